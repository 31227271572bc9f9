// The entry point of the Vue dashboard.
import { createApp } from "vue";
import { loadFirstTexts } from "../shared/state/dashboard.js";
import App from "./App.vue";
import "../shared/dashboard.css";

// No await at the top level: the parts that are loaded import this script, and would wait for it.
void loadFirstTexts().then((first) => createApp(App, { first }).mount("#root"));
