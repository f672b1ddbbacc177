// SPDX-License-Identifier: Apache-2.0
import { loadDictionaries } from './dictionaries.js';
import { Linter } from './linter.js';
import { loadPhrases } from './phrases.js';

/** A linter of a compiled module, which may still be on its way, and of what else `options` name. */
export const makeLinter = async (module, settings, { packs, dictionaries } = {}) => {
  const [compiled, spelling, phrases] = await Promise.all([module, loadDictionaries(dictionaries), loadPhrases(packs)]);
  return Linter.make(compiled, settings, packs, spelling, phrases);
};
