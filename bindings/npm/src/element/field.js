// SPDX-License-Identifier: Apache-2.0
// The field that is typed in: a textarea or something contenteditable, behind one interface.
//   text               what stands there
//   caret              where the caret is; -1 when there is none, or a stretch is selected
//   rects(start, end)  where a stretch is seen, in the coordinates of the page's view
//   replace(start, end, text)  as if it were typed, so that the browser's own undo takes it back
//   select(start, end), focus()

const typed = (field, text) => {
  const command = text === '' ? ['delete', false] : ['insertText', false, text];
  return field.ownerDocument.execCommand?.(...command) === true;
};

/** What decides where a letter stands. */
const COPIED = [
  'boxSizing', 'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'borderLeftWidth', 'paddingTop', 'paddingRight',
  'paddingBottom', 'paddingLeft', 'fontFamily', 'fontSize', 'fontStyle', 'fontWeight', 'fontVariant', 'fontStretch',
  'fontKerning', 'fontFeatureSettings', 'lineHeight', 'letterSpacing', 'wordSpacing', 'textAlign', 'textIndent', 'textTransform',
  'tabSize', 'direction', 'wordBreak', 'lineBreak', 'hyphens',
];

/** A textarea does not say where its letters are; a copy of it that nobody sees does. */
export class TextareaField {
  #mirror;
  #letters = document.createTextNode('');
  #stale = true;

  constructor(element, home) {
    this.element = element;
    this.#mirror = document.createElement('div');
    this.#mirror.className = 'mirror';
    this.#mirror.setAttribute('aria-hidden', 'true');
    this.#mirror.append(this.#letters);
    home.append(this.#mirror);
  }

  get text() {
    return this.element.value;
  }

  get caret() {
    const { selectionStart, selectionEnd } = this.element;
    return selectionStart === selectionEnd ? selectionStart : -1;
  }

  /** Size or font may have changed. */
  restyle() {
    this.#stale = true;
  }

  /** Bring the copy up to date; before rects(). */
  measure() {
    if (this.#stale) {
      const style = getComputedStyle(this.element);
      for (const name of COPIED) this.#mirror.style[name] = style[name];
      this.#mirror.style.width = `${this.element.clientWidth + parseFloat(style.borderLeftWidth) + parseFloat(style.borderRightWidth)}px`;
      this.#stale = false;
    }
    /* A last line without a letter has no height otherwise. */
    const text = `${this.text}\u200b`;
    if (this.#letters.data !== text) this.#letters.data = text;
  }

  rects(start, end) {
    const range = document.createRange();
    range.setStart(this.#letters, Math.min(start, this.#letters.length));
    range.setEnd(this.#letters, Math.min(end, this.#letters.length));
    const copy = this.#mirror.getBoundingClientRect();
    const field = this.element.getBoundingClientRect();
    const x = field.left - copy.left - this.element.scrollLeft;
    const y = field.top - copy.top - this.element.scrollTop;
    return [...range.getClientRects()].map((rect) => new DOMRect(rect.x + x, rect.y + y, rect.width, rect.height));
  }

  select(start, end) {
    this.element.focus();
    this.element.setSelectionRange(start, end);
  }

  replace(start, end, text) {
    this.select(start, end);
    if (!typed(this.element, text)) {
      this.element.setRangeText(text, start, end, 'end');
      this.element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText', data: text }));
    }
  }

  remove() {
    this.#mirror.remove();
  }
}

const BLOCKS = /^(ADDRESS|BLOCKQUOTE|DIV|DL|DT|DD|FIGURE|FOOTER|H[1-6]|HEADER|HR|LI|OL|P|PRE|SECTION|TABLE|TR|UL)$/;

/** The text of an element as its reader sees it: blocks and line breaks are line ends. */
const readText = (root) => {
  const pieces = [];
  let text = '';
  const newLine = () => {
    if (text && !text.endsWith('\n')) text += '\n';
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node.nodeName === 'BR') {
      /* The last one of a block only keeps the block open. */
      if (node.nextSibling || node.parentNode === root) text += '\n';
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const block = node !== root && BLOCKS.test(node.nodeName);
      if (block) newLine();
      node.childNodes.forEach(walk);
      if (block) newLine();
    }
  };
  walk(root);
  return { text, pieces };
};

export class EditableField {
  #read = null;

  constructor(element) {
    this.element = element;
  }

  #now() {
    this.#read ??= readText(this.element);
    return this.#read;
  }

  get text() {
    this.#read = null;
    return this.#now().text;
  }

  get caret() {
    const selection = this.element.getRootNode().getSelection?.() ?? document.getSelection();
    if (!selection?.isCollapsed || !this.element.contains(selection.anchorNode)) return -1;
    const piece = this.#now().pieces.find(({ node }) => node === selection.anchorNode);
    return piece ? piece.start + selection.anchorOffset : -1;
  }

  restyle() {}

  measure() {
    this.#read = null;
  }

  #place(at, atEnd) {
    const { pieces } = this.#now();
    const fits = ({ node, start }) => (atEnd ? at > start || start === 0 : at >= start) && at <= start + node.length;
    const piece = (atEnd ? pieces.find(fits) : pieces.findLast(fits)) ?? pieces.at(-1);
    return piece ? [piece.node, Math.max(0, Math.min(at - piece.start, piece.node.length))] : [this.element, 0];
  }

  #range(start, end) {
    const range = document.createRange();
    range.setStart(...this.#place(start, false));
    range.setEnd(...this.#place(end, true));
    return range;
  }

  rects(start, end) {
    return [...this.#range(start, end).getClientRects()];
  }

  select(start, end) {
    this.element.focus();
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(this.#range(start, end));
  }

  replace(start, end, text) {
    this.select(start, end);
    if (!typed(this.element, text)) {
      const range = this.#range(start, end);
      range.deleteContents();
      range.insertNode(document.createTextNode(text));
      this.element.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText', data: text }));
    }
  }

  remove() {}
}

export const fieldOf = (element, home) =>
  element instanceof HTMLTextAreaElement ? new TextareaField(element, home) : new EditableField(element);

/** Can this be typed in? */
export const isField = (element) =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable);
