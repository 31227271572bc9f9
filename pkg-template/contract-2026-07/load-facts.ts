// Loads the account facts that only this contract has.
import type { PhoneNumber, ReadOptions, WhatsappSender, WhatsappTemplate } from "../types.js";
import type { ListReader } from "../validate/contract.js";
import { expect } from "../validate/options.js";
import type { AccountFacts } from "./types.js";

const SENDERS = "user/whatsapp/senders";
/** The statuses that mean: the server, or the relay before it, has no such endpoint for this key. */
const MISSING = [403, 404, 405];

/**
 * Returns the account's WhatsApp senders, from all pages.
 *
 * @param client A `CampaignClient`.
 * @param options A signal, a timeout in milliseconds for the whole list, and headers.
 * @throws {TypeError} If an argument is of another kind. The message names it.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { contract202607, listWhatsappSenders } from "outbound-campaign/2026-07";
 *
 * const senders = await listWhatsappSenders(new CampaignClient({ baseUrl: "/api", contract: contract202607 }));
 */
export async function listWhatsappSenders(client: ListReader, options?: ReadOptions): Promise<WhatsappSender[]> {
  return (await readerOf(client).readList(SENDERS, options)) as WhatsappSender[];
}

/**
 * Returns the templates of a WhatsApp sender, from all pages, whether they are approved or not.
 *
 * @param client A `CampaignClient`.
 * @param senderId The sender's id.
 * @param options A signal, a timeout in milliseconds for the whole list, and headers.
 * @throws {TypeError} If an argument is of another kind. The message names it.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { contract202607, listWhatsappTemplates } from "outbound-campaign/2026-07";
 *
 * const client = new CampaignClient({ baseUrl: "/api", contract: contract202607 });
 * const [template] = await listWhatsappTemplates(client, 7);
 */
export async function listWhatsappTemplates(
  client: ListReader,
  senderId: number | string,
  options?: ReadOptions,
): Promise<WhatsappTemplate[]> {
  expect(isId(senderId), "senderId", "the id of a sender: a whole number, or a string of its digits");
  const path = `${SENDERS}/${senderId}/templates`;
  return (await readerOf(client).readList(path, options)) as WhatsappTemplate[];
}

/** Returns whether a value is an id. A number beyond 2^53 has already lost digits. */
const isId = (id: unknown) => Number.isSafeInteger(id) || (typeof id === "string" && /^\d+$/.test(id));

/** Checks the client of a call. */
function readerOf(client: ListReader): ListReader {
  expect(typeof Object(client).readList === "function", "client", "a CampaignClient");
  return client;
}

/**
 * Loads the numbers that can send text messages, and the WhatsApp senders with their approved templates. Leaves out a
 * fact that the server does not tell: it is then unchecked, not wrong.
 *
 * @param numbers The account's phone numbers.
 * @param options Used for each list.
 */
export async function loadFacts(
  client: ListReader,
  numbers: readonly PhoneNumber[],
  options?: ReadOptions,
): Promise<AccountFacts> {
  const facts: AccountFacts = {};
  if (numbers.every(({ sms_capable }) => typeof sms_capable === "boolean")) {
    facts.sms_phone_number_ids = numbers.filter(({ sms_capable }) => sms_capable).map(({ id }) => id);
  }
  try {
    const senders = (await listWhatsappSenders(client, options)).filter(({ id }) => isId(id));
    const templates = await Promise.all(senders.map(({ id }) => listWhatsappTemplates(client, id, options)));
    facts.whatsapp_templates = Object.fromEntries(
      senders.map(({ id }, i) => [id, placeholdersById((templates[i] ?? []).filter(isApproved))]),
    );
  } catch (error) {
    if (!MISSING.includes((error as { status?: number }).status ?? 0)) throw error;
  }
  return facts;
}

/** A template without a status may be approved. */
const isApproved = ({ status }: WhatsappTemplate) => status === undefined || /^approved$/i.test(status);

const placeholdersById = (templates: WhatsappTemplate[]) =>
  Object.fromEntries(templates.filter(({ id }) => isId(id)).map((template) => [template.id, placeholdersOf(template)]));

/** Returns the placeholders of a template, from its text and its list of variables. */
function placeholdersOf({ body_text, variables }: WhatsappTemplate): string[] {
  const inText = Array.from((body_text ?? "").matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g), ([, name = ""]) => name);
  const listed = (Array.isArray(variables) ? variables : [])
    .filter((name) => typeof name === "string" || typeof name === "number")
    .map((name) => String(name).replace(/^\{\{\s*|\s*\}\}$/g, ""));
  return [...new Set([...inText, ...listed])].filter((name) => name !== "");
}
