#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// The command, as it is on other systems: replylint-cli.wasm, given files, standard streams and the environment.
import { readFileSync } from 'node:fs';
import { Ended, Wasi } from './wasi.js';

const bytes = readFileSync(new URL('../dist/replylint-cli.wasm', import.meta.url));
const wasi = new Wasi(['replylint', ...process.argv.slice(2)], process.env);
const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), wasi.imports);

const run = () => {
  try {
    wasi.memory = instance.exports.memory;
    instance.exports._start();
    return 0;
  } catch (error) {
    if (error instanceof Ended) return error.code;
    process.stderr.write(`replylint: the program has crashed: ${error.message}; please report what it was given\n`);
    return 2;
  }
};

process.exitCode = run();
