// SPDX-License-Identifier: Apache-2.0

/** By number, as replylint_status in replylint.h counts them. */
const codes = ['ok', 'memory', 'argument', 'unknown', 'encoding', 'syntax', 'limit', 'state', 'file'];

/** What is thrown for every fault; `code` says of which kind it is, `messages` holds each fault in words. */
export class ReplylintError extends Error {
  constructor(code, messages, options) {
    const list = Array.isArray(messages) ? messages : [messages];
    super(list.join('\n'), options);
    this.name = 'ReplylintError';
    this.code = code;
    this.messages = list;
  }
}

export const codeOfStatus = (status) => codes[status] ?? 'unknown';
