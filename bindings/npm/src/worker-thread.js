// SPDX-License-Identifier: Apache-2.0
// What runs in the worker of worker.js, in browsers and in Node.js.
import { createLinter } from './index.js';
import { serve } from './serve.js';

if (typeof WorkerGlobalScope !== 'undefined' && self instanceof WorkerGlobalScope) {
  serve((handle) => self.addEventListener('message', (event) => handle(event.data)), (message) => self.postMessage(message), createLinter);
} else {
  const { parentPort } = await import('node:worker_threads');
  serve((handle) => parentPort.on('message', handle), (message) => parentPort.postMessage(message), createLinter);
}
