// Names the lead's variable for each placeholder of a template.
import type { Campaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import {
  MESSAGE_FIELDS,
  mappingOf,
  nextPlaceholder,
  type Prefix,
  type Values,
  withVariable,
} from "../../shared/contract-2026-07/pickers.js";
import { messagingTexts } from "../../shared/contract-2026-07/text.js";
import { controlId, focusControl, helpId } from "../../shared/state/keys.js";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";
import { GroupedField } from "../fields/frame.js";
import { useField } from "../fields/useField.js";
import { Icon } from "../parts/Icon.js";

export function MappingField({ create, prefix }: { create: Create; prefix: Prefix }) {
  const { translations, owned } = useDashboard();
  const values = useCampaignFormState<Campaign>(create.form).values as Values;
  const texts = messagingTexts(translations);
  const { mapping, template } = MESSAGE_FIELDS[prefix];
  const use = useField({ create, name: mapping });
  const { rows, isTemplateKnown } = mappingOf(owned, values, prefix);
  const isChosen = values[template] !== undefined && values[template] !== "";
  const put = (placeholder: string, variable: string | undefined) =>
    use.change(withVariable(values[mapping], placeholder, variable));
  const help = !isChosen ? texts.mappingFirst : rows.length === 0 && isTemplateKnown ? texts.mappingNone : undefined;
  return (
    <GroupedField use={use} help={help}>
      <div className="mapping" id={controlId(mapping)} tabIndex={-1}>
        {rows.map(({ placeholder, variable, isKnown }) => (
          <div key={placeholder} className="mapping-row">
            <label htmlFor={controlId(`${mapping}.${placeholder}`)} className="mapping-name">
              <code>{`{{${placeholder}}}`}</code>
              <span className="visually-hidden">{texts.variable}</span>
              <Icon name="right" />
            </label>
            <input
              id={controlId(`${mapping}.${placeholder}`)}
              type="text"
              className="input"
              autoComplete="off"
              spellCheck={false}
              value={variable}
              aria-describedby={isKnown ? undefined : `${helpId(mapping)}-${placeholder}`}
              onChange={({ target }) =>
                put(placeholder, target.value === "" && isTemplateKnown && isKnown ? undefined : target.value)
              }
              onBlur={use.leave}
            />
            {(!isKnown || !isTemplateKnown) && (
              <button
                type="button"
                className="button quiet square"
                aria-label={texts.removePlaceholder(placeholder)}
                onClick={() => {
                  put(placeholder, undefined);
                  focusControl(mapping);
                }}
              >
                <Icon name="close" />
              </button>
            )}
            {!isKnown && (
              <span className="help" id={`${helpId(mapping)}-${placeholder}`}>
                {texts.unknownPlaceholder}
              </span>
            )}
          </div>
        ))}
      </div>
      {isChosen && !isTemplateKnown && (
        <button type="button" className="button start" onClick={() => put(nextPlaceholder(rows), "")}>
          <Icon name="plus" /> {texts.addPlaceholder}
        </button>
      )}
    </GroupedField>
  );
}
