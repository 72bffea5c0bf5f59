import { h, joined, time } from './dom.js';
import { picture } from './pictures.js';

/** A post in a list: label, title, excerpt, byline and age. The title alone is the link; CSS stretches it over the card. */
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

/** The first category is the label. */
export function label(post) {
  const category = post.categories[0];
  return category ? h('p', { class: 'label' }, h('a', { href: `/categories/${category.slug}` }, category.name)) : null;
}

/** “4 days ago”, as the service says it; a draft has no age. */
export function age(post) {
  return post.publishedAt ? time(post.publishedAt, post.publishedAgo) : null;
}

/** Of the post's page here, as main.js knows it; STANDFIRST_SITE_POST_PATH tells the service the same. */
export function address(post) {
  return `/${post.slug}`;
}

/** The language, where it is not that of the page: so that it is pronounced and hyphenated as what it is. */
export function foreign(language) {
  return language === document.documentElement.lang ? null : language;
}
