//! What there was to choose, as recorded just before the decision.

use guardline_scenario::Prepared;
use guardline_wire::Record;

use super::{Choice, Choosable};
use crate::wording::rung_word;

/// The options of a decision, if the record before it is the look at them that led to it.
pub(super) fn of(decision: &Record, before: Option<&Record>, prepared: &Prepared) -> Option<Choice> {
    match (decision, before?) {
        (Record::Decides { unit, to, .. }, Record::Considers { unit: who, look })
            if who == unit && look.chosen == *to =>
        {
            let rungs = look.menu.iter().map(|rung| (rung.number(), rung_word(*rung)));
            let options = options(rungs, &look.values, &look.probabilities, to.number());
            Some(Choice { precision: look.precision, options })
        }
        (Record::Posture { side, to, .. }, Record::Deliberates { side: who, look })
            if who == side && look.chosen == *to =>
        {
            let postures = look.menu.iter().map(|it| (it.number(), format!("{it}, {}", it.name())));
            let options = options(postures, &look.values, &look.probabilities, to.number());
            Some(Choice { precision: prepared.params().ministry_precision, options })
        }
        _ => None,
    }
}

fn options(
    menu: impl Iterator<Item = (u8, String)>,
    values: &[f64],
    probabilities: &[f64],
    chosen: u8,
) -> Vec<Choosable> {
    let weighed = menu.zip(values).zip(probabilities);
    weighed
        .map(|(((option, name), value), probability)| Choosable {
            option,
            name,
            value: *value,
            probability: *probability,
            chosen: option == chosen,
        })
        .collect()
}
