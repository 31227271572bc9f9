// Lists in pages: read to the last page, from the list's own address only. An incomplete list is an error.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { CampaignClient, UnexpectedResponseError } from "../../../pkg/index.js";
import { createRelay } from "../../../pkg/relay.js";
import { failure, KEY } from "../support/client.mjs";

const LISTS = /** @type {const} */ (["listCampaigns", "listOutboundAssistants", "listAssistants", "listPhoneNumbers"]);
const BASE = "https://api.example/api";

/**
 * A client on a server that is a function of the requested URL.
 *
 * @param {(url: URL) => unknown} serve gives a JSON body
 */
function servedBy(serve) {
  /** @type {URL[]} */
  const asked = [];
  const fetch = async (/** @type {string} */ address) => {
    const url = new URL(address);
    asked.push(url);
    return Response.json(serve(url));
  };
  return { asked, client: new CampaignClient({ baseUrl: BASE, apiKey: KEY, fetch }) };
}

const pageOf = (/** @type {URL} */ url) => Number(url.searchParams.get("page") ?? 1);
const ids = (/** @type {readonly { id: unknown }[]} */ list) => list.map(({ id }) => id);

const cursorOf = (/** @type {URL} */ url) => Number.parseInt(url.searchParams.get("cursor")?.slice(1) ?? "1", 10);

/**
 * Ways to announce further pages, each with three pages of one element.
 * @type {Record<string, (url: URL) => object>}
 */
const PAGINATORS = {
  "last_page beside data": (url) => ({ data: [{ id: pageOf(url) }], current_page: pageOf(url), last_page: 3 }),
  "last_page as a text": (url) => ({ data: [{ id: pageOf(url) }], last_page: "3" }),
  "last_page in meta": (url) => ({ data: [{ id: pageOf(url) }], meta: { current_page: pageOf(url), last_page: 3 } }),
  "next_page_url alone": (url) => ({
    data: [{ id: pageOf(url) }],
    next_page_url: pageOf(url) < 3 ? `${url.origin}${url.pathname}?page=${pageOf(url) + 1}` : null,
  }),
  "a relative next_page_url": (url) => ({
    data: [{ id: pageOf(url) }],
    next_page_url: pageOf(url) < 3 ? `?page=${pageOf(url) + 1}` : null,
  }),
  "links.next": (url) => ({
    data: [{ id: pageOf(url) }],
    links: { next: pageOf(url) < 3 ? `${url.origin}${url.pathname}?page=${pageOf(url) + 1}` : null },
    meta: { path: "x" },
  }),
  "a cursor": (url) => {
    const at = Number(url.searchParams.get("cursor")?.slice(1) ?? 1);
    return { data: [{ id: at }], next_page_url: at < 3 ? `${url.origin}${url.pathname}?cursor=c${at + 1}` : null };
  },
  "next_cursor without an address": (url) => {
    const at = cursorOf(url);
    return { data: [{ id: at }], next_cursor: at < 3 ? `c${at + 1}=` : null };
  },
  "next_cursor in meta": (url) => {
    const at = cursorOf(url);
    return { data: [{ id: at }], meta: { next_cursor: at < 3 ? `c${at + 1}=` : null } };
  },
  "total and per_page": (url) => ({ data: [{ id: pageOf(url) }], total: 3, per_page: 1, current_page: pageOf(url) }),
  "total and per_page in meta": (url) => ({ data: [{ id: pageOf(url) }], meta: { total: "3", per_page: "1" } }),
  "total alone": (url) => ({ data: pageOf(url) <= 3 ? [{ id: pageOf(url) }] : [], total: 3 }),
  "total_pages of Fractal": (url) => ({
    data: [{ id: pageOf(url) }],
    meta: { pagination: { total: 3, count: 1, per_page: 1, current_page: pageOf(url), total_pages: 3, links: {} } },
  }),
  "links.next of Fractal": (url) => ({
    data: [{ id: pageOf(url) }],
    meta: {
      pagination: { links: pageOf(url) < 3 ? { next: `${url.origin}${url.pathname}?page=${pageOf(url) + 1}` } : {} },
    },
  }),
  "total_pages in pagination": (url) => ({ data: [{ id: pageOf(url) }], pagination: { total_pages: 3 } }),
  "last_page, with a total on the first page alone": (url) => ({
    data: [{ id: pageOf(url) }],
    current_page: pageOf(url),
    last_page: 3,
    ...(pageOf(url) === 1 && { total: 3 }),
  }),
  "has_more, with the number of each page's elements as total": (url) => ({
    data: [{ id: pageOf(url) }],
    current_page: pageOf(url),
    has_more: pageOf(url) < 3,
    total: pageOf(url) === 1 ? 2 : 1,
  }),
  "a cursor, with a total that falls": (url) => {
    const at = cursorOf(url);
    return { data: [{ id: at }], next_cursor: at < 3 ? `c${at + 1}=` : null, total: 6 - at };
  },
  has_more: (url) => ({ data: [{ id: pageOf(url) }], has_more: pageOf(url) < 3 }),
  "has_more in meta": (url) => ({ data: [{ id: pageOf(url) }], meta: { has_more: pageOf(url) < 3 } }),
};

describe("a list in pages", () => {
  for (const [name, serve] of Object.entries(PAGINATORS)) {
    for (const list of LISTS) {
      test(`${list} reads a list in pages, ${name}, to the last page`, async () => {
        const { client, asked } = servedBy(serve);
        assert.deepEqual(ids(await client[list]()), [1, 2, 3]);
        assert.equal(asked.length, 3);
      });
    }
  }

  test("a list in pages keeps the parameters of the first request", async () => {
    const { client, asked } = servedBy(/** @type {any} */ (PAGINATORS["last_page beside data"]));
    await client.listAssistants();
    assert.deepEqual(
      asked.map(({ search }) => search),
      ["?per_page=100&page=1", "?per_page=100&page=2", "?per_page=100&page=3"],
    );
  });

  test("loadAccount includes the assistants of the last page", async () => {
    const { client } = servedBy(/** @type {any} */ (PAGINATORS["last_page beside data"]));
    assert.deepEqual((await client.loadAccount()).outbound_assistant_ids, [1, 2, 3]);
  });

  test("a list in pages returns an element of two pages once", async () => {
    const { client } = servedBy((url) => ({ data: [{ id: pageOf(url) }, { id: pageOf(url) + 1 }], last_page: 3 }));
    assert.deepEqual(ids(await client.listCampaigns()), [1, 2, 3, 4]);
  });

  test("a list in pages is read through a relay whose server announces its own address", async () => {
    const upstream = async (/** @type {string | URL | Request} */ address) => {
      const page = pageOf(new URL(String(address)));
      const next = page < 3 ? `https://elsewhere.example/api/user/campaigns?page=${page + 1}` : null;
      return Response.json({ data: [{ id: page }], next_page_url: next });
    };
    const relay = createRelay({
      baseUrl: BASE,
      apiKey: KEY,
      authorize: () => true,
      fetch: /** @type {any} */ (upstream),
    });
    const fetch = (/** @type {string} */ url, /** @type {RequestInit} */ init) => relay(new Request(url, init));
    const client = new CampaignClient({ baseUrl: "https://app.example/relay", fetch });
    assert.deepEqual(ids(await client.listCampaigns()), [1, 2, 3]);
  });

  test("a list in pages is requested from its own address only, with no other parameter of the next page", async () => {
    const { client, asked } = servedBy((url) => ({
      data: [{ id: pageOf(url) }],
      next_page_url: pageOf(url) < 2 ? "https://evil.example/steal?page=2&_method=DELETE&campaign_id=7" : null,
    }));
    assert.deepEqual(ids(await client.listCampaigns()), [1, 2]);
    assert.deepEqual(
      asked.map(({ href }) => href),
      [`${BASE}/user/campaigns`, `${BASE}/user/campaigns?page=2`],
    );
  });

  test("a list of 130,000 elements is read completely", async () => {
    const data = Array.from({ length: 130_000 }, (_, id) => ({ id }));
    for (const list of LISTS) {
      const { client } = servedBy(() => ({ data }));
      assert.equal((await client[list]()).length, data.length);
    }
  });

  test("a list of 1,500 pages is read completely", async () => {
    const { client } = servedBy((url) => ({ data: [{ id: pageOf(url) }], last_page: 1_500 }));
    assert.equal((await client.listAssistants()).length, 1_500);
  });

  test("a list in pages ends at an empty page", async () => {
    for (const more of [{ meta: { last_page: 500 } }, { has_more: true }, { total: 7 }, { total: 7, per_page: 2 }]) {
      const { client, asked } = servedBy(() => ({ data: [], ...more }));
      assert.deepEqual(await client.listCampaigns(), []);
      assert.equal(asked.length, 1);
    }
    const { client, asked } = servedBy((url) => ({
      data: pageOf(url) < 3 ? [{ id: pageOf(url) }] : [],
      has_more: true,
    }));
    assert.deepEqual(ids(await client.listCampaigns()), [1, 2]);
    assert.equal(asked.length, 3);
  });

  test("a list is one page if its count is that of its elements, or if the server says that it ends", async () => {
    const data = [{ id: 1 }, { id: 2 }];
    for (const facts of [
      { total: 2 },
      { total: 2, per_page: 15 },
      { total: 2, per_page: 1 },
      { meta: { total: 2 } },
      { total: 2, current_page: 1, per_page: 2 },
      { total: 9, has_more: false },
      { total: 9, next_page_url: null },
      { total: 9, meta: { next_cursor: null } },
      { total: 0, per_page: 0 },
      { total: "many", per_page: -1, has_more: "yes", next_cursor: "" },
    ]) {
      const { client, asked } = servedBy(() => ({ data, ...facts }));
      assert.deepEqual(await client.listCampaigns(), data, JSON.stringify(facts));
      assert.equal(asked.length, 1);
    }
  });
});

describe("a list that PHP encoded as an object, because its array had gaps", () => {
  const gaps = { 2: { id: 7 }, 5: { id: 9 } };
  for (const [where, body] of /** @type {[string, unknown][]} */ ([
    ["in data", { data: gaps }],
    ["as the whole body", gaps],
  ])) {
    for (const name of LISTS) {
      test(`${name} reads a list that PHP encoded as an object, ${where}, as the list of its values`, async () => {
        const { client } = servedBy(() => body);
        assert.deepEqual(ids(await client[name]()), [7, 9]);
      });
    }
  }

  for (const body of [{ data: {} }, { data: { 2: { id: 7 }, name: "x" } }, { data: { 2: "x" } }, {}]) {
    test(`the response ${JSON.stringify(body)} is not a list`, async () => {
      await assert.rejects(servedBy(() => body).client.listCampaigns(), UnexpectedResponseError);
    });
  }
});

test("readList rejects without a request for a path that is not a text", async () => {
  const { asked, client } = servedBy(() => []);
  for (const path of [undefined, null, "", 7]) {
    const error = await failure(client.readList(/** @type {any} */ (path)));
    assert.deepEqual([error.name, error.message.slice(0, 28)], ["TypeError", "path must be the path of a l"]);
  }
  assert.equal(asked.length, 0);
});

describe("an incomplete list", () => {
  /** @type {[string, (url: URL) => object, RegExp][]} */
  const endless = [
    ["it has two million pages", (url) => ({ data: [{ id: pageOf(url) }], last_page: 2e6 }), /more than 2000 pages/],
    [
      "the server gives the first page again",
      () => ({ data: [{ id: 1 }], current_page: 1, last_page: 2 }),
      /sent page 1 instead of page 2/,
    ],
    [
      "the server has more, but knows no pages",
      () => ({ data: [{ id: 1 }], has_more: true }),
      /page 2 repeats elements/,
    ],
    ["the server counts more than it gives", () => ({ data: [{ id: 1 }], total: 3 }), /page 2 repeats elements/],
    [
      "an element is removed while the pages are read",
      (url) => ({ data: [{ id: pageOf(url) }], current_page: pageOf(url), last_page: 3, total: 4 - pageOf(url) }),
      /an element was removed meanwhile/,
    ],
    ["a cursor leads round", () => ({ data: [{ id: {} }], next_cursor: "c" }), /links to an earlier page|repeats/],
    ["the server repeats the elements", () => ({ data: [{ id: 1 }], last_page: 2 }), /page 2 repeats elements/],
    [
      "the pages lead round in a circle",
      (url) => ({ data: [{ id: url.search }], next_page_url: url.search === "?page=2" ? "?page=3" : "?page=2" }),
      /links to an earlier page/,
    ],
  ];
  for (const [name, serve, message] of endless) {
    test(`a list rejects as incomplete when ${name}`, async () => {
      for (const list of /** @type {const} */ (["listCampaigns", "listOutboundAssistants", "listPhoneNumbers"])) {
        const { client } = servedBy(serve);
        const error = await failure(client[list]());
        assert.ok(error instanceof UnexpectedResponseError);
        assert.match(error.message, /^The list is not complete: .* \d+ elements were read\.$/);
        assert.match(error.message, message);
      }
      const { client } = servedBy(serve);
      await assert.rejects(client.loadAccount(), UnexpectedResponseError);
    });
  }

  const since = new Date(Date.now() - 1_000);
  const endlessPages = (/** @type {URL} */ url) => ({
    data: [{ id: pageOf(url), name: pageOf(url) === 7 ? "Spring" : "Another", created_at: new Date().toISOString() }],
    last_page: 3_000,
  });
  test('findCreated rejects instead of "not-seen" when the list is incomplete', async () => {
    const { client } = servedBy(endlessPages);
    const form = { name: "Autumn", assistant_id: 1 };
    const error = await failure(client.findCreated(form, { since, knownIds: [1] }));
    assert.match(error.message, /^The list is not complete/);
  });

  test("findCreated reports a campaign of an incomplete list as ambiguous", async () => {
    const { client } = servedBy(endlessPages);
    const seen = await client.findCreated({ name: "Spring", assistant_id: 1 }, { since, knownIds: [1] });
    assert.equal(seen.status, "ambiguous");
    assert.deepEqual(seen.status === "ambiguous" && ids(seen.candidates), [7]);
  });
});
