// Sets days and hours in one press.
import type { CampaignInput } from "outbound-campaign";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";

interface PresetChipsProps {
  create: Create;
  onChoose(values: Partial<CampaignInput>): void;
}

export function PresetChips({ create: { view }, onChoose }: PresetChipsProps) {
  const { translations } = useDashboard();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be read as a field
    <div className="chips" role="group" aria-label={translations.create.presets}>
      {view.presets.map(({ key, label, isOn, values }) => (
        <button key={key} type="button" className="chip" aria-pressed={isOn} onClick={() => onChoose(values)}>
          {label}
        </button>
      ))}
    </div>
  );
}
