// Shows the verdict on the current form: errors, warnings and unchecked facts, each with an icon and a word.
import { useCampaignFormState } from "outbound-campaign/react";
import { useState } from "react";
import { PATHS } from "../../shared/state/routes.js";
import { calibratedText } from "../../shared/text/calibration-text.js";
import { plannedText, refusalText } from "../../shared/text/http-text.js";
import { useDashboard } from "../dashboard.js";
import { Code } from "../parts/Code.js";
import { Dialog } from "../parts/Dialog.js";
import { Icon, type IconName } from "../parts/Icon.js";
import type { Create } from "./useCreate.js";

export function VerdictCard({ create }: { create: Create }) {
  const { translations } = useDashboard();
  const { verdict, serverVerdict, form } = create;
  const [isOpen, setIsOpen] = useState(false);
  const { errors } = useCampaignFormState(form);
  const due = Object.values(errors).flat().length;
  return (
    <section className="card verdict" aria-labelledby="verdict-heading">
      <h2 id="verdict-heading" className="visually-hidden">
        {translations.verdict.title}
      </h2>
      <div role="status">
        {due > 0 ? (
          <Line icon="error" strong={translations.verdict.refused(due)} />
        ) : verdict.ok ? (
          <Line icon="ok" strong={translations.verdict.ok} />
        ) : (
          <Line icon="info" strong={translations.verdict.notYet} text={translations.verdict.notYetText} />
        )}
      </div>
      {verdict.warnings.length > 0 && (
        <Line icon="warning" strong={translations.verdict.warnings(verdict.warnings.length)} />
      )}
      <UncheckedFacts create={create} />
      <CalibratedBy />
      <button type="button" className="link" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {serverVerdict.ok ? translations.verdict.exact : translations.verdict.exactAnswer}
      </button>
      {isOpen && (
        <Dialog
          drawer
          title={serverVerdict.ok ? translations.drawer.request : translations.drawer.wouldAnswer}
          onClose={() => setIsOpen(false)}
        >
          <Exact create={create} />
        </Dialog>
      )}
    </section>
  );
}

/** Shows the date of the calibration in use, with a link to it. */
function CalibratedBy() {
  const { translations, about, language } = useDashboard();
  const text = about.state === "ready" && calibratedText(about.value, translations, language);
  return text ? <a href={PATHS.calibrate}>{text}</a> : null;
}

/** Lists the facts that only the server can check, so that "would accept" is not overstated. */
export function UncheckedFacts({ create: { verdict } }: { create: Pick<Create, "verdict"> }) {
  const { translations } = useDashboard();
  const { unchecked } = verdict;
  if (!verdict.ok || unchecked.length === 0) return null;
  return (
    <details className="unchecked">
      <summary>
        <Line icon="unchecked" strong={translations.verdict.uncheckedCount(unchecked.length)} />
      </summary>
      <p>{translations.verdict.uncheckedText}</p>
      <ul>
        {unchecked.map(({ code, message }) => (
          <li key={code}>{message}</li>
        ))}
      </ul>
    </details>
  );
}

function Line({ icon, strong, text }: { icon: IconName; strong: string; text?: string }) {
  return (
    <span className={`line line-${icon}`}>
      <Icon name={icon} />
      <span>
        <strong>{strong}</strong>
        {text !== undefined && ` ${text}`}
      </span>
    </span>
  );
}

/** Shows the exact bytes: the request of an accepted form, or the response to a refused one. */
export function Exact({ create: { serverVerdict, form, server } }: { create: Create }) {
  const { translations, about } = useDashboard();
  if (!serverVerdict.ok) return <Code label={translations.drawer.wouldAnswer} text={refusalText(serverVerdict)} />;
  const provider = (about.state === "ready" ? about.value.provider : undefined) ?? "autocalls";
  return (
    <>
      <p className="help">{translations.drawer.hosts}</p>
      <Code label={translations.drawer.request} text={plannedText(form.values, { ...server, provider })} />
    </>
  );
}
