// Names errors as form libraries do, which know the element of a list by another key than Laravel.
import type { CampaignField } from "../types.js";
import { messagesByKey } from "./send.js";

/**
 * Converts errors to those of Formik: one text a field, and for a list one text an element. An element with members,
 * such as a window, has one text a member.
 *
 * Use it in `validate` of Formik and React Final Form, and with `setErrors` for the server's answer.
 *
 * @param errors The messages by key, of a verdict or a `ValidationError`.
 *
 * @example
 * import { validateCampaign } from "outbound-campaign";
 * import { toFormikErrors } from "outbound-campaign/form";
 *
 * const verdict = validateCampaign({ name: "Spring", assistant_id: 127, allowed_days: ["mon"] });
 * toFormikErrors(verdict.ok ? {} : verdict.errors); // { allowed_days: ["The selected allowed_days.0 is invalid."] }
 */
export function toFormikErrors(errors: Readonly<Record<string, readonly string[]>>): Record<string, string | string[]> {
  // A map, because a server may name any key, such as `__proto__.x`.
  const nested = new Map<string, string | (string | object)[]>();
  for (const [key, messages] of Object.entries(messagesByKey(errors))) {
    const [name, element, member] = splitKey(key);
    // The message of a key that is neither a field nor an element's is one about the field.
    const [field = name] = name.split(".", 1);
    const found = nested.get(field);
    const text = messages.join(" ");
    // A message about the whole list replaces the messages about its elements.
    if (element === undefined) nested.set(field, typeof found === "string" ? `${found} ${text}` : text);
    else if (typeof found !== "string") {
      const list = found ?? [];
      nested.set(field, list);
      const before = list[element];
      // A message about a whole element replaces the messages about its members.
      if (member === undefined) list[element] = text;
      else if (typeof before !== "string") list[element] = { ...before, [member]: text };
    }
  }
  // Only elements of July 2026 have members. The type is that of the lists that every contract has.
  return Object.fromEntries(nested) as Record<string, string | string[]>;
}

/**
 * Converts errors to those of TanStack Form, Conform and vee-validate. They write `allowed_days[0]` where Laravel
 * writes `allowed_days.0`, and `schedule_windows[0].start` for the time of a window.
 *
 * Use it for the server's answer: `formApi.setErrorMap({ onSubmit: { fields: toTanStackErrors(error.errors) } })`.
 *
 * These libraries have one field for a group of boxes, and lose a message about a single box. Name the group in
 * `checkboxes`: it then gets the messages of its boxes.
 *
 * @param errors The messages by key, of a verdict or a `ValidationError`.
 * @param options `checkboxes`: the fields that your form shows as a group of boxes.
 *
 * @example
 * import { toTanStackErrors } from "outbound-campaign/form";
 *
 * const errors = { "phone_number_ids.0": ["Not yours."], "allowed_days.0": ["Not on your plan."] };
 * toTanStackErrors(errors, { checkboxes: ["allowed_days"] });
 * // { "phone_number_ids[0]": ["Not yours."], allowed_days: ["Not on your plan."] }
 */
export function toTanStackErrors(
  errors: Readonly<Record<string, readonly string[]>>,
  { checkboxes = [] }: { checkboxes?: readonly CampaignField[] } = {},
): Record<string, string[]> {
  // A map, because a server may name any key, such as `__proto__`.
  const named = new Map<string, string[]>();
  for (const [key, messages] of Object.entries(messagesByKey(errors))) {
    const [field, element, member] = splitKey(key);
    const isAtField = element === undefined || checkboxes.includes(field as CampaignField);
    const name = isAtField ? field : `${field}[${element}]${member === undefined ? "" : `.${member}`}`;
    named.set(name, [...(named.get(name) ?? []), ...messages]);
  }
  return Object.fromEntries(named);
}

/**
 * Returns the field, the index of an element, and the member of the element. A key that is not an element's is a field.
 */
function splitKey(key: string): [field: string, element: number | undefined, member: string | undefined] {
  const [, field, element, member] = /^([^.]+)\.(\d{1,6})(?:\.([a-z]\w*))?$/.exec(key) ?? [];
  return field === undefined ? [key, undefined, undefined] : [field, Number(element), member];
}
