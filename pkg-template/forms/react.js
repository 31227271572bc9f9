// React hooks over the form's store. Server rendering and StrictMode safe: nothing happens before the page is ready.
"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { createCampaignForm } from "./form.js";

/** @type {typeof import("./react.d.ts").useCampaignForm} */
export function useCampaignForm(options) {
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

/** @type {typeof import("./react.d.ts").useCampaignField} */
export function useCampaignField(form, name) {
  const get = () => form.field(name);
  return useSyncExternalStore(form.subscribe, get, get);
}

/** @type {typeof import("./react.d.ts").useCampaignFormState} */
export function useCampaignFormState(form) {
  return useSyncExternalStore(form.subscribe, form.getState, form.getState);
}
