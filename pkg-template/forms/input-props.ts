// HTML attributes of a field's control, from the table. Plain data: it starts no wasm.
import { campaignFields } from "../fields.js";
import type { CampaignField } from "../types.js";

/** Attributes of an HTML control. Spelled as React wants them, which HTML, Vue and Svelte understand as well. */
export interface InputProps {
  /** None for a select. */
  type?: "text" | "number" | "time" | "checkbox";
  /** The field's name; with `[]` for a list, as PHP and `fromFormData` read it. */
  name: string;
  /** The server refuses a form without it. */
  required?: boolean;
  /** The smallest number accepted. */
  min?: number;
  /** The largest number accepted. */
  max?: number;
  /** The step between numbers. */
  step?: number;
  /** Of a checkbox: what it sends when it is ticked. */
  value?: string;
  /** An example. */
  placeholder?: string;
  /** Which keyboard a phone shows. */
  inputMode?: "numeric";
  /** What a browser may fill in. */
  autoComplete?: string;
}

/**
 * The attributes of a field's control, ready to be spread: `<input {...inputProps("max_retries")} />`.
 *
 * There is no `maxLength`: HTML counts UTF-16 units where the server counts characters, and would cut off what it takes.
 *
 * @param value For a group of boxes, which one: `inputProps("allowed_days", "monday")`.
 * @throws {TypeError} where `name` is no campaign field.
 */
export function inputProps(name: CampaignField, value?: string): InputProps {
  const spec = campaignFields.find((spec) => spec.name === name);
  if (!spec) throw new TypeError(`name must be a campaign field; ${JSON.stringify(name)} is none`);
  const { input, min, max, step, required, placeholder, autocomplete: autoComplete } = spec;
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
