// The entry point of the Vue dashboard.
import { createApp } from "vue";
import App from "./App.vue";
import "../shared/dashboard.css";
import "../shared/pictures.css";

createApp(App).mount("#root");
