// Where the Vue dashboard starts.
import { createApp } from "vue";
import App from "./App.vue";
import "../shared/dashboard.css";
import "../shared/pictures.css";

createApp(App).mount("#root");
