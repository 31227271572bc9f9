// Draws the dashboard: its frame and the current page.
import { useSyncExternalStore } from "react";
import { createPart } from "../shared/state/part.js";
import { CreatePage } from "./create/CreatePage.js";
import { DashboardProvider, type FirstTexts, useNewDashboard } from "./dashboard.js";
import { Header } from "./parts/Header.js";
import { Loaded } from "./parts/Loaded.js";
import { Notice } from "./parts/Notice.js";
import { useRoute } from "./routes.js";
import { ShortcutsProvider, useNewShortcuts, useShortcutsState } from "./shortcuts.js";

// Loads a page when it is shown. The form is there from the start: most visits lead to it.
const listPage = createPart(() => import("./list/ListPage.js").then((page) => page.ListPage));
const detailPage = createPart(() => import("./detail/DetailPage.js").then((page) => page.DetailPage));
const comparePage = createPart(() => import("./compare/ComparePage.js").then((page) => page.ComparePage));
const calibratePage = createPart(() => import("./calibrate/CalibratePage.js").then((page) => page.CalibratePage));

const shortcutsDialog = createPart(() => import("./parts/ShortcutsDialog.js").then((part) => part.ShortcutsDialog));

export function App({ first }: { first: FirstTexts }) {
  const dashboard = useNewDashboard(first);
  const shortcuts = useNewShortcuts();
  const route = useRoute();
  const isOnline = useOnline();
  const { translations } = dashboard;
  return (
    <DashboardProvider value={dashboard}>
      <ShortcutsProvider value={shortcuts}>
        <button type="button" className="skip" onClick={() => document.getElementById("page-heading")?.focus()}>
          {translations.skip}
        </button>
        <Header route={route} />
        {/* Every page of another contract starts anew. */}
        <main className="page" key={dashboard.contract}>
          {!isOnline && <Notice kind="warning">{translations.offline}</Notice>}
          {route === "campaigns" && <Loaded part={listPage} />}
          {route === "campaign" && <Loaded part={detailPage} />}
          {route === "compare" && <Loaded part={comparePage} />}
          {route === "create" && <CreatePage />}
          {route === "calibrate" && <Loaded part={calibratePage} />}
        </main>
        <ShortcutsHelp />
      </ShortcutsProvider>
    </DashboardProvider>
  );
}

function ShortcutsHelp() {
  return useShortcutsState().isHelpOpen && <Loaded part={shortcutsDialog} />;
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
    () => navigator.onLine,
  );
}
