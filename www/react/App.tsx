// Draws the dashboard: its frame and the current page.
import { type ReactNode, useSyncExternalStore } from "react";
import { CalibratePage } from "./calibrate/CalibratePage.js";
import { ComparePage } from "./compare/ComparePage.js";
import { CreatePage } from "./create/CreatePage.js";
import { DashboardProvider, useNewDashboard } from "./dashboard.js";
import { DetailPage } from "./detail/DetailPage.js";
import { ListPage } from "./list/ListPage.js";
import { Header } from "./parts/Header.js";
import { Notice } from "./parts/Notice.js";
import { ShortcutsDialog } from "./parts/ShortcutsDialog.js";
import { useRoute } from "./routes.js";
import { ShortcutsProvider, useNewShortcuts } from "./shortcuts.js";

export function App() {
  const dashboard = useNewDashboard();
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
          {route === "campaigns" && <ListPage />}
          {route === "campaign" && <DetailPage />}
          {route === "compare" && <ComparePage />}
          {route === "create" && <CreatePage />}
          {route === "calibrate" && (
            <Old>
              <CalibratePage />
            </Old>
          )}
        </main>
        <ShortcutsDialog />
      </ShortcutsProvider>
    </DashboardProvider>
  );
}

/** Draws a page whose markup is not rebuilt yet. */
function Old({ children }: { children: ReactNode }) {
  return <div className="page-old">{children}</div>;
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
