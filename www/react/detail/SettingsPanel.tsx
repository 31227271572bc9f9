// Lists every setting of a campaign, and the request that creates the same one.
import { useMemo } from "react";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { serverFacts, settingFacts, unknownLabels } from "../../shared/text/campaign-facts.js";
import { plannedText, requestTarget } from "../../shared/text/http-text.js";
import { useDashboard } from "../dashboard.js";
import { useOwnedNames } from "../list/useCampaigns.js";
import { Code } from "../parts/Code.js";
import { Icon } from "../parts/Icon.js";

export function SettingsPanel({ campaign }: { campaign: KnownCampaign }) {
  const { translations, language } = useDashboard();
  const names = useOwnedNames();
  const options = { translations, language, names };
  const settings = settingFacts(campaign, options);
  const unknown = unknownLabels(settings, language);
  const facts = [...settings.filter(({ kind }) => kind !== "unknown"), ...serverFacts(campaign, options)];
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
      {unknown !== "" && <p className="help">{translations.detail.unknownSettings(unknown)}</p>}
      <p className="help">{translations.detail.change}</p>
      <details className="fold">
        <summary>
          <Icon name="right" /> {translations.detail.request}
        </summary>
        <div className="fold-body">
          <Request campaign={campaign} />
        </div>
      </details>
    </section>
  );
}

function Request({ campaign: { settings } }: { campaign: KnownCampaign }) {
  const { translations, server, about } = useDashboard();
  const { detail } = translations;
  const known = about.state === "ready" ? about.value : undefined;
  const text = useMemo(
    () =>
      settings.assistant_id === undefined ? undefined : plannedText(settings, { ...server, ...requestTarget(known) }),
    [settings, server, known],
  );
  if (text === undefined) return <p className="help">{detail.requestUnknown}</p>;
  return (
    <>
      <p className="help">{known?.mode === "sandbox" ? detail.requestSandbox(known.host) : detail.requestLive}</p>
      <Code label={detail.request} text={text} />
    </>
  );
}
