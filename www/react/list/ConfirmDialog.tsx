// Asks for confirmation before a campaign starts or is deleted.
import type { Campaign } from "outbound-campaign";
import type { Action } from "../../shared/state/campaigns.js";
import { useDashboard } from "../dashboard.js";
import { Dialog } from "../parts/Dialog.js";

interface Props {
  action: Action;
  campaign: Campaign;
  onCancel(): void;
  onConfirm(): void;
}

export function ConfirmDialog({ action, campaign, onCancel, onConfirm }: Props) {
  const { translations } = useDashboard();
  const isRemoval = action === "remove";
  const title = isRemoval ? translations.list.removeTitle : translations.list.startTitle;
  return (
    <Dialog title={title(campaign.name)} onClose={onCancel}>
      <p>{isRemoval ? translations.list.removeText : translations.list.startText}</p>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onCancel}>
          {translations.cancel}
        </button>
        <button type="button" className={isRemoval ? "button danger" : "button primary"} onClick={onConfirm}>
          {isRemoval ? translations.list.remove : translations.list.start}
        </button>
      </div>
    </Dialog>
  );
}
