// Asks before a campaign starts, stops or is deleted. A running campaign is deleted only after its name was typed.
import type { Campaign } from "outbound-campaign";
import { type FormEvent, useId, useState } from "react";
import { type Action, isTypedName, needsTypedName } from "../../shared/state/campaigns.js";
import { asKnown, type KnownCampaign } from "../../shared/state/known-campaign.js";
import { confirmText } from "../../shared/text/confirm-text.js";
import { useDashboard } from "../dashboard.js";
import { Dialog } from "../parts/Dialog.js";
import { useOwnedNames } from "./useCampaigns.js";

interface Props {
  action: Action;
  campaign: KnownCampaign | Campaign;
  onCancel(): void;
  onConfirm(): void;
}

export function ConfirmDialog({ action, campaign, onCancel, onConfirm }: Props) {
  const { translations, language } = useDashboard();
  const names = useOwnedNames();
  const known = asKnown(campaign);
  const { title, sentences, facts, yes } = confirmText(action, known, { translations, language, names });
  const isRemoval = action === "remove";
  const mustType = isRemoval && needsTypedName(known);
  const [typed, setTyped] = useState("");
  const [isRefused, setIsRefused] = useState(false);
  const id = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!mustType || isTypedName(typed, known.name)) onConfirm();
    else setIsRefused(true);
  }

  return (
    <Dialog title={title} onClose={onCancel}>
      <form className="dialog-form" onSubmit={submit} noValidate>
        <p className="muted">{sentences.join(" ")}</p>
        {facts.length > 0 && (
          <dl className="facts">
            {facts.map(([label, text]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        )}
        {mustType && (
          <div className="field">
            <label className="label" htmlFor={id}>
              {translations.confirm.typeName}
            </label>
            <input
              id={id}
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={typed}
              placeholder={known.name}
              aria-invalid={isRefused && !isTypedName(typed, known.name)}
              aria-describedby={`${id}-error`}
              onChange={(event) => setTyped(event.target.value)}
            />
            <p className="error" id={`${id}-error`} role="alert">
              {isRefused && !isTypedName(typed, known.name) && translations.confirm.nameDiffers}
            </p>
          </div>
        )}
        <div className="dialog-actions">
          <button type="button" className="button" onClick={onCancel}>
            {translations.cancel}
          </button>
          <button type="submit" className={isRemoval ? "button danger" : "button primary"}>
            {yes}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
