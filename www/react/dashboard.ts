// Gives the shared dashboard store to React's components.
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from "react";
import {
  createDashboard,
  type DashboardState,
  type DashboardStore,
  type loadFirstTexts,
} from "../shared/state/dashboard.js";

export type Dashboard = DashboardState & DashboardStore;

/** The texts that are loaded before the first drawing. */
export type FirstTexts = Awaited<ReturnType<typeof loadFirstTexts>>;

const Context = createContext<Dashboard | undefined>(undefined);
export const DashboardProvider = Context.Provider;

export function useDashboard(): Dashboard {
  const dashboard = useContext(Context);
  if (dashboard === undefined) throw new Error("useDashboard must be called inside <DashboardProvider>");
  return dashboard;
}

/** Creates the dashboard. Call it in the outermost component. */
export function useNewDashboard(first: FirstTexts): Dashboard {
  const [store] = useState(() => createDashboard(first));
  const state = useSyncExternalStore(store.subscribe, store.get);
  useEffect(() => store.open(), [store]);
  return { ...store, ...state };
}
