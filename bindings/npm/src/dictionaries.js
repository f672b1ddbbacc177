// SPDX-License-Identifier: Apache-2.0
// Packed dictionaries: fetched when a linter is made that asks for them, and not before.
import { describe } from './encode.js';
import { ReplylintError } from './errors.js';
import { readPacked } from './gunzip.js';

const load = async (source) => {
  if (typeof source !== 'string' && !(source instanceof URL) && !(source instanceof ArrayBuffer) && !ArrayBuffer.isView(source))
    throw new ReplylintError('argument', `dictionaries: expected URLs or bytes, not ${describe(source)}`);
  return readPacked(source);
};

const join = (parts) => {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
};

/**
 * `bytes`: what replylint_rules_spelling_bytes() takes, null when none are asked for. Words of one dictionary are faults of
 * another: when one cannot be had none is used, `bytes` are empty, and `faults` say why.
 */
export const loadDictionaries = async (sources) => {
  if (sources === undefined || sources === null) return { bytes: null, faults: [] };
  if (!Array.isArray(sources))
    throw new ReplylintError('argument', `dictionaries: expected an array, not ${describe(sources)}`);
  if (!sources.length) return { bytes: null, faults: [] };
  const loaded = await Promise.allSettled(sources.map(load));
  const faults = loaded.flatMap(({ reason }, i) => {
    if (!reason || (reason instanceof ReplylintError && reason.code === 'argument')) return [];
    const what = `cannot load the dictionary ${String(sources[i])}: ${reason.message}; spelling is not judged`;
    return [new ReplylintError('load', what, { cause: reason })];
  });
  const wrong = loaded.find(({ reason }) => reason?.code === 'argument');
  if (wrong) throw wrong.reason;
  return { bytes: faults.length ? new Uint8Array() : join(loaded.map(({ value }) => value)), faults };
};
