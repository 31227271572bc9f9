// Returns HTML attributes of a field's control from the field table. Starts no wasm.
import { campaignFields } from "../fields.js";
import type { CampaignField, FieldSpec } from "../types.js";

/** Attributes of an HTML control, in React's spelling. HTML, Vue and Svelte accept it as well. */
export interface InputProps {
  /** The type of an input. A select has none. */
  type?: "text" | "number" | "time" | "checkbox";
  /** The field's name. A list has `[]` at the end, as PHP and `fromFormData` read it. */
  name: string;
  /** Whether the server refuses a form without it. */
  required?: boolean;
  /** The smallest number accepted. */
  min?: number;
  /** The largest number accepted. */
  max?: number;
  /** The step between numbers. */
  step?: number;
  /** The value that a checkbox sends if it is checked. */
  value?: string;
  /** An example. */
  placeholder?: string;
  /** The keyboard that a phone shows. */
  inputMode?: "numeric";
  /** The data that a browser may fill in. */
  autoComplete?: string;
}

/**
 * Returns the attributes of a field's control, ready to spread: `<input {...inputProps("max_retries")} />`.
 *
 * There is no `maxLength`: HTML counts UTF-16 units, the server counts characters. It would cut off text that the
 * server accepts.
 *
 * @param field The field's name, or the field itself: one of `fieldsIn(language)` has a translated placeholder.
 * @param value The box, for a group of boxes: `inputProps("allowed_days", "monday")`.
 * @throws {TypeError} If `field` is not a campaign field.
 *
 * @example
 * import { inputProps } from "outbound-campaign";
 *
 * const { type, min, max } = inputProps("max_retries");
 */
export function inputProps(field: CampaignField | FieldSpec, value?: string): InputProps;
export function inputProps(field: CampaignField | FieldSpec, value?: string, fields = campaignFields): InputProps {
  const given = typeof field === "object" && field !== null ? field : undefined;
  const name = given ? given.name : (field as CampaignField);
  const known = fields.find((spec) => spec.name === name);
  if (!known) throw new TypeError(`name must be a campaign field, but is "${String(name)}"`);
  const { input, min, max, step, required, placeholder, autocomplete: autoComplete } = given ?? known;
  const common = { name, autoComplete, ...(required && { required }), ...(placeholder && { placeholder }) };
  switch (input) {
    case "number":
      return { type: "number", inputMode: "numeric", ...common, ...defined({ min, max, step }) };
    case "select":
      return { name, autoComplete };
    case "time":
      return { type: "time", name, autoComplete, step: 60 };
    case "checkbox":
      return { type: "checkbox", name, value: "1" };
    case "checkboxes":
      return { type: "checkbox", name: `${name}[]`, ...defined({ value }) };
    case "list":
      return { type: "text", inputMode: "numeric", ...common, name: `${name}[]` };
    default:
      return { type: "text", ...common };
  }
}

function defined(members: Record<string, string | number | undefined>) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
