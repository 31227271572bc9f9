// Draws the header: navigation, the server behind the page, language and theme. Narrow windows fold it into a menu.
import { PATHS, type Route } from "../../shared/state/routes.js";
import { isDark, LANGUAGES, otherLanguage, otherTheme } from "../../shared/state/settings.js";
import { useDashboard } from "../dashboard.js";
import { Icon } from "./Icon.js";
import { Menu } from "./Menu.js";
import { ServerMenu } from "./ServerMenu.js";

export function Header({ route }: { route: Route }) {
  const { translations } = useDashboard();
  return (
    <header className="bar">
      <div className="bar-inner">
        <a className="brand" href={PATHS.campaigns}>
          <span className="brand-mark">
            <Icon name="phone" />
          </span>
          <span className="brand-name">{translations.product}</span>
        </a>
        <nav className="only-wide" aria-label={translations.nav.label}>
          <Links route={route} />
        </nav>
        <div className="bar-end">
          <ServerMenu />
          <Settings className="button quiet only-wide" isShort />
          <Menu className="button quiet square only-narrow" label={translations.menu} trigger={<Icon name="menu" />}>
            <nav aria-label={translations.nav.label}>
              <Links route={route} />
            </nav>
            <hr />
            <Settings />
          </Menu>
        </div>
      </div>
    </header>
  );
}

function Links({ route }: { route: Route }) {
  const { translations } = useDashboard();
  const { nav } = translations;
  return (
    <>
      <a href={PATHS.campaigns} aria-current={currentOf(route)}>
        {nav.campaigns}
      </a>
      <a href="../guide/">{nav.guide}</a>
      <a href="../docs/">{nav.docs}</a>
    </>
  );
}

/** Every other page belongs to the campaigns. */
function currentOf(route: Route): "page" | "true" {
  return route === "campaigns" ? "page" : "true";
}

/** Switches language and theme. `isShort`: the theme is an icon alone. */
function Settings({ className, isShort = false }: { className?: string; isShort?: boolean }) {
  const { translations, language, setLanguage, theme, setTheme } = useDashboard();
  const next = otherLanguage(language);
  const themeName = isDark(theme) ? translations.theme.toLight : translations.theme.toDark;
  return (
    <>
      <button type="button" className={className} lang={next} onClick={() => setLanguage(next)}>
        {!isShort && <Icon name="globe" />}
        {LANGUAGES[next]}
      </button>
      <button
        type="button"
        className={className && `${className} square`}
        aria-label={isShort ? themeName : undefined}
        onClick={() => setTheme(otherTheme(theme))}
      >
        <Icon name={isDark(theme) ? "sun" : "moon"} />
        {!isShort && themeName}
      </button>
    </>
  );
}
