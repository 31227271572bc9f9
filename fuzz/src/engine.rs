//! A request body in each profile: a verdict in the documented shape, what an accepted form means, and the shortcut's word on the same bytes.

use super::decoder::write;
use outbound_campaign::account::{Account, unchecked};
use outbound_campaign::contract::fields::CampaignField as Field;
use outbound_campaign::contract::request::{CreateCampaign, write_campaign};
use outbound_campaign::form::{Form, Slot};
use outbound_campaign::lines;
use outbound_campaign::profile::Profile;
use outbound_campaign::report::{IssueCode, PathStep, Report};
use outbound_campaign::review::review;
use outbound_campaign::rules::{Context, timezone};
use outbound_campaign::shortcut;
use outbound_campaign::validate::{validate, validated};

/// Judges the body; panics where a law is broken.
pub fn hold(body: &[u8]) {
    let reports = Profile::ALL.map(|profile| hold_in(profile, body));
    assert_eq!(reports[0], reports[2], "the documented profile has the rules and words of laravel-12");
}

fn hold_in(profile: Profile, body: &[u8]) -> Report {
    let form = Form::from_body(body, profile);
    let mut last = Report::default();
    for parallel_limit in [Some(1), None, Some(10)] {
        let context = Context { profile, parallel_limit };
        let report = validate(&form, &context);
        documented_shape(&report, profile);
        // On a refused form too: both say what is said of the rest.
        review(&form, &report);
        unchecked(&form, &Account::default(), &report);
        if report.is_ok() {
            means_the_same(&form, &context);
        }
        last = report;
    }
    let again = Form::from_body(text_of(&form).as_bytes(), profile);
    assert_eq!(again, form, "what the middleware made of a form it leaves as it is");
    shortcut_agrees(body, &Context { profile, parallel_limit: Some(10) });
    last
}

/// What every reader of a verdict relies on.
fn documented_shape(report: &Report, profile: Profile) {
    assert_eq!(report.is_ok(), report.message(profile).is_empty());
    for issue in &report.issues {
        let name = issue.field.name();
        let element = issue.key.strip_prefix(name).expect("a key begins with its field");
        assert!(element.is_empty() || element.starts_with('.'), "{}", issue.key);
        assert_eq!(issue.path.len(), 1 + usize::from(!element.is_empty()));
        assert_eq!(issue.path[0], PathStep::Key(name.into()));
        assert!(!issue.message.is_empty());
    }
    let errors = report.errors().0;
    let mut keys: Vec<&str> = errors.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(errors.iter().map(|(_, messages)| messages.len()).sum::<usize>(), report.issues.len());
    keys.sort_unstable();
    assert!(keys.windows(2).all(|pair| pair[0] != pair[1]), "a key stands once: {keys:?}");
}

/// The request of an accepted form is accepted, and is the same campaign.
fn means_the_same(form: &Form, context: &Context) {
    validated(form, context);
    let mut body = String::new();
    write_campaign(&mut body, form);
    let again = Form::from_body(body.as_bytes(), context.profile);
    let report = validate(&again, context);
    assert!(report.is_ok(), "{body}: {report:?}");
    assert_eq!(CreateCampaign::from_accepted(&again), CreateCampaign::from_accepted(form), "{body}");
    let mut twice = String::new();
    write_campaign(&mut twice, &again);
    assert_eq!(twice, body);
    assert!(serde_json::from_str::<serde_json::Value>(&body).is_ok(), "{body}");
}

fn text_of(form: &Form) -> String {
    let mut text = String::from("{");
    for field in Field::ALL {
        if let Slot::Present(value) = form.slot(field) {
            text.push_str(if text.len() > 1 { ",\"" } else { "\"" });
            text.push_str(field.name());
            text.push_str("\":");
            write(&mut text, value);
        }
    }
    text.push('}');
    text
}

/// Where the shortcut says anything of a row, the engine says the same.
fn shortcut_agrees(body: &[u8], context: &Context) {
    for line in lines::lines(body, timezone::LIST.as_bytes(), false) {
        let Some(row) = line.row else { continue };
        let report = validate(&Form::from_body(line.bytes, context.profile), context);
        let misfits = shortcut::misfits(&row.shapes, context.parallel_limit.unwrap_or(i64::MAX));
        let broken = shortcut::broken(&row.shapes, misfits, row.letters, context);
        if misfits != 0 && broken == 0 {
            // The engine has to be asked.
            return;
        }
        let rules = (0..32).filter(|place| broken >> place & 1 == 1).filter_map(shortcut::rule_at);
        let mut expected: Vec<(Field, Option<u32>, IssueCode)> =
            rules.map(|(row, rule)| (row.field, None, rule.issue_code())).collect();
        for (field, places, code) in [
            (Field::AllowedDays, row.strange_days, IssueCode::In),
            (Field::PhoneNumberIds, row.repeated_ids, IssueCode::Distinct),
        ] {
            expected.extend((0..32).filter(|place| places >> place & 1 == 1).map(|place| (field, Some(place), code)));
        }
        let place = |path: &[PathStep]| match path.get(1) {
            Some(PathStep::Key(key)) => panic!("the shortcut knows no keys: {key}"),
            Some(PathStep::Index(place)) => Some(*place),
            None => None,
        };
        let found: Vec<_> = report.issues.iter().map(|issue| (issue.field, place(&issue.path), issue.code)).collect();
        assert_eq!(expected, found, "the shortcut beside the engine");
    }
}
