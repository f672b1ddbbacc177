// SPDX-License-Identifier: Apache-2.0
// What compare.mjs measured, as a picture: bars on a logarithmic scale, in colours for a light and a dark page.
const WIDTH = 760;
const LABEL = 170;
const ROW = 34;
const TOP = 52;
const BOTTOM = 34;
const RIGHT = 150;

const escape = (text) => text.replace(/[&<>]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);
const duration = (us) => (us < 1000 ? `${us < 100 ? us.toFixed(1) : us.toFixed(0)} µs` : `${(us / 1000).toFixed(1)} ms`);

export function chart(rows) {
  const low = Math.floor(Math.log10(Math.min(...rows.map((row) => row.us))));
  const high = Math.ceil(Math.log10(Math.max(...rows.map((row) => row.us))));
  const x = (us) => LABEL + ((Math.log10(us) - low) / (high - low)) * (WIDTH - LABEL - RIGHT);
  const height = TOP + rows.length * ROW + BOTTOM;
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i)).map(
    (us) =>
      `<line class="grid" x1="${x(us)}" x2="${x(us)}" y1="${TOP - 6}" y2="${height - BOTTOM}"/>` +
      `<text class="tick" x="${x(us)}" y="${height - 12}" text-anchor="middle">${us < 1000 ? `${us} µs` : `${us / 1000} ms`}</text>`,
  );
  const bars = rows.map(({ name, us, ratio }, i) => {
    const y = TOP + i * ROW;
    const times = i ? ` · ${Math.round(ratio).toLocaleString('en')}×` : '';
    return (
      `<text class="name" x="${LABEL - 10}" y="${y + 17}" text-anchor="end">${escape(name)}</text>` +
      `<rect class="${i ? 'other' : 'ours'}" x="${LABEL}" y="${y + 3}" width="${x(us) - LABEL}" height="20" rx="3"/>` +
      `<text class="figure" x="${x(us) + 8}" y="${y + 17}">${duration(us)}${times}</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title">
<title id="title">Time to judge one reply: ${escape(rows.map((row) => `${row.name} ${duration(row.us)}`).join(', '))}</title>
<style>
text { font: 13px system-ui, sans-serif; fill: #1f2328 } .head { font-weight: 600; font-size: 15px } .tick { fill: #59636e; font-size: 12px }
.ours { fill: #0a7d4f } .other { fill: #8c959f } .grid { stroke: #d1d9e0 }
@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .tick { fill: #9198a1 } .ours { fill: #3fb984 } .other { fill: #6e7681 } .grid { stroke: #3d444d } }
</style>
<text class="head" x="12" y="24">Time to judge one reply, on one core (logarithmic)</text>
${ticks.join('\n')}
${bars.join('\n')}
</svg>
`;
}
