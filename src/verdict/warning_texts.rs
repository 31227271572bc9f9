//! The English texts of the warnings. They are the package's, not the server's.

use crate::verdict::report::WarningCode;

impl WarningCode {
    /// Returns the message: one or two sentences.
    pub const fn message(self) -> &'static str {
        match self {
            WarningCode::InvisibleCharacters => "The name holds characters that nobody can see.",
            WarningCode::TimezoneOmitted => {
                "No time zone is named, and the platform's pages disagree on whether the account's or the assistant's then counts."
            }
            WarningCode::OvernightWindow => {
                "The calling hours end at an earlier time of day than they start, so a window lasts until that time on the next day."
            }
            WarningCode::ZeroLengthWindow => {
                "The calling hours start and end at the same minute: nobody will be called."
            }
            WarningCode::WindowShorterThanRetryInterval => {
                "The calling window is not longer than the time between two attempts: every retry waits for another window."
            }
            WarningCode::RetriesExceedWindow => {
                "Not all retries fit into one calling window: the last ones wait for another window."
            }
            WarningCode::NoDays => "No day is allowed: nobody will be called.",
            WarningCode::GoalRetryWithoutVariable => {
                "Calls are to be repeated until the goal is met, but no variable tells whether it was."
            }
            WarningCode::GoalVariableWithoutRetry => "A goal variable is named, but no call is repeated because of it.",
            WarningCode::NightHours => "Calls are allowed before 08:00 or after 21:00.",
            WarningCode::UnknownField => "The server ignores \":key\": a campaign has no such field.",
            WarningCode::ValueDropped => {
                "JSON has no :value (in \":key\"): the server receives nothing or an empty list."
            }
        }
    }

    /// Returns the advice on how to fix it.
    pub const fn help(self) -> &'static str {
        match self {
            WarningCode::InvisibleCharacters => "Type the name anew; such characters come along when text is pasted.",
            WarningCode::TimezoneOmitted => "Name the time zone in which hours and days are meant.",
            WarningCode::OvernightWindow => {
                "Exchange start and end if the night is not meant. Else allow the days on which the windows start."
            }
            WarningCode::ZeroLengthWindow => "Let the hours end later; for the whole day, leave both out.",
            WarningCode::WindowShorterThanRetryInterval => "Lengthen the window, or shorten the retry interval.",
            WarningCode::RetriesExceedWindow => {
                "Lengthen the window, shorten the retry interval, or lower the number of retries."
            }
            WarningCode::NoDays => "Allow at least one day; for all seven, leave the field out.",
            WarningCode::GoalRetryWithoutVariable => {
                "Name the boolean variable of the assistant's post-call schema, or switch the retry off."
            }
            WarningCode::GoalVariableWithoutRetry => "Switch on retry_on_goal_incomplete, or leave the variable out.",
            WarningCode::NightHours => "Let the hours start later or end earlier.",
            WarningCode::UnknownField => "Correct the name, or leave the value out.",
            WarningCode::ValueDropped => "Pass a number, a text or a list. For a FormData use fromFormData.",
        }
    }
}
