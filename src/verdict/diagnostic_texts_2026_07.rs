//! The English texts of the second contract's warnings and unchecked facts. They are the package's, not the server's.

use crate::verdict::diagnostics_2026_07::{UncheckedCode, WarningCode};
use crate::verdict::report::WarningCode as FirstWarningCode;

impl WarningCode {
    /// Returns the message, and the advice on how to fix it.
    pub const fn texts(self) -> [&'static str; 2] {
        match self {
            WarningCode::InvisibleCharacters => [
                "The name contains invisible characters.",
                "Type the name again. Invisible characters often come from pasted text.",
            ],
            WarningCode::TimezoneOmitted => [
                "No time zone is set. Then the assistant's applies to calls, and the account's to messages.",
                "Choose the time zone of the hours and days.",
            ],
            WarningCode::OvernightWindow => [
                "A window ends at an earlier time than it starts, so it ends on the next day.",
                "Swap start and end if the night is not meant. Otherwise allow the days on which the window starts.",
            ],
            WarningCode::ZeroLengthWindow => [
                "A window starts and ends at the same minute. The pages do not state its meaning.",
                "Choose a later end.",
            ],
            WarningCode::OverlappingWindows => [
                "Two windows of a day have minutes in common.",
                "Join the windows, or let one end before the next starts.",
            ],
            WarningCode::HoursBesideWindows => [
                "The form has windows and a pair of hours. The pair counts only without windows.",
                "Leave out the pair of hours.",
            ],
            WarningCode::NightHours => {
                ["The hours include times before 08:00 or after 21:00.", "Let the hours start later or end earlier."]
            }
            WarningCode::WindowShorterThanRetryInterval => {
                let first = FirstWarningCode::WindowShorterThanRetryInterval;
                [first.message(), first.help()]
            }
            WarningCode::RetriesExceedWindow => {
                let first = FirstWarningCode::RetriesExceedWindow;
                [first.message(), first.help()]
            }
            WarningCode::NoDays => {
                ["No day is allowed.", "Allow at least one day. For all seven, leave the field out."]
            }
            WarningCode::StartWithoutOffset => [
                "The scheduled start has no offset from UTC. The pages do not state which time zone it has then.",
                "Write the offset: 2026-07-27T09:00:00+03:00.",
            ],
            WarningCode::StartInPast => [
                "The scheduled start is in the past. The pages do not state whether the campaign then starts at once.",
                "Choose a later date, or leave the field out and start the campaign by hand.",
            ],
            WarningCode::OtherChannel => [
                "The form has fields of another channel.",
                "Choose the channel that they belong to, or leave them out.",
            ],
            WarningCode::FallbackIncomplete => [
                "The form has fields of a fallback, but not its channel.",
                "Choose the channel of the fallback, or leave these fields out.",
            ],
            WarningCode::GoalRetryWithoutVariable => [
                "Calls are repeated until the goal is met, but no variable states whether it was met.",
                "Enter the assistant's boolean post-call variable, or turn off the retry until the goal is met.",
            ],
            WarningCode::GoalVariableWithoutRetry => [
                "A goal variable is set but not used: calls are not repeated until the goal is met.",
                "Turn on the retry until the goal is met, or remove the variable.",
            ],
            WarningCode::PlaceholderUnknown => {
                ["The mapping names a placeholder that the template does not have.", "Remove it from the mapping."]
            }
            WarningCode::PlaceholderUnmapped => [
                "The mapping lacks a placeholder of the template. A message with an empty value is not sent.",
                "Name a variable of the lead for each placeholder.",
            ],
            WarningCode::PlaceholderUnfillable => [
                "No variable of the lead can fill a placeholder: it has no name, or is not in the text of a message.",
                "Write {{variable}} in the text of a message, and the name without braces in a mapping.",
            ],
        }
    }
}

impl UncheckedCode {
    /// Returns the message.
    pub const fn text(self) -> &'static str {
        match self {
            UncheckedCode::Assistant => "Only the account knows whether it has this outbound assistant.",
            UncheckedCode::PhoneNumbers => "Only the account knows whether it owns these phone numbers.",
            UncheckedCode::GoalVariable => {
                "Only the account knows whether the assistant has this boolean post-call variable."
            }
            UncheckedCode::TimezoneDefault => "No time zone is set. Only the account knows which one applies then.",
            UncheckedCode::ParallelLimit => "The plan may allow fewer simultaneous calls than the provider documents.",
            UncheckedCode::CampaignLimit => "Only the account knows whether the plan allows another campaign.",
            UncheckedCode::WhatsappTemplate => {
                "Only the account knows whether it has this WhatsApp sender, and the sender this approved template."
            }
            UncheckedCode::SmsNumber => "Only the account knows whether this phone number can send text messages.",
            UncheckedCode::ScheduledStartFormat => {
                "Only the server knows whether it can read this date. Write it as 2026-07-27T09:00:00+03:00."
            }
        }
    }
}
