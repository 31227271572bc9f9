// Testing Library in the page itself: the React hooks, and Formik through its `validate`.
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { Field, Form, Formik, getIn, setIn } from "formik";
import { createElement as h, StrictMode } from "react";
import { validateCampaign } from "../../../pkg/index.js";
import { CampaignFormPage } from "./react-form.mjs";

/** Each test gives back what it saw; the assertions stand in the test file. */
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

  /** @param {Record<string, any>} initialValues */
  async formik(initialValues) {
    /** @param {unknown} values */
    const validate = (values) => {
      const verdict = validateCampaign(values);
      const issues = verdict.ok ? [] : verdict.issues;
      // Formik shows one message a field.
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
        // biome-ignore lint/correctness/noChildrenProp: Formik types a function as children by the prop alone
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
