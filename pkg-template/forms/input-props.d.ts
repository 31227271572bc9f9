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
export function inputProps(name: CampaignField, value?: string): InputProps;
