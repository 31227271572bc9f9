// Groups the issues of a verdict by key, as Laravel's `errors` object does.
import type { Issue } from "../types.js";

/**
 * Returns the messages of issues by key. Issues with the same key must be consecutive. Removes duplicate messages of a
 * key, which only custom messages can have.
 */
export function errorsOf(issues: Issue[]): Record<string, string[]> {
  const errors: Record<string, string[]> = {};
  for (let i = 0; i < issues.length; ) {
    const { field, key, message } = issues[i] as Issue;
    const texts = [message];
    for (i++; i < issues.length && (issues[i] as Issue).key === key; i++) {
      const text = (issues[i] as Issue).message;
      if (!texts.includes(text)) texts.push(text);
    }
    if (key !== field) errors[key] = texts;
    else put(errors, field, texts);
  }
  return errors;
}

/** Sets the messages of a field. Uses static names, which engines set several times as fast as computed ones. */
function put(errors: Record<string, string[]>, field: string, texts: string[]) {
  switch (field) {
    case "name":
      errors.name = texts;
      break;
    case "assistant_id":
      errors.assistant_id = texts;
      break;
    case "timezone":
      errors.timezone = texts;
      break;
    case "max_calls_in_parallel":
      errors.max_calls_in_parallel = texts;
      break;
    case "allowed_hours_start_time":
      errors.allowed_hours_start_time = texts;
      break;
    case "allowed_hours_end_time":
      errors.allowed_hours_end_time = texts;
      break;
    case "allowed_days":
      errors.allowed_days = texts;
      break;
    case "max_retries":
      errors.max_retries = texts;
      break;
    case "retry_interval":
      errors.retry_interval = texts;
      break;
    case "retry_on_voicemail":
      errors.retry_on_voicemail = texts;
      break;
    case "retry_on_goal_incomplete":
      errors.retry_on_goal_incomplete = texts;
      break;
    case "goal_completion_variable":
      errors.goal_completion_variable = texts;
      break;
    case "mark_complete_when_no_leads":
      errors.mark_complete_when_no_leads = texts;
      break;
    default:
      errors[field] = texts;
  }
}
