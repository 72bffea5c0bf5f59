import { share } from './api.js';
import { announce, counted, h, number } from './dom.js';

/** Names of the service's networks. A network added by an operator is shown by its own name. */
const NAMES = {
  facebook: 'Facebook', x: 'X', linkedin: 'LinkedIn', whatsapp: 'WhatsApp', telegram: 'Telegram', reddit: 'Reddit',
  bluesky: 'Bluesky', mastodon: 'Mastodon', threads: 'Threads', email: 'Email', copy: 'Copy link',
};

/**
 * Creates the share buttons of a post, with their counts. The buttons are plain links from `shareLinks` and need no script of a network:
 * no network learns of a reader who does not use them.
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
      // The link works even if the share was not counted, so readers need not see this error.
    }
  }

  async function copied(address) {
    try {
      await navigator.clipboard.writeText(address);
      announce('The link has been copied');
      count('copy');
    } catch {
      // The clipboard is not allowed: the reader copies the link manually.
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
