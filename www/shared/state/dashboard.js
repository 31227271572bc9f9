// Holds the state that all parts of a dashboard share: settings, texts, the connection to the relay, and the account's
// data.
import { connect, loadAbout, loadOwned } from "./connection.js";
import { rememberExchange } from "./sent-campaigns.js";
import { serverOptions } from "./server-options.js";
import { applyLanguage, applyTheme, readLanguage, readTheme, rememberLanguage } from "./settings.js";
import { createStore, readInto } from "./store.js";

/** @import { About, Exchange, Owned } from "./connection.js" */
/** @import { Language, Theme } from "./settings.js" */
/** @import { Loadable } from "./store.js" */
/**
 * @typedef {object} DashboardState
 * @property {Language} language
 * @property {Theme} theme
 * @property {import("../i18n/en.js").DashboardTranslations} translations
 * @property {import("../i18n/charts.en.js").ChartTranslations} chartTranslations
 * @property {Loadable<About>} about
 * @property {import("outbound-campaign").ValidationOptions} server the options that reproduce the server's own verdict
 * @property {import("./connection.js").Client} client replaced whenever `server` changes
 * @property {Loadable<Owned>} owned
 * @property {Exchange | undefined} lastExchange the last request that was not a GET, with its response
 */
/** @typedef {ReturnType<typeof createDashboard>} DashboardStore */

/** @typedef {Pick<DashboardState, "translations" | "chartTranslations">} Texts */

/** A page loads the texts of one language. Vite would preload both in one conditional expression. */
const LOADERS = {
  en: () => import("../i18n/texts.en.js"),
  de: () => import("../i18n/texts.de.js"),
};

/** @param {Language} language @returns {Promise<Texts>} */
async function loadTexts(language) {
  const { translations, chartTranslations } = await LOADERS[language]();
  return { translations, chartTranslations };
}

/** Loads the texts of the visitor's language, for `createDashboard`. */
export async function loadFirstTexts() {
  const language = readLanguage();
  return { language, texts: await loadTexts(language) };
}

/**
 * Creates the state of a dashboard. Loads nothing until `open` is called.
 * @param {{ language: Language, texts: Texts }} first
 */
export function createDashboard({ language, texts }) {
  const { get, set, subscribe } = createStore(
    /** @type {DashboardState} */ ({
      language,
      theme: readTheme(),
      ...texts,
      about: { state: "loading" },
      ...connectionFor(undefined),
      owned: { state: "loading" },
      lastExchange: undefined,
    }),
  );
  /** @param {Partial<DashboardState>} change */
  const update = (change) => set({ ...get(), ...change });
  /** The last choice, whose texts may still be loading. */
  let wanted = language;

  /** @param {About | undefined} about */
  function connectionFor(about) {
    const server = serverOptions(about);
    /** @param {Exchange} exchange */
    const onExchange = (exchange) => {
      if (exchange.request.method === "GET") return;
      rememberExchange(about?.host ?? "", exchange);
      update({ lastExchange: exchange });
    };
    return { server, client: connect({ validation: server, onExchange }) };
  }

  /** @param {Loadable<About>} about */
  function updateAbout(about) {
    const known = readyValue(about);
    // A client that stays the same spares the list a second request.
    update(known === readyValue(get().about) ? { about } : { about, ...connectionFor(known) });
  }

  const readAbout = () => readInto(updateAbout, loadAbout);

  return {
    get,
    subscribe,
    /** Applies the settings to the document and starts loading. */
    open() {
      applyLanguage(get().language);
      applyTheme(get().theme);
      void readAbout();
      void readInto((owned) => update({ owned }), loadOwned);
    },
    readAbout: () => void readAbout(),
    /** @param {About} value */
    setAbout: (value) => updateAbout({ state: "ready", value }),
    /** @param {Language} next */
    async setLanguage(next) {
      rememberLanguage(next);
      wanted = next;
      const texts = await loadTexts(next);
      if (wanted !== next) return; // a later choice can load earlier
      applyLanguage(next);
      update({ language: next, ...texts });
    },
    /** @param {Theme} theme */
    setTheme(theme) {
      applyTheme(theme);
      update({ theme });
    },
  };
}

/** @template T @param {Loadable<T>} loadable */
function readyValue(loadable) {
  return loadable.state === "ready" ? loadable.value : undefined;
}
