//! Words of the caller's own: sentences and names of fields in place of Laravel's, in the shape of a Laravel
//! `lang/xx/validation.php`.
//!
//! A verdict is reached first, in the profile's words; then the issues for which the caller has a sentence or a name are
//! worded again. So no rule knows of languages, and whoever brings no words pays nothing. Only a server that says `min` and
//! `max` of a documented range can have two sentences where the profile has one.

use crate::contract::fields::{FIELDS, Field};
use crate::form::Form;
use crate::messages::{self, Siblings, Subject};
use crate::php;
use crate::profile::Profile;
use crate::report::{Issue, IssueCode, Report};
use crate::rules::{Context, Rule};
use crate::validate;
use crate::value::{Value, integer_of, joined};

/// Sentences, of your own or of a Laravel translation.
///
/// Keys, the first that is there counts: `"field.rule"` (of a list's elements also `"field.*.rule"` and `"field.0.rule"`),
/// Laravel's nested `custom.field.rule`, then `rule`, which for `min`, `max` and `between` may hold
/// `{ numeric, string, array }`. What no key names is said in the profile's words. Rules are Laravel's in snake_case, as in
/// an issue's `code`. Placeholders are Laravel's: `:attribute`, `:Attribute`, `:ATTRIBUTE`, `:min`, `:max`, `:format`,
/// `:values`, `:input`, and for elements `:index` and `:position`. A member `attributes` counts where the option is not given.
///
/// `"field.min"` with `"field.max"` stands for a range's `"field.between"`: the bound that is broken decides. The top-level
/// message has the keys that Laravel's JSON translations give it, which are English sentences: `"The given data was invalid."`,
/// `"(and :count more error)"`, `"(and :count more errors)"`.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
#[derive(tsify::Tsify)]
#[tsify(type = "{ readonly [rule: string]: string | Messages | readonly never[] }")]
pub struct Messages;

/// Names of fields, for the placeholder `:attribute`: `{ assistant_id: "Assistent", "allowed_days.*": "Tag" }`.
#[cfg(all(target_arch = "wasm32", feature = "types"))]
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
        if self.is_empty() {
            return;
        }
        let mut lists = Vec::new();
        for row in &FIELDS {
            lists.push(Siblings::of(form.value(row.field).unwrap_or(&Value::Null)));
        }
        let mut place = 0;
        while let Some(issue) = report.issues.get_mut(place) {
            place += 1;
            let list = &lists[issue.field as usize];
            let sides = self.sides(issue, list.list, context);
            let Some(sentence) = sides.first() else {
                self.reword(issue, list, context.profile);
                continue;
            };
            self.say(issue, sentence, list, context.profile);
            if let Some(sentence) = sides.get(1) {
                let mut second = validate::issue(issue.field.row(), issue.code);
                second.params = issue.params.clone();
                self.say(&mut second, sentence, list, context.profile);
                report.issues.insert(place, second);
                place += 1;
            }
        }
    }

    /// The sentences of `min` and of `max`, those of the broken bounds, where the two stand for a range's `between`.
    fn sides(&self, issue: &Issue, value: &Value, context: &Context) -> Vec<&str> {
        let mut sides = Vec::new();
        let own = |code| self.message(&[issue.field.name(), code]);
        if issue.code == IssueCode::Between
            && own(".between").is_none()
            && let (Some(low), Some(high)) = (own(".min"), own(".max"))
        {
            // What cannot be compared breaks both bounds.
            let row = issue.field.row();
            let mut add = |side: Rule, sentence| {
                if !side.passes(value, row, context) {
                    sides.push(sentence);
                }
            };
            for rule in row.rules {
                if let Rule::Between(min, max) = *rule {
                    add(Rule::Min(min), low);
                    add(Rule::Max(max), high);
                }
            }
        }
        sides
    }

    fn reword(&self, issue: &mut Issue, list: &Siblings, profile: Profile) {
        let is_element = issue.key != issue.field.name();
        let own = template_of(issue, is_element, profile);
        let sentence = self.sentence(issue, is_element).filter(|sentence| own != Some(*sentence));
        if sentence.is_none() && self.name_of(issue, is_element).is_none() {
            return;
        }
        if let Some(template) = sentence.or(own) {
            self.say(issue, template, list, profile);
        }
    }

    /// Fills `template` in as the issue's message; `list` is the value of its field.
    fn say(&self, issue: &mut Issue, template: &str, list: &Siblings, profile: Profile) {
        let element = issue.key.get(issue.field.name().len() + 1..);
        let value = element.map_or(list.list, |key| list.get(key).unwrap_or(&Value::Null));
        let name = self.name_of(issue, element.is_some());
        let siblings = element.map(|_| list);
        let subject = Subject { field: issue.field, key: &issue.key, element, value, siblings };
        const PLACES: [&str; 2] = [":position", ":index"];
        let has_place = |text: &str| PLACES.iter().any(|place| php::find(text, place).is_some());
        let counts = has_place(template) || name.is_some_and(has_place);
        // Laravel 8 knows no `:position`; in the caller's own words it is understood all the same.
        let profile = if counts { Profile::Laravel12 } else { profile };
        let mut message = messages::fill(template, name, &subject, &issue.params, profile);
        // Nor has an element of an object a position: its key says which it is.
        if let (true, Some(key)) = (counts, element) {
            for place in &PLACES {
                message = php::replace(&message, place, key);
            }
        }
        issue.message = message;
    }

    /// The top-level message of a report that was worded by [`Words::apply`].
    pub fn top_level(&self, report: &Report, profile: Profile) -> String {
        let first = report.issues.first().map_or("", |issue| &issue.message);
        let count = report.message_count();
        let said = |own| match self.message(&[own]) {
            Some(line) if profile == Profile::Laravel12 => choose(line, count as i64 - 1),
            found => found.unwrap_or(own),
        };
        messages::top_level_in(profile, first, count, &said)
    }

    /// `FormatsMessages::getMessage`, and the field's plain key for its elements too.
    fn sentence(&self, issue: &Issue, is_element: bool) -> Option<&str> {
        let (field, code) = (issue.field.name(), issue.code.name());
        let elements = joined(&[field, ".*"]);
        let subjects: &[&str] = if is_element { &[&issue.key, &elements, field] } else { &[field] };
        for custom in &["", "custom."] {
            for subject in subjects {
                // There the `*` of a caller's own sentence is one segment of a key, and that of a translation any text.
                if custom.is_empty() && *subject == elements && !is_one_segment(issue) {
                    continue;
                }
                let own = self.message(&[custom, subject, ".", code]);
                if own.is_some() {
                    return own;
                }
            }
        }
        self.message(&[code, ".", kind_of(issue.field)]).or_else(|| self.message(&[code]))
    }

    fn message(&self, key: &[&str]) -> Option<&str> {
        find(&self.messages, &joined(key))
    }

    /// `FormatsMessages::getDisplayableAttribute`: `allowed_days.0`, then `allowed_days.*`.
    fn name_of(&self, issue: &Issue, is_element: bool) -> Option<&str> {
        let has_any = is_element && is_one_segment(issue);
        let any = || if has_any { self.attribute(&joined(&[issue.field.name(), ".*"])) } else { None };
        self.attribute(&issue.key).or_else(any)
    }

    fn attribute(&self, key: &str) -> Option<&str> {
        // To PHP the others are as good as none.
        let is_name = |name: &&str| !matches!(*name, "" | "0");
        find(&self.attributes, key).filter(is_name).or_else(|| self.message(&["attributes.", key]).filter(is_name))
    }
}

/// Whether the `*` of `field.*` can stand for an element's key: it holds no point.
fn is_one_segment(issue: &Issue) -> bool {
    let element = issue.key.strip_prefix(issue.field.name()).and_then(|rest| rest.strip_prefix('.'));
    element.is_some_and(|key| php::find(key, ".").is_none())
}

/// `MessageSelector::choose`: the form of a sentence for a number, of several between `|`. Which languages have more than two forms by
/// number is not known here: what is not said by `{1}` or `[2,*]` is the first for 1, and the second for all others.
fn choose(line: &str, number: i64) -> &str {
    let mut forms = [None; 2];
    let mut rest = Some(line);
    let mut place = 0;
    while let Some(text) = rest {
        let (form, others) = php::split_once(text, "|").map_or((text, None), |(form, others)| (form, Some(others)));
        rest = others;
        let (condition, form) = conditioned(form).unwrap_or(("", form));
        if is_met(condition, number) {
            return form.trim_ascii();
        }
        if let Some(slot) = forms.get_mut(place) {
            *slot = Some(form);
        }
        place += 1;
    }
    forms[usize::from(number != 1)].or(forms[0]).unwrap_or(line)
}

/// `{…}` or `[…]` at the beginning of a form, and what stands behind.
fn conditioned(form: &str) -> Option<(&str, &str)> {
    let inner = form.strip_prefix(['{', '['])?;
    let end = inner.bytes().position(|byte| !matches!(byte, b'-' | b'?' | b'0'..=b'9' | b'*' | b',' | b'.'))?;
    matches!(inner.as_bytes()[end], b'}' | b']').then(|| (&inner[..end], &inner[end + 1..]))
}

fn is_met(condition: &str, number: i64) -> bool {
    let Some((from, to)) = php::split_once(condition, ",") else {
        return integer_of(condition.as_bytes()) == Some(number);
    };
    let least = integer_of(from.as_bytes()).is_some_and(|from| from <= number);
    let most = integer_of(to.as_bytes()).is_some_and(|to| number <= to);
    match (from, to) {
        (_, "*") => least,
        ("*", _) => most,
        _ => least && most,
    }
}

/// Laravel's own sentence; `None` where the issue is of no rule of the server.
fn template_of(issue: &Issue, is_element: bool, profile: Profile) -> Option<&'static str> {
    let row = issue.field.row();
    let rules = if is_element { row.each } else { row.rules };
    let rule = rules.iter().find(|rule| rule.issue_code() == issue.code)?;
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
    use crate::messages::{MORE_ERROR, MORE_ERRORS};
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

    #[test]
    fn min_and_max_of_a_field_stand_for_its_range() {
        let both = [("max_retries.min", "from :min"), ("max_retries.max", "to :max")];
        let of =
            |retries: &str| said(&both, &[], &format!(r#"{{"name":"a","assistant_id":1,"max_retries":{retries}}}"#));
        assert_eq!(of("0"), ["from 1"]);
        assert_eq!(of("9"), ["to 5"]);
        // Laravel fails every bound of what it cannot compare.
        assert_eq!(of("1e400"), ["The max retries field must be an integer.", "from 1", "to 5"]);
        assert_eq!(said(&both[..1], &[], RETRIES), ["The max retries field must be between 1 and 5."]);
        let own = [both[0], both[1], ("max_retries.between", "own")];
        assert_eq!(said(&own, &[], RETRIES), ["own"]);
    }

    #[test]
    fn the_top_level_message_has_laravels_own_keys() {
        let top = |profile, key: &str, body: &str| {
            let words = Words { messages: vec![(key.into(), "<:count>".into())], attributes: vec![] };
            let context = Context { profile, parallel_limit: None };
            let report = validate(&Form::from_body(body.as_bytes(), profile), &context);
            words.top_level(&report, profile)
        };
        let plain = "The given data was invalid.";
        assert_eq!(top(Profile::Documented, plain, "{}"), "<:count>");
        assert_eq!(top(Profile::Laravel8, plain, "{}"), "<:count>");
        assert_eq!(top(Profile::Laravel8, MORE_ERROR, "{}"), plain);
        assert_eq!(top(Profile::Laravel12, MORE_ERROR, "{}"), "The name field is required. <1>");
        assert_eq!(top(Profile::Laravel12, MORE_ERRORS, "{}"), "The name field is required. (and 1 more error)");
        assert_eq!(top(Profile::Laravel12, MORE_ERRORS, r#"{"timezone":1}"#), "The name field is required. <2>");
        assert_eq!(top(Profile::Laravel12, MORE_ERROR, r#"{"name":"a"}"#), "The assistant id field is required.");
    }

    /// Answers of 12.67.
    #[test]
    fn the_top_level_message_has_a_form_for_each_number() {
        let after = |sentence: &str, count: usize| {
            let words = Words {
                messages: [MORE_ERROR, MORE_ERRORS].map(|key| (key.into(), sentence.into())).into(),
                attributes: vec![],
            };
            let issue = crate::validate::issue(Field::Name.row(), IssueCode::Required);
            let mut issues = vec![issue; count + 1];
            for (place, issue) in issues.iter_mut().enumerate().skip(1) {
                issue.message = place.to_string();
            }
            words.top_level(&Report { issues }, Profile::Laravel12)
        };
        // Laravel-Lang's German.
        let german = "(und :count weiterer Fehler)|(und :count weitere Fehler)|(und :count weitere Fehler)";
        assert_eq!(after(german, 1), " (und 1 weiterer Fehler)");
        assert_eq!(after(german, 2), " (und 2 weitere Fehler)");
        let ranges = "{2} zwei |[3,5] wenige|[6,*]viele :COUNT|[*,1]:Count";
        assert_eq!(after(ranges, 1), " 1");
        assert_eq!(after(ranges, 2), " zwei");
        assert_eq!(after(ranges, 5), " wenige");
        assert_eq!(after(ranges, 6), " viele 6");
        assert_eq!(after("{7}a|{8}b|{9}c", 2), " b");
        assert_eq!(after("[x] a", 2), " [x] a");
        assert_eq!(after("a|", 2), " ");
    }

    /// `MessageBag::isUnique`.
    #[test]
    fn equal_sentences_of_a_key_count_once() {
        let words = Words {
            messages: ["integer", "between"].map(|rule| (rule.into(), "Bad".into())).into(),
            attributes: vec![],
        };
        let context = Context { profile: Profile::Laravel12, parallel_limit: None };
        let body = r#"{"name":"a","assistant_id":"x","max_retries":-2.5,"retry_interval":-2.5}"#;
        let form = Form::from_body(body.as_bytes(), context.profile);
        let mut report = validate(&form, &context);
        words.apply(&mut report, &form, &context);
        assert_eq!(report.issues.len(), 5);
        assert_eq!(report.message_count(), 3);
        assert_eq!(words.top_level(&report, context.profile), "Bad (and 2 more errors)");
        assert!(report.errors().0.iter().all(|(_, messages)| *messages == ["Bad"]));
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

    /// As Laravel 12: there `*` is one segment of a key; in a translation's `custom` it is any text.
    #[test]
    fn an_element_whose_key_holds_a_point_is_none_of_the_list() {
        let dotted = r#"{"name":"a","assistant_id":1,"allowed_days":{"a.b":"x"}}"#;
        let plain = ["The selected allowed days.a.b is invalid."];
        assert_eq!(said(&[], &[("allowed_days.*", "Tag")], dotted), plain);
        assert_eq!(said(&[("attributes.allowed_days.*", "Tag")], &[], dotted), plain);
        assert_eq!(said(&[("allowed_days.*.in", "own")], &[], dotted), plain);
        assert_eq!(said(&[("custom.allowed_days.*.in", "custom")], &[], dotted), ["custom"]);
        assert_eq!(said(&[("allowed_days.a.b.in", "own")], &[], dotted), ["own"]);
    }

    #[test]
    fn an_empty_name_is_none() {
        for none in ["", "0"] {
            assert_eq!(
                said(&[], &[("max_retries", none)], RETRIES),
                ["The max retries field must be between 1 and 5."]
            );
            let names = [("attributes.max_retries", "Versuche")];
            assert_eq!(
                said(&names, &[("max_retries", none)], RETRIES),
                ["The Versuche field must be between 1 and 5."]
            );
        }
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
