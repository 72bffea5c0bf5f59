import { get } from '../api.js';
import { h } from '../dom.js';
import { postList } from '../list.js';

const LIMIT = 7;

export async function home(_, { signal }) {
  const more = cursor => get('/posts', { limit: LIMIT, include: 'publishedAgo', cursor });
  const page = await get('/posts', { limit: LIMIT, include: 'publishedAgo' }, signal);
  return {
    title: null,
    canonical: '/',
    content: [h('h1', { class: 'unseen' }, 'Newest posts'), postList(page, more, { lead: true })],
  };
}
