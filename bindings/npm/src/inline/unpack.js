// SPDX-License-Identifier: Apache-2.0
import { gunzip } from '../gunzip.js';

/** Bytes of a text: base64 of gzip. */
export const unpack = (packed) => gunzip(Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0)));
