// Builds what is shown. Texts become text nodes and addresses are looked at first, so that nothing an author writes can be
// more than text: the one exception is sanitised().

const SVG = 'http://www.w3.org/2000/svg';
const SVG_TAGS = new Set(['svg', 'path', 'circle', 'rect']);

/** An element. Attributes that are null or false are left out, functions become listeners, lists of children are flattened. */
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

/** No “javascript:”, “data:” or whatever else there may come to be. */
function isHarmless(address) {
  return ['http:', 'https:', 'mailto:'].includes(new URL(address, location.href).protocol);
}

// Without trusted types, a browser takes the text as it is.
const policy = globalThis.trustedTypes?.createPolicy('sanitised', { createHTML: html => html }) ?? { createHTML: html => html };

/** The only HTML that is put into the page as such: `content.html`, which the service has sanitised. */
export function sanitised(html) {
  const template = document.createElement('template');
  template.innerHTML = policy.createHTML(html);
  return template.content;
}

/** Tells users of screen readers what has changed where they aren't. */
export function announce(text) {
  document.getElementById('announcement').textContent = text;
}

/** A date, and in full where the pointer rests; `text` is how it reads, such as “4 days ago”. */
export function time(date, text = null) {
  const full = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long' }).format(new Date(date));
  return h('time', { datetime: date, title: text === null ? null : full }, text ?? full);
}

/** “1 post”, “1,204 posts”. */
export function counted(count, one, many) {
  return `${number(count)} ${count === 1 ? one : many}`;
}

export function number(count) {
  return new Intl.NumberFormat(document.documentElement.lang).format(count);
}

/** The nodes with a separator between them. */
export function joined(nodes, separator) {
  return nodes.flatMap((node, i) => (i === 0 ? [node] : [separator, node]));
}
