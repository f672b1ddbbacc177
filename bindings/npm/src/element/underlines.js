// SPDX-License-Identifier: Apache-2.0
import { h } from './dom.js';

const SPACE = 7; // px
const WEIGHT = { error: 3, warning: 2, suggestion: 1 };

/** Placed by properties, which a Content-Security-Policy allows where it forbids style attributes. */
const mark = ([level, isActive, left, top, width, height]) => {
  const box = h('span', { class: `mark ${level}${isActive ? ' active' : ''}` });
  Object.assign(box.style, { transform: `translate(${left}px, ${top}px)`, width: `${width}px`, height: `${height}px` });
  return box;
};

/** Waves below what was found, drawn over the field; the field itself is left as it is. */
export class Underlines {
  #layer;
  #boxes = [];
  #key = '';

  constructor(layer) {
    this.#layer = layer;
  }

  /** `findings`: those with a place, moved along with what was typed. `active`: the id of the one that is shown, or null. */
  draw(field, findings, active) {
    field.measure();
    const frame = this.#layer.getBoundingClientRect();
    const clip = field.element.getBoundingClientRect();
    const boxes = [];
    const isSeen = (rect) => rect.width > 0 && rect.bottom > clip.top && rect.top < clip.bottom - 2;
    for (const finding of findings) {
      const rects = field.rects(finding.start, finding.end);
      /* The space at which a line was broken can be a piece of its own; nobody looks for a wave there. */
      const pieces = rects.length > 1 ? rects.filter((rect) => rect.width > SPACE) : rects;
      for (const rect of pieces.filter(isSeen)) boxes.push({ finding, rect });
    }
    this.#boxes = boxes;
    const round = (number) => Math.round(number * 2) / 2;
    const places = boxes.map(({ finding, rect }) => [
      finding.level, finding.id === active, round(rect.left - frame.left), round(rect.top - frame.top), round(rect.width), round(rect.height),
    ]);
    const key = places.join();
    if (key === this.#key) return;
    this.#key = key;
    this.#layer.replaceChildren(...places.map(mark));
  }

  /** What lies under a point of the view: the gravest, then the shortest; null when nothing does. */
  at(x, y) {
    const under = this.#boxes.filter(({ rect }) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom + 3);
    const rank = ({ finding }) => WEIGHT[finding.level] * 1e6 - (finding.end - finding.start);
    under.sort((a, b) => rank(b) - rank(a));
    return under[0]?.finding ?? null;
  }

  /** The first box of a finding, in the view; null when it is not to be seen. */
  boxOf(id) {
    return this.#boxes.find(({ finding }) => finding.id === id)?.rect ?? null;
  }
}
