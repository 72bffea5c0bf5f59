import { announce, counted, h } from './dom.js';
import { card } from './cards.js';

/**
 * A list of posts that goes on: by itself as the reader scrolls, and by a button for whoever uses a keyboard or wants things
 * to keep still.
 *
 * @param page the first page, which has been asked for already
 * @param more takes a cursor and resolves to the page that begins there
 * @param lead whether the first post is shown larger
 */
export function postList(page, more, { lead = false } = {}) {
  if (page.items.length === 0) {
    return h('p', { class: 'notice' }, 'Nothing has been published here yet. Come back soon.');
  }
  const list = h('ul', { class: lead ? 'cards with-lead' : 'cards' },
    page.items.map((post, i) => card(post, { eager: i < 3 })));
  let next = page.page.next;
  if (next === null) {
    return list;
  }

  const button = h('button', { class: 'more', type: 'button', click: event => load(event.detail === 0) }, 'More posts');
  const refusal = h('p', { class: 'notice', hidden: true });
  const observer = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) {
      load(false);
    }
  }, { rootMargin: '0px 0px 400px' });
  let loading = false;

  async function load(byKeyboard) {
    if (loading) {
      return;
    }
    loading = true;
    refusal.hidden = true;
    // Not “disabled”: that would take the focus away from whoever has it here.
    button.setAttribute('aria-disabled', 'true');
    button.textContent = 'Loading …';
    try {
      const page = await more(next);
      const cards = page.items.map(post => card(post));
      list.append(...cards);
      next = page.page.next;
      button.textContent = 'More posts';
      announce(counted(cards.length, 'more post', 'more posts'));
      if (byKeyboard) {
        cards[0]?.querySelector('h2 a').focus();
      }
      if (next === null) {
        observer.disconnect();
        button.remove();
      } else {
        watchAnew();
      }
    } catch (problem) {
      // It does not try again by itself, which would only make things worse.
      observer.disconnect();
      refusal.textContent = `${problem.title}. ${problem.detail}`;
      refusal.hidden = false;
      button.textContent = 'Try again';
      announce(refusal.textContent);
    } finally {
      loading = false;
      button.removeAttribute('aria-disabled');
    }
  }

  /** An observer tells of changes only, and the button may be in sight still. */
  function watchAnew() {
    if (goesOnByItself()) {
      observer.unobserve(button);
      observer.observe(button);
    }
  }

  // One request is enough for the page: nothing more is fetched until somebody scrolls.
  addEventListener('scroll', function scrolled() {
    if (scrollY > 0) {
      removeEventListener('scroll', scrolled);
      watchAnew();
    }
  }, { passive: true });

  return [list, h('div', { class: 'further' }, refusal, button)];
}

function goesOnByItself() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
