// Chooses example values for each field at the limits of its rule. The package gives the verdicts.
import { canonicalTimezone } from "outbound-campaign";

/** @typedef {import("outbound-campaign").FieldSpec} FieldSpec */

/** @param {FieldSpec} spec @returns {unknown[]} */
export function examplesOf(spec) {
  return distinct([...candidates(spec), ...(spec.required ? ["", null] : [null])]);
}

/** @param {FieldSpec} spec @returns {unknown[]} */
function candidates({ name, input, type, min, max, maxLength = 255, placeholder, options = [] }) {
  const [first, second] = options.map(({ value }) => value);
  if (name === "timezone") return ["Europe/Berlin", "europe/berlin", older(), "GMT+2", "UTC"];
  if (input === "time") return [placeholder, "9:00", "23:59", "24:00", `${placeholder}:00`];
  if (type === "boolean") return [true, 0, "1", "true", "yes", 2];
  if (input === "checkboxes") return [[first, second], [first, first], [], ["Monday"], first];
  if (type === "array") return [[12, 15], ["12"], [12, "12"], [1.5], 12];
  if (type === "integer") {
    const number = Number(placeholder);
    // Values beyond both limits, and values that only look like integers.
    const edges = [min, max, max && max + 1, min && min - 1];
    return [number, placeholder, ...edges, `0${placeholder}`, number + 0.5, "many"];
  }
  return [placeholder, ` ${placeholder} `, "é".repeat(maxLength), "é".repeat(maxLength + 1), 42];
}

/** A name that browsers still report and the server refuses. */
function older() {
  const name = "Asia/Calcutta";
  return canonicalTimezone(name) === name ? undefined : name;
}

/** @param {readonly unknown[]} values */
function distinct(values) {
  const seen = new Map(values.filter((value) => value !== undefined).map((value) => [JSON.stringify(value), value]));
  return [...seen.values()];
}

/**
 * Formats a value as JSON and truncates long strings.
 * @param {unknown} value
 * @param {(count: number) => string} characters
 */
export function valueText(value, characters) {
  if (typeof value !== "string" || value.length <= 60) return JSON.stringify(value);
  return `"${value.slice(0, 3)}…" (${characters([...value].length)})`;
}
