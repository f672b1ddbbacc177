// SPDX-License-Identifier: Apache-2.0
export { createLinter, Linter, ReplylintError } from './index.js';
export { createWorkerLinter } from './worker.js';
