// SPDX-License-Identifier: Apache-2.0
// replylint that carries its WebAssembly and its worker: nothing is fetched. For pages from a file, and for where a policy
// allows no connections. scripts/build.js fills in the two names.
/* global PACKED_WASM, WORKER_SCRIPT */
import { createLinter as createFrom } from '../index.js';
import { loadModule } from '../load.js';
import { createWorkerLinter as createWorkerFrom } from '../worker.js';
import { unpack } from './unpack.js';

export { Linter, ReplylintError } from '../index.js';

let compiled;

const moduleInside = () => {
  compiled ??= unpack(PACKED_WASM).then(loadModule).catch((error) => {
    compiled = undefined;
    throw error;
  });
  return compiled;
};

export const createLinter = async (settings, options = {}) =>
  createFrom(settings, { ...options, wasm: options.wasm ?? (await moduleInside()) });

const startFromText = () => {
  const url = URL.createObjectURL(new Blob([WORKER_SCRIPT], { type: 'text/javascript' }));
  const worker = new Worker(url, { name: 'replylint' });
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  return worker;
};

/** For browsers: a worker from a text needs worker-src blob:. In Node.js take replylint/worker. */
export const createWorkerLinter = async (settings, options = {}) =>
  createWorkerFrom(settings, { worker: startFromText, ...options, wasm: options.wasm ?? (await moduleInside()) });
