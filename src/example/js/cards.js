import { h, joined, time } from './dom.js';
import { picture } from './pictures.js';

/** Card of a post: label, title, excerpt, byline and age. Only the title is a link; CSS extends it over the whole card. */
export function card(post, { level = 'h2', eager = false } = {}) {
  return h('li', { class: 'card', lang: foreign(post.language) },
    h('div', { class: 'frame' }, picture(post, { eager })),
    h('div', { class: 'words' },
      label(post),
      h(level, {}, h('a', { href: address(post) }, post.title)),
      h('p', { class: 'excerpt' }, post.excerpt),
      h('p', { class: 'byline', lang: document.documentElement.lang },
        joined([post.authors.map(author => author.name).join(', '), age(post)].filter(Boolean), ' · '))));
}

/** Label: the first category. */
export function label(post) {
  const category = post.categories[0];
  return category ? h('p', { class: 'label' }, h('a', { href: `/categories/${category.slug}` }, category.name)) : null;
}

/** Age, such as “4 days ago”, from the service; null for a draft. */
export function age(post) {
  return post.publishedAt ? time(post.publishedAt, post.publishedAgo) : null;
}

/** Address of the post on this site, matching the routes in main.js and the setting STANDFIRST_SITE_POST_PATH. */
export function address(post) {
  return `/${post.slug}`;
}

/** Language of the post if it differs from that of the page, for pronunciation and hyphenation; otherwise null. */
export function foreign(language) {
  return language === document.documentElement.lang ? null : language;
}
