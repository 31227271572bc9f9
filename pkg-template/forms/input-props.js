// HTML attributes of a field's control, from the table. Plain data: it starts no wasm.
import { campaignFields } from "../fields.js";

/** @type {typeof import("./input-props.d.ts").inputProps} */
export function inputProps(name, value) {
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

/** @param {Record<string, string | number | undefined>} members */
function defined(members) {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
