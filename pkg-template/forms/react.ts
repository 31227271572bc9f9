// React hooks over the form's store. Server rendering and StrictMode safe: nothing happens before the page is ready.
"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Campaign, CampaignField } from "../types.js";
import {
  type CampaignForm,
  type CampaignFormOptions,
  createCampaignForm,
  type FieldState,
  type FormState,
} from "./form.js";

/**
 * A campaign form for as long as the component lives. The component is not drawn again when the form changes: whoever shows
 * something asks for it by `useCampaignField` or `useCampaignFormState`.
 *
 * Options may change; `initialValues` and `storage` count once. A draft is taken up after hydration.
 *
 * @throws {TypeError} where an option cannot be used; the message names it.
 */
export function useCampaignForm<Result = Campaign>(options?: CampaignFormOptions<Result>): CampaignForm<Result> {
  const [form] = useState(() => createCampaignForm(options));
  // After every render: onSubmit is usually a new function each time. Listeners are called only if the verdict may change.
  useEffect(() => form.configure(options ?? {}));
  // The draft comes after hydration, when the server's page and the browser's have agreed.
  useEffect(() => {
    form.restore();
    return form.release;
  }, [form]);
  return form;
}

/** One field; the component is drawn again only when something changes for this field. */
export function useCampaignField<Field extends CampaignField>(
  form: CampaignForm<unknown>,
  name: Field,
): FieldState<Field> {
  const get = () => form.field(name);
  return useSyncExternalStore(form.subscribe, get, get);
}

/** The whole form's state; the component is drawn again at every change. */
export function useCampaignFormState<Result>(form: CampaignForm<Result>): FormState<Result> {
  return useSyncExternalStore(form.subscribe, form.getState, form.getState);
}
