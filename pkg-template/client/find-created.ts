// Searches the account's list for a campaign after an unclear outcome. The search can find a campaign. It can never
// prove that there is none.
import { now, pause } from "../http/retry.js";
import type { Campaign } from "../types.js";
import type { Contract } from "../validate/contract.js";
import { compareTo, idOf } from "./campaign-likeness.js";
import type { FoundCampaign } from "./client.js";
import type { List } from "./list-pages.js";
import type { ResolvedFindOptions } from "./options.js";

interface Search {
  found: FoundCampaign;
  /** The reason why the list was not read to its end. */
  incomplete?: string;
  /** The number of campaigns that were read. */
  read: number;
}

const POLL_MS = 2_000;
/**
 * A clock may be wrong by hours, and a time may be stored without its zone. A campaign that looks this much older may
 * be the new one.
 */
const MAX_CLOCK_SKEW_MS = 26 * 3_600_000;
/** A campaign from the future shows that the two clocks differ. Up to this difference it is rounding. */
const ROUNDING_MS = 2_000;

/**
 * Lists the campaigns until one matches or `wait` is over.
 *
 * @param wanted The campaign that was sent, or should have been.
 */
export async function findCreated(
  wanted: { name: string },
  { since, knownIds, wait, readOptions }: ResolvedFindOptions,
  list: () => Promise<List>,
  contract?: Contract,
): Promise<Search> {
  const deadline = now() + wait;
  for (;;) {
    const { data, incomplete } = await list();
    const matches = matchCampaigns(compareTo(wanted, contract), since, knownIds, data as Campaign[]);
    const timeLeft = deadline - now();
    if (matches.isSettled || timeLeft <= 0) return searchResult(matches, data.length, incomplete);
    await pause(Math.min(POLL_MS, timeLeft), readOptions.signal);
  }
}

function searchResult({ campaign, candidates }: Matches, read: number, incomplete: string | undefined): Search {
  // A page that was not read may hold a second match.
  if (campaign && !incomplete) return { found: { status: "found", campaign }, read };
  const list = campaign ? [campaign] : candidates;
  const found: FoundCampaign = list.length > 0 ? { status: "ambiguous", candidates: list } : { status: "not-seen" };
  return { found, read, ...(incomplete && { incomplete }) };
}

interface Matches {
  /** The one campaign that matches, if no other may be meant. */
  campaign?: Campaign;
  /** All new campaigns of the same name, even if other members differ. */
  candidates: Campaign[];
  /** Whether further polling is pointless. */
  isSettled: boolean;
}

/**
 * Returns the campaigns that may be the wanted one.
 *
 * @param since Milliseconds since 1970.
 */
function matchCampaigns(
  compareToWanted: ReturnType<typeof compareTo>,
  since: number,
  knownIds: Set<string> | undefined,
  campaigns: Campaign[],
): Matches {
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
    // A campaign that contradicts, or existed earlier, is not a rival of one that fits. Alone it stays a candidate: the
    // list may use a format of its own.
    if (likeness !== "contradicts" && age !== "earlier")
      rivals.push({ campaign, fits: likeness === "same" && age === "new" });
  }
  const [first] = rivals;
  const campaign = rivals.length === 1 && first?.fits ? first.campaign : undefined;
  return { campaign, candidates, isSettled: rivals.length > 0 };
}

/**
 * Classifies a campaign by its age. The two clocks may differ.
 *
 * @param since Milliseconds since 1970.
 */
function classifyAge(created: unknown, since: number): "new" | "unclear" | "earlier" | "old" {
  const time = parseTimestamp(created);
  if (time === undefined || time > Date.now() + ROUNDING_MS) return "unclear";
  if (time >= since) return "new";
  return time >= since - MAX_CLOCK_SKEW_MS ? "earlier" : "old";
}

/** Returns a time with a zone in milliseconds since 1970, or `undefined` for any other value. */
function parseTimestamp(text: unknown) {
  if (typeof text !== "string" || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
