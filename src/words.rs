//! Words of the caller's own: sentences and names of fields in place of Laravel's, in the shape of a Laravel
//! `lang/xx/validation.php`.
//!
//! A verdict is reached first, in the profile's words; then the issues for which the caller has a sentence or a name are
//! worded again. So no rule knows of languages, and whoever brings no words pays nothing.

use crate::contract::fields::Field;
use crate::form::Form;
use crate::messages::{self, Siblings, Subject};
use crate::php;
use crate::profile::Profile;
use crate::report::{Issue, Report};
use crate::rules::{Context, Rule};
use crate::value::Value;

/// Sentences, of your own or of a Laravel translation.
///
/// Keys, the first that is there counts: `"field.rule"` (of a list's elements also `"field.*.rule"` and `"field.0.rule"`),
/// Laravel's nested `custom.field.rule`, then `rule`, which for `min`, `max` and `between` may hold
/// `{ numeric, string, array }`. What no key names is said in the profile's words. Rules are Laravel's in snake_case, as in
/// an issue's `code`. Placeholders are Laravel's: `:attribute`, `:Attribute`, `:ATTRIBUTE`, `:min`, `:max`, `:format`,
/// `:values`, `:input`, and for elements `:index` and `:position`. A member `attributes` counts where the option is not given.
#[cfg(target_arch = "wasm32")]
#[derive(tsify::Tsify)]
#[tsify(type = "{ readonly [rule: string]: string | Messages | readonly never[] }")]
pub struct Messages;

/// Names of fields, for the placeholder `:attribute`: `{ assistant_id: "Assistent", "allowed_days.*": "Tag" }`.
#[cfg(target_arch = "wasm32")]
#[derive(tsify::Tsify)]
#[tsify(type = "{ readonly [field: string]: string } | readonly never[]")]
pub struct Attributes;

/// The caller's words. Keys are joined by points: `max.string`, `custom.name.required`.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Sentences by key.
    pub messages: Vec<(String, String)>,
    /// Names by field or element.
    pub attributes: Vec<(String, String)>,
}

impl Words {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.messages.is_empty() && self.attributes.is_empty()
    }

    /// Words the issues of a form's report again, where there are words for them.
    pub fn apply(&self, report: &mut Report, form: &Form, context: &Context) {
        if self.messages.is_empty() && self.attributes.is_empty() {
            return;
        }
        let values = Field::ALL.map(|field| form.value(field).unwrap_or(&Value::Null));
        let lists = values.map(Siblings::of);
        for issue in &mut report.issues {
            let field = issue.field as usize;
            self.reword(issue, values[field], &lists[field], context.profile);
        }
    }

    fn reword(&self, issue: &mut Issue, value: &Value, siblings: &Siblings, profile: Profile) {
        let field = issue.field.name();
        let element = issue.key.strip_prefix(field).and_then(|rest| rest.strip_prefix('.')).map(String::from);
        let name = self.name_of(field, &issue.key, element.is_some());
        let sentence = self.sentence(issue, element.is_some());
        if name.is_none() && sentence.is_none() {
            return;
        }
        let Some(template) = sentence.or_else(|| template_of(issue, profile)) else { return };
        let value = element.as_deref().map_or(value, |key| siblings.get(key).unwrap_or(&Value::Null));
        let siblings = element.is_some().then_some(siblings);
        let subject = Subject { field: issue.field, key: &issue.key, element: element.as_deref(), value, siblings };
        // Laravel 8 knows no `:position`; in the caller's own words it is understood all the same.
        let message = messages::fill(template, name, &subject, &issue.params, Profile::Laravel12);
        // Nor has an element of an object a position: its key says which it is.
        issue.message = match &element {
            Some(key) => [":position", ":index"].iter().fold(message, |text, word| php::replace(&text, word, key)),
            None => message,
        };
    }

    /// `FormatsMessages::getMessage`, and the field's plain key for its elements too.
    fn sentence(&self, issue: &Issue, is_element: bool) -> Option<&str> {
        let (field, code) = (issue.field.name(), issue.code.name());
        let elements = [field, ".*"].concat();
        let mut subjects = vec![issue.key.as_str()];
        if is_element {
            subjects.extend([&elements, field]);
        }
        let own = subjects.iter().find_map(|subject| self.message(&[subject, ".", code]));
        let custom = || subjects.iter().find_map(|subject| self.message(&["custom.", subject, ".", code]));
        own.or_else(custom)
            .or_else(|| self.message(&[code, ".", kind_of(issue.field)]))
            .or_else(|| self.message(&[code]))
    }

    fn message(&self, key: &[&str]) -> Option<&str> {
        find(&self.messages, &key.concat())
    }

    /// `FormatsMessages::getDisplayableAttribute`: `allowed_days.0`, then `allowed_days.*`.
    fn name_of(&self, field: &str, key: &str, is_element: bool) -> Option<&str> {
        self.attribute(key).or_else(|| if is_element { self.attribute(&[field, ".*"].concat()) } else { None })
    }

    fn attribute(&self, key: &str) -> Option<&str> {
        find(&self.attributes, key).or_else(|| self.message(&["attributes.", key]))
    }
}

/// Laravel's own sentence; `None` where the issue is of no rule of the server.
fn template_of(issue: &Issue, profile: Profile) -> Option<&'static str> {
    let row = issue.field.row();
    let mut rules = row.rules.iter().chain(row.each);
    let rule = rules.find(|rule| rule.code() == issue.code.name())?;
    Some(messages::template(*rule, row.is_numeric(), profile))
}

/// What the size rules measure of a field (`getAttributeType`), as Laravel's translations name it.
fn kind_of(field: Field) -> &'static str {
    let row = field.row();
    match () {
        () if row.is_numeric() => "numeric",
        () if row.rules.contains(&Rule::Array) => "array",
        () => "string",
    }
}

fn find<'a>(entries: &'a [(String, String)], key: &str) -> Option<&'a str> {
    entries.iter().find(|(name, _)| name == key).map(|(_, text)| text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::validate;

    fn said(messages: &[(&str, &str)], attributes: &[(&str, &str)], body: &str) -> Vec<String> {
        let owned =
            |pairs: &[(&str, &str)]| pairs.iter().map(|(key, text)| (key.to_string(), text.to_string())).collect();
        let words = Words { messages: owned(messages), attributes: owned(attributes) };
        let context = Context { profile: Profile::Laravel12, parallel_limit: Some(10) };
        let form = Form::from_body(body.as_bytes(), context.profile);
        let mut report = validate(&form, &context);
        words.apply(&mut report, &form, &context);
        report.issues.into_iter().map(|issue| issue.message).collect()
    }

    const RETRIES: &str = r#"{"name":"a","assistant_id":1,"max_retries":9}"#;

    #[test]
    fn the_most_particular_sentence_counts() {
        let all = [
            ("between", "rule"),
            ("between.numeric", "kind"),
            ("custom.max_retries.between", "custom"),
            ("max_retries.between", "own"),
        ];
        assert_eq!(said(&all, &[], RETRIES), ["own"]);
        assert_eq!(said(&all[..3], &[], RETRIES), ["custom"]);
        assert_eq!(said(&all[..2], &[], RETRIES), ["kind"]);
        assert_eq!(said(&all[..1], &[], RETRIES), ["rule"]);
        assert_eq!(said(&[("between.string", "x")], &[], RETRIES), ["The max retries field must be between 1 and 5."]);
    }

    #[test]
    fn placeholders_are_filled_as_laravel_does() {
        let sentence = [("between", ":Attribute/:ATTRIBUTE/:attribute: :min-:max, not :input")];
        assert_eq!(
            said(&sentence, &[("max_retries", "wiederholung")], RETRIES),
            ["Wiederholung/WIEDERHOLUNG/wiederholung: 1-5, not 9"]
        );
        assert_eq!(
            said(&[("attributes.max_retries", "Versuche")], &[], RETRIES),
            ["The Versuche field must be between 1 and 5."]
        );
    }

    #[test]
    fn elements_have_names_and_sentences_of_their_own() {
        let days = r#"{"name":"a","assistant_id":1,"allowed_days":["monday","x"]}"#;
        assert_eq!(said(&[], &[("allowed_days.*", "Tag :position")], days), ["The selected Tag 2 is invalid."]);
        let keyed = r#"{"name":"a","assistant_id":1,"allowed_days":{"first":"x"}}"#;
        assert_eq!(said(&[], &[("allowed_days.*", "Tag :position")], keyed), ["The selected Tag first is invalid."]);
        // Laravel does not name an element by its list.
        assert_eq!(said(&[], &[("allowed_days", "Tage")], days), ["The selected allowed_days.1 is invalid."]);
        for key in ["allowed_days.in", "allowed_days.*.in", "allowed_days.1.in", "custom.allowed_days.*.in", "in"] {
            assert_eq!(said(&[(key, ":input?")], &[], days), ["x?"], "{key}");
        }
    }
}
