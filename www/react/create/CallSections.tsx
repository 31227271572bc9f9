// The sections of a campaign of calls, in every contract: how often, and the goal.
import { YesNoField } from "../fields/ChoiceFields.js";
import { GoalField } from "../fields/SelectField.js";
import { StepperField } from "../fields/StepperField.js";
import { CallPlan } from "./SchedulePictures.js";
import { Section } from "./Section.js";
import type { Create } from "./useCreate.js";

export function CallSections({ create }: { create: Create }) {
  const { form, view } = create;
  return (
    <>
      <Section name="often">
        <StepperField create={create} name="max_calls_in_parallel" max={view.maxParallel} />
        <div className="pair">
          <StepperField create={create} name="max_retries" />
          <StepperField create={create} name="retry_interval" by={10} help={view.intervalHelp} />
        </div>
        <CallPlan form={form} />
      </Section>
      <Section name="goal">
        <GoalField create={create} name="goal_completion_variable" />
        {view.goal.asksRetry && <YesNoField create={create} name="retry_on_goal_incomplete" />}
      </Section>
    </>
  );
}
