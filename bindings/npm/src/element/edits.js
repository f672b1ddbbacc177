// SPDX-License-Identifier: Apache-2.0
// Ranges that stay on their words while somebody types, until the next report says where they are.

/** What one edit made of `before`: `removed` characters at `start` became `added`. */
export const editBetween = (before, after) => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < shorter - start && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return { start, removed: before.length - start - tail, added: after.length - start - tail };
};

/** A range behind the edit moves, one that the edit touches is gone (null), one before it stays. */
export const moveRange = (range, edit) => {
  if (range.end <= edit.start) return range;
  const by = edit.added - edit.removed;
  if (range.start >= edit.start + edit.removed) return { ...range, start: range.start + by, end: range.end + by };
  return null;
};

/** A finding with its better wordings; null when the edit touches it. One about the whole text stays. */
export const moveFinding = (finding, edit) => {
  if (finding.start === null) return finding;
  const moved = moveRange(finding, edit);
  return moved && { ...moved, fixes: finding.fixes.map((fix) => moveRange(fix, edit)).filter((fix) => fix !== null) };
};
