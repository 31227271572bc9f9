// What every part of the dashboard shares: words, the connection to the relay, what the account owns, and the record of requests.
import type { CampaignClient, ValidationOptions } from "outbound-campaign";
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { words as germanPictures } from "../shared/i18n/charts.de.js";
import { words as englishPictures, type PictureWords } from "../shared/i18n/charts.en.js";
import { words as german } from "../shared/i18n/de.js";
import { type DashboardWords, words as english } from "../shared/i18n/en.js";
import { type About, connect, type Exchange, loadAbout, loadOwned, type Owned } from "../shared/state/connection.js";
import { serverOptions } from "../shared/state/server-options.js";
import {
  applyLanguage,
  applyTheme,
  type Language,
  readLanguage,
  readTheme,
  type Theme,
} from "../shared/state/settings.js";

/** Something that is read from the relay. */
export type Loadable<T> = { state: "loading" } | { state: "failed"; error: unknown } | { state: "ready"; value: T };

export interface Dashboard {
  words: DashboardWords;
  pictureWords: PictureWords;
  language: Language;
  setLanguage(language: Language): void;
  theme: Theme;
  setTheme(theme: Theme): void;
  client: CampaignClient;
  about: Loadable<About>;
  setAbout(about: About): void;
  /** Asks once more. */
  readAbout(): void;
  /** By what the server judges. */
  server: ValidationOptions;
  owned: Loadable<Owned>;
  /** The last request that changed something, and its answer. */
  lastExchange: Exchange | undefined;
}

const WORDS = { en: english, de: german };
const PICTURE_WORDS = { en: englishPictures, de: germanPictures };
const Context = createContext<Dashboard | undefined>(undefined);
export const DashboardProvider = Context.Provider;

export function useDashboard(): Dashboard {
  const dashboard = useContext(Context);
  if (dashboard === undefined) throw new Error("useDashboard works inside <DashboardProvider> only");
  return dashboard;
}

/** Makes the dashboard's shared state; for the outermost component. */
export function useNewDashboard(): Dashboard {
  const [language, setLanguage] = useState(readLanguage);
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => applyLanguage(language), [language]);
  useEffect(() => applyTheme(theme), [theme]);

  const [about, setAbout] = useState<Loadable<About>>({ state: "loading" });
  const [owned, setOwned] = useState<Loadable<Owned>>({ state: "loading" });
  const [lastExchange, setLastExchange] = useState<Exchange>();

  const aboutReady = about.state === "ready" ? about.value : undefined;
  const server = useMemo(() => serverOptions(aboutReady), [aboutReady]);
  const client = useMemo(
    () =>
      connect({
        validation: server,
        onExchange: (exchange) => {
          if (exchange.request.method !== "GET") setLastExchange(exchange);
        },
      }),
    [server],
  );

  const readAbout = useLoad(loadAbout, setAbout);
  useLoad(() => loadOwned(connect({})), setOwned);
  return {
    words: WORDS[language],
    pictureWords: PICTURE_WORDS[language],
    language,
    setLanguage,
    theme,
    setTheme,
    client,
    about,
    setAbout: useCallback((value: About) => setAbout({ state: "ready", value }), []),
    readAbout,
    server,
    owned,
    lastExchange,
  };
}

/** Loads when the page opens, where a server stands behind it. @returns loads once more */
function useLoad<T>(load: () => Promise<T>, set: (loadable: Loadable<T>) => void): () => void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is loaded does not change
  const read = useCallback(() => {
    if (!__HAS_SERVER__) return set({ state: "failed", error: new Error("no server") });
    set({ state: "loading" });
    load().then(
      (value) => set({ state: "ready", value }),
      (error) => set({ state: "failed", error }),
    );
  }, []);
  useEffect(read, [read]);
  return read;
}
