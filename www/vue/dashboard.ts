// What every part of the dashboard shares: words, the connection to the relay, what the account owns, and the record of requests.
import type { CampaignClient, ValidationOptions } from "outbound-campaign";
import {
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  onMounted,
  provide,
  type Ref,
  ref,
  type ShallowRef,
  shallowRef,
  watchEffect,
} from "vue";
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
  words: ComputedRef<DashboardWords>;
  pictureWords: ComputedRef<PictureWords>;
  language: Ref<Language>;
  theme: Ref<Theme>;
  client: ComputedRef<CampaignClient>;
  about: ShallowRef<Loadable<About>>;
  setAbout(about: About): void;
  /** Asks once more. */
  readAbout(): void;
  /** By what the server judges. */
  server: ComputedRef<ValidationOptions>;
  owned: ShallowRef<Loadable<Owned>>;
  /** The last request that changed something, and its answer. */
  lastExchange: ShallowRef<Exchange | undefined>;
}

const WORDS = { en: english, de: german };
const PICTURE_WORDS = { en: englishPictures, de: germanPictures };
const KEY: InjectionKey<Dashboard> = Symbol("dashboard");

export function useDashboard(): Dashboard {
  const dashboard = inject(KEY);
  if (dashboard === undefined) throw new Error("useDashboard works inside <App> only");
  return dashboard;
}

/** Makes the dashboard's shared state; for the outermost component. */
export function provideDashboard(): Dashboard {
  const language = ref(readLanguage());
  const theme = ref(readTheme());
  watchEffect(() => applyLanguage(language.value));
  watchEffect(() => applyTheme(theme.value));

  const about = shallowRef<Loadable<About>>({ state: "loading" });
  const owned = shallowRef<Loadable<Owned>>({ state: "loading" });
  const lastExchange = shallowRef<Exchange>();
  const server = computed(() => serverOptions(about.value.state === "ready" ? about.value.value : undefined));
  const client = computed(() =>
    connect({
      validation: server.value,
      onExchange: (exchange) => {
        if (exchange.request.method !== "GET") lastExchange.value = exchange;
      },
    }),
  );
  const setAbout = (value: About) => {
    about.value = { state: "ready", value };
  };
  const readAbout = () => void load(loadAbout, about);
  onMounted(() => {
    readAbout();
    void load(() => loadOwned(connect({})), owned);
  });

  const words = computed(() => WORDS[language.value]);
  const pictureWords = computed(() => PICTURE_WORDS[language.value]);
  const read = { about, setAbout, readAbout, server, owned, lastExchange };
  const dashboard = { words, pictureWords, language, theme, client, ...read };
  provide(KEY, dashboard);
  return dashboard;
}

/** Loads, where a server stands behind the page. */
async function load<T>(read: () => Promise<T>, into: ShallowRef<Loadable<T>>): Promise<void> {
  into.value = { state: "loading" };
  try {
    if (!__HAS_SERVER__) throw new Error("no server");
    into.value = { state: "ready", value: await read() };
  } catch (error) {
    into.value = { state: "failed", error };
  }
}
