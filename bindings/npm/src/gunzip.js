// SPDX-License-Identifier: Apache-2.0
import { ReplylintError } from './errors.js';

/** What gzip packed. */
export const gunzip = async (bytes) => {
  if (typeof DecompressionStream === 'undefined')
    throw new ReplylintError('load', 'gzip cannot be unpacked here (DecompressionStream: browsers since 2023, Node.js since 18)');
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
};
