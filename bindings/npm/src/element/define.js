// SPDX-License-Identifier: Apache-2.0
// import 'replylint/element' makes <reply-lint> known to the page.
import { ReplyLint } from './reply-lint.js';

export { ReplyLint };

if (!customElements.get('reply-lint')) customElements.define('reply-lint', ReplyLint);
