// Gives the shared dashboard store to Vue's components.
import type { ValidationOptions } from "outbound-campaign";
import {
  type ComputedRef,
  computed,
  type InjectionKey,
  inject,
  onMounted,
  provide,
  type WritableComputedRef,
} from "vue";
import type { ChartTranslations } from "../shared/i18n/charts.en.js";
import type { DashboardTranslations } from "../shared/i18n/en.js";
import type { About, Client, Exchange, Owned } from "../shared/state/connection.js";
import type { ContractName } from "../shared/state/contract.js";
import { createDashboard, type DashboardStore, type loadFirstTexts } from "../shared/state/dashboard.js";
import type { Language, Theme } from "../shared/state/settings.js";
import type { Loadable } from "../shared/state/store.js";
import { useStore } from "./useStore.js";

export interface Dashboard {
  store: DashboardStore;
  translations: ComputedRef<DashboardTranslations>;
  chartTranslations: ComputedRef<ChartTranslations>;
  language: WritableComputedRef<Language>;
  theme: WritableComputedRef<Theme>;
  client: ComputedRef<Client>;
  about: ComputedRef<Loadable<About>>;
  /** The contract that the page serves. */
  contract: ComputedRef<ContractName>;
  /** Options that reproduce the server's own verdict. */
  server: ComputedRef<ValidationOptions>;
  owned: ComputedRef<Loadable<Owned>>;
  /** The last request that was not a GET, with its response. */
  lastExchange: ComputedRef<Exchange | undefined>;
}

/** The texts that are loaded before the first drawing. */
export type FirstTexts = Awaited<ReturnType<typeof loadFirstTexts>>;

const KEY: InjectionKey<Dashboard> = Symbol("dashboard");

export function useDashboard(): Dashboard {
  const dashboard = inject(KEY);
  if (dashboard === undefined) throw new Error("useDashboard must be called inside <App>");
  return dashboard;
}

/** Creates the dashboard and provides it. Call it in the outermost component. */
export function provideDashboard(first: FirstTexts): Dashboard {
  const store = createDashboard(first);
  const state = useStore(store);
  onMounted(store.open);
  const dashboard = {
    store,
    translations: computed(() => state.value.translations),
    chartTranslations: computed(() => state.value.chartTranslations),
    language: computed({ get: () => state.value.language, set: (next) => void store.setLanguage(next) }),
    theme: computed({ get: () => state.value.theme, set: store.setTheme }),
    client: computed(() => state.value.client),
    about: computed(() => state.value.about),
    contract: computed(() => state.value.contract),
    server: computed(() => state.value.server),
    owned: computed(() => state.value.owned),
    lastExchange: computed(() => state.value.lastExchange),
  };
  provide(KEY, dashboard);
  return dashboard;
}
