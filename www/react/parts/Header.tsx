// Draws the header: navigation, the server behind the page, language and theme.

import { PATHS, ROUTES, type Route } from "../../shared/state/routes.js";
import { LANGUAGES, type Language, THEMES, type Theme } from "../../shared/state/settings.js";
import { useDashboard } from "../dashboard.js";
import { FaultPanel } from "./FaultPanel.js";
import { Icon } from "./Icon.js";

export function Header({ route }: { route: Route }) {
  const { translations, language, setLanguage, theme, setTheme } = useDashboard();
  return (
    <header className="bar">
      <div className="bar-inner">
        <span className="brand">
          <span className="brand-mark">
            <Icon name="phone" />
          </span>
          <span className="brand-name">{translations.product}</span>
        </span>
        <nav aria-label={translations.nav.label}>
          {ROUTES.map((to) => (
            <a key={to} href={PATHS[to]} aria-current={route === to ? "page" : undefined}>
              {translations.nav[to]}
            </a>
          ))}
          <a href="../guide/">{translations.nav.guide}</a>
          <a href="../docs/">{translations.nav.docs}</a>
        </nav>
        <div className="bar-end">
          <ServerBadge />
          <label className="compact">
            <span className="visually-hidden">{translations.language}</span>
            <select value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
              {Object.entries(LANGUAGES).map(([value, label]) => (
                <option key={value} value={value} lang={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <label className="compact">
            <span className="visually-hidden">{translations.theme.label}</span>
            <select value={theme} onChange={(event) => setTheme(event.target.value as Theme)}>
              {THEMES.map((value) => (
                <option key={value} value={value}>
                  {translations.theme[value]}
                </option>
              ))}
            </select>
          </label>
        </div>
      </div>
    </header>
  );
}

/** Shows whether campaigns of this page place real calls. */
function ServerBadge() {
  const { translations, about } = useDashboard();
  if (!__HAS_SERVER__) return <span className="badge">{translations.sandbox.noServer}</span>;
  if (about.state !== "ready") return null;
  if (about.value.mode === "sandbox") return <FaultPanel />;
  return <span className="badge badge-live">{translations.sandbox.live(about.value.host)}</span>;
}
