// All German texts of a dashboard, loaded as one file: see LOADERS in ../state/dashboard.js.
export { translations as chartTranslations } from "./charts.de.js";
export { translations } from "./de.js";
