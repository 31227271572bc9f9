// Shows everything that is known about one campaign, with its actions.
import { useSyncExternalStore } from "react";
import { contract } from "../../shared/state/contract.js";
import { OWN_ZONE } from "../../shared/state/create-view.js";
import { canStart, isRunning, type KnownCampaign } from "../../shared/state/known-campaign.js";
import { comparePath, currentIds, listPath, splitIds, watchRoute } from "../../shared/state/routes.js";
import { statusSentence } from "../../shared/text/next-call.js";
import { useDashboard } from "../dashboard.js";
import { ActionDialog, ActionOutcome } from "../list/ActionOutcome.js";
import { type Campaigns, useCampaigns, useMinutes } from "../list/useCampaigns.js";
import { Icon } from "../parts/Icon.js";
import { Menu } from "../parts/Menu.js";
import { StatusTag } from "../parts/StatusTag.js";
import { TroublePanel } from "../parts/TroublePanel.js";
import { usePageTitle } from "../routes.js";
import { SchedulePanels } from "./SchedulePanels.js";
import { SettingsPanel } from "./SettingsPanel.js";

export function DetailPage() {
  const { translations } = useDashboard();
  const campaigns = useCampaigns();
  const [id] = splitIds(useSyncExternalStore(watchRoute, currentIds));
  const { list, failedAt } = campaigns;
  const campaign = list.state === "ready" ? list.value.find((one) => String(one.id) === id) : undefined;
  usePageTitle(campaign?.name ?? translations.list.title, translations.product);
  return (
    <>
      <nav className="crumbs" aria-label={translations.detail.crumbs}>
        <a href={listPath()}>
          <Icon name="left" /> {translations.detail.back}
        </a>
      </nav>
      {list.state === "loading" && <DetailSkeleton />}
      {list.state === "failed" && (
        <>
          <PageHeading text={translations.list.title} />
          <TroublePanel
            title={translations.list.failedTitle}
            text={translations.list.failedText}
            error={list.error}
            at={failedAt}
            isBusy={campaigns.refreshing}
            onRetry={() => void campaigns.refresh()}
          />
        </>
      )}
      {list.state === "ready" && campaign === undefined && <NotFound />}
      {campaign && <Details campaigns={campaigns} campaign={campaign} />}
    </>
  );
}

function PageHeading({ text, title }: { text: string; title?: string }) {
  return (
    <h1 id="page-heading" tabIndex={-1} title={title}>
      {text}
    </h1>
  );
}

function NotFound() {
  const { translations } = useDashboard();
  return (
    <div className="empty">
      <PageHeading text={translations.detail.notFoundTitle} />
      <p>{translations.detail.notFoundText}</p>
      <div>
        <a className="button" href={listPath()}>
          {translations.detail.back}
        </a>
      </div>
    </div>
  );
}

function Details({ campaigns, campaign }: { campaigns: Campaigns; campaign: KnownCampaign }) {
  const { translations, language } = useDashboard();
  const { settings } = campaign;
  const now = new Date(useMinutes());
  const isBusy = campaigns.busy === campaign.id;
  const channel = contract().later?.channelTag(settings, translations);
  return (
    <>
      <div className="page-head detail-head">
        <div>
          <PageHeading text={campaign.name} title={campaign.name} />
          <p className="row detail-status">
            <span role="status">
              <StatusTag status={campaign.status} />
            </span>
            {channel && (
              <span className="channel">
                <Icon name={channel.icon} /> {channel.text}
              </span>
            )}
            <span className="muted">
              {statusSentence(campaign, { translations, language, zone: settings.timezone ?? OWN_ZONE, now })}
            </span>
          </p>
        </div>
        <Actions campaigns={campaigns} campaign={campaign} isBusy={isBusy} />
      </div>
      <ActionOutcome campaigns={campaigns} />
      <div className="detail-grid">
        <SchedulePanels campaign={campaign} viewerZone={OWN_ZONE} />
        <SettingsPanel campaign={campaign} />
      </div>
      <ActionDialog campaigns={campaigns} />
    </>
  );
}

interface ActionsProps {
  campaigns: Campaigns;
  campaign: KnownCampaign;
  isBusy: boolean;
}

function Actions({ campaigns, campaign, isBusy }: ActionsProps) {
  const { translations } = useDashboard();
  const { detail, list } = translations;
  const { status } = campaign;
  return (
    <div className="page-actions">
      {canStart(status) && (
        <button
          type="button"
          className="button primary"
          aria-disabled={isBusy}
          onClick={() => campaigns.ask("start", campaign)}
        >
          <Icon name="play" /> {list.start}
        </button>
      )}
      {isRunning(status) && (
        <button type="button" className="button" aria-disabled={isBusy} onClick={() => campaigns.ask("stop", campaign)}>
          <Icon name="stop" /> {list.stop}
        </button>
      )}
      <button type="button" className="button" onClick={() => campaigns.duplicate(campaign)}>
        <Icon name="copy" /> {list.duplicate}
      </button>
      <Menu className="button square" label={detail.more} trigger={<Icon name="more" />}>
        <a href={comparePath(campaign.id)}>
          <Icon name="compare" /> {list.compare}
        </a>
        <hr />
        <button type="button" className="bad" onClick={() => campaigns.ask("remove", campaign)}>
          <Icon name="remove" /> {list.remove}
        </button>
      </Menu>
    </div>
  );
}

function DetailSkeleton() {
  const { translations } = useDashboard();
  return (
    <div className="detail-skeleton" role="status">
      <h1 id="page-heading" className="visually-hidden" tabIndex={-1}>
        {translations.detail.loading}
      </h1>
      <div className="page-head detail-head" aria-hidden="true">
        <div>
          <span className="skeleton skeleton-title" />
          <p className="detail-status" />
        </div>
        <span className="page-actions" />
      </div>
      <div className="detail-grid" aria-hidden="true">
        <div className="panel skeleton-panel" />
        <div className="panel skeleton-panel" />
      </div>
    </div>
  );
}
