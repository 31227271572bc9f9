// The React page of the double-create scenarios: a form over the hooks with a client, and a button that unmounts it.
import { createElement as h, StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { CampaignClient } from "../../../pkg/index.js";
import { useCampaignField, useCampaignForm, useCampaignFormState } from "../../../pkg/react.js";
import { statusOf } from "./double-create-status.mjs";

const client = new CampaignClient({ baseUrl: new URL("/api", location.href) });

/** @param {{ form: import("../../../pkg/form.js").CampaignForm<any>, name: "name" | "assistant_id" }} props */
function Input({ form, name }) {
  const { value } = useCampaignField(form, name);
  return h("input", {
    name,
    value: String(value ?? ""),
    onChange: (/** @type {{ target: { value: string } }} */ event) => form.setValue(name, event.target.value),
  });
}

function Form() {
  const form = useCampaignForm({ client });
  const state = useCampaignFormState(form);
  const submit = (/** @type {{ preventDefault(): void }} */ event) => {
    event.preventDefault();
    form.submit();
  };
  return h(
    "form",
    { ref: form.attach, noValidate: true, onSubmit: submit },
    h(Input, { form, name: "name" }),
    h(Input, { form, name: "assistant_id" }),
    h("button", { type: "submit" }, "Create"),
    h("button", { type: "button", onClick: () => form.submitAnyway() }, "Send anyway"),
    h("output", null, statusOf(state)),
  );
}

function App() {
  const [isHere, setHere] = useState(true);
  const toggle = h("button", { type: "button", onClick: () => setHere(!isHere) }, "Leave or come back");
  return h("main", null, toggle, isHere && h(Form));
}

createRoot(/** @type {HTMLElement} */ (document.getElementById("app"))).render(h(StrictMode, null, h(App)));
