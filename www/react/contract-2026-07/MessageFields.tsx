// The fields of a message: a WhatsApp template with its variables, or a text. Also those of the fallback.
import type { Campaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import {
  chosenSender,
  chosenTemplate,
  hasSenders,
  hasTextNumbers,
  lengthOf,
  MESSAGE_FIELDS,
  type Prefix,
  senderOptions,
  templateOptions,
  templateText,
  textNumberOptions,
  type Values,
} from "../../shared/contract-2026-07/pickers.js";
import { messagingTexts } from "../../shared/contract-2026-07/text.js";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";
import { LabelledField } from "../fields/frame.js";
import { SelectField } from "../fields/SelectField.js";
import { TextField } from "../fields/TextField.js";
import { type FieldProps, useField } from "../fields/useField.js";
import { MappingField } from "./MappingField.js";

interface Props {
  create: Create;
  prefix: Prefix;
}

export function MessageFields({ kind, ...props }: Props & { kind: "whatsapp" | "sms" }) {
  return kind === "whatsapp" ? <TemplateFields {...props} /> : <TextMessageFields {...props} />;
}

function TemplateFields({ create, prefix }: Props) {
  const { translations, owned } = useDashboard();
  const { form } = create;
  const values = useCampaignFormState<Campaign>(form).values as Values;
  const texts = messagingTexts(translations);
  const names = MESSAGE_FIELDS[prefix];
  if (!hasSenders(owned)) {
    return (
      <>
        <div className="pair">
          <TextField create={create} name={names.sender} />
          <TextField create={create} name={names.template} />
        </div>
        <MappingField create={create} prefix={prefix} />
      </>
    );
  }
  const sender = values[names.sender];
  const senders = senderOptions(owned, sender);
  const templates = templateOptions(owned, sender, values[names.template]);
  const text = templateText(owned, sender, values[names.template]);
  const none = owned.state === "loading" ? translations.create.optionsLoading : translations.create.choose;
  const templateHelp =
    sender === undefined ? texts.templateFirst : templates.length === 0 ? texts.noTemplates : undefined;
  return (
    <>
      <div className="pair">
        <SelectField
          create={create}
          name={names.sender}
          options={senders}
          none={none}
          help={owned.state === "ready" && senders.length === 0 ? texts.noSenders : ""}
          onChoose={(id) => form.setValues(chosenSender(form, prefix, id))}
        />
        <SelectField
          create={create}
          name={names.template}
          options={templates}
          none={none}
          help={templateHelp ?? (text === "" ? "" : texts.templateReads(text))}
          isDisabled={templates.length === 0}
          onChoose={(id) => form.setValues(chosenTemplate(owned, form.values as Values, prefix, id))}
        />
      </div>
      <MappingField create={create} prefix={prefix} />
    </>
  );
}

function TextMessageFields({ create, prefix }: Props) {
  const { translations, owned } = useDashboard();
  const { form } = create;
  const values = useCampaignFormState<Campaign>(form).values as Values;
  const texts = messagingTexts(translations);
  const names = MESSAGE_FIELDS[prefix];
  const numbers = textNumberOptions(owned, values[names.number]);
  const none = owned.state === "loading" ? translations.create.optionsLoading : translations.create.choose;
  return (
    <>
      {hasTextNumbers(owned) ? (
        <SelectField
          create={create}
          name={names.number}
          options={numbers}
          none={none}
          help={owned.state === "ready" && numbers.length === 0 ? texts.noTextNumbers : ""}
          onChoose={(id) => form.setValue(names.number as never, (id === "" ? undefined : id) as never)}
        />
      ) : (
        <TextField create={create} name={names.number} />
      )}
      <TextAreaField create={create} name={names.body} />
    </>
  );
}

/** Takes a text of several lines, and counts its characters as the server does. It has no maxlength. */
function TextAreaField(props: FieldProps) {
  const { translations } = useDashboard();
  const use = useField(props);
  const { spec, text, change, leave, control } = use;
  const { length, most } = lengthOf(props.name, text);
  const isTooLong = most !== undefined && length > most;
  return (
    <LabelledField use={use} help={messagingTexts(translations).bodyHelp}>
      <textarea
        {...control}
        className="input area"
        rows={4}
        value={text}
        required={spec.required}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
      />
      <p className={isTooLong ? "help counter numeric too-long" : "help counter numeric"}>
        {messagingTexts(translations).characters(length, most)}
      </p>
    </LabelledField>
  );
}
