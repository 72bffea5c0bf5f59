import { announce, counted, h } from './dom.js';
import { card } from './cards.js';

/**
 * Creates a list of posts that loads more posts when the reader scrolls, and with a button for readers who use a keyboard or prefer
 * reduced motion.
 *
 * @param page the first list page, already loaded
 * @param more function from a cursor to a promise of the list page at that cursor
 * @param lead whether to show the first post larger
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
  const failure = h('p', { class: 'notice', hidden: true });
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
    failure.hidden = true;
    // Not “disabled”, because a disabled button loses the focus.
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
      // No automatic retry, which would add load to a failing service.
      observer.disconnect();
      failure.textContent = `${problem.title}. ${problem.detail}`;
      failure.hidden = false;
      button.textContent = 'Try again';
      announce(failure.textContent);
    } finally {
      loading = false;
      button.removeAttribute('aria-disabled');
    }
  }

  /** Observes the button again, because an observer reports only changes and the button may still be visible. */
  function watchAnew() {
    if (goesOnByItself()) {
      observer.unobserve(button);
      observer.observe(button);
    }
  }

  // The page needs only one request: load no more until the reader scrolls.
  addEventListener('scroll', function scrolled() {
    if (scrollY > 0) {
      removeEventListener('scroll', scrolled);
      watchAnew();
    }
  }, { passive: true });

  return [list, h('div', { class: 'further' }, failure, button)];
}

function goesOnByItself() {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}
