// The options of senders, templates and numbers, the variables of a template, and the length of a text.
import { specOf } from "../state/contract.js";

/** @import { Owned } from "../state/connection.js" */
/** @import { Loadable } from "../state/store.js" */
/** @import { Channel } from "outbound-campaign/2026-07" */
/** @typedef {{ value: string, text: string }} Option */
/** @typedef {"" | "fallback_"} Prefix the prefix of a fallback's fields */
/** @typedef {Record<string, unknown>} Values */
/**
 * One placeholder of a template.
 * @typedef {object} MappingRow
 * @property {string} placeholder
 * @property {string} variable
 * @property {boolean} isKnown whether the template has this placeholder
 */

/** The fields of a message: of the campaign, and of the fallback after the last call. */
export const MESSAGE_FIELDS = /** @type {const} */ ({
  "": {
    sender: "whatsapp_sender_id",
    template: "whatsapp_template_id",
    mapping: "text_variable_mapping",
    number: "sms_from_phone_number_id",
    body: "sms_body",
  },
  fallback_: {
    sender: "fallback_whatsapp_sender_id",
    template: "fallback_whatsapp_template_id",
    mapping: "fallback_variable_mapping",
    number: "fallback_sms_from_phone_number_id",
    body: "fallback_sms_body",
  },
});

/** Whether the account's senders are known, so that the form has a list of them. @param {Loadable<Owned>} owned */
export function hasSenders(owned) {
  return owned.state === "loading" || (owned.state === "ready" && owned.value.senders !== undefined);
}

/** Whether the account's numbers for text messages are known. @param {Loadable<Owned>} owned */
export function hasTextNumbers(owned) {
  return owned.state === "loading" || (owned.state === "ready" && factsOf(owned).sms_phone_number_ids !== undefined);
}

/** @param {Loadable<Owned>} owned @returns {import("outbound-campaign/2026-07").AccountFacts} */
function factsOf(owned) {
  return owned.state === "ready" ? owned.value.facts : {};
}

/** @param {Loadable<Owned>} owned @param {unknown} chosen an id of a draft, which may no longer exist */
export function senderOptions(owned, chosen) {
  const senders = owned.state === "ready" ? (owned.value.senders ?? []) : [];
  return withChosen(senders.map(optionOf), chosen);
}

/**
 * Returns the approved templates of the chosen sender.
 * @param {Loadable<Owned>} owned
 * @param {unknown} sender
 * @param {unknown} chosen
 */
export function templateOptions(owned, sender, chosen) {
  const approved = factsOf(owned).whatsapp_templates?.[String(sender)];
  const options = templatesOf(owned, sender).filter(({ id }) => approved === undefined || String(id) in approved);
  return withChosen(options.map(optionOf), chosen);
}

/** @param {Loadable<Owned>} owned @param {unknown} chosen */
export function textNumberOptions(owned, chosen) {
  const capable = (factsOf(owned).sms_phone_number_ids ?? []).map(String);
  const numbers = owned.state === "ready" ? owned.value.phoneNumbers : [];
  const options = numbers
    .filter(({ id }) => capable.includes(String(id)))
    .map(({ id, phone_number, nickname }) => ({
      value: String(id),
      text: nickname ? `${nickname} ${phone_number}` : phone_number,
    }));
  return withChosen(options, chosen);
}

/** @param {{ id: number | string, name: string }} named @returns {Option} */
function optionOf({ id, name }) {
  return { value: String(id), text: name };
}

/** @param {readonly Option[]} options @param {unknown} chosen @returns {readonly Option[]} */
function withChosen(options, chosen) {
  const id = String(chosen ?? "");
  return id === "" || options.some(({ value }) => value === id) ? options : [...options, { value: id, text: id }];
}

/** @param {Loadable<Owned>} owned @param {unknown} sender */
function templatesOf(owned, sender) {
  const senders = owned.state === "ready" ? (owned.value.senders ?? []) : [];
  return senders.find(({ id }) => String(id) === String(sender))?.templates ?? [];
}

/**
 * Returns the text of a template. Empty if it is not known.
 * @param {Loadable<Owned>} owned
 * @param {unknown} sender
 * @param {unknown} template
 */
export function templateText(owned, sender, template) {
  return templatesOf(owned, sender).find(({ id }) => String(id) === String(template))?.text ?? "";
}

/**
 * Returns a row for each placeholder of the template, and for each one that only the mapping has.
 * @param {Loadable<Owned>} owned
 * @param {Values} values
 * @param {Prefix} prefix
 * @returns {{ rows: MappingRow[], isTemplateKnown: boolean }}
 */
export function mappingOf(owned, values, prefix) {
  const { sender, template, mapping } = MESSAGE_FIELDS[prefix];
  const known = factsOf(owned).whatsapp_templates?.[String(values[sender])]?.[String(values[template])];
  const entries = Object.entries(Object(values[mapping]));
  const given = new Map(entries.map(([placeholder, variable]) => [placeholder, String(variable ?? "")]));
  const placeholders = [...new Set([...(known ?? []).map(String), ...given.keys()])];
  return {
    rows: placeholders.map((placeholder) => ({
      placeholder,
      variable: given.get(placeholder) ?? "",
      isKnown: known === undefined || known.map(String).includes(placeholder),
    })),
    isTemplateKnown: known !== undefined,
  };
}

/**
 * Returns the mapping with another variable for a placeholder. Undefined without any.
 * @param {unknown} mapping
 * @param {string} placeholder
 * @param {string | undefined} variable undefined removes the placeholder
 */
export function withVariable(mapping, placeholder, variable) {
  const { [placeholder]: _, ...others } = /** @type {Record<string, unknown>} */ (Object(mapping));
  const next = variable === undefined ? others : { ...Object(mapping), [placeholder]: variable };
  return Object.keys(next).length === 0 ? undefined : next;
}

/** Returns the first number that no placeholder has. @param {readonly MappingRow[]} rows */
export function nextPlaceholder(rows) {
  let number = 1;
  while (rows.some(({ placeholder }) => placeholder === String(number))) number += 1;
  return String(number);
}

/**
 * The template and the variables that each sender had, by form: they come back with it.
 * @type {WeakMap<object, Map<string, Values>>}
 */
const entriesBySender = new WeakMap();

/** Forgets the entries of a form's senders: its next campaign begins empty. @param {object} form */
export function forgetEntries(form) {
  entriesBySender.delete(form);
}

/**
 * Returns the changes after another sender was chosen: templates belong to a sender.
 * @param {{ values: object }} form
 * @param {Prefix} prefix
 * @param {string} id
 */
export function chosenSender(form, prefix, id) {
  const { sender, template, mapping } = MESSAGE_FIELDS[prefix];
  const values = /** @type {Values} */ (form.values);
  const kept = entriesBySender.get(form) ?? new Map();
  entriesBySender.set(form, kept.set(`${prefix}${values[sender] ?? ""}`, pick(values)));
  return { [sender]: id === "" ? undefined : id, ...pick(kept.get(prefix + id) ?? {}) };

  /** @param {Values} from */
  function pick(from) {
    return { [template]: from[template], [mapping]: from[mapping] };
  }
}

/**
 * Returns the changes after another template was chosen. Variables of placeholders that both templates have stay.
 * @param {Loadable<Owned>} owned
 * @param {Values} values
 * @param {Prefix} prefix
 * @param {string} id
 */
export function chosenTemplate(owned, values, prefix, id) {
  const { template, mapping } = MESSAGE_FIELDS[prefix];
  const next = { ...values, [template]: id === "" ? undefined : id };
  const { rows, isTemplateKnown } = mappingOf(owned, next, prefix);
  const kept = rows.filter(({ isKnown, variable }) => isKnown && variable !== "");
  const variables = Object.fromEntries(kept.map(({ placeholder, variable }) => [placeholder, variable]));
  const hasKept = kept.length > 0;
  return {
    [template]: next[template],
    ...(isTemplateKnown && { [mapping]: hasKept ? variables : undefined }),
  };
}

/**
 * Returns the length of a text in characters, as the server counts, and the most that it accepts.
 * @param {string} field
 * @param {unknown} text
 */
export function lengthOf(field, text) {
  return { length: typeof text === "string" ? [...text.trim()].length : 0, most: specOf(field).maxLength };
}

/** The icon of each channel. */
export const CHANNEL_ICONS = /** @type {const} */ ({ call: "phone", whatsapp: "whatsapp", sms: "text" });

/** @type {readonly Channel[]} */
export const CHANNELS = ["call", "whatsapp", "sms"];
