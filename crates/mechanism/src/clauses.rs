//! The clauses of a mechanism file, and the paths by which each can act. One table; a test changes every clause of a full
//! file in turn and sees that exactly the views named here say something else.

use serde_json::{Map, Value};

use crate::terms::{Path, Terms};

/// A clause, or a whole pillar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Clause {
    /// Its path in a file; `*` stands for an id.
    pub path: &'static str,
    /// The paths by which it can act. None: it cannot act within the hours or days of an encounter.
    pub acts: &'static [Path],
}

/// What a file says about itself; nothing of it is a clause.
pub(crate) const ABOUT: [&str; 5] = ["format", "name", "basis", "grade", "like"];

macro_rules! clauses {
    ($($path:literal: $($act:ident)*;)*) => { &[$(Clause { path: $path, acts: &[$(Path::$act),*] },)*] };
}

/// The table.
pub const CLAUSES: &[Clause] = clauses! {
    "aim":;
    "aim.purposes":;
    "scope":;
    "scope.area":;
    "scope.parties":;

    // A line has at least a silence, a delay, an authority and an end that is staffed, whatever its terms.
    "lines.*": Reach Comprehension Delay Credibility Authority Conduct Calendar;
    "lines.*.level": Authority;
    "lines.*.declared": Credibility;
    "lines.*.standing_authority": Authority;
    "lines.*.orders": Authority;
    "lines.*.prior_consultation_min": Delay;
    "lines.*.request": Delay;
    "lines.*.relay_min": Delay;
    "lines.*.reply_window_h": Delay;
    "lines.*.circuits": Reach;
    "lines.*.pickup_min": Delay;
    "lines.*.call_min": Delay;
    "lines.*.interpretation": Delay;
    // Without an interpreter nobody waits for his words either.
    "lines.*.interpreter": Comprehension Delay;
    "lines.*.interpreter_call_in_min": Delay;
    "lines.*.redial_min": Delay;
    "lines.*.written": Reach;
    "lines.*.hours": Calendar;
    "lines.*.somebody_else_answers": Authority;
    // A line that is known to fail makes silence on it say less.
    "lines.*.mtbf_d": Reach Credibility;
    "lines.*.mttr_h": Reach Credibility;
    "lines.*.check_calls": Calendar;
    "lines.*.secret": Conduct;
    "lines.*.nominal_silence": Credibility;
    "lines.*.tacit":;

    "radio": Reach Comprehension Conduct;
    "radio.ship_channel": Reach;
    "radio.air_channel": Reach;
    "radio.language": Comprehension;
    "radio.phrasebook": Comprehension Conduct;
    "radio.reply": Conduct;
    "radio.tacit":;

    "notices": Delay Calendar;
    "notices.lead_h": Calendar;
    "notices.distribution_min": Delay;
    "notices.tacit":;

    "early_warning": Conduct;
    "early_warning.reports": Conduct;
    "early_warning.within_h": Conduct;
    "early_warning.tacit":;

    "dialogues.*":;
    "dialogues.*.level":;
    "dialogues.*.every_months":;
    "dialogues.*.tacit":;
    "review":;
    "review.within_d":;
    "review.joint":;
    "review.tacit":;
    "exit":;
    "exit.in_writing":;
    "exit.notice_d":;

    "faith": Conduct;
    "cut": Reach Comprehension Delay Credibility Authority Conduct Calendar;
};

impl Clause {
    /// The row for a clause of a file, such as `lines.hotline.orders`.
    pub fn of(path: &str) -> Option<&'static Self> {
        CLAUSES.iter().find(|clause| {
            let (mut known, mut asked) = (clause.path.split('.'), path.split('.'));
            loop {
                match (known.next(), asked.next()) {
                    (None, None) => return true,
                    (Some(known), Some(asked)) if known == "*" || known == asked => {}
                    _ => return false,
                }
            }
        })
    }
}

/// The pillars of a mechanism, each with its clauses and their values as in a file. What is not agreed on is not there.
pub fn pillars(terms: &Terms) -> Vec<(String, Value)> {
    let Ok(Value::Object(fields)) = serde_json::to_value(terms) else { return Vec::new() };
    let mut pillars = Vec::new();
    for (key, value) in fields {
        match value {
            _ if ABOUT.contains(&key.as_str()) => {}
            Value::Null => {}
            Value::Array(items) if key == "lines" || key == "dialogues" => {
                pillars.extend(items.into_iter().filter_map(|item| {
                    let Value::Object(mut item) = item else { return None };
                    let id = item.remove("id")?;
                    Some((format!("{key}.{}", id.as_str()?), Value::Object(item)))
                }));
            }
            value => pillars.push((key, value)),
        }
    }
    pillars
}

/// The clauses within a pillar, by their full paths; the pillar itself if it is a single value.
pub fn clauses_of(pillar: &str, value: &Value) -> Vec<(String, Value)> {
    let within = |fields: &Map<String, Value>| {
        fields.iter().map(|(key, value)| (format!("{pillar}.{key}"), value.clone())).collect()
    };
    value.as_object().map_or_else(|| vec![(pillar.to_owned(), value.clone())], within)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use guardline_units::Params;

    use super::*;
    use crate::Mechanism;
    use crate::said::{full, said};
    use crate::terms::{
        Area, Channel, Declared, DialogueLevel, Faith, Force, Interpreter, Level, Orders, Purpose, Reply,
        Request, ServiceHours,
    };

    type Change = fn(&mut Terms);

    /// One change for each clause of the table.
    const CHANGES: &[(&str, Change)] = &[
        ("aim", |it| it.aim = None),
        ("aim.purposes", |it| it.aim.as_mut().unwrap().purposes = vec![Purpose::Cooperation]),
        ("scope", |it| it.scope = None),
        ("scope.area", |it| it.scope.as_mut().unwrap().area = Area::Silent),
        ("scope.parties", |it| it.scope.as_mut().unwrap().parties = vec![Force::CoastGuard]),
        ("lines.*", |it| it.lines.clear()),
        ("lines.*.level", |it| it.lines[0].level = Level::DutyOfficer),
        ("lines.*.declared", |it| it.lines[0].declared = Declared::Suspended),
        ("lines.*.standing_authority", |it| it.lines[0].standing_authority ^= true),
        ("lines.*.orders", |it| it.lines[0].orders = Orders::DoNotAnswer),
        ("lines.*.prior_consultation_min", |it| it.lines[0].prior_consultation_min = 0.0),
        ("lines.*.request", |it| it.lines[0].request = Request::Ring),
        ("lines.*.relay_min", |it| it.lines[0].relay_min += 1.0),
        ("lines.*.reply_window_h", |it| it.lines[0].reply_window_h += 1.0),
        ("lines.*.circuits", |it| it.lines[0].circuits += 1),
        ("lines.*.pickup_min", |it| it.lines[0].pickup_min += 1.0),
        ("lines.*.call_min", |it| it.lines[0].call_min += 1.0),
        ("lines.*.interpretation", |it| it.lines[0].interpretation += 1.0),
        ("lines.*.interpreter", |it| it.lines[0].interpreter = Interpreter::None),
        ("lines.*.interpreter_call_in_min", |it| it.lines[0].interpreter_call_in_min += 1.0),
        ("lines.*.redial_min", |it| it.lines[0].redial_min += 1.0),
        ("lines.*.written", |it| it.lines[0].written ^= true),
        ("lines.*.hours", |it| it.lines[0].hours = ServiceHours { from_minute: 0, until_minute: 1440 }),
        ("lines.*.somebody_else_answers", |it| it.lines[0].somebody_else_answers ^= true),
        ("lines.*.mtbf_d", |it| it.lines[0].mtbf_d += 1.0),
        ("lines.*.mttr_h", |it| it.lines[0].mttr_h += 1.0),
        ("lines.*.check_calls", |it| it.lines[0].check_calls.clear()),
        ("lines.*.secret", |it| it.lines[0].secret ^= true),
        ("lines.*.nominal_silence", |it| it.lines[0].nominal_silence[1] += 0.1),
        ("lines.*.tacit", |it| it.lines[0].tacit ^= true),
        ("radio", |it| it.radio = None),
        ("radio.ship_channel", |it| it.radio.as_mut().unwrap().ship_channel = Some(Channel::Vhf06)),
        ("radio.air_channel", |it| it.radio.as_mut().unwrap().air_channel = None),
        ("radio.language", |it| it.radio.as_mut().unwrap().language = "en".into()),
        ("radio.phrasebook", |it| it.radio.as_mut().unwrap().phrasebook ^= true),
        ("radio.reply", |it| it.radio.as_mut().unwrap().reply = Reply::AtDiscretion),
        ("radio.tacit", |it| it.radio.as_mut().unwrap().tacit ^= true),
        ("notices", |it| it.notices = None),
        ("notices.lead_h", |it| it.notices.as_mut().unwrap().lead_h += 1.0),
        ("notices.distribution_min", |it| it.notices.as_mut().unwrap().distribution_min += 1.0),
        ("notices.tacit", |it| it.notices.as_mut().unwrap().tacit ^= true),
        ("early_warning", |it| it.early_warning = None),
        ("early_warning.reports", |it| it.early_warning.as_mut().unwrap().reports += 1),
        ("early_warning.within_h", |it| it.early_warning.as_mut().unwrap().within_h += 1.0),
        ("early_warning.tacit", |it| it.early_warning.as_mut().unwrap().tacit ^= true),
        ("dialogues.*", |it| it.dialogues.clear()),
        ("dialogues.*.level", |it| it.dialogues[0].level = DialogueLevel::Leaders),
        ("dialogues.*.every_months", |it| it.dialogues[0].every_months += 1.0),
        ("dialogues.*.tacit", |it| it.dialogues[0].tacit ^= true),
        ("review", |it| it.review = None),
        ("review.within_d", |it| it.review.as_mut().unwrap().within_d += 1.0),
        ("review.joint", |it| it.review.as_mut().unwrap().joint ^= true),
        ("review.tacit", |it| it.review.as_mut().unwrap().tacit ^= true),
        ("exit", |it| it.exit = None),
        ("exit.in_writing", |it| it.exit.as_mut().unwrap().in_writing ^= true),
        ("exit.notice_d", |it| it.exit.as_mut().unwrap().notice_d += 1.0),
        ("faith", |it| it.faith = Faith::Bad),
        ("cut", |it| it.cut = Path::ALL.to_vec()),
    ];

    #[test]
    fn each_clause_changes_what_the_views_named_beside_it_say_and_nothing_else() {
        let params = Params::default();
        let whole = Mechanism::new(full(), &params);
        assert!(CHANGES.iter().map(|(path, _)| *path).eq(CLAUSES.iter().map(|clause| clause.path)));
        for (clause, (path, change)) in CLAUSES.iter().zip(CHANGES) {
            let mut terms = full();
            change(&mut terms);
            assert_ne!(terms, full(), "{path}: nothing was changed");
            let changed = Mechanism::new(terms, &params);
            let speaks = |view: &Path| said(&whole, *view) != said(&changed, *view);
            let acts: Vec<_> = Path::ALL.into_iter().filter(speaks).collect();
            let named: BTreeSet<_> = clause.acts.iter().copied().collect();
            assert_eq!(acts, named.into_iter().collect::<Vec<_>>(), "{path}");
        }
    }

    #[test]
    fn every_clause_of_a_file_has_a_row() {
        let mut met = BTreeSet::new();
        for (pillar, value) in pillars(&full()) {
            met.insert(Clause::of(&pillar).expect(&pillar).path);
            for (clause, _) in clauses_of(&pillar, &value) {
                met.insert(Clause::of(&clause).expect(&clause).path);
            }
        }
        assert_eq!(met, CLAUSES.iter().map(|clause| clause.path).collect());
        assert!(Clause::of("lines.hotline").is_some() && Clause::of("lines").is_none());
        assert!(Clause::of("lines.hotline.orders.more").is_none());
    }
}
