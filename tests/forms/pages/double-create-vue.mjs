// The Vue page of the double-create scenarios: a form over the composable with a client, and a button that unmounts it.
import { createApp, defineComponent, h, ref } from "vue";
import { CampaignClient } from "../../../pkg/index.js";
import { useCampaignForm } from "../../../pkg/vue.js";
import { statusOf } from "./double-create-status.mjs";

const client = new CampaignClient({ baseUrl: new URL("/api", location.href) });

const Form = defineComponent(() => {
  const { form, state, values } = useCampaignForm({ client });
  const input = (/** @type {"name" | "assistant_id"} */ name) =>
    h("input", {
      name,
      value: values[name] ?? "",
      onInput: (/** @type {any} */ event) => {
        values[name] = event.target.value;
      },
    });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    form.submit();
  };
  return () =>
    h("form", { ref: (/** @type {any} */ element) => form.attach(element), novalidate: true, onSubmit: submit }, [
      input("name"),
      input("assistant_id"),
      h("button", "Create"),
      h("button", { type: "button", onClick: () => form.submitAnyway() }, "Send anyway"),
      h("output", statusOf(state.value)),
    ]);
});

const App = defineComponent(() => {
  const isHere = ref(true);
  const toggle = () => {
    isHere.value = !isHere.value;
  };
  return () => h("main", [h("button", { onClick: toggle }, "Leave or come back"), isHere.value ? h(Form) : null]);
});

createApp(App).mount("#app");
