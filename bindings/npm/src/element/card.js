// SPDX-License-Identifier: Apache-2.0
import { h, icon } from './dom.js';

const LEVELS = { error: 'Error', warning: 'Warning', suggestion: 'Suggestion' };
const GAP = 8;

/** "Replace by", or "Remove" where nothing comes in its place. */
const wordingOf = (fix, text) => {
  const old = text.slice(fix.start, fix.end);
  const now = fix.text.trim();
  return now === ''
    ? { label: `Remove "${old.trim()}"`, parts: ['Remove ', h('del', {}, old.trim())] }
    : { label: `Replace "${old.trim()}" by "${now}"`, parts: [h('del', {}, old.trim()), icon('arrow'), h('ins', {}, now)] };
};

/** What is wrong with some words, why, and what would be better: beside these words, or at the foot of a phone. */
export class Card {
  #actions;

  /** `actions`: apply(finding, fix), dismiss(finding), close(). */
  constructor(element, actions) {
    this.element = element;
    this.#actions = actions;
  }

  get isOpen() {
    return !this.element.hidden;
  }

  show(finding, text) {
    const { apply, dismiss, close } = this.#actions;
    const fixes = finding.fixes.map((fix) => {
      const { label, parts } = wordingOf(fix, text);
      return h('button', { class: 'fix', type: 'button', 'aria-label': label, onclick: () => apply(finding, fix) }, ...parts);
    });
    this.element.setAttribute('aria-label', `${LEVELS[finding.level]}: ${finding.message}`);
    this.element.className = `card ${finding.level}`;
    this.element.replaceChildren(
      h('div', { class: 'card-head' },
        h('span', { class: 'badge' }, LEVELS[finding.level]),
        h('button', { class: 'quiet close', type: 'button', 'aria-label': 'Close', onclick: close }, icon('cross'))),
      h('p', { class: 'message' }, finding.message),
      h('p', { class: 'advice' }, finding.advice),
      fixes.length ? h('div', { class: 'fixes' }, fixes) : null,
      h('div', { class: 'card-foot' },
        h('code', {}, finding.rule),
        h('button', { class: 'quiet', type: 'button', onclick: () => dismiss(finding) }, 'Ignore')),
    );
    this.element.hidden = false;
  }

  /** Below the words, or above them where there is no room; within the frame. All in the view. */
  place(box, frame) {
    const style = this.element.style;
    const card = this.element.getBoundingClientRect();
    const below = box.bottom + GAP + card.height <= innerHeight || box.top - GAP - card.height < 0;
    const left = Math.max(frame.left + GAP, Math.min(box.left - 12, frame.right - card.width - GAP));
    style.left = `${left - frame.left}px`;
    style.top = `${(below ? box.bottom + GAP : box.top - GAP - card.height) - frame.top}px`;
  }

  hide() {
    this.element.hidden = true;
  }

  get hasFocus() {
    return this.element.contains(this.element.getRootNode().activeElement);
  }

  focus() {
    (this.element.querySelector('.fix') ?? this.element.querySelector('button')).focus();
  }
}
