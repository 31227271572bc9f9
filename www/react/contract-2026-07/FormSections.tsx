// The fields of the contract of July 2026, by channel.
import type { Campaign } from "outbound-campaign";
import { useCampaignFormState } from "outbound-campaign/react";
import { CHANNEL_ICONS, CHANNELS } from "../../shared/contract-2026-07/pickers.js";
import { messagingTexts } from "../../shared/contract-2026-07/text.js";
import { type AnyForm, channelOf, choose, fallbackOf } from "../../shared/contract-2026-07/values.js";
import { idsField, MoreSection } from "../create/MoreSection.js";
import { CallPlan } from "../create/SchedulePictures.js";
import { Section } from "../create/Section.js";
import type { Create } from "../create/useCreate.js";
import { useDashboard } from "../dashboard.js";
import { NumbersField, YesNoField } from "../fields/ChoiceFields.js";
import { AssistantField, GoalField } from "../fields/SelectField.js";
import { StepperField } from "../fields/StepperField.js";
import { TextField } from "../fields/TextField.js";
import { TimezoneField } from "../fields/TimezoneField.js";
import { Loaded } from "../parts/Loaded.js";
import { ChoiceField } from "./ChoiceField.js";
import { MessageFields } from "./MessageFields.js";
import { StartField } from "./StartField.js";
import { WindowsField } from "./WindowsField.js";

export function FormSections({ create }: { create: Create }) {
  const { translations, owned } = useDashboard();
  const { form, view } = create;
  const { values } = useCampaignFormState<Campaign>(form);
  const texts = messagingTexts(translations);
  const channel = channelOf(values);
  const fallback = fallbackOf(values);
  const isCall = channel === "call";
  const isAccountUnknown = owned.state === "failed";
  return (
    <>
      <Section name="who">
        <ChoiceField
          create={create}
          name="channel"
          value={channel}
          options={CHANNELS.map((value) => ({ value, text: texts.channels[value], icon: CHANNEL_ICONS[value] }))}
          onChoose={(value) => choose(form as AnyForm, { channel: value })}
        />
        <TextField create={create} name="name" />
        {isCall &&
          (isAccountUnknown ? (
            <TextField create={create} name="assistant_id" />
          ) : (
            <AssistantField create={create} name="assistant_id" />
          ))}
        {channel !== "call" && <MessageFields create={create} kind={channel} prefix="" />}
      </Section>
      <Section name="when">
        <TimezoneField create={create} name="timezone" />
        <WindowsField create={create} />
        <StartField create={create} />
      </Section>
      <Section name="often">
        {isCall ? (
          <>
            <StepperField create={create} name="max_calls_in_parallel" max={view.maxParallel} />
            <div className="pair">
              <StepperField create={create} name="max_retries" />
              <StepperField create={create} name="retry_interval" by={10} help={view.intervalHelp} />
            </div>
            <CallPlan form={form} />
          </>
        ) : (
          <StepperField create={create} name="messages_per_minute" />
        )}
      </Section>
      {isCall && (
        <>
          <Section name="goal">
            {isAccountUnknown ? (
              <TextField create={create} name="goal_completion_variable" isHidden />
            ) : (
              <GoalField create={create} name="goal_completion_variable" />
            )}
            {view.goal.asksRetry && <YesNoField create={create} name="retry_on_goal_incomplete" />}
          </Section>
          <Section name="fallback">
            <ChoiceField
              create={create}
              name="fallback_channel"
              isHidden
              value={fallback ?? ""}
              options={[
                { value: "", text: texts.fallbacks.none },
                { value: "whatsapp", text: texts.fallbacks.whatsapp, icon: CHANNEL_ICONS.whatsapp },
                { value: "sms", text: texts.fallbacks.sms, icon: CHANNEL_ICONS.sms },
              ]}
              onChoose={(value) => choose(form as AnyForm, { fallback_channel: value })}
            />
            {fallback && <MessageFields create={create} kind={fallback} prefix="fallback_" />}
          </Section>
        </>
      )}
      <MoreSection create={create}>
        {isCall && (
          <>
            {isAccountUnknown ? (
              <Loaded part={idsField} create={create} name="phone_number_ids" />
            ) : (
              <NumbersField create={create} name="phone_number_ids" />
            )}
            <YesNoField create={create} name="retry_on_voicemail" />
          </>
        )}
      </MoreSection>
    </>
  );
}
