// The entry point of the Vue dashboard.
import { createApp } from "vue";
import { loadFirstTexts } from "../shared/state/dashboard.js";
import App from "./App.vue";
import "../shared/dashboard.css";

createApp(App, { first: await loadFirstTexts() }).mount("#root");
