// VitePress's own theme, with links to the other pages of this site.
import { withBase } from "vitepress";
import DefaultTheme from "vitepress/theme";
import { h } from "vue";
import "./theme.css";

// `target` keeps VitePress's router from these links.
const link = (/** @type {string} */ path, /** @type {string} */ text) =>
  h("a", { class: "other-page", href: withBase(`/../${path}`), target: "_self" }, text);
const links = () =>
  h("nav", { "aria-label": "Other pages" }, [link("guide/", "Field guide"), link("react/", "Dashboard")]);

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { "nav-bar-content-after": links, "sidebar-nav-before": links }),
};
