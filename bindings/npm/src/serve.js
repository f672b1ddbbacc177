// SPDX-License-Identifier: Apache-2.0
// The worker's side: one linter, asked by messages.
import { ReplylintError } from './errors.js';

const inWords = (error) =>
  error instanceof ReplylintError
    ? { code: error.code, messages: error.messages }
    : { code: 'crashed', messages: [String(error?.message ?? error)] };

/** `listen(handler)` hands on each message, `post(message)` answers. Calls are answered in their order. */
export const serve = (listen, post, createLinter) => {
  let linter;
  const methods = {
    make: (...args) => {
      linter = createLinter(...args);
      return linter.then(() => true);
    },
    get: async (name) => (await linter)[name],
    faults: async () => (await linter).faults.map(inWords),
    lint: async (...args) => (await linter).lint(...args),
    redact: async (...args) => (await linter).redact(...args),
  };
  listen(async ({ id, method, args }) => {
    try {
      post({ id, result: await methods[method](...args) });
    } catch (error) {
      post({ id, error: inWords(error) });
    }
  });
};
