// The browser's side of the Vue page: hydrates what the server rendered.
import { createSSRApp } from "vue";
import { options } from "./options.mjs";
import { CampaignFormPage, drawn } from "./vue-form.mjs";

Object.assign(globalThis, { drawn });
createSSRApp(CampaignFormPage, { options }).mount("#app");
