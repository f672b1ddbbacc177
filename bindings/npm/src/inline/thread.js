// SPDX-License-Identifier: Apache-2.0
// The worker of replylint/inline: it is sent the compiled module.
import { makeLinter } from '../make.js';
import { serve } from '../serve.js';

const create = (settings, options) => makeLinter(options.wasm, settings, options);
serve((handle) => self.addEventListener('message', (event) => handle(event.data)), (message) => self.postMessage(message), create);
