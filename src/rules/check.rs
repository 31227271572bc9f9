//! A rule of a field, or a condition on other fields, as the tables of the contracts since 2026-07 name them.

use crate::php::value::Value;
use crate::rules::{Context, Rule, date, in_list, required};

/// A check in a row of a table. The rules that read one value alone are in [`Rule`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Check {
    /// A rule that reads one value alone.
    Rule(Rule),
    /// `in` with these values. None may be numeric.
    OneOf(&'static [&'static str]),
    /// `date`
    Date,
    /// `required_if:FIELD,VALUE`
    RequiredIf(&'static str, &'static str),
    /// `Rule::requiredIf` with a condition on a field: it has this value, which is also its default.
    RequiredByDefault(&'static str, &'static str),
}

impl Check {
    /// Returns whether Laravel runs the check on a missing or null value (its "implicit rules"), and stops after it has
    /// failed.
    pub fn is_implicit(self) -> bool {
        matches!(self, Check::Rule(Rule::Required) | Check::RequiredIf(..) | Check::RequiredByDefault(..))
    }

    /// Returns whether a value passes. `other` returns the value of another field; a missing one is null.
    pub fn passes<'a>(
        self,
        value: Value<'a>,
        is_numeric: bool,
        context: &Context,
        other: impl Fn(&str) -> Value<'a>,
    ) -> bool {
        let holds = |field: &str, wanted: &str| matches!(other(field), Value::Text(text) if text == wanted.as_bytes());
        match self {
            Check::Rule(rule) => rule.passes_any(value, is_numeric, context),
            Check::OneOf(options) => options.iter().any(|option| in_list::passes(value, &[option.as_bytes()])),
            Check::Date => date::read(value) != date::Reading::Refused,
            Check::RequiredIf(field, wanted) => !holds(field, wanted) || required::passes(value),
            Check::RequiredByDefault(field, wanted) => {
                !(matches!(other(field), Value::Null) || holds(field, wanted)) || required::passes(value)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::Profile;
    use crate::testing::{list, text};

    const CONTEXT: Context = Context { profile: Profile::Documented, parallel_limit: None };

    fn is_required(check: Check, other: Value<'static>) -> bool {
        !check.passes(Value::Null, false, &CONTEXT, |_| other)
    }

    #[test]
    fn required_if_looks_for_exactly_the_value() {
        let check = Check::RequiredIf("channel", "sms");
        assert!(is_required(check, text("sms")));
        for other in [text("SMS"), text("call"), Value::Null, Value::Bool(true), Value::Int(0), list(&[text("sms")])] {
            assert!(!is_required(check, other), "{other:?}");
        }
    }

    #[test]
    fn required_by_default_also_holds_without_the_other_field() {
        let check = Check::RequiredByDefault("channel", "call");
        assert!(is_required(check, text("call")) && is_required(check, Value::Null));
        for other in [text("CALL"), text("sms"), Value::Bool(false), Value::Int(1), list(&[])] {
            assert!(!is_required(check, other), "{other:?}");
        }
    }
}
