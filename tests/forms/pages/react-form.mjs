// A small form over the React hooks, the same on the server and in the browser.
import { createElement as h } from "react";
import { inputProps } from "../../../pkg/index.js";
import { useCampaignField, useCampaignForm, useCampaignFormState } from "../../../pkg/react.js";

/** @typedef {import("../../../pkg/index.js").CampaignField} Field */
/** @typedef {import("../../../pkg/form.js").CampaignFormOptions<{ id: number }>} Options */

/** The number of renders of each part. @type {Record<string, number>} */
export const drawn = {};

/** @param {string} what */
function count(what) {
  drawn[what] = (drawn[what] ?? 0) + 1;
}

export const LABELS = /** @type {const} */ ({ name: "Name", assistant_id: "Assistant", timezone: "Zone" });

/** @param {{ form: import("../../../pkg/form.js").CampaignForm<any>, name: keyof typeof LABELS }} props */
function Text({ form, name }) {
  const { value, errors, suggestion } = useCampaignField(form, name);
  count(name);
  return h(
    "p",
    null,
    h("label", { htmlFor: name }, LABELS[name]),
    h("input", {
      ...inputProps(name),
      type: "text",
      id: name,
      value: String(value ?? ""),
      onChange: (/** @type {{ target: { value: string } }} */ event) => form.setValue(name, event.target.value),
      onBlur: () => form.touch(name),
      "aria-invalid": errors.length > 0,
    }),
    h("span", { id: `${name}-errors` }, errors.join(" ")),
    suggestion
      ? h("button", { type: "button", onClick: () => form.setValue(name, suggestion) }, `Use ${suggestion}`)
      : null,
  );
}

/** @param {{ form: import("../../../pkg/form.js").CampaignForm<{ id: number }> }} props */
function Foot({ form }) {
  const { submitting, submitted, result, error } = useCampaignFormState(form);
  const text = submitted ? `Created ${result?.id}` : error instanceof Error ? error.message : "";
  return h("p", null, h("button", { type: "submit" }, submitting ? "Sending" : "Create"), h("output", null, text));
}

/** @param {{ options: Options }} props */
export function CampaignFormPage({ options }) {
  const form = useCampaignForm(options);
  count("form");
  return h(
    "form",
    {
      ref: form.attach,
      noValidate: true,
      onSubmit: (/** @type {{ preventDefault(): void }} */ event) => {
        event.preventDefault();
        form.submit();
      },
    },
    Object.keys(LABELS).map((name) => h(Text, { key: name, form, name: /** @type {keyof typeof LABELS} */ (name) })),
    h(Foot, { form }),
  );
}
