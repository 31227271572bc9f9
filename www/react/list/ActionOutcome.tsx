// Tells the outcome of the last action, and asks before one.
import { useEffect } from "react";
import { resultTitle, TOAST_MS } from "../../shared/state/campaigns.js";
import { troubleOf } from "../../shared/state/trouble.js";
import { useDashboard } from "../dashboard.js";
import { TroublePanel } from "../parts/TroublePanel.js";
import { ConfirmDialog } from "./ConfirmDialog.js";
import type { Campaigns } from "./useCampaigns.js";

export function ActionOutcome({ campaigns }: { campaigns: Campaigns }) {
  const { translations, language } = useDashboard();
  const { result, refresh, dismiss } = campaigns;
  const isDone = result !== undefined && result.error === undefined;
  useEffect(() => {
    if (!isDone) return;
    const timer = setTimeout(dismiss, TOAST_MS);
    return () => clearTimeout(timer);
  }, [isDone, dismiss]);
  return (
    <>
      <div className="toast" role="status">
        {isDone && resultTitle(result, false, translations)}
      </div>
      {result?.error !== undefined && (
        <TroublePanel
          title={resultTitle(result, troubleOf(result.error, { translations, language }).isUnknown, translations)}
          error={result.error}
          at={result.at}
          isBusy={campaigns.refreshing}
          retryLabel={translations.list.refresh}
          onRetry={() => void refresh()}
          onDismiss={dismiss}
        />
      )}
    </>
  );
}

export function ActionDialog({ campaigns }: { campaigns: Campaigns }) {
  const { asked, cancel, confirm } = campaigns;
  if (asked === undefined) return null;
  return <ConfirmDialog {...asked} onCancel={cancel} onConfirm={() => void confirm()} />;
}
