// Reads a list to its last page. Servers signal further pages in several ways.
import { now } from "../http/retry.js";
import type { CampaignRequest } from "../types.js";
import type { DoneResult } from "./errors.js";
import { type Pagination, readPagination } from "./pagination.js";

/** An element of a list. Only its id is read here. */
export type ListElement = { id?: unknown } | null;

/** A list, perhaps not read to its end. */
export interface List {
  data: ListElement[];
  /** The response of the last page. */
  response: Response;
  /** The reason why the list was not read to its end. */
  incomplete?: string;
}

/** Ends the reading at a server that counts pages without end. */
const MAX_PAGES = 2_000;
/** No account has nearly as many elements. More would only fill the memory. */
const MAX_ELEMENTS = 1_000_000;
/** The parameters of Laravel's paginators. Only these are copied from a link with another address than the list's. */
const PAGE_PARAMETERS = ["page", "cursor", "per_page"];

/**
 * Requests one page after the other. The timeout covers the whole list.
 *
 * Every page is requested at the list's own address. Only the parameters of the server's link count, so that the key
 * goes nowhere else.
 *
 * @param timeout Milliseconds.
 * @param send Sends one request, with the rest of the timeout in milliseconds.
 */
export async function readList(
  first: CampaignRequest,
  timeout: number,
  send: (request: CampaignRequest, timeout: number) => Promise<DoneResult>,
): Promise<List> {
  const deadline = now() + timeout;
  const requestedUrls = new Set([first.url]);
  const ids = new Set();
  const data: ListElement[] = [];
  let request = first;
  let total = 0;
  for (let number = 1; ; number++) {
    const result = await send(request, Math.max(1, deadline - now()));
    const { response } = result;
    const before = data.length;
    const elements = result.data as ListElement[];
    const pagination = readPagination(result.json, elements.length);
    for (const element of elements) {
      // A campaign that is created meanwhile shifts the others by one place. One of them is then on two pages.
      const id = String(element?.id ?? "");
      if (id && number > 1 && ids.has(id)) continue;
      ids.add(id);
      data.push(element);
    }
    const isMoved = hasMoved(number, pagination, data.length, total);
    total = pagination.total ?? total;
    const error = isMoved
      ? "an element was removed meanwhile"
      : pageError(number, pagination, elements.length, data.length - before);
    if (error) return { data, response, incomplete: error };
    const next = nextUrl(first.url, request.url, number, elements.length, data.length, pagination);
    if (next === undefined) return { data, response };
    const reason = stopReason(number, data.length, requestedUrls.has(next));
    if (reason) return { data, response, incomplete: reason };
    requestedUrls.add(next);
    request = { ...first, url: next };
  }
}

/**
 * Returns the address of the next page, or `undefined` at the end of the list.
 *
 * @param url The address of this page.
 * @param number The number of this page.
 * @param length The number of elements on this page.
 * @param read The number of elements so far.
 */
function nextUrl(
  firstUrl: string,
  url: string,
  number: number,
  length: number,
  read: number,
  { lastPage, nextPage, hasMore, isCounted, total }: Pagination,
) {
  const following = new URL(firstUrl);
  if (nextPage) {
    const link = parseUrl(nextPage, url);
    if (link) {
      const isOwn = link.origin === following.origin && link.pathname === following.pathname;
      for (const [name, value] of link.searchParams) {
        if (isOwn || PAGE_PARAMETERS.includes(name)) following.searchParams.set(name, value);
      }
      return following.href;
    }
  }
  // An empty page is beyond the end, even if the server reports more pages.
  if (length === 0) return undefined;
  const hasNext = hasMore || number < (lastPage ?? 0) || (isCounted && read < (total ?? 0));
  if (!hasNext) return undefined;
  following.searchParams.set("page", String(number + 1));
  return following.href;
}

/**
 * Returns whether an element was removed since the page before: those behind it have moved to earlier pages.
 *
 * @param number The requested page number.
 * @param read The number of elements so far. A smaller total counts something else.
 * @param before The total that an earlier page reported.
 */
const hasMoved = (number: number, { page, total = 0 }: Pagination, read: number, before: number) =>
  page === number && total >= read && total < before;

/**
 * Returns an error if the server, or a relay on the way, ignored the page number.
 *
 * @param number The requested page number.
 * @param length The number of elements on the page.
 * @param added The number of new elements on the page.
 */
function pageError(number: number, { page }: Pagination, length: number, added: number) {
  if (number === 1) return undefined;
  if (page !== undefined && page !== number) return `the server sent page ${page} instead of page ${number}`;
  if (added === 0 && length > 0) return `page ${number} repeats elements of earlier pages`;
  return undefined;
}

/**
 * Returns the reason to stop before the end of the list, or `undefined`.
 *
 * @param number The number of the page that was read.
 * @param total The number of elements.
 * @param isRepeated Whether the next page was requested before.
 */
function stopReason(number: number, total: number, isRepeated: boolean) {
  if (isRepeated) return "a page links to an earlier page as the next one";
  if (number >= MAX_PAGES) return `it has more than ${MAX_PAGES} pages`;
  if (total >= MAX_ELEMENTS) return `it has more than ${MAX_ELEMENTS} elements`;
  return undefined;
}

function parseUrl(link: string, base: string) {
  try {
    return new URL(link, base);
  } catch {
    return undefined;
  }
}
