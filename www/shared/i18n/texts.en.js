// All English texts of a dashboard, loaded as one file: see LOADERS in ../state/dashboard.js.
export { translations as chartTranslations } from "./charts.en.js";
export { translations } from "./en.js";
