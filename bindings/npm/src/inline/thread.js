// SPDX-License-Identifier: Apache-2.0
// The worker of replylint/inline: it is sent the compiled module.
import { Linter } from '../linter.js';
import { serve } from '../serve.js';

const create = (settings, { wasm, packs }) => Linter.make(wasm, settings, packs);
serve((handle) => self.addEventListener('message', (event) => handle(event.data)), (message) => self.postMessage(message), create);
