import { get } from '../api.js';
import { counted, h, joined } from '../dom.js';
import { postList } from '../list.js';
import { portrait } from '../pictures.js';

export async function author(slug, { signal }) {
  const author = await get(`/authors/${encodeURIComponent(slug)}`, { include: 'posts,publishedAgo' }, signal);
  // The included list page is the first of this list, and its cursor is valid here.
  const more = cursor => get('/posts', { author: author.id, include: 'publishedAgo', cursor });
  const elsewhere = [
    author.websiteUrl && h('a', { href: author.websiteUrl, rel: 'me noopener' }, new URL(author.websiteUrl).hostname),
    ...author.links.map(link => h('a', { href: link.url, rel: 'me noopener' }, capitalised(link.network))),
  ].filter(Boolean);
  return {
    title: author.name,
    description: author.bio,
    canonical: `/authors/${author.slug}`,
    content: [
      h('header', { class: 'opening person' },
        portrait(author, 96),
        h('div', {},
          h('h1', {}, author.name),
          author.bio && h('p', { class: 'lede' }, author.bio),
          h('p', { class: 'facts' }, joined([counted(author.postCount, 'post', 'posts'), ...elsewhere], ' · ')))),
      postList(author.posts, more),
    ],
  };
}

function capitalised(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
