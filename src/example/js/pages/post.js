import { get } from '../api.js';
import { address, age, card, foreign, label } from '../cards.js';
import { h, joined, sanitised, time } from '../dom.js';
import { picture, portrait } from '../pictures.js';
import { shareButtons } from '../share.js';

/** Page of an article, or with `?preview=<token>` the post of a preview link: a draft, or the working copy of a published post. */
export async function post(slug, { query, signal }) {
  const preview = query.get('preview');
  const post = await get(`/posts/${encodeURIComponent(slug)}`,
    { include: 'recent,shares,shareLinks,publishedAgo', preview }, signal);
  const isPreview = preview !== null;
  return {
    title: (isPreview ? 'Preview: ' : '') + (post.seo.title ?? post.title),
    description: post.seo.description ?? post.excerpt,
    canonical: isPreview ? null : post.seo.canonicalUrl ?? post.url,
    noIndex: isPreview || post.seo.noIndex,
    // After a redirect from a former slug, update the address bar, too.
    moved: post.slug === slug || post.id === slug ? null : address(post) + location.search,
    content: [
      isPreview && previewNote(post),
      h('article', { lang: foreign(post.language) },
        h('header', { class: 'opening' },
          label(post),
          h('h1', {}, post.title),
          byline(post)),
        h('figure', { class: 'cover' }, picture(post, { eager: true })),
        h('div', { class: 'body' }, sanitised(post.content.html)),
        h('footer', { class: 'closing', lang: document.documentElement.lang },
          post.tags.length > 0 && h('ul', { class: 'tags', 'aria-label': 'Tags' }, post.tags.map(tag => h('li', {}, tag.name))),
          post.publishedBy && h('p', { class: 'published-by' }, 'Published by ',
            h('a', { href: `/authors/${post.publishedBy.slug}` }, post.publishedBy.name),
            post.publishedAt && [' on ', time(post.publishedAt)]),
          // A post that is not public has no address to share.
          !isPreview && shareButtons(post))),
      post.recent.length > 0 && h('aside', { class: 'recent', 'aria-labelledby': 'recent' },
        h('h2', { id: 'recent' }, 'Recent posts'),
        h('ul', { class: 'cards' }, post.recent.map(other => card(other, { level: 'h3' })))),
    ],
  };
}

function byline(post) {
  return h('div', { class: 'byline', lang: document.documentElement.lang },
    h('span', { class: 'portraits' }, post.authors.map(author => portrait(author, 44))),
    h('p', {},
      'By ', joined(post.authors.map(author => h('a', { href: `/authors/${author.slug}`, rel: 'author' }, author.name)), ', '),
      h('span', { class: 'facts' }, joined([age(post), `${post.readingMinutes} min read`].filter(Boolean), ' · '))));
}

function previewNote(post) {
  return h('p', { class: 'notice preview', role: 'note' },
    h('strong', {}, 'Preview'), ' ',
    post.status === 'published'
      ? 'This is how the post will read once its changes are published.'
      : `This is a ${post.status === 'scheduled' ? 'scheduled post' : 'draft'}. Only people with the link can see it.`);
}
