// SPDX-License-Identifier: Apache-2.0
import { ReplyLint } from '../element/define.js';
import { createWorkerLinter } from '../inline/index.js';
import { examples } from './examples.js';

const FIELDS = ['channel', 'profile', 'customer', 'agent', 'inbound', 'draft'];
const $ = Object.fromEntries([...FIELDS, 'lint', 'examples', 'theme', 'share', 'toast'].map((id) => [id, document.getElementById(id)]));

// What the browser gives a page from a file, a worker made of a text, is enough; see inline/index.js.
ReplyLint.createLinter = createWorkerLinter;

const option = (value, label) => Object.assign(document.createElement('option'), { value, textContent: label });

// ---------------------------------------------------------------- theme

const setTheme = (theme) => {
  document.documentElement.dataset.theme = theme;
  $.lint.setAttribute('theme', theme);
};

setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
$.theme.addEventListener('click', () => setTheme(document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark'));

// ---------------------------------------------------------------- state: the fields, the fragment of the URL

const state = () => Object.fromEntries(FIELDS.map((id) => [id, $[id].value]).filter(([, value]) => value !== ''));

const tell = () => {
  const { channel, customer, agent, inbound, profile } = state();
  const context = { channel, inbound, customer: customer ? { name: customer } : undefined, agent: agent ? { name: agent } : undefined };
  $.lint.context = context;
  if (profile !== ($.lint.getAttribute('profile') ?? undefined)) {
    if (profile) $.lint.setAttribute('profile', profile);
    else $.lint.removeAttribute('profile');
  }
};

const mark = (chosen) => {
  for (const button of $.examples.querySelectorAll('button')) button.setAttribute('aria-pressed', String(button.dataset.name === chosen));
};

const remember = () => history.replaceState(null, '', `#${new URLSearchParams(state())}`);

/** Take what is given over the fields, the rest is empty. */
const show = (given) => {
  for (const id of FIELDS) $[id].value = given[id] ?? '';
  $.draft.dispatchEvent(new Event('input', { bubbles: true }));
  tell();
};

const showExample = ({ text, ...example }) => {
  show({ ...example, draft: text });
  mark(example.name);
  remember();
};

const fromFragment = () => {
  const given = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  if (FIELDS.some((id) => id in given)) show(given);
  else showExample(examples[0]);
};

let later;
const changed = (event) => {
  if (!event.isTrusted) return;
  mark(null);
  if (event.target !== $.draft) tell();
  clearTimeout(later);
  later = setTimeout(remember, 300);
};

const toast = (words) => {
  $.toast.textContent = words;
  setTimeout(() => ($.toast.textContent = ''), 2000);
};

$.share.addEventListener('click', async () => {
  remember();
  try {
    await navigator.clipboard.writeText(location.href);
    toast('Link copied');
  } catch {
    toast('Copy the link from the address bar');
  }
});

// ---------------------------------------------------------------- start

const start = async () => {
  for (const example of examples) {
    const button = Object.assign(document.createElement('button'), { type: 'button', textContent: example.name, onclick: () => showExample(example) });
    button.dataset.name = example.name;
    const item = document.createElement('li');
    item.append(button);
    $.examples.append(item);
  }
  const linter = await createWorkerLinter();
  $.channel.append(option('', 'Not known'), ...(await linter.channels()).map(({ id, name }) => option(id, name || id)));
  $.profile.append(option('', 'Standard'), ...(await linter.profiles()).map(({ name }) => option(name, name[0].toUpperCase() + name.slice(1))));
  linter.close();
  fromFragment();
  addEventListener('hashchange', fromFragment);
  for (const id of FIELDS) $[id].addEventListener('input', changed);
};

start().catch((error) => {
  document.getElementById('about').textContent = error.message;
});
