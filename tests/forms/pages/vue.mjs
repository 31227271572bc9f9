// The browser's side of the Vue page: hydrates the server's HTML.
import { createSSRApp } from "vue";
import { options } from "./options.mjs";
import { CampaignFormPage, drawn } from "./vue-form.mjs";

Object.assign(globalThis, { drawn });
createSSRApp(CampaignFormPage, { options }).mount("#app");
