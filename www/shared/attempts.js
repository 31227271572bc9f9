// The try to create a campaign whose end is not known, kept beside the draft from before it goes out: neither a reload nor another
// page of this browser may forget that it did.

/** @typedef {import("outbound-campaign").Campaign["id"]} Id */
/**
 * @typedef {object} Attempt
 * @property {string} since when the first try went out that nobody could be told the end of, in ISO 8601
 * @property {string} sentAt when the last one did
 * @property {Id[]} [knownIds] the campaigns that there were before the first
 * @property {Partial<import("outbound-campaign").CampaignInput>} values the form as it was filled in
 * @property {import("outbound-campaign").CreateCampaign} campaign the campaign as it was sent
 * @property {import("./failure.js").KeptError} [failure] what came in place of a clear answer; nothing where the page was left before
 * @property {import("./failure.js").KeptError} [refusal] what the same campaign was refused with when it was sent again
 */

const KEY = "outbound-campaign.attempt";

/** @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | undefined} storage */
export function createAttempts(storage) {
  /** What a storage that is full or forbidden could not take. @type {Attempt | undefined} */
  let unkept;
  return {
    /** @returns {Attempt | undefined} */
    load: () => unkept ?? read(storage),
    /** @param {Attempt} attempt */
    keep(attempt) {
      try {
        if (storage === undefined) throw new Error("no storage");
        storage.setItem(KEY, JSON.stringify(attempt));
        unkept = undefined;
      } catch {
        unkept = attempt; // it lasts as long as the page
      }
    },
    forget() {
      unkept = undefined;
      try {
        storage?.removeItem(KEY);
      } catch {
        // Nothing is kept where nothing may be touched.
      }
    },
  };
}

/** @param {Pick<Storage, "getItem"> | undefined} storage @returns {Attempt | undefined} */
function read(storage) {
  try {
    const kept = JSON.parse(storage?.getItem(KEY) ?? "null");
    return isAttempt(kept) ? kept : undefined;
  } catch {
    return undefined; // spoilt by somebody else: nothing to go by
  }
}

/** @param {any} kept @returns {kept is Attempt} */
function isAttempt(kept) {
  const isTime = (/** @type {unknown} */ text) => typeof text === "string" && !Number.isNaN(Date.parse(text));
  return (
    isTime(kept?.since) && isTime(kept?.sentAt) && typeof kept?.campaign?.name === "string" && Boolean(kept?.values)
  );
}
