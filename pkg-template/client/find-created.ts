// After an unclear outcome: looks for the campaign in the account's list. It can find; it can never prove that there is none.
import { now, pause } from "../http/retry.js";
import type { Campaign, CreateCampaign } from "../types.js";
import { compareTo, idOf } from "./campaign-likeness.js";
import type { FoundCampaign } from "./client.js";
import type { List } from "./list-pages.js";
import type { ResolvedFindOptions } from "./options.js";

interface Search {
  found: FoundCampaign;
  /** why the list was not read to its end */
  incomplete?: string;
  /** how many campaigns were read */
  read: number;
}

const POLL_MS = 2_000;
/** A clock may be wrong by hours, and a time may be stored without its zone: a campaign that looks so much older may be the new one. */
const MAX_CLOCK_SKEW_MS = 26 * 3_600_000;
/** A campaign from the future shows that the two clocks differ; this much is rounding. */
const ROUNDING_MS = 2_000;

/** @param wanted the campaign as it was sent, or was to be */
export async function findCreated(
  wanted: CreateCampaign,
  { since, knownIds, wait, readOptions }: ResolvedFindOptions,
  list: () => Promise<List>,
): Promise<Search> {
  const deadline = now() + wait;
  for (;;) {
    const { data, incomplete } = await list();
    const matches = matchCampaigns(wanted, since, knownIds, data as Campaign[]);
    const timeLeft = deadline - now();
    if (matches.isSettled || timeLeft <= 0) return searchResult(matches, data.length, incomplete);
    await pause(Math.min(POLL_MS, timeLeft), readOptions.signal);
  }
}

function searchResult({ campaign, candidates }: Matches, read: number, incomplete: string | undefined): Search {
  // A second one may stand on a page that was not read.
  if (campaign && !incomplete) return { found: { status: "found", campaign }, read };
  const list = campaign ? [campaign] : candidates;
  const found: FoundCampaign = list.length > 0 ? { status: "ambiguous", candidates: list } : { status: "not-seen" };
  return { found, read, ...(incomplete && { incomplete }) };
}

interface Matches {
  /** the one that fits, where nothing else may be meant */
  campaign?: Campaign;
  /** those of the same name, however else they differ */
  candidates: Campaign[];
  /** whether it makes no sense to wait for more */
  isSettled: boolean;
}

/** @param since milliseconds since 1970 */
function matchCampaigns(
  wanted: CreateCampaign,
  since: number,
  knownIds: Set<string> | undefined,
  campaigns: Campaign[],
): Matches {
  const compareToWanted = compareTo(wanted);
  const candidates = [];
  const rivals = [];
  for (const campaign of campaigns) {
    const id = idOf(campaign);
    if (id !== undefined && knownIds?.has(id)) continue;
    const likeness = compareToWanted(campaign);
    if (likeness === "other") continue;
    const age = knownIds ? (id === undefined ? "unclear" : "new") : classifyAge(campaign.created_at, since);
    if (age === "old") continue;
    candidates.push(campaign);
    // Beside one that fits, one that contradicts or was there earlier is another; alone, it may be ours in the list's
    // own spelling.
    if (likeness !== "contradicts" && age !== "earlier")
      rivals.push({ campaign, fits: likeness === "same" && age === "new" });
  }
  const [first] = rivals;
  const campaign = rivals.length === 1 && first?.fits ? first.campaign : undefined;
  return { campaign, candidates, isSettled: rivals.length > 0 };
}

/**
 * How a campaign's age tells whether it is the new one, by clocks that nobody has compared.
 *
 * @param since milliseconds since 1970
 */
function classifyAge(created: unknown, since: number): "new" | "unclear" | "earlier" | "old" {
  const time = parseTimestamp(created);
  if (time === undefined || time > Date.now() + ROUNDING_MS) return "unclear";
  if (time >= since) return "new";
  return time >= since - MAX_CLOCK_SKEW_MS ? "earlier" : "old";
}

/** A time that names its zone; `undefined` for any other, and for a value that is no time. */
function parseTimestamp(text: unknown) {
  if (typeof text !== "string" || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
