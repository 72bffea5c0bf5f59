// Builds the elements of pages. Text becomes text nodes and addresses are checked, so that nothing from an author is interpreted as
// HTML or script; the only exception is sanitised().

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'path', 'circle', 'rect']);

/** Creates an element. Leaves out attributes that are null or false, adds functions as listeners, and flattens lists of children. */
export function h(tag, attributes = {}, ...children) {
  const element = SVG_TAGS.has(tag) ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      const isAddress = name === 'href' || name === 'src';
      if (!isAddress || isHarmless(value)) {
        element.setAttribute(name, value === true ? '' : value);
      }
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** Rejects “javascript:”, “data:” and all other schemes, including future ones. */
function isHarmless(address) {
  return ['http:', 'https:', 'mailto:'].includes(new URL(address, location.href).protocol);
}

// A browser without trusted types accepts the string itself.
const policy = globalThis.trustedTypes?.createPolicy('sanitised', { createHTML: html => html }) ?? { createHTML: html => html };

/** Parses `content.html`, which the service has sanitised: the only HTML that is inserted into the page. */
export function sanitised(html) {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** Announces a change elsewhere on the page to users of screen readers. */
export function announce(text) {
  document.getElementById('announcement').textContent = text;
}

/** Date element; `text`, such as “4 days ago”, is shown instead of the date, which then is the tooltip. */
export function time(date, text = null) {
  const full = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date(date));
  return h('time', { datetime: date, title: text === null ? null : full }, text ?? full);
}

/** Count with a noun, such as “1 post” or “1,204 posts”. */
export function counted(count, one, many) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export function number(count) {
  return new Intl.NumberFormat(document.documentElement.lang).format(count);
}

/** Inserts a separator between the nodes. */
export function joined(nodes, separator) {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [separator, node]));
}
