// Shows the page of the current address. Links within the site are followed without reloading the document.

import { Problem } from './api.js';
import { announce, h } from './dom.js';
import { author } from './pages/author.js';
import { category } from './pages/category.js';
import { home } from './pages/home.js';
import { post } from './pages/post.js';
import { problem } from './pages/problem.js';

/**
 * Patterns of addresses and the functions for their pages. A function gets the slug in the address, and resolves to the title, the
 * description, the canonical address, `noIndex` and the content of the page.
 */
const ROUTES = [
  [/^\/()$/, home],
  [/^\/authors\/([^/]+)\/?$/, author],
  [/^\/categories\/([^/]+)\/?$/, category],
  [/^\/([^/]+)\/?$/, post],
];

const SITE = document.title;
const DESCRIPTION = document.querySelector('meta[name=description]').content;

const main = document.getElementById('main');

/** Pages that the reader has left, by their key in the history: going back shows them immediately, at the same scroll position. */
const left = new Map();
const MOST_LEFT = 20;

/** The pending request, the page shown, and its entry in the history. */
let pending = null;
let shown = null;
let entry = null;

async function show({ isFirst = false } = {}) {
  pending?.abort();
  shown = null;
  pending = new AbortController();
  const { signal } = pending;
  main.setAttribute('aria-busy', 'true');
  main.replaceChildren(skeleton());
  scrollTo(0, 0);
  const page = await read(signal);
  if (signal.aborted) {
    return;
  }
  if (page.moved) {
    history.replaceState(history.state, '', page.moved);
  }
  put(page, [page.content].flat(Infinity).filter(Boolean));
  if (isFirst) {
    announce(document.title);
  } else {
    focus(main.querySelector('h1'));
  }
}

async function read(signal) {
  try {
    const [page, slug] = route(location.pathname);
    return await page(slug, { query: new URLSearchParams(location.search), signal });
  } catch (error) {
    if (!(error instanceof Problem) && !signal.aborted) {
      console.error(error);
    }
    return problem(error instanceof Problem ? error
      : new Problem({ status: 500, title: 'Something went wrong', detail: 'This page could not be put together.' }), () => show());
  }
}

function route(path) {
  for (const [pattern, page] of ROUTES) {
    const match = pattern.exec(path);
    if (match) {
      return [page, decodeURIComponent(match[1])];
    }
  }
  throw new Problem({ status: 404, title: 'Not found', detail: 'There is nothing at this address.' });
}

function put(page, nodes) {
  shown = page;
  document.title = page.title ? `${page.title} · ${SITE}` : SITE;
  head('meta', 'name', 'description', 'content', page.description ?? DESCRIPTION);
  head('meta', 'name', 'robots', 'content', page.noIndex ? 'noindex' : null);
  head('link', 'rel', 'canonical', 'href', page.canonical ? new URL(page.canonical, location.origin).href : null);
  document.querySelectorAll('.masthead a').forEach(link => {
    if (link.pathname === location.pathname) {
      link.setAttribute('aria-current', 'page');
    } else {
      link.removeAttribute('aria-current');
    }
  });
  main.replaceChildren(...nodes);
  main.setAttribute('aria-busy', 'false');
}

/** Sets an element of the head, or removes it if the value is null. */
function head(tag, key, name, property, value) {
  const element = document.head.querySelector(`${tag}[${key}="${name}"]`);
  if (value === null) {
    element?.remove();
  } else {
    const present = element ?? document.head.appendChild(h(tag, { [key]: name }));
    present.setAttribute(property, value);
  }
}

function go(address) {
  keep();
  history.pushState({ key: crypto.randomUUID() }, '', address);
  arrive();
  show();
}

/** Stores the current entry of the history; an entry that a link to a footnote has created has no key yet. */
function arrive() {
  if (history.state === null) {
    history.replaceState({ key: crypto.randomUUID() }, '');
  }
  entry = { key: history.state.key, address: location.pathname + location.search };
}

function keep() {
  if (shown === null) {
    return;
  }
  left.set(entry.key, { page: shown, nodes: [...main.childNodes], scrolled: scrollY, focused: document.activeElement });
  if (left.size > MOST_LEFT) {
    left.delete(left.keys().next().value);
  }
}

/** Moves the focus to a heading, which is not focusable by default; style.css hides the outline of a focus set by a program. */
function focus(heading) {
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function skeleton() {
  return h('div', { class: 'skeleton', 'aria-hidden': 'true' },
    h('div', { class: 'bone title' }), h('div', { class: 'bone picture' }), h('div', { class: 'bone' }), h('div', { class: 'bone' }));
}

document.addEventListener('click', event => {
  const link = event.target.closest('a[href]');
  const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || event.defaultPrevented || link.target || link.origin !== location.origin) {
    return;
  }
  const isWithinPage = link.hash && link.pathname === location.pathname && link.search === location.search;
  if (!isWithinPage) {
    event.preventDefault();
    go(link.href);
  }
});

addEventListener('popstate', () => {
  keep();
  const from = entry;
  arrive();
  const before = left.get(entry.key);
  if (entry.address === from.address && shown !== null) {
    // Within the page: the browser has already scrolled there.
  } else if (before === undefined) {
    show();
  } else {
    pending?.abort();
    put(before.page, before.nodes);
    scrollTo(0, before.scrolled);
    before.focused?.focus({ preventScroll: true });
  }
});

history.scrollRestoration = 'manual';
arrive();
show({ isFirst: true });
