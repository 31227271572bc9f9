//! The English texts of the warnings. They are the package's, not the server's.

use crate::verdict::report::WarningCode;

impl WarningCode {
    /// Returns the message: one or two sentences.
    pub const fn message(self) -> &'static str {
        match self {
            WarningCode::InvisibleCharacters => "The name contains invisible characters.",
            WarningCode::TimezoneOmitted => {
                "No time zone is set. The platform's pages disagree whether the account's or the assistant's applies."
            }
            WarningCode::OvernightWindow => {
                "The calling hours end before they start, so each window ends on the next day."
            }
            WarningCode::ZeroLengthWindow => "The calling hours start and end at the same minute, so no call is made.",
            WarningCode::WindowShorterThanRetryInterval => {
                "The calling window is not longer than the retry interval, so every retry waits for another window."
            }
            WarningCode::RetriesExceedWindow => {
                "Not all retries fit into one calling window. The last ones wait for another window."
            }
            WarningCode::NoDays => "No day is allowed, so no call is made.",
            WarningCode::GoalRetryWithoutVariable => {
                "Calls are repeated until the goal is met, but no variable states whether it was met."
            }
            WarningCode::GoalVariableWithoutRetry => {
                "A goal variable is set but not used: calls are not repeated until the goal is met."
            }
            WarningCode::NightHours => "Calls are allowed before 08:00 or after 21:00.",
            WarningCode::UnknownField => "The value of \":key\" is not sent: a campaign has no such field.",
            WarningCode::ValueDropped => {
                "JSON has no :value (in \":key\"): the server receives nothing or an empty list."
            }
        }
    }

    /// Returns the advice on how to fix it. Parts between `|` are for any value, for an HTML form, and for a promise.
    pub const fn help(self) -> &'static str {
        match self {
            WarningCode::InvisibleCharacters => "Type the name again. Pasted text often has such characters.",
            WarningCode::TimezoneOmitted => "Choose the time zone of the calling hours and days.",
            WarningCode::OvernightWindow => {
                "Swap start and end if the night is not meant. Otherwise allow the days on which the windows start."
            }
            WarningCode::ZeroLengthWindow => "Choose a later end. For the whole day, leave both times empty.",
            WarningCode::WindowShorterThanRetryInterval => "Lengthen the window or shorten the retry interval.",
            WarningCode::RetriesExceedWindow => "Lengthen the window, shorten the retry interval, or retry less often.",
            WarningCode::NoDays => "Allow at least one day. For all seven, leave the field out.",
            WarningCode::GoalRetryWithoutVariable => {
                "Enter the assistant's boolean post-call variable, or turn off the retry until the goal is met."
            }
            WarningCode::GoalVariableWithoutRetry => "Turn on the retry until the goal is met, or remove the variable.",
            WarningCode::NightHours => "Let the hours start later or end earlier.",
            WarningCode::UnknownField => "Correct or remove the name.|Read the form with fromFormData.",
            WarningCode::ValueDropped => {
                "Pass a text, number, list or object.|Read the form with fromFormData.|Did you forget await?"
            }
        }
    }
}
