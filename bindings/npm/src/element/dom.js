// SPDX-License-Identifier: Apache-2.0

/** An element with attributes, listeners (on...) and children; texts are never read as HTML. */
export const h = (name, attributes = {}, ...children) => {
  const svg = ['svg', 'path', 'circle'].includes(name);
  const element = svg ? document.createElementNS('http://www.w3.org/2000/svg', name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== false && value !== undefined && value !== null) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** Replace the children, but not when nothing would change: focus and what a screen reader reads stay. */
export const render = (parent, key, make) => {
  if (parent.dataset.key === key) return;
  parent.dataset.key = key;
  parent.replaceChildren(...[make()].flat());
};

const paths = {
  check: 'M3 8.5l3.2 3.2L13 5',
  cross: 'M4 4l8 8M12 4l-8 8',
  arrow: 'M3 8h10M9 4l4 4-4 4',
  undo: 'M6 4L3 7l3 3M3 7h6.5a3.5 3.5 0 010 7H7',
};

export const icon = (name) =>
  h('svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true', class: 'icon' }, h('path', { d: paths[name] }));
