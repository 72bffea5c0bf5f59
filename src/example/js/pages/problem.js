import { h } from '../dom.js';

/** Page that explains an error: `title` and `detail` of a problem are written for people. */
export function problem(problem, retry) {
  const heading = problem.status === 404 || problem.status === 410 ? 'This page is not here' : problem.title;
  return {
    title: heading,
    // The file server returns 200 for every address, because it does not know the pages; noindex keeps search engines away.
    noIndex: true,
    content: h('section', { class: 'opening problem' },
      h('p', { class: 'label' }, problem.status === 0 ? 'Offline' : `Error ${problem.status}`),
      h('h1', {}, heading),
      h('p', { class: 'lede' }, problem.detail),
      problem.status >= 500 && problem.traceId && h('p', { class: 'facts' }, `If you report it, please include ${problem.traceId}.`),
      h('p', {}, problem.isTemporary
        ? h('button', { class: 'more', type: 'button', click: retry }, 'Try again')
        : h('a', { class: 'more', href: '/' }, 'To the newest posts'))),
  };
}
