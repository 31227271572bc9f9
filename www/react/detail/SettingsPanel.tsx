// Lists every setting of a campaign, and the request that creates the same one.
import { useMemo } from "react";
import { serverName } from "../../shared/state/create-view.js";
import type { KnownCampaign } from "../../shared/state/known-campaign.js";
import { serverFacts, settingFacts, unknownLabels } from "../../shared/text/campaign-facts.js";
import { plannedText, requestTarget } from "../../shared/text/http-text.js";
import { useDashboard } from "../dashboard.js";
import { useOwnedNames } from "../list/useCampaigns.js";
import { Code } from "../parts/Code.js";
import { Fold } from "../parts/Fold.js";

export function SettingsPanel({ campaign }: { campaign: KnownCampaign }) {
  const { translations, language, about } = useDashboard();
  const names = useOwnedNames();
  const server = serverName(about);
  const options = { translations, language, server, names };
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
      {unknown !== "" && <p className="help">{translations.detail.unknownSettings(server, unknown)}</p>}
      <p className="help">{translations.detail.change}</p>
      <Fold summary={translations.detail.request}>
        <Request campaign={campaign} />
      </Fold>
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
  if (text === undefined) return <p className="help">{detail.requestUnknown(serverName(about))}</p>;
  return (
    <>
      <p className="help">{known?.mode === "sandbox" ? detail.requestSandbox(known.host) : detail.requestLive}</p>
      <Code label={detail.request} text={text} />
    </>
  );
}
