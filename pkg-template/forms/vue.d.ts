import type { ComputedRef, MaybeRefOrGetter, ShallowRef } from "vue";
import type { Campaign, CampaignField, CampaignInput } from "../types.js";
import type { CampaignForm, CampaignFormOptions, FieldState, FormState } from "./form.js";

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
): UseCampaignForm<Result>;
