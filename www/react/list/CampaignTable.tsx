// Draws the campaigns as a table; on a phone, each row is a card.
import type { Campaign } from "outbound-campaign";
import { campaignCells } from "../../shared/state/campaign-list.js";
import type { Action } from "../../shared/state/campaigns.js";
import { useDashboard } from "../dashboard.js";

interface Props {
  campaigns: readonly Campaign[];
  busy: Campaign["id"] | undefined;
  onChoose(action: Action, campaign: Campaign): void;
}

export function CampaignTable({ campaigns, busy, onChoose }: Props) {
  const { translations } = useDashboard();
  return (
    <div className="card table-card">
      <table className="campaigns">
        <caption className="visually-hidden">{translations.list.count(campaigns.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{translations.list.name}</th>
            <th scope="col">{translations.list.status}</th>
            <th scope="col">{translations.list.hours}</th>
            <th scope="col">{translations.list.days}</th>
            <th scope="col">{translations.list.parallel}</th>
            <th scope="col">{translations.list.retries}</th>
            <th scope="col" className="actions">
              <span className="visually-hidden">{translations.list.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {campaigns.map((campaign) => (
            <Row key={campaign.id} campaign={campaign} isBusy={busy === campaign.id} onChoose={onChoose} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  campaign: Campaign;
  isBusy: boolean;
  onChoose: Props["onChoose"];
}

function Row({ campaign, isBusy, onChoose }: RowProps) {
  const { translations, language } = useDashboard();
  const { id, name, status } = campaign;
  const isRunning = status === "in-progress";
  const choose = (action: Action) => () => {
    if (!isBusy) onChoose(action, campaign);
  };
  return (
    <tr aria-busy={isBusy}>
      <th scope="row">
        <span className="campaign-name">{name}</span> <span className="campaign-id">#{id}</span>
      </th>
      <td data-label={translations.list.status}>
        <span className={`status status-${status}`}>{translations.statuses[status] ?? status}</span>
      </td>
      {campaignCells(campaign, translations, language).map(([label, text]) => (
        <td key={label} data-label={label}>
          <span>{text}</span>
        </td>
      ))}
      <td className="actions">
        {isRunning ? (
          <button
            type="button"
            className="button small"
            aria-label={translations.list.stopOf(name)}
            aria-disabled={isBusy}
            onClick={choose("stop")}
          >
            {translations.list.stop}
          </button>
        ) : (
          <button
            type="button"
            className="button small"
            aria-label={translations.list.startOf(name)}
            aria-disabled={isBusy}
            onClick={choose("start")}
          >
            {translations.list.start}
          </button>
        )}
        <button
          type="button"
          className="button small quiet danger"
          aria-label={translations.list.removeOf(name)}
          aria-disabled={isBusy}
          onClick={choose("remove")}
        >
          {translations.list.remove}
        </button>
      </td>
    </tr>
  );
}
