// SPDX-License-Identifier: Apache-2.0
import { loadModule } from './load.js';
import { makeLinter } from './make.js';

export { Linter } from './linter.js';
export { ReplylintError } from './errors.js';

let ownModule;

/** replylint.wasm of this package, compiled once. One that could not be loaded is tried again. */
const moduleOfPackage = () => {
  ownModule ??= loadModule(new URL('../dist/replylint.wasm', import.meta.url)).catch((error) => {
    ownModule = undefined;
    throw error;
  });
  return ownModule;
};

export const createLinter = async (settings, options = {}) =>
  makeLinter(options.wasm === undefined ? moduleOfPackage() : loadModule(options.wasm), settings, options);
