// SPDX-License-Identifier: Apache-2.0
import { createWorkerLinter } from '../worker.js';
import { Card } from './card.js';
import { h, icon } from './dom.js';
import { editBetween, moveFinding } from './edits.js';
import { fieldOf, isField } from './field.js';
import { Panel, inWords } from './panel.js';
import { sheet } from './styles.js';
import { Underlines } from './underlines.js';

const SAY_AFTER = 1200; // ms without a key before a screen reader is told: it should not talk into the typing
const LEAVE_AFTER = 220; // ms that the pointer may be away, on its way from the words to the card
const KEYS = { channel: 'channel', inbound: 'inbound', language: 'language', brand: 'brand', kind: 'kind' };
const NESTED = { 'customer-name': ['customer', 'name'], 'agent-name': ['agent', 'name'] };

const skeleton = () => [
  h('div', { class: 'stage' },
    h('slot'),
    h('div', { class: 'marks', 'aria-hidden': 'true' }),
    h('div', { class: 'card', role: 'dialog', hidden: true, tabindex: '-1' })),
  h('div', { class: 'panel', part: 'panel' },
    h('div', { class: 'line' },
      h('div', { class: 'score-slot' }), h('div', { class: 'summary-slot' }), h('div', { class: 'length-slot' })),
    h('div', { class: 'undo', hidden: true }),
    h('section', { class: 'todo', 'aria-label': 'Checklist', hidden: true }, h('ul', { class: 'checklist-slot' })),
    h('section', { class: 'found', 'aria-label': 'Findings', hidden: true }, h('ul', { class: 'findings-slot' }))),
  h('div', { class: 'unseen', role: 'status' }),
];

/**
 * <reply-lint> around a textarea or something contenteditable: underlines while one types, and reasons, better wordings,
 * checklist, length and score. README.md has its attributes, properties and events.
 */
export class ReplyLint extends HTMLElement {
  static observedAttributes = [...Object.keys(KEYS), ...Object.keys(NESTED), 'profile'];

  /** Makes the linter of every element that was given none; a page replaces it to load the package in its own way. */
  static createLinter = createWorkerLinter;

  #root = this.attachShadow({ mode: 'open' });
  #field = null;
  #linter = null;
  #context = {};
  #settings = {};
  #dictionaries = [];
  #report = null;
  #findings = [];
  #dismissed = new Set();
  #text = '';
  #checked = null;
  #asking = false;
  #active = null;
  #stay = null;
  #frame = 0;
  #saying = 0;
  #leaving = 0;
  #undo = null;
  #stop = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet()];
    this.#root.append(...skeleton());
    this.panel = new Panel(this.#root);
    this.#part('slot').addEventListener('slotchange', () => this.#attach());
    this.card = new Card(this.#part('.card'), {
      apply: (finding, fix) => this.apply(finding, fix),
      dismiss: (finding) => this.dismiss(finding),
      close: () => this.#close(true),
    });
    this.underlines = new Underlines(this.#part('.marks'));
  }

  #part(selector) {
    return this.#root.querySelector(selector);
  }

  // -------------------------------------------------------------- what the page says

  /** What is known of the conversation, as in a record: channel, inbound, customer ... Over it lie the attributes. */
  get context() {
    const context = { ...this.#context };
    for (const [name, key] of Object.entries(KEYS)) if (this.hasAttribute(name)) context[key] = this.getAttribute(name);
    for (const [name, [outer, key]] of Object.entries(NESTED))
      if (this.hasAttribute(name)) context[outer] = { ...context[outer], [key]: this.getAttribute(name) };
    return context;
  }

  set context(value) {
    this.#context = value ?? {};
    this.#again();
  }

  get settings() {
    const profile = this.getAttribute('profile');
    return profile ? { ...this.#settings, profile } : this.#settings;
  }

  set settings(value) {
    this.#settings = value ?? {};
    this.#renew();
  }

  /** URLs or bytes of dictionaries: the defaults of replylint/dict/en_GB and its like. */
  get dictionaries() {
    return this.#dictionaries;
  }

  set dictionaries(value) {
    this.#dictionaries = value ?? [];
    this.#renew();
  }

  get report() {
    return this.#report;
  }

  get findings() {
    return this.#findings;
  }

  /** The middle of a stretch of the text, in the coordinates of the view; null when it is not to be seen. */
  placeOf(start, end) {
    this.#field?.measure();
    const rect = this.#field?.rects(start, end)[0];
    return rect ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 } : null;
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === 'profile') this.#renew();
    else this.#again();
  }

  connectedCallback() {
    this.#attach();
  }

  disconnectedCallback() {
    this.#detach();
    this.#linter?.then((linter) => linter.close(), () => {});
    this.#linter = null;
  }

  // -------------------------------------------------------------- the field

  #attach() {
    const element = this.#part('slot').assignedElements({ flatten: true })
      .map((one) => (isField(one) ? one : one.querySelector('textarea, [contenteditable]')))
      .find((one) => one && isField(one));
    if (!this.isConnected || element === this.#field?.element) return;
    this.#detach();
    if (!element) return;
    this.#field = fieldOf(element, this.#part('.stage'));
    this.#stop = new AbortController();
    const on = (target, names, handle) =>
      names.split(' ').forEach((name) => target.addEventListener(name, handle, { signal: this.#stop.signal, passive: name !== 'keydown' }));
    on(element, 'input', () => this.#typed());
    on(element, 'scroll', () => this.#draw());
    on(element, 'keydown', (event) => this.#key(event));
    on(element, 'pointermove', (event) => event.pointerType === 'mouse' && this.#hover(event.clientX, event.clientY));
    on(element, 'pointerleave', () => this.#leave());
    on(element, 'click', () => this.#caret());
    on(element, 'keyup', (event) => /^(Arrow|Home|End|Page)/.test(event.key) && this.#caret());
    on(this.card.element, 'pointerenter focusin', () => clearTimeout(this.#leaving));
    on(this.card.element, 'pointerleave', () => this.#leave());
    on(this.#root, 'keydown', (event) => this.#escape(event));
    on(window, 'resize scroll', () => this.#draw());
    const sizes = new ResizeObserver(() => {
      this.#field?.restyle();
      this.#draw();
    });
    sizes.observe(element);
    sizes.observe(this);
    this.#stop.signal.addEventListener('abort', () => sizes.disconnect());
    document.fonts?.ready.then(() => this.#draw());
    this.#text = this.#field.text;
    this.#again();
  }

  #detach() {
    this.#stop?.abort();
    this.#field?.remove();
    this.#field = null;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#saying);
    clearTimeout(this.#leaving);
  }

  /** What is found stays on its words at once; what the linter says of the new text comes when it is ready. */
  #typed() {
    const text = this.#field.text;
    const edit = editBetween(this.#text, text);
    this.#text = text;
    this.#findings = this.#findings.map((finding) => moveFinding(finding, edit)).filter((finding) => finding !== null);
    if (!this.card.hasFocus) this.#close(false);
    this.#draw();
    this.#ask();
  }

  // -------------------------------------------------------------- the linter

  #renew() {
    this.#linter?.then((linter) => linter.close(), () => {});
    this.#linter = null;
    this.#again();
  }

  #again() {
    this.#checked = null;
    if (this.isConnected && this.#field) this.#ask();
  }

  /** One question at a time, and always of the latest text; anew when the linter was changed meanwhile. */
  async #ask() {
    if (this.#asking) return;
    this.#asking = true;
    while (this.#field && this.#checked !== this.#text) {
      try {
        await this.#askOnce();
      } catch (error) {
        this.#checked = null;
        if (error.code === 'closed') continue;
        this.#trouble(error);
        break;
      }
    }
    this.#asking = false;
  }

  async #askOnce() {
    const text = this.#text;
    this.#checked = text;
    this.#linter ??= this.#make();
    const linter = await this.#linter;
    const report = await linter.lint(text, { stage: 'typing', ...this.context }, { brief: true });
    if (text === this.#text && this.#checked === text) this.#take(report);
  }

  async #make() {
    const linter = await this.constructor.createLinter(this.settings, { dictionaries: this.#dictionaries });
    for (const fault of (await linter.faults?.()) ?? []) this.#tell(fault);
    return linter;
  }

  #trouble(error) {
    if (['crashed', 'load', 'worker'].includes(error.code)) this.#linter = null; // the next key tries again
    this.panel.fail(error.message);
    this.#tell(error);
  }

  #tell(error) {
    this.dispatchEvent(new CustomEvent('reply-lint-error', { detail: error, bubbles: true, composed: true }));
  }

  #take(report) {
    const seen = new Map();
    this.#report = report;
    this.#findings = report.findings
      .filter((finding) => !this.#dismissed.has(finding.key))
      .map((finding) => {
        const nth = seen.get(finding.key) ?? 0;
        seen.set(finding.key, nth + 1);
        return { ...finding, id: `${finding.key}/${nth}` };
      });
    this.#draw();
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => this.#say(`${inWords(this.#findings)}. Score ${report.score}.`), SAY_AFTER);
    this.dispatchEvent(new CustomEvent('reply-lint-report', { detail: report, bubbles: true, composed: true }));
  }

  #say(words) {
    const status = this.#part('[role=status]');
    if (status.textContent !== words) status.textContent = words;
  }

  // -------------------------------------------------------------- what is seen

  #draw() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      if (!this.#field) return;
      this.underlines.draw(this.#field, this.#findings.filter((finding) => finding.start !== null), this.#active?.id ?? null);
      if (this.#report && this.#checked === this.#text)
        this.panel.draw(this.#report, this.#findings, this.#text, (finding) => this.show(finding));
      this.#place();
    });
  }

  #place() {
    if (!this.#active) return;
    const button = this.#part(`[data-id="${CSS.escape(this.#active.id)}"]`);
    const box = this.underlines.boxOf(this.#active.id) ?? button?.getBoundingClientRect();
    if (box) this.card.place(box, this.#part('.stage').getBoundingClientRect());
  }

  /** Open the card of a finding: the caret is behind its words, and the keyboard with its first wording. */
  show({ id }) {
    const finding = this.#findings.find((one) => one.id === id); // it may have moved since it was drawn
    if (!finding) return;
    if (finding.start !== null) this.#field.select(finding.end, finding.end);
    this.#open(finding, true);
    this.card.focus();
  }

  #open(finding, stay) {
    clearTimeout(this.#leaving);
    this.#stay = stay;
    if (this.#active?.id === finding.id && this.card.isOpen) return;
    this.#active = finding;
    this.card.show(finding, this.#text);
    this.#place();
    this.#draw();
  }

  #close(toField) {
    if (!this.#active) return;
    const back = toField && this.card.hasFocus;
    this.#active = null;
    this.card.hide();
    this.#draw();
    if (back) this.#field.element.focus();
  }

  #hover(x, y) {
    const finding = this.underlines.at(x, y);
    if (finding) this.#open(finding, false);
    else this.#leave();
  }

  #leave() {
    if (!this.#active || this.#stay) return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => !this.card.hasFocus && this.#close(false), LEAVE_AFTER);
  }

  /** A tap, or the caret that comes to stand in the words. */
  #caret() {
    const at = this.#field.caret;
    const finding = at < 0 ? null : this.#findings.find(({ start, end }) => start !== null && at >= start && at <= end);
    if (finding) this.#open(finding, true);
    else this.#close(false);
  }

  #key(event) {
    if (event.key === 'F8') {
      event.preventDefault();
      this.#step(event.shiftKey ? -1 : 1);
    } else if (event.altKey && event.key === 'Enter' && this.#active) {
      event.preventDefault();
      this.card.focus();
    }
  }

  #escape(event) {
    if (event.key === 'F8' && this.card.hasFocus) {
      event.preventDefault();
      this.#step(event.shiftKey ? -1 : 1);
    }
    if (event.key === 'Escape' && this.#active) {
      event.stopPropagation();
      this.#close(true);
    }
  }

  #step(by) {
    const all = this.#findings;
    if (!all.length) return this.#say('Nothing to mend.');
    const now = all.findIndex((finding) => finding.id === this.#active?.id);
    this.show(all[now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length]);
  }

  // -------------------------------------------------------------- what is done

  /** Put a better wording in. It is undone by the button that then appears, or as what was typed. */
  apply(finding, fix) {
    const { start, end, text } = fix;
    const old = this.#text.slice(start, end);
    this.#close(false);
    this.#field.replace(start, end, text);
    this.#offerUndo(start, old, text);
    this.dispatchEvent(new CustomEvent('reply-lint-apply', { detail: { finding, fix }, bubbles: true, composed: true }));
  }

  #offerUndo(start, old, now) {
    const bar = this.#part('.undo');
    const undo = () => {
      if (this.#field.text.slice(start, start + now.length) === now) this.#field.replace(start, start + now.length, old);
      bar.hidden = true;
      this.#field.element.focus();
      this.#say('Undone.');
    };
    bar.replaceChildren(
      h('span', {}, now.trim() ? `Changed to "${now.trim()}"` : `Removed "${old.trim()}"`),
      h('button', { type: 'button', class: 'quiet', onclick: undo }, icon('undo'), 'Undo'));
    bar.hidden = false;
    this.#say(bar.firstChild.textContent);
    clearTimeout(this.#undo);
    this.#undo = setTimeout(() => (bar.hidden = true), 10000);
  }

  /** Not to be told of this fault in these words again. */
  dismiss(finding) {
    this.#dismissed.add(finding.key);
    this.#findings = this.#findings.filter((one) => one.key !== finding.key);
    this.#close(true);
    this.#draw();
    this.dispatchEvent(new CustomEvent('reply-lint-dismiss', { detail: finding, bubbles: true, composed: true }));
  }
}
