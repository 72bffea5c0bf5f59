// Sends the requests to the service. Every page is one call of get().

const API = document.querySelector('meta[name="standfirst-api"]').content;

/** Reason why a request failed, in words for people. `status` is 0 if there was no response. */
export class Problem extends Error {
  constructor({ status = 0, title, detail = '', traceId = null }) {
    super(title);
    Object.assign(this, { status, title, detail, traceId });
  }

  /** Whether the same request may succeed in a moment. */
  get isTemporary() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Reads a path of the API. Parameters that are null are left out.
 *
 * A request without custom headers needs no CORS preflight; Accept-Language, which sets the language of “4 days ago”, is one of the few
 * exempt headers. Browsers cache the response as long as the service's Cache-Control allows.
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
    // The request continues when the link leaves this page.
    keepalive: true,
  });
}

async function request(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new Problem({ title: 'No connection', detail: 'The site could not be reached. Are you online?' });
  }
  const body = await response.json().catch(() => null);
  if (!response.ok || body === null) {
    // RFC 9457; a proxy between this page and the service may send another format.
    throw new Problem({ title: 'That did not work', ...body, status: response.status || 0 });
  }
  return body;
}
