// Talks to the service. Every page is one call of get().

const API = document.querySelector('meta[name="standfirst-api"]').content;

/** What speaks against a request, in words for people. `status` is 0 where there was no answer at all. */
export class Problem extends Error {
  constructor({ status = 0, title, detail = '', traceId = null }) {
    super(title);
    Object.assign(this, { status, title, detail, traceId });
  }

  /** Whether the same request may well be answered in a moment. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Reads a path of the API. Parameters that are null are left out.
 *
 * A request without headers of its own needs no CORS preflight; Accept-Language, which “4 days ago” is written in, is one of
 * the few that are exempt. Browsers keep the answer as long as the service's Cache-Control says.
 */
export function get(path, parameters = {}, signal = undefined) {
  const address = new URL(API + path);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined) {
      address.searchParams.set(name, value);
    }
  }
  return request(address, { headers: { 'Accept-Language': document.documentElement.lang }, signal });
}

/** Counts a share, and resolves to the post's counts. */
export function share(post, network) {
  return request(`${API}/posts/${post}/shares`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ network }),
    // Counts also where the link leads away from this page.
    keepalive: true,
  });
}

async function request(address, options) {
  let answer;
  try {
    answer = await fetch(address, options);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Problem({ title: 'Nobody answers', detail: 'The site could not be reached. Are you online?' });
  }
  const body = await answer.json().catch(() => null);
  if (!answer.ok || body === null) {
    // RFC 9457; what stands between us and the service may not speak it.
    throw new Problem({ title: 'That did not work', ...body, status: answer.status || 0 });
  }
  return body;
}
