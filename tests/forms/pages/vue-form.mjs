// The same small form over the Vue composable, for the server and the browser.
import { defineComponent, h } from "vue";
import { inputProps } from "../../../pkg/index.js";
import { useCampaignForm } from "../../../pkg/vue.js";
import { LABELS } from "./react-form.mjs";

/** The number of renders of each part. @type {Record<string, number>} */
export const drawn = {};

/** @param {string} what */
function count(what) {
  drawn[what] = (drawn[what] ?? 0) + 1;
}

/** @typedef {keyof typeof LABELS} Name */

const Text = defineComponent({
  props: { campaign: { type: Object, required: true }, name: { type: String, required: true } },
  setup(props) {
    const { form, field, values } = /** @type {import("../../../pkg/vue.js").UseCampaignForm<any>} */ (props.campaign);
    const name = /** @type {Name} */ (props.name);
    const state = field(name);
    return () => {
      count(name);
      const { value, errors, suggestion } = state.value;
      const input = {
        ...inputProps(name),
        type: "text",
        id: name,
        value: value ?? "",
        // The compiled form of v-model="values.name".
        onInput: (/** @type {any} */ event) => {
          values[name] = event.target.value;
        },
        onBlur: () => form.touch(name),
        "aria-invalid": errors.length > 0,
      };
      return h("p", [
        h("label", { for: name }, LABELS[name]),
        h("input", input),
        h("span", { id: `${name}-errors` }, errors.join(" ")),
        suggestion
          ? h("button", { type: "button", onClick: () => form.setValue(name, suggestion) }, `Use ${suggestion}`)
          : null,
      ]);
    };
  },
});

const Foot = defineComponent({
  props: { campaign: { type: Object, required: true } },
  setup({ campaign }) {
    const { state } = /** @type {import("../../../pkg/vue.js").UseCampaignForm<{ id: number }>} */ (campaign);
    return () => {
      const { submitting, submitted, result, error } = state.value;
      const text = submitted ? `Created ${result?.id}` : error instanceof Error ? error.message : "";
      return h("p", [h("button", { type: "submit" }, submitting ? "Sending" : "Create"), h("output", text)]);
    };
  },
});

export const CampaignFormPage = defineComponent({
  props: { options: { type: Object, required: true } },
  setup({ options }) {
    // biome-ignore lint/correctness/useHookAtTopLevel: Vue calls composables in setup
    const campaign = useCampaignForm(options);
    return () => {
      count("form");
      const form = {
        ref: (/** @type {any} */ element) => campaign.form.attach(element),
        novalidate: true,
        onSubmit: (/** @type {Event} */ event) => {
          event.preventDefault();
          campaign.form.submit();
        },
      };
      const fields = Object.keys(LABELS).map((name) => h(Text, { key: name, campaign, name }));
      return h("form", form, [...fields, h(Foot, { campaign })]);
    };
  },
});
