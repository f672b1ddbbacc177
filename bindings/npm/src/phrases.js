// SPDX-License-Identifier: Apache-2.0
// The built-in phrases as they are written. replylint.wasm has what they come to; packs that bring fragments of their own
// change that.
import { ReplylintError } from './errors.js';
import { readPacked } from './gunzip.js';

const isShared = (path) => /(^|\/)shared\.yml$/.test(path);

/** What replylint_use_packs() takes; null where no pack needs it. */
export const loadPhrases = async (packs) => {
  const path = Object.keys(packs ?? {}).find(isShared);
  if (path === undefined) return null;
  try {
    return await readPacked(new URL('../dist/phrases.gz', import.meta.url));
  } catch (cause) {
    throw new ReplylintError('load', `packs: ${path} changes the built-in phrases, and dist/phrases.gz of this package, which has ` +
      `them, cannot be loaded: ${cause.message}`, { cause });
  }
};
