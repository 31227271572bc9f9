// Vue composables over the form's store. Server rendering safe: nothing happens before the component is mounted.
import {
  type ComputedRef,
  computed,
  type MaybeRefOrGetter,
  onMounted,
  onScopeDispose,
  type ShallowRef,
  shallowReactive,
  shallowRef,
  toValue,
  watch,
} from "vue";
import type { Campaign, CampaignField, CampaignInput } from "../types.js";
import {
  type CampaignForm,
  type CampaignFormOptions,
  createCampaignForm,
  type FieldState,
  type FormState,
} from "./form.js";

/** A campaign form in a Vue component. */
export interface UseCampaignForm<Result> {
  /** The form's store, with `submit`, `touch`, `reset` and the others. */
  form: CampaignForm<Result>;
  /** Everything about the form at this moment. */
  state: Readonly<ShallowRef<FormState<Result>>>;
  /** The values, for `v-model="values.name"`. */
  values: Partial<CampaignInput>;
  /** One field; who shows it is drawn again only when something changes for this field. */
  field<Field extends CampaignField>(name: Field): ComputedRef<FieldState<Field>>;
}

/**
 * A campaign form for as long as the component lives. Options may be a ref or a getter and change; `initialValues` and
 * `storage` count once. A draft is taken up once the component is mounted.
 *
 * @throws {TypeError} where an option cannot be used; the message names it.
 */
export function useCampaignForm<Result = Campaign>(
  options?: MaybeRefOrGetter<CampaignFormOptions<Result> | undefined>,
): UseCampaignForm<Result> {
  const form = createCampaignForm(toValue(options));
  const state = shallowRef(form.getState());
  const shown = shallowReactive({ ...state.value.values } as Record<string, unknown>);
  const update = () => {
    state.value = form.getState();
    const now = state.value.values as Record<string, unknown>;
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
      form.setValue(name as CampaignField, value);
      return true;
    },
    deleteProperty: (_, name) => {
      form.setValue(name as CampaignField, undefined);
      return true;
    },
  });
  return {
    form,
    state,
    values: values as Partial<CampaignInput>,
    // The store gives the same object as long as nothing changed for the field, and Vue then draws nothing again.
    field: (name) =>
      computed(() => {
        void state.value;
        return form.field(name);
      }),
  };
}
