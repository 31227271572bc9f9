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
  const { words } = useDashboard();
  return (
    <div className="card table-card">
      <table className="campaigns">
        <caption className="visually-hidden">{words.list.count(campaigns.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.list.name}</th>
            <th scope="col">{words.list.status}</th>
            <th scope="col">{words.list.hours}</th>
            <th scope="col">{words.list.days}</th>
            <th scope="col">{words.list.parallel}</th>
            <th scope="col">{words.list.retries}</th>
            <th scope="col" className="actions">
              <span className="visually-hidden">{words.list.actions}</span>
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
  const { words, language } = useDashboard();
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
      <td data-label={words.list.status}>
        <span className={`status status-${status}`}>{words.statuses[status] ?? status}</span>
      </td>
      {campaignCells(campaign, words, language).map(([label, text]) => (
        <td key={label} data-label={label}>
          <span>{text}</span>
        </td>
      ))}
      <td className="actions">
        {isRunning ? (
          <button
            type="button"
            className="button small"
            aria-label={words.list.stopOf(name)}
            aria-disabled={isBusy}
            onClick={choose("stop")}
          >
            {words.list.stop}
          </button>
        ) : (
          <button
            type="button"
            className="button small"
            aria-label={words.list.startOf(name)}
            aria-disabled={isBusy}
            onClick={choose("start")}
          >
            {words.list.start}
          </button>
        )}
        <button
          type="button"
          className="button small quiet danger"
          aria-label={words.list.removeOf(name)}
          aria-disabled={isBusy}
          onClick={choose("remove")}
        >
          {words.list.remove}
        </button>
      </td>
    </tr>
  );
}
