// Testing Library in the page: the React hooks, and Formik through its `validate`.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { Field, Form, Formik, getIn, setIn } from "formik";
import { createElement as h, StrictMode } from "react";
import { createApp, defineComponent, isReactive, nextTick, watch } from "vue";
import { validateCampaign } from "../../../pkg/index.js";
import { useCampaignForm } from "../../../pkg/vue.js";
import { CampaignFormPage } from "./react-form.mjs";

/** Each function returns its observations. The assertions are in the test file. */
const tests = {
  async hooks() {
    /** @type {unknown[]} */
    const sent = [];
    const options = { onSubmit: async (/** @type {unknown} */ campaign) => ({ id: sent.push(campaign) }) };
    const view = render(h(StrictMode, null, h(CampaignFormPage, { options })));
    const name = screen.getByLabelText("Name");
    fireEvent.blur(name);
    const first = name.parentElement?.querySelector("span")?.textContent;
    fireEvent.change(name, { target: { value: "Spring" } });
    const corrected = name.parentElement?.querySelector("span")?.textContent;
    fireEvent.change(screen.getByLabelText("Assistant"), { target: { value: "127" } });
    const button = screen.getByRole("button", { name: "Create" });
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => within(view.container).getByText("Created 1"));
    view.unmount();
    return { first, corrected, sent };
  },

  /** Uses Vue's `values` as an object. */
  async vueValues() {
    /** @type {import("../../../pkg/vue.js").UseCampaignForm<any> | undefined} */
    let use;
    /** @type {string[]} */
    const watched = [];
    const app = createApp(
      defineComponent(() => {
        use = useCampaignForm({ initialValues: { name: "Spring", assistant_id: 127 } });
        const { values } = use;
        watch(values, (now) => watched.push(`all ${Object.keys(now).join()}`));
        watch(
          () => ({ ...values }),
          (now) => watched.push(`spread ${now.name}`),
        );
        watch(
          () => values.assistant_id,
          () => watched.push("assistant_id"),
        );
        return () => null;
      }),
    );
    app.mount(document.createElement("div"));
    const { form, values } = /** @type {NonNullable<typeof use>} */ (use);
    const before = { keys: Object.keys(values), json: JSON.stringify(values), has: ["name" in values, "x" in values] };
    values.name = "Summer";
    await nextTick();
    Object.assign(values, { max_retries: 2 });
    await nextTick();
    delete values.max_retries;
    await nextTick();
    /** @type {string} */
    let refusal = "";
    try {
      /** @type {any} */ (values).max_retires = 1;
    } catch (error) {
      refusal = String(error);
    }
    const seen = {
      before,
      watched,
      refusal,
      values: { ...values },
      store: form.values,
      isReactive: isReactive(values),
    };
    app.unmount();
    return seen;
  },

  /** @param {Record<string, any>} initialValues */
  async formik(initialValues) {
    /** @param {unknown} values */
    const validate = (values) => {
      const verdict = validateCampaign(values);
      const issues = verdict.ok ? [] : verdict.issues;
      // Formik shows one message per field.
      return issues.reduce(
        (errors, { key, message }) => (getIn(errors, key) ? errors : setIn(errors, key, message)),
        {},
      );
    };
    /** @type {unknown[]} */
    const sent = [];
    /** @type {any} */
    let errors = {};
    const view = render(
      h(Formik, {
        initialValues,
        validate,
        onSubmit: (values) => void sent.push(values),
        // biome-ignore lint/correctness/noChildrenProp: Formik's types accept a function as children only as a prop
        children: (formik) => {
          errors = formik.errors;
          const name = h(Field, { name: "name", "aria-label": "Name" });
          return h(Form, null, name, h("button", { type: "submit" }, "Create"));
        },
      }),
    );
    fireEvent.click(screen.getByRole("button", { name: "Create" }));
    await waitFor(() => {
      if (sent.length === 0 && Object.keys(errors).length === 0) throw new Error("not yet");
    });
    const at = Object.fromEntries(
      ["name", "timezone", "max_retries", "allowed_days.1", "phone_number_ids.0", "phone_number_ids.1"].map((key) => [
        key,
        getIn(errors, key),
      ]),
    );
    view.unmount();
    return { sent, at };
  },
};

Object.assign(globalThis, { tests });
