import { h } from '../dom.js';

/** Says in words why there is no page: `title` and `detail` of a problem are written for people. */
export function problem(problem, retry) {
  const heading = problem.status === 404 || problem.status === 410 ? 'This page is not here' : problem.title;
  return {
    title: heading,
    // The server answers 200 for every page, since it knows none of them: so search engines are told here.
    noIndex: true,
    content: h('section', { class: 'opening problem' },
      h('p', { class: 'label' }, problem.status === 0 ? 'Offline' : `Error ${problem.status}`),
      h('h1', {}, heading),
      h('p', { class: 'lede' }, problem.detail),
      problem.status >= 500 && problem.traceId && h('p', { class: 'facts' }, `If you report it, please name ${problem.traceId}.`),
      h('p', {}, problem.passes
        ? h('button', { class: 'more', type: 'button', click: retry }, 'Try again')
        : h('a', { class: 'more', href: '/' }, 'To the newest posts'))),
  };
}
