// SPDX-License-Identifier: Apache-2.0
/** The URL of a packed dictionary, for `dictionaries`. Nothing is fetched before a linter is made with it. */
declare const url: string;
export default url;
