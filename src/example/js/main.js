// Finds the page that the address asks for, and shows it. Links within the site are followed without loading this again.

import { Problem } from './api.js';
import { announce, h } from './dom.js';
import { author } from './pages/author.js';
import { category } from './pages/category.js';
import { home } from './pages/home.js';
import { post } from './pages/post.js';
import { problem } from './pages/problem.js';

/**
 * Each is given the slug of its address, and resolves to what there is to show: title, description, canonical address, whether
 * search engines should stay away, and the content.
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

/** Pages as they were left, by the state of their place in the history: going back shows them at once, and where one was. */
const left = new Map();
const MOST_LEFT = 20;

/** The request under way, the page on show, and its place in the history. */
let asked = null;
let shown = null;
let place = null;

async function show({ isFirst = false } = {}) {
  asked?.abort();
  shown = null;
  asked = new AbortController();
  const { signal } = asked;
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

/** An element of the head; there is none where the value is null. */
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

/** Takes down where we are now; what a link to a footnote leads to has no key yet. */
function arrive() {
  if (history.state === null) {
    history.replaceState({ key: crypto.randomUUID() }, '');
  }
  place = { key: history.state.key, address: location.pathname + location.search };
}

function keep() {
  if (shown === null) {
    return;
  }
  left.set(place.key, { page: shown, nodes: [...main.childNodes], scrolled: scrollY, focused: document.activeElement });
  if (left.size > MOST_LEFT) {
    left.delete(left.keys().next().value);
  }
}

/** A heading cannot have the focus by itself; and where it is given by a program, the outline would only puzzle. */
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
  const from = place;
  arrive();
  const before = left.get(place.key);
  if (place.address === from.address && shown !== null) {
    // Within the page: the browser has gone there.
  } else if (before === undefined) {
    show();
  } else {
    asked?.abort();
    put(before.page, before.nodes);
    scrollTo(0, before.scrolled);
    before.focused?.focus({ preventScroll: true });
  }
});

history.scrollRestoration = 'manual';
arrive();
show({ isFirst: true });
