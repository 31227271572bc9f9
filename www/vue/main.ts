// The entry point of the Vue dashboard.
import { createApp } from "vue";
import App from "./App.vue";
import "../shared/dashboard.css";

createApp(App).mount("#root");
