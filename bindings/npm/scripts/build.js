// SPDX-License-Identifier: Apache-2.0
// What the package makes of its WebAssembly: the module that carries it (dist/inline.js) and the playground, one file.
import { build } from 'esbuild';
import { readFile, writeFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const at = (path) => new URL(`../${path}`, import.meta.url).pathname;
const packed = gzipSync(await readFile(at('dist/replylint.wasm')), { level: 9 }).toString('base64');

const bundle = async (entry, format, extra = {}) => {
  const { outputFiles } = await build({
    entryPoints: [at(entry)], bundle: true, write: false, format, minify: true, target: 'es2022', platform: 'browser',
    external: ['node:*'], legalComments: 'none', ...extra,
  });
  return outputFiles[0].text;
};

/** A worker that a page can start from a text carries the same; so both get it from a name that is filled in here. */
const worker = await bundle('src/inline/thread.js', 'iife');
const names = { PACKED_WASM: JSON.stringify(packed), WORKER_SCRIPT: JSON.stringify(worker) };
await writeFile(at('dist/inline.js'), await bundle('src/inline/index.js', 'esm', { define: names }));

const script = await bundle('src/playground/main.js', 'iife', { define: { ...names, 'import.meta.url': 'location.href' } });
const page = await readFile(at('src/playground/index.html'), 'utf8');
const style = await readFile(at('src/playground/style.css'), 'utf8');
await writeFile(at('dist/playground.html'),
  page.replace('/* style */', () => style).replace('/* script */', () => script.replaceAll('</script', '<\\/script')));

const size = gzipSync(await readFile(at('dist/replylint.wasm')), { level: 9 }).length;
console.log(`replylint.wasm: ${Math.round(size / 1000)} kB with gzip`);
