// Vue composables over the form's store. They are safe for server rendering: nothing happens before the component is
// mounted.
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
import type { Campaign } from "../types.js";
import type { Contract202602, ContractTypes } from "../validate/contract.js";
import {
  type CampaignForm,
  type CampaignFormOptions,
  createCampaignForm,
  type FieldState,
  type FormState,
} from "./form.js";

export type { CampaignForm, CampaignFormOptions, FieldState, FormState } from "./form.js";

/** A campaign form in a Vue component. */
export interface UseCampaignForm<Result, Types extends ContractTypes = Contract202602> {
  /** The form's store, with `submit`, `touch`, `reset` and the other methods. */
  form: CampaignForm<Result, Types>;
  /** The current state of the form. */
  state: Readonly<ShallowRef<FormState<Result, Types>>>;
  /** The values, for `v-model="values.name"`. */
  values: Partial<Types["input"]>;
  /** Returns one field. A component that uses it renders again only if this field changes. */
  field<Field extends Types["field"]>(name: Field): ComputedRef<FieldState<Field, Types>>;
}

/**
 * Returns a campaign form that lives as long as the component.
 *
 * Options may be a ref or a getter and may change, but `initialValues` and `storage` count only once. A draft is
 * restored once the component is mounted.
 *
 * @param options As for `createCampaignForm`.
 * @throws {TypeError} If an option is invalid. The message names it.
 *
 * @see The guide `docs/forms.md` in the package.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { useCampaignForm } from "outbound-campaign/vue";
 *
 * const { values, state } = useCampaignForm({ client: new CampaignClient({ baseUrl: "/api" }) });
 */
export function useCampaignForm<Result = Campaign, Types extends ContractTypes = Contract202602>(
  options?: MaybeRefOrGetter<CampaignFormOptions<Result, Types> | undefined>,
): UseCampaignForm<Result, Types> {
  const form = createCampaignForm(toValue(options));
  const state = shallowRef(form.getState());
  const shown = shallowReactive({ ...state.value.values } as Record<string, unknown>);
  const update = () => {
    state.value = form.getState();
    const now = state.value.values as Record<string, unknown>;
    // The object has no key for an emptied field, and neither has the request.
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
  // Restores the draft after hydration, when the server's page and the browser's have agreed.
  onMounted(() => void form.restore());
  // Reads come from the reactive copy, so that keys, spread, JSON and watch work. Writes go to the store.
  const values = new Proxy(shown, {
    set: (_, name, value) => {
      form.setValue(name as Types["field"], value);
      return true;
    },
    deleteProperty: (_, name) => {
      form.setValue(name as Types["field"], undefined);
      return true;
    },
  });
  return {
    form,
    state,
    values: values as Partial<Types["input"]>,
    // The store returns the same object while the field is unchanged, so Vue does not render again.
    field: (name) =>
      computed(() => {
        void state.value;
        return form.field(name);
      }),
  };
}
