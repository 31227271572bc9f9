// Draws the tools of the list, its table, and the placeholder while it loads.
import { useEffect, useMemo, useState } from "react";
import { serverName } from "../../shared/state/create-view.js";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { assistantsKnown, FIRST_VIEW, listOf } from "../../shared/state/list-view.js";
import { focusSearch } from "../../shared/state/shortcuts.js";
import { assistantNames, channelNames } from "../../shared/text/row-text.js";
import { useDashboard } from "../dashboard.js";
import { useShortcuts } from "../shortcuts.js";
import { CampaignTable } from "./CampaignTable.js";
import { ListTools } from "./ListTools.js";
import { RowMenu } from "./RowMenu.js";
import { SelectionBar } from "./SelectionBar.js";
import { type Campaigns, useListView, useOwnedNames, useSelection } from "./useCampaigns.js";

interface Props {
  campaigns: Campaigns;
  list: readonly KnownCampaign[];
}

export function CampaignList({ campaigns, list }: Props) {
  const { translations, language, about } = useDashboard();
  const { view, change } = useListView();
  const names = useOwnedNames();
  const selection = useSelection(campaigns);
  const [chosen, setChosen] = useState<KnownCampaign>();
  const assistantName = useMemo(() => assistantNames(names), [names]);
  const shown = useMemo(
    () => listOf(list, view, { language, assistantName, channelName: channelNames(translations) }),
    [list, view, language, assistantName, translations],
  );
  const { hasAssistants, isIncomplete } = useMemo(() => assistantsKnown(list), [list]);
  const { focusWantedSearch } = useShortcuts();
  useEffect(focusWantedSearch, [focusWantedSearch]);
  const showAll = () => {
    change({ query: FIRST_VIEW.query, status: FIRST_VIEW.status });
    focusSearch();
  };
  return (
    <>
      <ListTools
        view={view}
        change={change}
        found={shown.found}
        statuses={shown.statuses}
        isSelecting={selection.isOn}
        onSelect={campaigns.selection.toggle}
      />
      <p className="visually-hidden" role="status">
        {translations.list.shown(shown.rows.length)}
      </p>
      {shown.rows.length === 0 ? (
        <div className="empty">
          <h2>{translations.list.noMatchTitle}</h2>
          <p>{translations.list.noMatchText}</p>
          <div>
            <button type="button" className="button" onClick={showAll}>
              {translations.list.showAll}
            </button>
          </div>
        </div>
      ) : (
        <CampaignTable
          rows={shown.rows}
          view={view}
          change={change}
          busy={campaigns.busy}
          assistantName={hasAssistants ? assistantName : undefined}
          onMenu={setChosen}
          selected={selection.isOn ? selection.ids : undefined}
          onSelect={campaigns.selection.toggleRow}
        />
      )}
      {selection.isOn && <SelectionBar campaigns={campaigns} rows={shown.rows} />}
      {isIncomplete && shown.rows.length > 0 && (
        <p className="help list-note">{translations.list.unknownNote(serverName(about))}</p>
      )}
      <RowMenu campaigns={campaigns} campaign={chosen} />
    </>
  );
}

const SKELETON_ROWS = Array.from({ length: 10 }, (_, row) => row);

/** Has the measures of the list, so that nothing moves when it arrives. */
export function ListSkeleton() {
  const { translations } = useDashboard();
  return (
    <div className="list-skeleton" role="status">
      <span className="visually-hidden">{translations.list.loading}</span>
      <div className="tools" aria-hidden="true">
        <span className="search skeleton" />
        <span className="chips">
          <span className="chip skeleton" />
          <span className="chip skeleton" />
          <span className="chip skeleton" />
        </span>
      </div>
      <div className="skeleton-table" aria-hidden="true">
        {SKELETON_ROWS.map((row) => (
          <span key={row} className="skeleton-line">
            <span className="skeleton" />
          </span>
        ))}
      </div>
    </div>
  );
}
