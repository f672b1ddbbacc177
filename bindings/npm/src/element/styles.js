// SPDX-License-Identifier: Apache-2.0
// How the element looks. A page sets --reply-lint-* and color-scheme; nothing else of it gets in.

const wave = `url("data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="6" height="4" viewBox="0 0 6 4"><path d="M-1 2.6Q.5 2.6 1.5 1.6T4 1.6 7 2.6" fill="none" stroke="#000" stroke-width="1.3"/></svg>',
)}")`;

const light = `
  --paper: var(--reply-lint-paper, #ffffff); --ink: var(--reply-lint-ink, #1c2430); --soft: #566173; --line: #dfe4ec; --tint: #f5f7fa;
  --accent: var(--reply-lint-accent, #2456d6); --accent-ink: #ffffff; --accent-tint: #eef3ff; --good: #0e6339; --good-track: #d5eee1;
  --error: #c4262e; --error-tint: #fdecec; --warning: #9a5b00; --warning-tint: #fdf3e0; --suggestion: #2456d6; --suggestion-tint: #eaf0ff;
  --shadow: 0 1px 2px rgb(20 30 50 / .08), 0 12px 32px rgb(20 30 50 / .16);`;

const dark = `
  --paper: var(--reply-lint-paper, #171b22); --ink: var(--reply-lint-ink, #e7ebf2); --soft: #a3aebf; --line: #2e3643; --tint: #1f252f;
  --accent: var(--reply-lint-accent, #8fb0ff); --accent-ink: #0e1524; --accent-tint: #212c45; --good: #5fd39b; --good-track: #1f3b2f;
  --error: #ff8f8f; --error-tint: #3b2024; --warning: #f4bd62; --warning-tint: #372b17; --suggestion: #8fb0ff; --suggestion-tint: #212c45;
  --shadow: 0 1px 2px rgb(0 0 0 / .4), 0 12px 32px rgb(0 0 0 / .5);`;

const css = `
:host { display: block; ${light} color: var(--ink); font: 14px/1.45 var(--reply-lint-font, system-ui, "Segoe UI", Roboto, sans-serif); }
:host([hidden]), [hidden] { display: none !important; }
@media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${dark} } }
:host([theme=dark]) { ${dark} }
* { box-sizing: border-box; }
ul { list-style: none; margin: 0; padding: 0; }
p { margin: 0; }
button { font: inherit; color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.icon { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; flex: none; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.stage { position: relative; }
.mirror { position: absolute; top: 0; left: 0; visibility: hidden; pointer-events: none; white-space: pre-wrap; overflow-wrap: break-word; border-style: solid; border-color: transparent; }
.marks { position: absolute; inset: 0; pointer-events: none; overflow: hidden; }
.mark { position: absolute; top: 0; left: 0; border-radius: 3px; color: var(--suggestion); }
.mark::after { content: ""; position: absolute; left: 0; right: 0; bottom: -1px; height: 4px; background: currentColor; mask: ${wave} repeat-x 0 0 / 6px 4px; -webkit-mask: ${wave} repeat-x 0 0 / 6px 4px; }
.mark.error { color: var(--error); } .mark.warning { color: var(--warning); }
.mark.active { background: color-mix(in srgb, currentColor 14%, transparent); }

.card { position: absolute; z-index: 10; width: min(340px, calc(100% - 16px)); padding: 12px 14px 10px; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); box-shadow: var(--shadow); animation: rise .12s ease-out; }
.card:focus { outline: none; }
@keyframes rise { from { opacity: 0; transform: translateY(3px); } }
.card-head, .card-foot { display: flex; align-items: center; justify-content: space-between; gap: 8px; }
.badge { padding: 2px 8px; border-radius: 99px; font-size: 12px; font-weight: 600; color: var(--suggestion); background: var(--suggestion-tint); }
.error .badge { color: var(--error); background: var(--error-tint); } .warning .badge { color: var(--warning); background: var(--warning-tint); }
.message { margin-top: 6px; font-weight: 600; overflow-wrap: anywhere; }
.advice { margin-top: 3px; color: var(--soft); }
.fixes { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 10px; }
.fix { display: inline-flex; align-items: center; gap: 7px; max-width: 100%; padding: 6px 11px; border: 1px solid transparent; border-radius: 8px; background: var(--accent); color: var(--accent-ink); text-align: left; font-weight: 600; }
.fix:hover { filter: brightness(1.08); }
.fix + .fix { background: var(--accent-tint); color: var(--accent); }
.fix del { flex: 0 99 auto; min-width: 3em; font-weight: 400; text-decoration-thickness: 1px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; } .fix ins { flex: none; max-width: 75%; text-decoration: none; }
.card-foot { margin-top: 9px; color: var(--soft); font-size: 12px; }
code { font: 12px/1.4 ui-monospace, SFMono-Regular, Menlo, monospace; overflow-wrap: anywhere; }
.quiet { display: inline-flex; align-items: center; gap: 5px; padding: 4px 8px; border: 0; border-radius: 6px; background: none; color: var(--soft); font-weight: 500; }
.quiet:hover { background: var(--tint); color: var(--ink); }
.close { padding: 4px; margin-right: -4px; }

.panel { margin-top: 10px; padding: 10px 14px 12px; border: 1px solid var(--line); border-radius: 12px; background: var(--paper); }
.line { display: flex; align-items: center; gap: 12px; min-height: 40px; }
.summary-slot { flex: 1; font-weight: 600; }
.trouble { color: var(--error); font-weight: 500; }
.score { position: relative; width: 40px; height: 40px; color: var(--good); }
.score.failed { color: var(--warning); }
.ring { width: 100%; height: 100%; transform: rotate(-90deg); fill: none; stroke-width: 3.4; stroke-linecap: round; }
.track { stroke: var(--line); } .arc { stroke: currentColor; transition: stroke-dasharray .25s ease; } .blank .arc { stroke: none; }
.number { position: absolute; inset: 0; display: grid; place-items: center; font-size: 13px; font-weight: 700; font-variant-numeric: tabular-nums; color: var(--ink); }
.length { display: inline-flex; align-items: center; gap: 8px; color: var(--soft); font-size: 13px; font-variant-numeric: tabular-nums; white-space: nowrap; }
.bar { width: 64px; height: 5px; border-radius: 9px; background: var(--line); overflow: hidden; } .fill { display: block; height: 100%; border-radius: 9px; background: var(--good); }
.near .fill { background: var(--warning); } .over .fill { background: var(--error); } .over .left { color: var(--error); font-weight: 600; }
.undo { display: flex; align-items: center; justify-content: space-between; gap: 8px; margin-top: 8px; padding: 5px 6px 5px 12px; border-radius: 8px; background: var(--good-track); }
.todo { margin-top: 8px; padding-top: 10px; border-top: 1px solid var(--line); }
.checklist-slot { display: flex; flex-wrap: wrap; gap: 6px; }
.checklist-slot li { display: inline-flex; align-items: center; gap: 6px; padding: 3px 10px 3px 5px; border: 1px solid var(--line); border-radius: 99px; color: var(--soft); font-size: 13px; }
.checklist-slot li.done { border-color: transparent; background: var(--good-track); color: var(--good); }
.checklist-slot li.unknown { border-style: dashed; }
.tick { display: grid; place-items: center; width: 16px; height: 16px; } .tick:empty::before { content: ""; width: 10px; height: 10px; border: 1.5px solid currentColor; border-radius: 50%; }
.tick .icon { width: 14px; height: 14px; stroke-width: 2.2; }
.found { margin-top: 10px; padding-top: 6px; border-top: 1px solid var(--line); }
.findings-slot { margin: 0 -6px; }
.finding { display: flex; gap: 10px; width: 100%; padding: 6px; border: 0; border-radius: 8px; background: none; text-align: left; }
.finding:hover { background: var(--tint); }
.dot { flex: none; width: 8px; height: 8px; margin-top: 6px; border-radius: 50%; background: var(--suggestion); } .error .dot { background: var(--error); } .warning .dot { background: var(--warning); }
.words { overflow-wrap: anywhere; } .better { display: inline-block; margin-left: 8px; padding: 0 7px; border-radius: 6px; background: var(--accent-tint); color: var(--accent); font-size: 13px; font-weight: 600; }

@media (max-width: 520px) {
  .line { flex-wrap: wrap; row-gap: 4px; } .length-slot { width: 100%; } .length { width: 100%; } .bar { flex: 1; }
  .card { position: fixed; left: 8px !important; right: 8px; top: auto !important; bottom: 8px; width: auto; }
  .fix, .quiet, .finding { min-height: 40px; } .close { min-width: 40px; justify-content: center; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; transition: none !important; } }
@media (forced-colors: active) { .mark::after { background: Highlight; } .card, .panel { border-color: CanvasText; } .dot, .fill { background: CanvasText; } .arc { stroke: CanvasText; } }
`;

let made;

/** One sheet for all elements of a page; it needs no style-src of the page's policy. */
export const sheet = () => {
  if (!made) {
    made = new CSSStyleSheet();
    made.replaceSync(css);
  }
  return made;
};
