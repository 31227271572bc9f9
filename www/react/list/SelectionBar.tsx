// Acts on the chosen campaigns: a bar at the bottom of the window, and its confirmation.
import { useMemo } from "react";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { type BulkAction, chosenOf } from "../../shared/state/selection.js";
import { bulkConfirmText, progressText } from "../../shared/text/bulk-text.js";
import { useDashboard } from "../dashboard.js";
import { Dialog } from "../parts/Dialog.js";
import { Icon } from "../parts/Icon.js";
import { type Campaigns, useSelection } from "./useCampaigns.js";

interface Props {
  campaigns: Campaigns;
  /** The rows that the search and the filter show. */
  rows: readonly KnownCampaign[];
}

export function SelectionBar({ campaigns: { selection, ...campaigns }, rows }: Props) {
  const { translations } = useDashboard();
  const { bulk } = translations;
  const state = useSelection({ ...campaigns, selection });
  const chosen = useMemo(() => chosenOf(state, rows), [state, rows]);
  const { asked, progress } = state;
  const action = (name: BulkAction, className: string, icon: "stop" | "remove") =>
    chosen[name].length > 0 && (
      <button type="button" className={className} onClick={() => selection.ask(name, chosen[name])}>
        <Icon name={icon} /> {bulk.actions[name](chosen[name].length)}
      </button>
    );
  return (
    <section className="selection-bar" aria-label={bulk.bar}>
      {progress ? (
        <>
          <p className="selection-count" role="status">
            <span className="spinner" aria-hidden="true" /> {progressText(progress, translations)}
          </p>
          <button type="button" className="button" onClick={selection.cancel}>
            {bulk.cancel}
          </button>
        </>
      ) : (
        <>
          <label className="check">
            <input type="checkbox" checked={chosen.isAll} onChange={() => selection.toggleAll(rows)} />
            <span>{bulk.all(rows.length)}</span>
          </label>
          <p className="selection-count" role="status">
            {chosen.count === 0 ? bulk.hint : bulk.selected(chosen.count)}
          </p>
          {action("stop", "button", "stop")}
          {action("remove", "button bad", "remove")}
          <button type="button" className="button" onClick={selection.toggle}>
            {bulk.end}
          </button>
          {chosen.stop.length > 0 && <p className="help selection-note">{bulk.runningKept}</p>}
        </>
      )}
      {asked && (
        <BulkDialog {...asked} onCancel={selection.dismissQuestion} onConfirm={() => void selection.confirm()} />
      )}
    </section>
  );
}

interface DialogProps {
  action: BulkAction;
  campaigns: readonly KnownCampaign[];
  onCancel(): void;
  onConfirm(): void;
}

function BulkDialog({ action, campaigns, onCancel, onConfirm }: DialogProps) {
  const { translations } = useDashboard();
  const { title, text, names, more, yes } = bulkConfirmText(action, campaigns, translations);
  return (
    <Dialog title={title} onClose={onCancel}>
      <p className="muted">{text}</p>
      <ul className="bulk-names">
        {names.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
        {more !== "" && <li className="muted">{more}</li>}
      </ul>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={onCancel}>
          {translations.cancel}
        </button>
        <button type="button" className={action === "remove" ? "button danger" : "button primary"} onClick={onConfirm}>
          {yes}
        </button>
      </div>
    </Dialog>
  );
}
