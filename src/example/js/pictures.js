import { h } from './dom.js';

/**
 * Cover image of a post. Its dimensions are part of the data, so the space is reserved before the image is loaded and the layout does not
 * shift. A post without a cover image gets a drawing, always the same one.
 */
export function picture(post, { eager = false } = {}) {
  const image = post.coverImage;
  if (!image) {
    return drawing(post.slug);
  }
  return h('img', {
    class: 'picture', src: image.url, alt: image.alt ?? '', width: image.width, height: image.height,
    loading: eager ? 'eager' : 'lazy', fetchpriority: eager ? 'high' : null, decoding: 'async',
  });
}

/** Portrait or initials of an author. Screen readers skip it, because the name is beside it. */
export function portrait(author, size) {
  if (author.avatarUrl) {
    return h('img', {
      class: 'portrait', src: author.avatarUrl, alt: '', width: size, height: size, loading: 'lazy', decoding: 'async',
    });
  }
  const initials = author.name.split(/\s+/).filter(Boolean).map(word => [...word][0]);
  return h('span', { class: `portrait hue-${number(author.slug) % HUES}`, 'data-size': size, 'aria-hidden': 'true' },
    initials.length > 1 ? initials[0] + initials.at(-1) : initials.join(''));
}

/** Number of hues in style.css. */
const HUES = 6;

/** Draws waves with a sun or moon above them. */
function drawing(seed) {
  const random = numbers(seed);
  const between = (least, most) => least + random() * (most - least);
  const horizon = between(190, 250);
  const waves = Array.from({ length: 5 }, (_, i) => {
    const top = horizon + i * (400 - horizon) / 5;
    const height = between(6, 14) + i * 4;
    const length = between(90, 150) + i * 35;
    const start = -between(0, length);
    let line = `M${start.toFixed()} ${top.toFixed()}`;
    for (let x = start, up = 1; x < 640; x += length, up = -up) {
      line += `q${(length / 2).toFixed()} ${(-up * height).toFixed()} ${length.toFixed()} 0`;
    }
    return h('path', { class: `wave-${i}`, d: `${line}V400H${start.toFixed()}z` });
  });
  return h('svg', { class: `picture hue-${number(seed) % HUES}`, viewBox: '0 0 600 400', preserveAspectRatio: 'xMidYMid slice', 'aria-hidden': 'true' },
    h('rect', { class: 'sky', width: 600, height: 400 }),
    h('circle', { class: 'light', cx: between(110, 490).toFixed(), cy: (horizon - between(5, 70)).toFixed(), r: between(34, 56).toFixed() }),
    waves);
}

/** FNV-1a with a final mix, so that similar texts give different numbers. */
function number(text) {
  const hash = [...text].reduce((hash, character) => Math.imul(hash ^ character.codePointAt(0), 0x01000193), 0x811c9dc5);
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ (hash >>> 12)) >>> 0;
}

/** Generator of pseudo-random numbers below 1, the same numbers for the same seed. */
function numbers(seed) {
  let state = number(seed);
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}
