// Uses the generated client as a program of an author does, with the service at STANDFIRST_URL. JavaClientIT does the same.
import assert from "node:assert/strict";
import { test } from "node:test";
import createClient, { type Client } from "openapi-fetch";
import type { components, operations, paths } from "./generated/standfirst.js";

type ListPosts = NonNullable<operations["listPosts"]["parameters"]["query"]>;
type Post = components["schemas"]["Post"];
type PostPage = components["schemas"]["PostPage"];
type PostSummary = components["schemas"]["PostSummary"];

const service = setting("STANDFIRST_URL");
const admin = client(setting("STANDFIRST_ADMIN_TOKEN"));
const anonymous = client();

test("a post is created, published, shared and read", async () => {
  const ada = await author("Ada Marlow");
  const shipping = dataOf(await admin.POST("/api/v1/categories", { body: { name: "Shipping" } }));
  const earlier = await published(ada, "The price of a quay");
  const draft = dataOf(await ada.POST("/api/v1/posts", {
    params: { header: { "Idempotency-Key": "first-of-ada" } },
    body: {
      title: "Why ports decide wars",
      content: { format: "markdown", source: "It is *not* what you think." },
      categories: [shipping.slug],
      tags: ["Ports"],
    },
  }));
  assert.equal(draft.status, "draft");
  assert.equal(draft.publishedAt, null);
  assert.equal(draft.content.source, "It is *not* what you think.");
  const path = { post: draft.slug };

  dataOf(await ada.PATCH("/api/v1/posts/{post}", {
    params: { path },
    body: { title: "Why harbours decide wars", status: "published" },
  }));
  const shared = dataOf(await anonymous.POST("/api/v1/posts/{post}/shares", {
    params: { path },
    body: { network: "bluesky" },
  }));
  const page = dataOf(await anonymous.GET("/api/v1/posts/{post}", {
    params: {
      path,
      query: { include: ["recent", "shares", "shareLinks", "publishedAgo"] },
      header: { "Accept-Language": "en" },
    },
  }));

  assert.equal(shared.total, 1);
  assert.equal(page.id, draft.id);
  assert.equal(page.title, "Why harbours decide wars");
  assert.equal(page.content.html.trim(), "<p>It is <em>not</em> what you think.</p>");
  assert.equal(page.authors[0]?.name, "Ada Marlow");
  assert.equal(page.publishedBy?.name, "Ada Marlow");
  assert.equal(page.categories[0]?.id, shipping.id);
  assert.deepEqual(page.tags, [{ slug: "ports", name: "Ports" }]);
  assert.equal(page.shares?.networks["bluesky"], 1);
  assert.equal(new URL(page.shareLinks?.["bluesky"] ?? "").host, "bsky.app");
  assert.ok(page.publishedAt !== null && Date.parse(page.publishedAt) < Date.now() + 60_000);
  assert.ok(page.publishedAgo);
  assert.ok(page.recent?.some((post) => post.id === earlier.id));
});

test("a published post is changed in a working copy", async () => {
  const barbara = await author("Barbara Reyes");
  const post = await published(barbara, "What a lighthouse keeper reads");
  const params = { path: { post: post.slug } };
  const title = "What lighthouse keepers read";

  dataOf(await barbara.PATCH("/api/v1/posts/{post}/draft", { params, body: { title } }));
  assert.equal(dataOf(await anonymous.GET("/api/v1/posts/{post}", { params })).title, post.title);
  assert.equal(dataOf(await barbara.GET("/api/v1/posts/{post}/draft", { params })).title, title);
  dataOf(await barbara.POST("/api/v1/posts/{post}/draft/publish", { params }));

  assert.equal(dataOf(await anonymous.GET("/api/v1/posts/{post}", { params })).title, title);
  const [latest] = dataOf(await barbara.GET("/api/v1/posts/{post}/revisions", { params })).items;
  assert.ok(latest?.changed.includes("title"));
  assert.equal(latest?.by?.name, "Barbara Reyes");
});

test("null clears a property, and an absent property keeps its value", async () => {
  const clara = await author("Clara Lund");
  const written = dataOf(await clara.POST("/api/v1/posts", {
    body: {
      title: "Ebb",
      excerpt: "In short.",
      featured: true,
      tags: ["Sea"],
      coverImage: { url: "https://img.example/ebb.jpg", alt: "Low tide" },
      seo: { title: "Ebb, explained", description: "Where the water goes.", noIndex: true },
    },
  }));

  const changed = dataOf(await clara.PATCH("/api/v1/posts/{post}", {
    params: { path: { post: written.slug } },
    body: { excerpt: null, seo: { title: null } },
  }));

  assert.equal(changed.excerpt, "");
  assert.equal(changed.seo.title, null);
  assert.equal(changed.seo.description, "Where the water goes.");
  assert.equal(changed.seo.noIndex, true);
  assert.equal(changed.featured, true);
  assert.equal(changed.coverImage?.alt, "Low tide");
  assert.deepEqual(changed.tags, [{ slug: "sea", name: "Sea" }]);
  assert.equal(changed.title, "Ebb");
});

test("a list is read to its last page", async () => {
  const dorothy = await author("Dorothy Vane");
  const written: Post[] = [];
  for (const number of [1, 2, 3, 4, 5, 6, 7]) {
    written.push(await published(dorothy, `Knot ${number}`));
  }

  const read: PostSummary[] = [];
  let cursor: string | null = null;
  do {
    const query: ListPosts = { author: ["dorothy-vane"], sort: ["title"], limit: 3, ...(cursor === null ? {} : { cursor }) };
    const { items, page }: PostPage = dataOf(await anonymous.GET("/api/v1/posts", { params: { query } }));
    read.push(...items);
    cursor = page.next;
  } while (cursor !== null);

  assert.deepEqual(read.map((post) => post.id), written.map((post) => post.id));
});

test("a batch reports the outcome of each operation", async () => {
  const edith = await author("Edith Roe");
  const post = await published(edith, "Anchors");

  const { items } = dataOf(await edith.POST("/api/v1/posts/batch", {
    body: {
      operations: [
        { op: "create", value: { title: "Notes on anchors" } },
        { op: "patch", post: post.slug, value: { featured: true } },
        { op: "patch", post: post.slug, value: { title: " " } },
      ],
    },
  }));

  assert.equal(items[0]?.post?.title, "Notes on anchors");
  assert.equal(items[1]?.post?.featured, true);
  assert.equal(items[2]?.status, 422);
  assert.equal(items[2]?.problem?.errors[0]?.pointer, "/operations/2/value/title");
});

test("a problem names the invalid input", async () => {
  const fanny = await author("Fanny Holt");

  const blank = await fanny.POST("/api/v1/posts", { body: { title: " " } });
  // @ts-expect-error: the compiler reports the misspelt property before the service does.
  const misspelt = await fanny.POST("/api/v1/posts", { body: { titel: "Flood" } });

  assert.equal(blank.error?.status, 422);
  assert.match(blank.error.type, /\/invalid$/);
  assert.equal(blank.error.errors[0]?.pointer, "/title");
  assert.equal(blank.error.errors[0]?.code, "NotBlank");
  assert.equal(blank.error.errors[0]?.parameter, null);
  assert.equal(misspelt.error?.status, 400);
  assert.equal(misspelt.error.errors[0]?.pointer, "/titel");
});

test("a stale deletion is rejected, and a trashed post is restored", async () => {
  const grace = await author("Grace Okafor");
  const written = await grace.POST("/api/v1/posts", { body: { title: "Flotsam" } });
  const path = { post: dataOf(written).slug };
  const changed = await grace.PATCH("/api/v1/posts/{post}", {
    params: { path, header: { "If-Match": entityTag(written.response) } },
    body: { title: "Jetsam" },
  });

  const rejected = await grace.DELETE("/api/v1/posts/{post}", {
    params: { path, header: { "If-Match": entityTag(written.response) } },
  });
  assert.equal(rejected.error?.status, 412);
  assert.equal(rejected.error.currentVersion, dataOf(changed).version);

  const deleted = await grace.DELETE("/api/v1/posts/{post}", {
    params: { path, header: { "If-Match": entityTag(changed.response) } },
  });
  assert.equal(deleted.response.status, 204);
  assert.ok(dataOf(await grace.GET("/api/v1/posts/{post}", { params: { path } })).trashedAt);
  const restored = dataOf(await grace.POST("/api/v1/posts/{post}/restore", { params: { path } }));
  assert.equal(restored.title, "Jetsam");
  assert.equal(restored.trashedAt, undefined);
});

test("a former slug redirects to the post", async () => {
  const harriet = await author("Harriet Voss");
  const post = await published(harriet, "Ballast");
  const params = { path: { post: "ballast" } };

  dataOf(await harriet.PATCH("/api/v1/posts/{post}", { params, body: { slug: "ballast-and-keel" } }));

  assert.equal(dataOf(await harriet.GET("/api/v1/posts/{post}", { params })).id, post.id);
});

/** Client of the service, with this token or none. */
function client(token?: string): Client<paths> {
  return createClient<paths>({
    baseUrl: service,
    querySerializer: { array: { style: "form", explode: false } },
    headers: token === undefined ? {} : { Authorization: `Bearer ${token}` },
  });
}

/** Creates an author with a token, and returns a client with this token. */
async function author(name: string): Promise<Client<paths>> {
  const { slug } = dataOf(await admin.POST("/api/v1/authors", { body: { name, role: "author" } }));
  const { token } = dataOf(await admin.POST("/api/v1/tokens", {
    body: { author: slug, name: "laptop", scopes: ["read", "write", "publish"] },
  }));
  return client(token);
}

async function published(by: Client<paths>, title: string): Promise<Post> {
  return dataOf(await by.POST("/api/v1/posts", { body: { title, status: "published" } }));
}

/** Data of a successful response; a problem is an error. */
function dataOf<T>(result: { data?: T; error?: unknown; response: Response }): T {
  assert.ok(result.data !== undefined, `${result.response.status} ${JSON.stringify(result.error)}`);
  return result.data;
}

function entityTag(response: Response): string {
  return response.headers.get("ETag") ?? assert.fail("no ETag");
}

function setting(name: string): string {
  return process.env[name] ?? assert.fail(`${name} is not set`);
}
