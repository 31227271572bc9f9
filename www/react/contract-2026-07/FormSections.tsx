// The fields of the contract of July 2026, by channel.
import type { Campaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { CHANNEL_ICONS, CHANNELS } from "../../shared/contract-2026-07/pickers.js";
import { messagingTexts } from "../../shared/contract-2026-07/text.js";
import { type AnyForm, channelOf, choose, fallbackOf } from "../../shared/contract-2026-07/values.js";
import { CallSections } from "../create/CallSections.js";
import { MoreSection } from "../create/MoreSection.js";
import { Section } from "../create/Section.js";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";
import { ChoiceField } from "../fields/ChoiceField.js";
import { AssistantField } from "../fields/SelectField.js";
import { StepperField } from "../fields/StepperField.js";
import { TextField } from "../fields/TextField.js";
import { TimezoneField } from "../fields/TimezoneField.js";
import { MessageFields } from "./MessageFields.js";
import { StartField } from "./StartField.js";
import { WindowsField } from "./WindowsField.js";

export function FormSections({ create }: { create: Create }) {
  const { translations } = useDashboard();
  const form = create.form as AnyForm;
  const { values } = useCampaignFormState<Campaign>(create.form);
  const { channels, fallbacks } = messagingTexts(translations);
  const channel = channelOf(values);
  const fallback = fallbackOf(values);
  return (
    <>
      <Section name="who">
        <ChoiceField
          create={create}
          name="channel"
          value={channel}
          options={CHANNELS.map((value) => ({ value, text: channels[value], icon: CHANNEL_ICONS[value] }))}
          onChoose={(value) => choose(form, { channel: value })}
        />
        <TextField create={create} name="name" />
        {channel === "call" ? (
          <AssistantField create={create} name="assistant_id" />
        ) : (
          <MessageFields create={create} kind={channel} prefix="" />
        )}
      </Section>
      <Section name="when">
        <TimezoneField create={create} name="timezone" />
        <WindowsField create={create} />
        <StartField create={create} />
      </Section>
      {channel === "call" ? (
        <>
          <CallSections create={create} />
          <Section name="fallback">
            <ChoiceField
              create={create}
              name="fallback_channel"
              isHidden
              value={fallback ?? ""}
              options={[
                { value: "", text: fallbacks.none },
                { value: "whatsapp", text: fallbacks.whatsapp, icon: CHANNEL_ICONS.whatsapp },
                { value: "sms", text: fallbacks.sms, icon: CHANNEL_ICONS.sms },
              ]}
              onChoose={(value) => choose(form, { fallback_channel: value })}
            />
            {fallback && <MessageFields create={create} kind={fallback} prefix="fallback_" />}
          </Section>
        </>
      ) : (
        <Section name="often">
          <StepperField create={create} name="messages_per_minute" />
        </Section>
      )}
      <MoreSection create={create} hasCalls={channel === "call"} />
    </>
  );
}
