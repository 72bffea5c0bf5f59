import { share } from './api.js';
import { announce, counted, h, number } from './dom.js';

/** What the service's networks are called. One that an operator has added is called by its own name. */
const NAMES = {
  facebook: 'Facebook', x: 'X', linkedin: 'LinkedIn', whatsapp: 'WhatsApp', telegram: 'Telegram', reddit: 'Reddit',
  bluesky: 'Bluesky', mastodon: 'Mastodon', threads: 'Threads', email: 'Email', copy: 'Copy link',
};

/**
 * Buttons that share the post, each with its count. They are plain links, which `shareLinks` has ready, and need no script of
 * any network: nobody is told of a reader who does not use them.
 */
export function shareButtons(post) {
  const badges = {};
  const total = h('span', { class: 'total' });

  function show(shares) {
    total.textContent = shares.total === 0 ? '' : `${counted(shares.total, 'time', 'times')} so far`;
    for (const [network, badge] of Object.entries(badges)) {
      const times = shares.networks[network] ?? 0;
      badge.textContent = times === 0 ? '' : number(times);
    }
  }

  async function count(network) {
    try {
      show(await share(post.id, network));
      announce(`Shared: ${NAMES[network] ?? network}`);
    } catch {
      // The link has done its work already; that it was not counted is nothing to bother a reader with.
    }
  }

  async function copied(address) {
    try {
      await navigator.clipboard.writeText(address);
      announce('The link has been copied');
      count('copy');
    } catch {
      // Not allowed to: then the reader copies it by hand.
      prompt('Copy this link:', address);
    }
  }

  const buttons = Object.entries(post.shareLinks).map(([network, link]) => {
    badges[network] = h('span', { class: 'count' });
    const content = [h('span', {}, NAMES[network] ?? network), ' ', badges[network]];
    return h('li', {}, network === 'copy'
      ? h('button', { type: 'button', click: () => copied(link) }, content)
      : h('a', { href: link, target: link.startsWith('mailto:') ? null : '_blank', rel: 'noopener', click: () => count(network) }, content));
  });
  show(post.shares);
  return h('section', { class: 'share', 'aria-labelledby': 'share' },
    h('h2', { id: 'share' }, 'Share this ', total),
    h('ul', {}, buttons));
}
