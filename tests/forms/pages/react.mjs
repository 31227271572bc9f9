// The browser's side of the React page: hydrates the server's HTML in StrictMode.
import { createElement as h, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { options } from "./options.mjs";
import { CampaignFormPage, drawn } from "./react-form.mjs";

Object.assign(globalThis, { drawn });
const root = /** @type {HTMLElement} */ (document.getElementById("app"));
hydrateRoot(root, h(StrictMode, null, h(CampaignFormPage, { options })));
