// Draws the campaigns as a table; on a phone, each row is a card. Only the rows near the window are in the document.
import { memo, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { type ListView, SORT_KEYS, sortedBy } from "../../shared/state/list-view.js";
import { campaignPath } from "../../shared/state/routes.js";
import { createRowWindow, slotsOf } from "../../shared/state/row-window.js";
import { hitParts, ROW_MENU_ID, rowText } from "../../shared/text/row-text.js";
import { useDashboard } from "../dashboard.js";
import { Icon, type IconName } from "../parts/Icon.js";
import { StatusTag } from "../parts/StatusTag.js";
import { useMinutes } from "./useCampaigns.js";

interface Props {
  rows: readonly KnownCampaign[];
  view: ListView;
  change(view: Partial<ListView>): void;
  busy: KnownCampaign["id"] | undefined;
  /** Absent if no campaign's assistant is known: then there is no such column. */
  assistantName?: (campaign: KnownCampaign) => string;
  onMenu(campaign: KnownCampaign): void;
  /** The chosen campaigns. Absent if none can be chosen. */
  selected?: ReadonlySet<string>;
  onSelect(id: KnownCampaign["id"]): void;
}

export function CampaignTable({ rows, view, change, busy, assistantName, onMenu, selected, onSelect }: Props) {
  const { translations } = useDashboard();
  const body = useRef<HTMLTableSectionElement>(null);
  const [rowWindow] = useState(createRowWindow);
  const drawn = useSyncExternalStore(rowWindow.subscribe, rowWindow.get);
  // A layout effect, which ends before the next page is drawn and scrolled.
  useLayoutEffect(() => (body.current ? rowWindow.attach(body.current) : undefined), [rowWindow]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows may have another height
  useLayoutEffect(() => rowWindow.setCount(rows.length), [rowWindow, rows]);
  const columns = SORT_KEYS.filter((key) => key !== "assistant" || assistantName !== undefined);
  return (
    <table className={selected ? "campaigns selecting" : "campaigns"} aria-rowcount={rows.length + 1}>
      <caption className="visually-hidden">{translations.list.title}</caption>
      <thead>
        <tr aria-rowindex={1}>
          {selected && (
            <th scope="col" className="cell-select">
              <span className="visually-hidden">{translations.bulk.toggle}</span>
            </th>
          )}
          {columns.map((key) => (
            <th key={key} scope="col" className={`cell-${key}`} aria-sort={ariaSort(view, key)}>
              <button type="button" onClick={() => change(sortedBy(view, key))}>
                {translations.list.columns[key]}
                <Icon name="down" />
              </button>
            </th>
          ))}
          <th scope="col" className="cell-more">
            <span className="visually-hidden">{translations.list.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {slotsOf(drawn, rows.length).map((slot) => {
          if ("gap" in slot) {
            return (
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a table takes no focus
              <tr key={slot.key} className="gap" aria-hidden="true" style={{ height: slot.gap * drawn.rowHeight }}>
                <td colSpan={columns.length + (selected ? 2 : 1)} />
              </tr>
            );
          }
          const campaign = rows[slot.index];
          return (
            campaign && (
              <Row
                key={campaign.id}
                campaign={campaign}
                index={slot.index}
                query={view.query}
                isBusy={busy === campaign.id}
                assistant={assistantName?.(campaign)}
                onMenu={onMenu}
                isSelected={selected?.has(String(campaign.id))}
                onSelect={onSelect}
              />
            )
          );
        })}
      </tbody>
    </table>
  );
}

function ariaSort({ sort, descending }: ListView, key: string): "ascending" | "descending" | undefined {
  if (sort !== key) return undefined;
  return descending ? "descending" : "ascending";
}

interface RowProps {
  campaign: KnownCampaign;
  index: number;
  query: string;
  isBusy: boolean;
  assistant: string | undefined;
  onMenu(campaign: KnownCampaign): void;
  /** Absent if no row can be chosen. */
  isSelected: boolean | undefined;
  onSelect(id: KnownCampaign["id"]): void;
}

const Row = memo(function Row(props: RowProps) {
  const { campaign, index, query, isBusy, assistant, onMenu, isSelected, onSelect } = props;
  const { translations, language } = useDashboard();
  const text = rowText(campaign, { translations, language, now: useMinutes() });
  return (
    <tr data-row={index} aria-rowindex={index + 2} aria-busy={isBusy}>
      {isSelected !== undefined && (
        <td className="cell-select">
          <label>
            <input
              type="checkbox"
              aria-label={translations.bulk.row(campaign.name)}
              checked={isSelected}
              onChange={() => onSelect(campaign.id)}
            />
          </label>
        </td>
      )}
      <th scope="row" className="cell-name">
        <a className="name" href={campaignPath(campaign.id)} title={campaign.name}>
          <Marked text={campaign.name} query={query} />
        </a>
      </th>
      <td className="cell-status">
        <StatusTag status={campaign.status} />
      </td>
      {assistant !== undefined && (
        <td className="cell-assistant" title={assistant}>
          {assistant === "" ? (
            <span className="muted">
              <span aria-hidden="true">–</span>
              <span className="visually-hidden">{translations.list.unknown}</span>
            </span>
          ) : (
            <>
              <ChannelIcon channel={text.channel} />
              <Marked text={assistant} query={query} />
            </>
          )}
        </td>
      )}
      <td className="cell-hours" title={text.hours}>
        {text.hours}
        {(text.zone !== "" || text.isNightly) && (
          <small>
            {text.isNightly && <span className="at-night">{translations.list.atNight}</span>}
            {text.zone !== "" && text.isNightly && " · "}
            {text.zone}
          </small>
        )}
      </td>
      <td className="cell-parallel numeric">{text.parallel}</td>
      <td className="cell-created">
        <time dateTime={campaign.createdAt} title={text.createdFull}>
          {text.created}
        </time>
      </td>
      <td className="cell-more">
        <button
          type="button"
          className="button quiet square"
          popoverTarget={ROW_MENU_ID}
          aria-label={translations.list.actionsOf(campaign.name)}
          onClick={() => onMenu(campaign)}
        >
          <Icon name="more" />
        </button>
      </td>
    </tr>
  );
});

function ChannelIcon({ channel }: { channel: { icon: IconName; text: string } | undefined }) {
  if (channel === undefined) return null;
  return (
    <span className="channel" title={channel.text}>
      <Icon name={channel.icon} />
      <span className="visually-hidden">{channel.text} </span>
    </span>
  );
}

function Marked({ text, query }: { text: string; query: string }) {
  const [before, hit, after] = hitParts(text, query);
  if (hit === "") return text;
  return (
    <>
      {before}
      <mark className="hit">{hit}</mark>
      {after}
    </>
  );
}
