import { get } from '../api.js';
import { counted, h } from '../dom.js';
import { postList } from '../list.js';

export async function category(slug, { signal }) {
  const category = await get(`/categories/${encodeURIComponent(slug)}`, { include: 'posts,publishedAgo' }, signal);
  const more = cursor => get('/posts', { category: category.id, include: 'publishedAgo', cursor });
  const above = category.path.slice(0, -1);
  return {
    title: category.name,
    description: category.description,
    canonical: `/categories/${category.slug}`,
    content: [
      h('header', { class: 'opening' },
        above.length > 0 && h('nav', { class: 'label', 'aria-label': 'Breadcrumbs' },
          h('ol', {}, above.map(one => h('li', {}, h('a', { href: `/categories/${one.slug}` }, one.name))))),
        h('h1', {}, category.name),
        category.description && h('p', { class: 'lede' }, category.description),
        h('p', { class: 'facts' }, counted(category.postCount, 'post', 'posts'))),
      postList(category.posts, more),
    ],
  };
}
