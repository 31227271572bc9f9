// Reads a list to its last page, however the server tells that there is more.
import { now } from "../http/retry.js";
import type { CampaignRequest } from "../types.js";
import type { DoneResult } from "./errors.js";

/** An element of a list, of which only the id is read here. */
export type ListElement = { id?: unknown } | null;

export interface List {
  data: ListElement[];
  /** that of the last page */
  response: Response;
  /** why the list was not read to its end */
  incomplete?: string;
}

/** A server that counts pages without end must not keep a caller for ever. */
export const MAX_PAGES = 2_000;
/** No account has nearly as many of anything; more would only fill the memory. */
export const MAX_ELEMENTS = 1_000_000;
/** The parameters of Laravel's paginators: these are taken over from an address that is not the list's own. */
const PAGE_PARAMETERS = ["page", "cursor", "per_page"];

/**
 * Requests one page after the other. The timeout is that of the whole list.
 *
 * Every page is requestedUrls for at the list's own address: of the server's link only the parameters count, so that the key
 * goes nowhere else.
 *
 * @param timeout milliseconds
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
  for (let number = 1; ; number++) {
    const result = await send(request, Math.max(1, deadline - now()));
    const { response } = result;
    const before = data.length;
    for (const element of result.data as ListElement[]) {
      // A campaign created meanwhile moves the others on by one place: one of them is then on two pages.
      const id = element?.id;
      if (id !== undefined && id !== null && number > 1 && ids.has(String(id))) continue;
      if (id !== undefined && id !== null) ids.add(String(id));
      data.push(element);
    }
    const error = pageError(number, result, data.length - before);
    if (error) return { data, response, incomplete: error };
    const next = nextUrl(first.url, request.url, number, data.length, result);
    if (next === undefined) return { data, response };
    const reason = stopReason(number, data.length, requestedUrls.has(next));
    if (reason) return { data, response, incomplete: reason };
    requestedUrls.add(next);
    request = { ...first, url: next };
  }
}

/**
 * Where the list goes on, `undefined` at its end.
 *
 * @param url of this page
 * @param number of this page
 * @param read elements so far
 */
function nextUrl(
  firstUrl: string,
  url: string,
  number: number,
  read: number,
  { data, lastPage, nextPage, hasMore, total }: DoneResult,
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
  // An empty page is beyond the end, whatever the count says.
  if ((data as ListElement[]).length === 0) return undefined;
  const isCounted = number < (lastPage ?? 0) || read < (total ?? 0);
  if (!isCounted && !hasMore) return undefined;
  following.searchParams.set("page", String(number + 1));
  return following.href;
}

/**
 * Whether the server, or a relay on the way, did not heed the number of the page.
 *
 * @param number that was requestedUrls for
 * @param added elements that it brought
 */
function pageError(number: number, { page, data }: DoneResult, added: number) {
  if (number === 1) return undefined;
  if (page !== undefined && page !== number)
    return `the server gave page ${page} where page ${number} was requestedUrls for`;
  if (added === 0 && (data as ListElement[]).length > 0)
    return `page ${number} repeats the elements of the pages before`;
  return undefined;
}

/**
 * @param number of the page that was read
 * @param total elements
 * @param isRepeated whether the next page was requestedUrls for before
 */
function stopReason(number: number, total: number, isRepeated: boolean) {
  if (isRepeated) return "a page names an earlier one as the next";
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
