// Holds the state that all parts of a dashboard share: settings, texts, the connection to the relay, and the account's
// data.
import { carryValues, waiting } from "./campaign-flow.js";
import { apiPath, connect, loadAbout, loadOwned } from "./connection.js";
import { contract, loadContract, setContract } from "./contract.js";
import { currentRoute, PATHS } from "./routes.js";
import { rememberExchange } from "./sent-campaigns.js";
import { serverOptions } from "./server-options.js";
import {
  applyLanguage,
  applyTheme,
  readContract,
  readLanguage,
  readTheme,
  rememberContract,
  rememberLanguage,
} from "./settings.js";
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
 * @property {import("./contract.js").ContractName} contract the contract that the page serves. Draw every page anew
 *   when it changes
 * @property {Loadable<About>} about
 * @property {import("outbound-campaign").ValidationOptions} server the options that reproduce the server's own verdict
 * @property {import("./connection.js").Client} client replaced whenever `server` changes
 * @property {Loadable<Owned>} owned
 * @property {Exchange | undefined} lastExchange the last request that was not a GET, with its response
 */
/** @typedef {ReturnType<typeof createDashboard>} DashboardStore */

/** @typedef {Pick<DashboardState, "translations" | "chartTranslations">} Texts */

/** The pages of campaigns with an id. @type {ReadonlySet<string>} */
const IDS = new Set(["campaign", "compare"]);

/** A page loads the texts of one language. Vite would preload both in one conditional expression. */
const LOADERS = {
  en: () => import("../i18n/texts.en.js"),
  de: () => import("../i18n/texts.de.js"),
};

/** @param {Language} language @param {import("./contract.js").ContractParts} [parts] @returns {Promise<Texts>} */
async function loadTexts(language, { later } = contract()) {
  const { translations, chartTranslations } = await LOADERS[language]();
  return (await later?.withTexts(language, { translations, chartTranslations })) ?? { translations, chartTranslations };
}

/** Loads the last contract and the texts of the visitor's language, for `createDashboard`. */
export async function loadFirstTexts() {
  const language = readLanguage();
  const last = readContract();
  // A failure leaves the first contract. The server's description comes later, and is followed again.
  if (last !== undefined) setContract(await loadContract(last).catch(contract));
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
      contract: contract().name,
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
    const { later, name } = contract();
    const path = apiPath(about, name);
    /** @param {Exchange} exchange */
    const onExchange = (exchange) => {
      if (exchange.request.method === "GET") return;
      rememberExchange(about?.host ?? "", exchange);
      update({ lastExchange: exchange });
    };
    return { server, client: connect({ validation: server, path, contract: later?.option, onExchange }) };
  }

  /** @param {Loadable<About>} about */
  function updateAbout(about) {
    const known = readyValue(about);
    // A client that stays the same spares the list a second request.
    update(known === readyValue(get().about) ? { about } : { about, ...connectionFor(known) });
  }

  /**
   * Returns the description of the server, and makes its contract that of the page. A sandbox serves the contract that
   * the user has chosen last.
   */
  async function followServer() {
    const first = await loadAbout();
    const chosen = readContract();
    const isOffered = chosen !== undefined && first.contracts?.includes(chosen);
    const name = isOffered ? chosen : (first.contract ?? "2026-02");
    const path = apiPath(first, name);
    const about = path === "/api" ? first : await loadAbout(path);
    if (name !== contract().name) await changeContract(name, about);
    return about;
  }

  /** @param {string} name @param {About} [about] the description of the server of this contract */
  async function changeContract(name, about) {
    const parts = await loadContract(name);
    const loaded = await loadTexts(get().language, parts);
    carryValues(parts);
    // The ids of campaigns belong to one contract. A page that opens keeps its address.
    if (get().about.state === "ready" && IDS.has(currentRoute())) window.location.hash = PATHS.campaigns;
    setContract(parts);
    rememberContract(parts.name);
    update({
      ...loaded,
      contract: parts.name,
      ...(about && { about: { state: "ready", value: about }, owned: { state: "loading" } }),
      ...connectionFor(about ?? readyValue(get().about)),
    });
  }

  const readAbout = () => readInto(updateAbout, followServer);

  const ownPath = () => apiPath(readyValue(get().about), contract().name);

  const readOwned = () =>
    readInto(
      (owned) => update({ owned }),
      () => loadOwned(ownPath()),
    );

  return {
    get,
    subscribe,
    /** Applies the settings to the document and starts loading. */
    open() {
      applyLanguage(get().language);
      applyTheme(get().theme);
      const described = readAbout();
      // The address of the account depends on the description, unless the browser has never seen another contract.
      if (readContract() !== undefined) return void described.then(readOwned);
      void readOwned();
      void described.then(() => contract().later && readOwned());
    },
    /**
     * Changes the contract of the sandbox, unless a form waits for an answer.
     * @param {import("./contract.js").ContractName} name
     * @throws if the server or the contract cannot be loaded: the page keeps its contract then
     */
    async chooseContract(name) {
      const before = contract().name;
      if (name === before || waiting.get()) return;
      rememberContract(name);
      try {
        if (__HAS_SERVER__) await followServer();
        else await changeContract(name);
      } catch (error) {
        rememberContract(before);
        throw error;
      }
      if (__HAS_SERVER__) await readOwned();
    },
    readAbout: () => void readAbout(),
    /** Returns the address of the relay for this contract. */
    apiPath: ownPath,
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
