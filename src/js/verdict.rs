//! A verdict as JSON text. Its shapes are in `types`; the member `errors` JavaScript makes of the issues.

use super::settings::Settings;
use crate::account::unchecked_bits;
use crate::contract::request::write_campaign;
use crate::form::Form;
use crate::json_text::{flag, key, open, text_member};
use crate::report::{Issue, Report, UncheckedCode, WarningCode};
use crate::review::warning_bits;

/// The verdict that a report stands for, as JSON text.
pub fn text(form: &Form, report: Report, settings: &Settings) -> String {
    let mut out = String::from("{");
    key(&mut out, "ok");
    flag(&mut out, report.is_ok());
    if report.is_ok() {
        key(&mut out, "campaign");
        write_campaign(&mut out, form);
    } else {
        text_member(&mut out, "message", &settings.words.top_level(&report, settings.context.profile));
        write_issues(&mut out, &report.issues);
    }
    key(&mut out, "warnings");
    open(&mut out, '[');
    let warnings = warning_bits(form, &report);
    for (bit, code) in WarningCode::ALL.iter().enumerate() {
        if warnings >> bit & 1 == 1 {
            code.warning().write(&mut out);
        }
    }
    out.push(']');
    key(&mut out, "unchecked");
    open(&mut out, '[');
    let open_questions = unchecked_bits(form, &settings.account, &report);
    for (bit, code) in UncheckedCode::ALL.iter().enumerate() {
        if open_questions >> bit & 1 == 1 {
            code.unchecked().write(&mut out);
        }
    }
    out.push_str("]}");
    out
}

/// The member `issues`.
pub fn write_issues(out: &mut String, issues: &[Issue]) {
    key(out, "issues");
    open(out, '[');
    for issue in issues {
        issue.write(out);
    }
    out.push(']');
}
