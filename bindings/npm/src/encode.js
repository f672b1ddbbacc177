// SPDX-License-Identifier: Apache-2.0
// Settings, records and rules as the bytes that wasm/tree_bytes.c makes trees of; what they are is written there.
import { ReplylintError } from './errors.js';

const DEEPEST = 50;
const utf8 = new TextEncoder();

const refuse = (path, what) => {
  throw new ReplylintError('argument', `${path}: ${what}`);
};

/** Bytes that grow. */
class Bytes {
  constructor() {
    this.data = new Uint8Array(256);
    this.size = 0;
  }

  room(more) {
    if (this.size + more <= this.data.length) return;
    const grown = new Uint8Array(Math.max(this.data.length * 2, this.size + more));
    grown.set(this.data.subarray(0, this.size));
    this.data = grown;
  }

  byte(value) {
    this.room(1);
    this.data[this.size++] = value;
  }

  number(value) {
    for (; value > 127; value = Math.floor(value / 128)) this.byte(128 | (value & 127));
    this.byte(value);
  }

  text(value) {
    const bytes = utf8.encode(value);
    this.number(bytes.length);
    this.room(bytes.length);
    this.data.set(bytes, this.size);
    this.size += bytes.length;
  }
}

const plain = (value) => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
};

const scalar = (out, kind, text) => {
  out.byte(kind.charCodeAt(0));
  out.text(text);
};

const list = (out, items, path, depth) => {
  out.byte('l'.charCodeAt(0));
  out.number(items.length);
  items.forEach((item, i) => node(out, item, `${path}[${i}]`, depth + 1));
};

const map = (out, members, path, depth) => {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  out.byte('m'.charCodeAt(0));
  out.number(given.length);
  for (const [key, value] of given) {
    out.text(key);
    node(out, value, `${path}.${key}`, depth + 1);
  }
};

const node = (out, value, path, depth) => {
  if (depth > DEEPEST) refuse(path, 'nested too deeply; does it hold itself?');
  if (typeof value === 'string') scalar(out, 'q', value);
  else if (value === null) scalar(out, 's', 'null');
  else if (typeof value === 'boolean' || Number.isFinite(value)) scalar(out, 's', String(value));
  else if (value instanceof Date && !Number.isNaN(value.getTime())) scalar(out, 'q', value.toISOString());
  else if (Array.isArray(value)) list(out, value, path, depth);
  else if (typeof value === 'object' && plain(value)) map(out, value, path, depth);
  else refuse(path, `expected a text, number, flag, list or plain object, not ${describe(value)}`);
};

export const describe = (value) => {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'object') return value.constructor?.name ?? 'an object';
  return typeof value === 'number' ? String(value) : `a ${typeof value}`;
};

/** `what` names the document in messages. Throws ReplylintError "argument" for what cannot be written. */
export const encodeTree = (document, what) => {
  const out = new Bytes();
  node(out, document, what, 0);
  return out.data.subarray(0, out.size);
};
