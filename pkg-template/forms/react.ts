// React hooks over the form's store. They are safe for server rendering and StrictMode: nothing happens before the page
// is ready.
"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
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

/**
 * Returns a campaign form that lives as long as the component.
 *
 * The component does not render again when the form changes. Read the form with `useCampaignField` or
 * `useCampaignFormState` to render its changes. Options may change, but `initialValues` and `storage` count only once.
 * A draft is restored after hydration.
 *
 * @param options As for `createCampaignForm`.
 * @throws {TypeError} If an option is invalid. The message names it.
 *
 * @see The guide `docs/forms.md` in the package.
 *
 * @example
 * import { CampaignClient } from "outbound-campaign";
 * import { useCampaignForm } from "outbound-campaign/react";
 *
 * const client = new CampaignClient({ baseUrl: "/api" });
 * const useForm = () => useCampaignForm({ client });
 */
export function useCampaignForm<Result = Campaign, Types extends ContractTypes = Contract202602>(
  options?: CampaignFormOptions<Result, Types>,
): CampaignForm<Result, Types> {
  const [form] = useState(() => createCampaignForm(options));
  // Runs after every render, because onSubmit is usually a new function each time. Listeners are called only if the
  // verdict may change.
  useEffect(() => form.configure(options ?? {}));
  // Restores the draft after hydration, when the server's page and the browser's have agreed.
  useEffect(() => {
    form.restore();
    return form.release;
  }, [form]);
  return form;
}

/**
 * Returns one field. The component renders again only if this field changes.
 *
 * @param form The form of `useCampaignForm`.
 * @param name The field.
 *
 * @example
 * import { useCampaignField, useCampaignForm } from "outbound-campaign/react";
 *
 * const useName = () => useCampaignField(useCampaignForm(), "name").value;
 */
export function useCampaignField<Types extends ContractTypes, Field extends Types["field"]>(
  form: CampaignForm<unknown, Types>,
  name: Field,
): FieldState<Field, Types> {
  const get = () => form.field(name);
  return useSyncExternalStore(form.subscribe, get, get);
}

/**
 * Returns the state of the whole form. The component renders again at every change.
 *
 * @param form The form of `useCampaignForm`.
 *
 * @example
 * import { useCampaignForm, useCampaignFormState } from "outbound-campaign/react";
 *
 * const useIsSubmitting = () => useCampaignFormState(useCampaignForm()).submitting;
 */
export function useCampaignFormState<Result, Types extends ContractTypes = Contract202602>(
  form: CampaignForm<Result, Types>,
): FormState<Result, Types> {
  return useSyncExternalStore(form.subscribe, form.getState, form.getState);
}
