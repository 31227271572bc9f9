// After an unclear outcome: looks for the campaign in the account's list. It can find; it can never prove that there is none.
import { now, pause } from "../http/retry.js";
import type { Campaign, CreateCampaign } from "../types.js";
import { idOf, likenessTo } from "./campaign-likeness.js";
import type { FoundCampaign } from "./client.js";
import type { List } from "./list-pages.js";

interface Look {
  found: FoundCampaign;
  /** why the list was not read to its end */
  incomplete?: string;
  /** how many campaigns were read */
  read: number;
}

const POLL_MS = 2_000;
/** A clock may be wrong by hours, and a time may be stored without its zone: a campaign that looks so much older may be the new one. */
const LONGEST_DEVIATION_MS = 26 * 3_600_000;
/** A campaign from the future shows that the two clocks differ; this much is rounding. */
const ROUNDING_MS = 2_000;

/** @param wanted the campaign as it was sent, or was to be */
export async function findCreated(
  wanted: CreateCampaign,
  {
    since,
    knownIds,
    wait,
    reading,
  }: { since: number; knownIds?: Set<string>; wait: number; reading: { signal?: AbortSignal } },
  list: () => Promise<List>,
): Promise<Look> {
  const deadline = now() + wait;
  for (;;) {
    const { data, incomplete } = await list();
    const seen = look(wanted, since, knownIds, data);
    const left = deadline - now();
    if (seen.isSettled || left <= 0) return result(seen, data.length, incomplete);
    await pause(Math.min(POLL_MS, left), reading.signal);
  }
}

function result({ campaign, candidates }: Sight, read: number, incomplete: string | undefined): Look {
  // A second one may stand on a page that was not read.
  if (campaign && !incomplete) return { found: { status: "found", campaign }, read };
  const list = campaign ? [campaign] : candidates;
  const found: FoundCampaign = list.length > 0 ? { status: "ambiguous", candidates: list } : { status: "not-seen" };
  return { found, read, ...(incomplete && { incomplete }) };
}

interface Sight {
  /** the one that fits, where nothing else may be meant */
  campaign?: Campaign;
  /** those of the same name, however else they differ */
  candidates: Campaign[];
  /** whether it makes no sense to wait for more */
  isSettled: boolean;
}

/** @param since milliseconds since 1970 */
function look(wanted: CreateCampaign, since: number, knownIds: Set<string> | undefined, campaigns: Campaign[]): Sight {
  const isAlike = likenessTo(wanted);
  const candidates = [];
  const rivals = [];
  for (const campaign of campaigns) {
    const id = idOf(campaign);
    if (id !== undefined && knownIds?.has(id)) continue;
    const likeness = isAlike(campaign);
    if (likeness === "other") continue;
    const age = knownIds ? (id === undefined ? "unclear" : "new") : ageOf(campaign.created_at, since);
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
function ageOf(created: unknown, since: number): "new" | "unclear" | "earlier" | "old" {
  const time = timeOf(created);
  if (time === undefined || time > Date.now() + ROUNDING_MS) return "unclear";
  if (time >= since) return "new";
  return time >= since - LONGEST_DEVIATION_MS ? "earlier" : "old";
}

/** A time that names its zone; `undefined` for any other, and for a value that is no time. */
function timeOf(text: unknown) {
  if (typeof text !== "string" || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}
