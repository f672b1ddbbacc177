// SPDX-License-Identifier: Apache-2.0
import { ReplylintError } from '../errors.js';

/** Bytes of a text: base64 of gzip. */
export const unpack = async (packed) => {
  if (typeof DecompressionStream === 'undefined')
    throw new ReplylintError('load', 'this browser cannot unpack gzip (DecompressionStream, since 2023); use "replylint" instead');
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
};
