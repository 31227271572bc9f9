// Shows the outcome of the last action, and asks before one.
import { useEffect } from "react";
import { outcomeOf } from "../../shared/text/list-outcome.js";
import { useDashboard } from "../dashboard.js";
import { TroublePanel } from "../parts/TroublePanel.js";
import { ConfirmDialog } from "./ConfirmDialog.js";
import { type Campaigns, useSelection } from "./useCampaigns.js";

export function ActionOutcome({ campaigns }: { campaigns: Campaigns }) {
  const { translations, language } = useDashboard();
  const { refresh, dismiss } = campaigns;
  const { toast, toastMs, trouble } = outcomeOf(campaigns, useSelection(campaigns), { translations, language });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the time that is left changes with each drawing
  useEffect(() => {
    if (toast === "") return;
    const timer = setTimeout(dismiss, toastMs);
    return () => clearTimeout(timer);
  }, [toast, dismiss]);
  return (
    <>
      <div className="toast" role="status">
        {toast}
      </div>
      {trouble && (
        <TroublePanel
          {...trouble}
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
