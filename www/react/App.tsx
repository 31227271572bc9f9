// Draws the dashboard: its frame and the current page.
import { lazy, Suspense, useSyncExternalStore } from "react";
import { CreatePage } from "./create/CreatePage.js";
import { DashboardProvider, type FirstTexts, useNewDashboard } from "./dashboard.js";
import { Header } from "./parts/Header.js";
import { Notice } from "./parts/Notice.js";
import { ShortcutsDialog } from "./parts/ShortcutsDialog.js";
import { useRoute } from "./routes.js";
import { ShortcutsProvider, useNewShortcuts } from "./shortcuts.js";

// Loads a page when it is shown. The form is there from the start: most visits lead to it.
const ListPage = lazy(() => import("./list/ListPage.js").then((page) => ({ default: page.ListPage })));
const DetailPage = lazy(() => import("./detail/DetailPage.js").then((page) => ({ default: page.DetailPage })));
const ComparePage = lazy(() => import("./compare/ComparePage.js").then((page) => ({ default: page.ComparePage })));
const CalibratePage = lazy(() =>
  import("./calibrate/CalibratePage.js").then((page) => ({ default: page.CalibratePage })),
);

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
        <main className="page">
          {!isOnline && <Notice kind="warning">{translations.offline}</Notice>}
          <Suspense>
            {route === "campaigns" && <ListPage />}
            {route === "campaign" && <DetailPage />}
            {route === "compare" && <ComparePage />}
            {route === "create" && <CreatePage />}
            {route === "calibrate" && <CalibratePage />}
          </Suspense>
        </main>
        <ShortcutsDialog />
      </ShortcutsProvider>
    </DashboardProvider>
  );
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
