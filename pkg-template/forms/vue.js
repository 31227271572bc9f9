// Vue composables over the form's store. Server rendering safe: nothing happens before the component is mounted.
import { computed, onMounted, onScopeDispose, shallowReactive, shallowRef, toValue, watch } from "vue";
import { createCampaignForm } from "./form.js";

/** @type {typeof import("./vue.d.ts").useCampaignForm} */
export function useCampaignForm(options) {
  const form = createCampaignForm(toValue(options));
  const state = shallowRef(form.getState());
  const shown = shallowReactive(/** @type {Record<string, any>} */ ({ ...state.value.values }));
  const update = () => {
    state.value = form.getState();
    const now = /** @type {Record<string, any>} */ (state.value.values);
    // A field that was emptied is no key of the object, as it is none of the request.
    for (const name of Object.keys(shown)) if (now[name] === undefined) delete shown[name];
    for (const [name, value] of Object.entries(now)) if (value !== undefined) shown[name] = value;
  };
  const stop = form.subscribe(update);
  onScopeDispose(() => {
    stop();
    form.release();
  });
  watch(
    () => toValue(options),
    (now) => form.configure(now ?? {}),
  );
  // The draft comes after hydration, when the server's page and the browser's have agreed.
  onMounted(() => void form.restore());
  // Reads come from the reactive copy, so that keys, spread, JSON and watch work; writes go to the store.
  const values = new Proxy(shown, {
    set: (_, name, value) => {
      form.setValue(/** @type {any} */ (name), value);
      return true;
    },
    deleteProperty: (_, name) => {
      form.setValue(/** @type {any} */ (name), undefined);
      return true;
    },
  });
  return {
    form,
    state,
    values: /** @type {any} */ (values),
    // The store gives the same object as long as nothing changed for the field, and Vue then draws nothing again.
    field: (name) =>
      computed(() => {
        void state.value;
        return form.field(name);
      }),
  };
}
