// Returns HTML attributes of a field's control from this contract's table of fields. Starts no wasm.
import { campaignFields } from "../fields-2026-07.js";
import { type InputProps, inputProps as propsOf } from "../forms/input-props.js";
import type { ScheduleWindow } from "../types.js";
import type { CampaignField, FieldSpec } from "./types.js";

/** The key of one control of a field with several: a time of a window, or the variable of a placeholder. */
export type ControlKey =
  | `schedule_windows.${number}.${keyof ScheduleWindow}`
  | `${"text_variable_mapping" | "fallback_variable_mapping"}.${string}`;

/** The function of the first contract, with the table of any contract. */
const propsIn = propsOf as unknown as (
  field: CampaignField | FieldSpec,
  value: string | undefined,
  fields: readonly FieldSpec[],
) => InputProps;

/**
 * Returns the attributes of a field's control, ready to spread: `<input {...inputProps("max_retries")} />`.
 *
 * A field of windows or of a mapping has several controls. The key of each is that of its errors, and its `name` is
 * PHP's, as `fromFormData` reads it. The control of `scheduled_start_at` is a text, because no control of HTML holds an
 * offset from UTC.
 *
 * There is no `maxLength`: HTML counts UTF-16 units, the server counts characters. It would cut off text that the
 * server accepts.
 *
 * @param field The field's name, the field itself, or the key of one of its controls (`schedule_windows.0.start`).
 * @param value The box, for a group of boxes: `inputProps("allowed_days", "monday")`.
 * @throws {TypeError} If `field` is not a campaign field, or is a field with several controls. If a placeholder is
 *   blank or has a `]`, which the name of a control cannot hold.
 *
 * @example
 * import { inputProps } from "outbound-campaign/2026-07";
 *
 * const { type, name } = inputProps("schedule_windows.0.start");
 * console.log(type, name); // time schedule_windows[0][start]
 */
export function inputProps(field: CampaignField | FieldSpec | ControlKey, value?: string): InputProps {
  const key = typeof field === "object" && field !== null ? String(field.name) : String(field);
  const [name = "", ...steps] = key.split(".");
  const input = campaignFields.find((spec) => spec.name === name)?.input;
  // The name of a placeholder may hold points.
  const rest = steps.join(".");
  const isWindow = input === "windows" && /^(0|[1-9]\d*)\.(start|end)$/.test(rest);
  const isMapping = input === "mapping" && steps.length > 0;
  // PHP's parse_str reads another key, or a list.
  if (isMapping && /^ *$|[\]\0]/.test(rest)) {
    throw new TypeError(`The placeholder of ${name} must be a text without "]", such as "${name}.1"`);
  }
  if (isWindow || isMapping) {
    const path = isWindow ? steps : [rest];
    const control = { name: name + path.map((step) => `[${step}]`).join(""), autoComplete: "off" };
    return isWindow ? { type: "time", ...control, required: true, step: 60 } : { type: "text", ...control };
  }
  if (input === "windows" || input === "mapping") {
    const example = input === "windows" ? "0.start" : "1";
    throw new TypeError(`${name} has several controls: pass the key of one, such as "${name}.${example}"`);
  }
  return propsIn(field as CampaignField | FieldSpec, value, campaignFields);
}
