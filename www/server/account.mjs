// Reads the account's data for the form, so that the page needs neither the client nor many requests.
import { CampaignClient } from "outbound-campaign";
import { listWhatsappSenders, listWhatsappTemplates } from "outbound-campaign/2026-07";

/** @import { OutboundAssistant, PhoneNumber } from "outbound-campaign" */
/** @import { WhatsappSender, WhatsappTemplate } from "outbound-campaign/2026-07" */
/**
 * The names for the selects, and the facts for the verdict.
 * @typedef {object} Account
 * @property {import("outbound-campaign").AccountFacts} facts
 * @property {Pick<OutboundAssistant, "id" | "name" | "timezone">[]} assistants those that make calls
 * @property {Pick<PhoneNumber, "id" | "nickname" | "phone_number">[]} phoneNumbers
 * @property {Record<string, string>} descriptions the goals' descriptions by assistant id and name: "127 Booked"
 * @property {Sender[]} [senders] the WhatsApp senders; absent if the server has no such list
 */
/**
 * A WhatsApp sender with all its templates, approved or not.
 * @typedef {{ id: WhatsappSender["id"], name: string, templates: Template[] }} Sender
 */
/** @typedef {Pick<WhatsappTemplate, "id"> & { name: string, text: string }} Template */

/** The statuses with which a server says that it has no such list. */
const MISSING = [403, 404, 405];

/**
 * @param {CampaignClient} client
 * @returns {Promise<Account>}
 */
export async function readAccount(client) {
  const lists = readOnce(client);
  const [facts, assistants, phoneNumbers, descriptions, senders] = await Promise.all([
    CampaignClient.prototype.loadAccount.call(/** @type {any} */ (lists)),
    lists.listOutboundAssistants(),
    lists.listPhoneNumbers(),
    readDescriptions(lists),
    client.contract === undefined ? undefined : readSenders(lists),
  ]);
  return {
    facts,
    assistants: assistants.map(({ id, name, timezone }) => ({ id, name, timezone })),
    phoneNumbers: phoneNumbers.map(({ id, nickname, phone_number }) => ({ id, nickname, phone_number })),
    descriptions,
    ...(senders && { senders }),
  };
}

/** @typedef {ReturnType<typeof readOnce>} Lists */

/** Returns the lists of a client. It reads each list once, for names and facts. @param {CampaignClient} client */
function readOnce(client) {
  /** @type {Map<string, Promise<any>>} */
  const read = new Map();
  /** @type {<T>(name: string, list: () => PromiseLike<T>) => Promise<T>} */
  const once = (name, list) => {
    const reading = read.get(name) ?? Promise.resolve(list());
    read.set(name, reading);
    return reading;
  };
  return {
    contract: client.contract,
    listOutboundAssistants: () => once("outbound assistants", () => client.listOutboundAssistants()),
    listAssistants: () => once("assistants", () => client.listAssistants()),
    listPhoneNumbers: () => once("numbers", () => client.listPhoneNumbers()),
    readList: (/** @type {string} */ path) => once(path, () => client.readList(path)),
  };
}

/** Returns no descriptions after a failure: they are optional help texts. @param {Lists} lists */
async function readDescriptions(lists) {
  const assistants = await lists.listAssistants().then(
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

/** Returns undefined if the server has no senders for this key. @param {Lists} lists */
async function readSenders(lists) {
  try {
    const senders = await listWhatsappSenders(lists);
    return await Promise.all(
      senders.map(async (sender) => {
        const templates = await listWhatsappTemplates(lists, sender.id);
        return { id: sender.id, name: nameOf(sender), templates: templates.map(describeTemplate) };
      }),
    );
  } catch (error) {
    if (MISSING.includes(Object(error).status)) return undefined;
    throw error;
  }
}

/** @param {WhatsappTemplate} template */
function describeTemplate(template) {
  return { id: template.id, name: nameOf(template), text: template.body_text ?? "" };
}

/** Returns the id for a missing name. @param {{ id: number | string, name?: unknown }} named */
function nameOf({ id, name }) {
  return typeof name === "string" && name !== "" ? name : String(id);
}
