// Reads the account's data for the form, so that the page needs neither the client nor four requests.

/** @import { CampaignClient, OutboundAssistant, PhoneNumber } from "outbound-campaign" */
/**
 * The names for the selects, and the facts for the verdict.
 * @typedef {object} Account
 * @property {import("outbound-campaign").AccountFacts} facts
 * @property {Pick<OutboundAssistant, "id" | "name" | "timezone">[]} assistants those that make calls
 * @property {Pick<PhoneNumber, "id" | "nickname" | "phone_number">[]} phoneNumbers
 * @property {Record<string, string>} descriptions the goals' descriptions by assistant id and name: "127 Booked"
 */

/**
 * @param {CampaignClient} client
 * @returns {Promise<Account>}
 */
export async function readAccount(client) {
  const [facts, assistants, phoneNumbers, descriptions] = await Promise.all([
    client.loadAccount(),
    client.listOutboundAssistants(),
    client.listPhoneNumbers(),
    readDescriptions(client),
  ]);
  return {
    facts,
    assistants: assistants.map(({ id, name, timezone }) => ({ id, name, timezone })),
    phoneNumbers: phoneNumbers.map(({ id, nickname, phone_number }) => ({ id, nickname, phone_number })),
    descriptions,
  };
}

/** Returns no descriptions after a failure: they are optional help texts. @param {CampaignClient} client */
async function readDescriptions(client) {
  const assistants = await client.listAssistants().then(
    (list) => list,
    () => [],
  );
  return Object.fromEntries(
    assistants.flatMap(({ id, post_call_schema }) =>
      (post_call_schema ?? []).flatMap(({ name, description }) =>
        description ? [[`${id} ${name}`, description]] : [],
      ),
    ),
  );
}
