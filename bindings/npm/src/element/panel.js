// SPDX-License-Identifier: Apache-2.0
import { h, icon, render } from './dom.js';

const RING = 2 * Math.PI * 15;
const UNITS = { segments: 'parts', bytes: 'bytes' };
const PLURAL = { error: 'errors', warning: 'warnings', suggestion: 'suggestions' };

const counted = (count, word) => `${count} ${count === 1 ? word : PLURAL[word] ?? `${word}s`}`;

/** "2 warnings, 1 suggestion" */
export const inWords = (findings) => {
  const counts = ['error', 'warning', 'suggestion']
    .map((level) => [findings.filter((finding) => finding.level === level).length, level])
    .filter(([count]) => count > 0);
  return counts.length ? counts.map(([count, level]) => counted(count, level)).join(', ') : 'Nothing to mend';
};

const ring = (score) => {
  const arc = h('circle', { class: 'arc', cx: 18, cy: 18, r: 15, 'stroke-dasharray': `${(score / 100) * RING} ${RING}` });
  return h('svg', { viewBox: '0 0 36 36', class: 'ring', 'aria-hidden': 'true' }, h('circle', { class: 'track', cx: 18, cy: 18, r: 15 }), arc);
};

const scoreView = (report) =>
  h('div', { class: `score ${report.passed ? 'passed' : 'failed'}`, role: 'img', 'aria-label': `Score ${report.score} of 100` },
    ring(report.score), h('span', { class: 'number', 'aria-hidden': 'true' }, String(report.score)));

const lengthView = (measure, text) => {
  if (!measure) {
    const words = text.split(/\s+/).filter(Boolean).length;
    return h('span', { class: 'length' }, counted(words, 'word'));
  }
  const { length, limit, over, unit } = measure;
  const share = Math.min(1, limit ? length / limit : 0);
  const name = UNITS[unit] ?? 'characters';
  const words = over ? `${over} too many` : `${limit - length} left`;
  const bar = h('span', { class: 'bar', 'aria-hidden': 'true' }, h('span', { class: 'fill' }));
  bar.firstChild.style.width = `${share * 100}%`;
  const state = over ? 'over' : share > 0.9 ? 'near' : '';
  return h('span', { class: `length ${state}`, title: `${length} of ${limit} ${name}` },
    bar, h('span', {}, `${length} / ${limit}`), h('span', { class: 'left' }, words));
};

const SAID = { done: 'Done: ', missing: 'To do: ', unknown: 'Not known: ' };

const checklistView = (items) =>
  items.map(({ state, words }) =>
    h('li', { class: state },
      h('span', { class: 'tick' }, state === 'done' ? icon('check') : null),
      h('span', {}, h('span', { class: 'unseen' }, SAID[state]), words)));

const findingView = (finding, text, show) =>
  h('li', {},
    h('button', { type: 'button', class: `finding ${finding.level}`, 'data-id': finding.id, onclick: () => show(finding) },
      h('span', { class: 'dot', 'aria-hidden': 'true' }),
      h('span', { class: 'words' },
        h('span', { class: 'unseen' }, `${finding.level}: `),
        finding.message,
        finding.fixes.length ? h('span', { class: 'better' }, finding.fixes[0].text.trim() || 'remove it') : null)));

/** Score, length, checklist and findings, below the field. */
export class Panel {
  constructor(root) {
    this.parts = Object.fromEntries(['score', 'summary', 'length', 'checklist', 'findings'].map((name) => [name, root.querySelector(`.${name}-slot`)]));
    this.sections = { checklist: root.querySelector('.todo'), findings: root.querySelector('.found') };
  }

  /** `findings`: without those that were dismissed. `show(finding)` is called when one is chosen. */
  draw(report, findings, text, show) {
    const { score, summary, length, checklist, findings: list } = this.parts;
    const isEmpty = text.trim() === '';
    render(score, `${isEmpty} ${report.score} ${report.passed}`, () =>
      isEmpty ? h('div', { class: 'score blank' }, ring(0)) : scoreView(report));
    render(summary, isEmpty ? '' : inWords(findings), () => (isEmpty ? 'Start typing' : inWords(findings)));
    render(length, JSON.stringify([report.measures, report.measures.length ? 0 : text.split(/\s+/).length]), () => lengthView(report.measures[0], text));
    render(checklist, JSON.stringify(report.checklist), () => checklistView(report.checklist));
    render(list, JSON.stringify(findings.map(({ id, level, message, fixes }) => [id, level, message, fixes])), () =>
      findings.map((finding) => findingView(finding, text, show)));
    this.sections.checklist.hidden = report.checklist.length === 0;
    this.sections.findings.hidden = findings.length === 0;
  }

  /** A fault of the linter itself, in the place of the summary. */
  fail(message) {
    render(this.parts.summary, `failed ${message}`, () => h('span', { class: 'trouble' }, message));
  }
}
