// SPDX-License-Identifier: Apache-2.0
import { ReplylintError } from './errors.js';
import { readBytes } from './load.js';

/** What gzip packed. */
export const gunzip = async (bytes) => {
  if (typeof DecompressionStream === 'undefined')
    throw new ReplylintError('load', 'gzip cannot be unpacked here (DecompressionStream: browsers since 2023, Node.js since 18)');
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
};

const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** The bytes of a packed file; a server may have unpacked it on the way. */
export const readPacked = async (source) => {
  const bytes = new Uint8Array(await readBytes(source));
  return isGzip(bytes) ? new Uint8Array(await gunzip(bytes)) : bytes;
};
