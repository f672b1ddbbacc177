// SPDX-License-Identifier: Apache-2.0
// replylint.wasm, compiled: from what the caller gave, from beside this file, or from a data URL.
import { describe } from './encode.js';
import { ReplylintError } from './errors.js';

const isNode = typeof process !== 'undefined' && !!process.versions?.node && typeof window === 'undefined';

const refusedByPolicy = (cause) => cause instanceof Error && /content security policy|unsafe-eval|disallowed by embedder/i.test(cause.message);

/** A refusal in words that say what to do. */
const explain = (cause, url) => {
  if (cause instanceof ReplylintError) return cause;
  if (refusedByPolicy(cause))
    return new ReplylintError('load',
      "the page's Content-Security-Policy does not let WebAssembly run: add 'wasm-unsafe-eval' to its script-src, or run " +
      'the linter where the policy is your own, as in a worker or an iframe that your server sends (replylint/worker)', { cause });
  return new ReplylintError('load',
    `cannot load ${url ?? 'the WebAssembly'}: ${cause?.message ?? cause}; where nothing can be fetched (file:, a strict ` +
    'connect-src), import createLinter from "replylint/inline", which carries it', { cause });
};

const readFile = async (url) => {
  const { readFile: read } = await import('node:fs/promises');
  return read(url);
};

const fetchFrom = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`HTTP status ${response.status}`);
  return response;
};

/** The bytes of a URL, or those that are given. */
export const readBytes = async (source) => {
  if (typeof source !== 'string' && !(source instanceof URL)) return ArrayBuffer.isView(source) ? source.buffer.slice(source.byteOffset, source.byteOffset + source.byteLength) : source;
  const url = new URL(source, import.meta.url);
  return isNode && url.protocol === 'file:' ? readFile(url) : (await fetchFrom(url)).arrayBuffer();
};

/** Compiled while it arrives, where the server names its type. */
const compileResponse = async (response) => {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('application/wasm') && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
};

const compile = async (source) => {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  if (typeof source === 'string' || source instanceof URL) {
    const url = new URL(source, import.meta.url);
    return isNode && url.protocol === 'file:' ? WebAssembly.compile(await readFile(url)) : compileResponse(await fetchFrom(url));
  }
  // Last: to name Response is to load all of fetch in Node.js.
  if (typeof Response !== 'undefined' && source instanceof Response) return compileResponse(source);
  throw new ReplylintError('argument', `wasm: expected bytes, a module, a response or a URL, not ${describe(source)}`);
};

/** The module of `source`. Throws ReplylintError "load" with what can be done about it. */
export const loadModule = async (source) => {
  if (typeof WebAssembly === 'undefined')
    throw new ReplylintError('load', 'there is no WebAssembly here; browsers have it since 2017, Node.js since 8');
  try {
    return await compile(source);
  } catch (cause) {
    throw explain(cause, typeof source === 'string' || source instanceof URL ? source : undefined);
  }
};
