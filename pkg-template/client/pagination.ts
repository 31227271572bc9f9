// Reads the pagination of a list. Laravel's paginators put it beside `data`, its resources into `meta` and `links`,
// Fractal into `meta.pagination`.
import { memberOf } from "../http/members.js";

/** The pagination of one page, as far as the server reports it. */
export interface Pagination {
  /** The number of this page. */
  page?: number;
  /** The number of the last page. */
  lastPage?: number;
  /** The address of the next page. */
  nextPage?: string;
  /** Whether the server reports only that there are more pages. */
  hasMore: boolean;
  /** The number of elements on all pages. */
  total?: number;
  /** Whether only the total marks the end. */
  isCounted: boolean;
}

/**
 * Reads the pagination of a page.
 *
 * @param body The parsed body.
 * @param length The number of elements on the page.
 */
export function readPagination(body: unknown, length: number): Pagination {
  const meta = memberOf(body, "meta");
  const sources = [body, memberOf(meta, "pagination"), memberOf(body, "pagination"), meta];
  const all = (name: string) => sources.map((source) => memberOf(source, name));
  const count = (name: string) =>
    all(name)
      .map(toNumber)
      .find((number) => number !== undefined) || undefined;
  const addresses = [...all("next_page_url"), ...all("links").map((links) => memberOf(links, "next"))];
  const cursors = all("next_cursor");
  const cursor = cursors.find((value) => typeof value === "string" && value !== "");
  const address = addresses.find((value) => typeof value === "string");
  const more = all("has_more").filter((value) => typeof value === "boolean");
  const total = count("total");
  const perPage = count("per_page");
  // A server that sends more than `per_page` elements ignored it.
  const counted = total && perPage && perPage >= length ? Math.ceil(total / perPage) : undefined;
  const lastPage = count("last_page") ?? count("total_pages") ?? counted;
  // The count is used only if no other member marks the end.
  const isEndMarked = lastPage !== undefined || more.length > 0 || [...addresses, ...cursors].includes(null);
  return {
    page: count("current_page"),
    lastPage,
    nextPage: (address ?? (cursor && `?${new URLSearchParams({ cursor: cursor as string })}`)) as string | undefined,
    hasMore: more.includes(true),
    total,
    isCounted: !isEndMarked,
  };
}

/** Returns a count as a whole number, also if the server sent it as a text; `undefined` for any other value. */
function toNumber(value: unknown): number | undefined {
  const isNumber = typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value));
  return isNumber ? Math.trunc(Math.max(0, Number(value))) : undefined;
}
