import type { Campaign, CampaignField } from "../types.js";
import type { CampaignForm, CampaignFormOptions, FieldState, FormState } from "./form.js";

/**
 * A campaign form for as long as the component lives. The component is not drawn again when the form changes: whoever shows
 * something asks for it by `useCampaignField` or `useCampaignFormState`.
 *
 * Options may change; `initialValues` and `storage` count once. A draft is taken up after hydration.
 *
 * @throws {TypeError} where an option cannot be used; the message names it.
 */
export function useCampaignForm<Result = Campaign>(options?: CampaignFormOptions<Result>): CampaignForm<Result>;

/** One field; the component is drawn again only when something changes for this field. */
export function useCampaignField<Field extends CampaignField>(
  form: CampaignForm<unknown>,
  name: Field,
): FieldState<Field>;

/** The whole form's state; the component is drawn again at every change. */
export function useCampaignFormState<Result>(form: CampaignForm<Result>): FormState<Result>;
