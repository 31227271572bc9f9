// Lists every setting of a campaign, and the request that creates the same one.
import { useMemo } from "react";
import { serverName } from "../../shared/state/create-view.js";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { shownFacts } from "../../shared/text/campaign-facts.js";
import { campaignRequest, hasRequest } from "../../shared/text/http-text.js";
import { useDashboard } from "../dashboard.js";
import { useOwnedNames } from "../list/useCampaigns.js";
import { Code } from "../parts/Code.js";
import { Fold } from "../parts/Fold.js";

export function SettingsPanel({ campaign }: { campaign: KnownCampaign }) {
  const { translations, language, about } = useDashboard();
  const names = useOwnedNames();
  const server = serverName(about);
  const { facts, unknown } = shownFacts(campaign, { translations, language, server, names });
  return (
    <section className="panel" aria-labelledby="settings-heading">
      <h2 id="settings-heading">{translations.detail.settings}</h2>
      <dl className="facts">
        {facts.map(({ key, label, text, kind }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd className={kind === "set" ? undefined : "unset"}>{text}</dd>
          </div>
        ))}
      </dl>
      {unknown !== "" && <p className="help">{translations.detail.unknownSettings(server, unknown)}</p>}
      <p className="help">{translations.detail.change}</p>
      {hasRequest(campaign) ? (
        <Fold summary={translations.detail.request}>
          <Request campaign={campaign} />
        </Fold>
      ) : (
        <p className="help">{translations.detail.requestUnknown(server)}</p>
      )}
    </section>
  );
}

function Request({ campaign }: { campaign: KnownCampaign }) {
  const { translations, server: validation, about } = useDashboard();
  const { text, note } = useMemo(
    () => campaignRequest(campaign, { about, validation, translations }),
    [campaign, about, validation, translations],
  );
  return (
    <>
      <p className="help">{note}</p>
      <Code label={translations.detail.request} text={text} />
    </>
  );
}
