// Compares the settings of two campaigns side by side.
import { useMemo, useState, useSyncExternalStore } from "react";
import { mountWeekImage } from "../../shared/charts/week-image.js";
import { serverName } from "../../shared/state/create-view.js";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { campaignPath, comparePath, currentIds, listPath, splitIds, watchRoute } from "../../shared/state/routes.js";
import { comparedFacts } from "../../shared/text/campaign-facts.js";
import { useDashboard } from "../dashboard.js";
import { type Campaigns, useCampaigns, useOwnedNames } from "../list/useCampaigns.js";
import { Icon } from "../parts/Icon.js";
import { Picture } from "../parts/Picture.js";
import { StatusTag } from "../parts/StatusTag.js";
import { TroublePanel } from "../parts/TroublePanel.js";
import { usePageTitle } from "../routes.js";
import { CampaignPicker } from "./CampaignPicker.js";

export function ComparePage() {
  const { translations } = useDashboard();
  const campaigns = useCampaigns();
  usePageTitle(translations.compare.title, translations.product);
  return (
    <>
      <nav className="crumbs" aria-label={translations.detail.crumbs}>
        <a href={listPath()}>
          <Icon name="left" /> {translations.detail.back}
        </a>
      </nav>
      <div className="page-head">
        <h1 id="page-heading" tabIndex={-1}>
          {translations.compare.title}
        </h1>
      </div>
      <Content campaigns={campaigns} />
    </>
  );
}

function Content({ campaigns }: { campaigns: Campaigns }) {
  const { translations } = useDashboard();
  const ids = splitIds(useSyncExternalStore(watchRoute, currentIds));
  const { list, failedAt } = campaigns;
  if (list.state === "failed") {
    return (
      <TroublePanel
        title={translations.list.failedTitle}
        text={translations.list.failedText}
        error={list.error}
        at={failedAt}
        isBusy={campaigns.refreshing}
        onRetry={() => void campaigns.refresh()}
      />
    );
  }
  if (list.state === "loading") {
    return (
      <div role="status">
        <span className="visually-hidden">{translations.list.loading}</span>
        <div className="panel skeleton-panel" aria-hidden="true" />
      </div>
    );
  }
  const [one, other] = ids.map((id) => list.value.find((campaign) => String(campaign.id) === id));
  if (one === undefined) return <CampaignPicker list={list.value} excluded={other?.id} pathOf={comparePath} />;
  if (other === undefined) {
    return (
      <>
        <Campaign label={translations.compare.first} campaign={one} />
        <CampaignPicker list={list.value} excluded={one.id} pathOf={(id) => comparePath(one.id, id)} />
      </>
    );
  }
  return <Comparison one={one} other={other} />;
}

function Campaign({ label, campaign }: { label: string; campaign: KnownCampaign }) {
  return (
    <p className="compare-first">
      <span className="muted">{label}</span> <a href={campaignPath(campaign.id)}>{campaign.name}</a>{" "}
      <StatusTag status={campaign.status} />
    </p>
  );
}

function Comparison({ one, other }: { one: KnownCampaign; other: KnownCampaign }) {
  const { translations, language, about } = useDashboard();
  const names = useOwnedNames();
  const [isShort, setIsShort] = useState(false);
  const { compare } = translations;
  const server = serverName(about);
  const { facts, unknown } = comparedFacts(one, other, { translations, language, server, names });
  const differing = facts.filter(({ differs }) => differs);
  const isSame = differing.length === 0;
  return (
    <>
      <div className="compare-tools">
        <p role="status">{isSame ? compare.same : compare.differences(differing.length)}</p>
        {!isSame && (
          <label className="check">
            <input type="checkbox" checked={isShort} onChange={(event) => setIsShort(event.target.checked)} />
            <span>{compare.onlyDifferences}</span>
          </label>
        )}
        <a className="button" href={comparePath(other.id, one.id)}>
          <Icon name="repeat" /> {compare.swap}
        </a>
        <a className="button" href={comparePath(one.id)}>
          <Icon name="search" /> {compare.other}
        </a>
      </div>
      <table className="comparison">
        <caption className="visually-hidden">{compare.title}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{compare.setting}</span>
            </th>
            {[one, other].map((campaign) => (
              <th key={campaign.id} scope="col">
                <a className="compared-name" href={campaignPath(campaign.id)} title={campaign.name}>
                  {campaign.name}
                </a>
                <StatusTag status={campaign.status} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {(isShort ? differing : facts).map(({ key, label, texts, differs }) => (
            <tr key={key} className={differs ? "differs" : undefined}>
              <th scope="row">
                {label}
                {differs && <span className="visually-hidden"> ({compare.differs})</span>}
              </th>
              {texts.map(({ text, kind }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the index is the column
                <td key={index} className={kind === "set" ? undefined : "unset"}>
                  {text}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{compare.week}</th>
            {[one, other].map(({ id, settings }) => (
              <td key={id}>
                <WeekImage settings={settings} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {unknown !== "" && <p className="help list-note">{translations.detail.unknownSettings(server, unknown)}</p>}
    </>
  );
}

function WeekImage({ settings }: Pick<KnownCampaign, "settings">) {
  const { translations, chartTranslations, language } = useDashboard();
  const props = useMemo(
    () => ({ settings, translations, chartTranslations, language }),
    [settings, translations, chartTranslations, language],
  );
  return <Picture mount={mountWeekImage} props={props} />;
}
