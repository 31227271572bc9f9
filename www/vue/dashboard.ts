// What every part of the dashboard shares: words, the connection to the relay, what the account owns, and the record of requests.
import type { CampaignClient } from "outbound-campaign";
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
import { type About, connect, type Exchange, loadAbout, loadOwned, type Owned } from "../shared/connection.js";
import { words as german } from "../shared/dashboard-words.de.js";
import { type DashboardWords, words as english } from "../shared/dashboard-words.en.js";
import { words as germanPictures } from "../shared/picture-words.de.js";
import { words as englishPictures, type PictureWords } from "../shared/picture-words.en.js";
import { applyLanguage, applyTheme, type Language, readLanguage, readTheme, type Theme } from "../shared/settings.js";

/** Something that is read from the relay. */
export type Loadable<T> = { state: "loading" } | { state: "failed"; error: unknown } | { state: "ready"; value: T };

export interface Dashboard {
  words: ComputedRef<DashboardWords>;
  pictureWords: ComputedRef<PictureWords>;
  language: Ref<Language>;
  theme: Ref<Theme>;
  client: ComputedRef<CampaignClient>;
  about: ShallowRef<Loadable<About>>;
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
  const client = computed(() => {
    const ready = about.value.state === "ready" ? about.value.value : undefined;
    return connect({
      validation: { profile: ready?.profile, provider: ready?.provider },
      onExchange: (exchange) => {
        if (exchange.request.method !== "GET") lastExchange.value = exchange;
      },
    });
  });
  onMounted(() => {
    void load(loadAbout, about);
    void load(() => loadOwned(connect({})), owned);
  });

  const words = computed(() => WORDS[language.value]);
  const pictureWords = computed(() => PICTURE_WORDS[language.value]);
  const dashboard = { words, pictureWords, language, theme, client, about, owned, lastExchange };
  provide(KEY, dashboard);
  return dashboard;
}

/** Loads once, where a server stands behind the page. */
async function load<T>(read: () => Promise<T>, into: ShallowRef<Loadable<T>>): Promise<void> {
  try {
    if (!__HAS_SERVER__) throw new Error("no server");
    into.value = { state: "ready", value: await read() };
  } catch (error) {
    into.value = { state: "failed", error };
  }
}
