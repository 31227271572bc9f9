// Vue composables over the form's store. Server rendering safe: nothing happens before the component is mounted.
import { computed, onMounted, onScopeDispose, shallowRef, toValue, watch } from "vue";
import { createCampaignForm } from "./form.js";

/** @type {typeof import("./vue.d.ts").useCampaignForm} */
export function useCampaignForm(options) {
  const form = createCampaignForm(toValue(options));
  const state = shallowRef(form.getState());
  onScopeDispose(form.subscribe(() => (state.value = form.getState())));
  watch(
    () => toValue(options),
    (now) => form.configure(now ?? {}),
  );
  // The draft comes after hydration, when the server's page and the browser's have agreed.
  onMounted(() => void form.restore());
  const values = new Proxy(/** @type {any} */ ({}), {
    get: (_, name) => /** @type {any} */ (state.value.values)[name],
    set: (_, name, value) => {
      form.setValue(/** @type {any} */ (name), value);
      return true;
    },
  });
  return {
    form,
    state,
    values,
    // The store gives the same object as long as nothing changed for the field, and Vue then draws nothing again.
    field: (name) =>
      computed(() => {
        void state.value;
        return form.field(name);
      }),
  };
}
