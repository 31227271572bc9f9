// What an HTML form sends, as the form that it means: PHP's bracket names, ticked boxes, several controls of one name.
import { campaignFields } from "./fields.js";

/** @import { CampaignField, CampaignInput } from "./types.js" */

/** @type {typeof import("./form-data.d.ts").fromFormData} */
export function fromFormData(data, { checkboxes = [] } = {}) {
  if (typeof (/** @type {any} */ (data)?.entries) !== "function") {
    throw new TypeError("data must be a FormData or URLSearchParams");
  }
  const absent = absentBoxes(checkboxes);
  /** @type {Map<string, unknown>} */
  const form = new Map();
  for (const [name, value] of data.entries()) {
    const [, field = "", brackets = ""] = /^([^[]*)((?:\[[^\]]*\])*)/.exec(name) ?? [];
    const spec = campaignFields.find((spec) => spec.name === field);
    if (!spec) continue;
    if (typeof value !== "string") throw new TypeError(`${field} must be a text; the form sends a file`);
    const keys = [...brackets.matchAll(/\[([^\]]*)\]/g)].map(([, key = ""]) => key);
    // A ticked box without a value of its own is sent as "on". The server knows only true, 1 and "1".
    place(form, field, keys, spec.input === "checkbox" && keys.length === 0 && value === "on" ? true : value);
  }
  for (const [field, value] of absent) if (!form.has(field)) form.set(field, value);
  return /** @type {Partial<CampaignInput>} */ (
    Object.fromEntries([...form].map(([name, value]) => [name, plain(value)]))
  );
}

/**
 * What a form means by sending nothing for a box: not ticked, of a group of boxes: none ticked.
 * @param {readonly CampaignField[]} checkboxes
 * @returns {Map<string, unknown>}
 */
function absentBoxes(checkboxes) {
  if (!Array.isArray(checkboxes)) throw new TypeError("checkboxes must be an array of field names");
  return new Map(
    checkboxes.map((name) => {
      const spec = campaignFields.find((spec) => spec.name === name);
      if (spec?.type === "boolean") return /** @type {[string, unknown]} */ ([name, false]);
      if (spec?.type === "array") return [name, []];
      throw new TypeError(`checkboxes must hold names of yes-or-no fields and lists; ${JSON.stringify(name)} is none`);
    }),
  );
}

/**
 * Puts a value where PHP would: `name` replaces, `name[]` appends, `name[key]` sets a member, and the last one counts.
 * @param {Map<string, unknown>} into
 * @param {string} key
 * @param {string[]} keys
 * @param {unknown} value
 */
function place(into, key, keys, value) {
  const [next, ...rest] = keys;
  if (next === undefined) {
    into.set(key, value);
    return;
  }
  const known = into.get(key);
  const inner = known instanceof Map ? known : new Map();
  into.set(key, inner);
  place(inner, next === "" ? String(nextIndex(inner)) : next, rest, value);
}

/** @param {Map<string, unknown>} array */
function nextIndex(array) {
  const indices = [...array.keys()].filter((key) => /^(0|[1-9]\d{0,14})$/.test(key)).map(Number);
  return indices.length ? Math.max(...indices) + 1 : 0;
}

/**
 * A list where the keys count from 0, as PHP's json_encode has it, else an object.
 * @param {unknown} value
 * @returns {unknown}
 */
function plain(value) {
  if (!(value instanceof Map)) return value;
  const entries = [...value].map(([key, inner]) => /** @type {[string, unknown]} */ ([key, plain(inner)]));
  const isList = entries.every(([key], index) => key === String(index));
  return isList ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}
