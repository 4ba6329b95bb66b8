//! What there was to choose, as recorded just before the decision, or before its preparation began.

use guardline_scenario::Prepared;
use guardline_units::{ActorId, Instant};
use guardline_wire::Record;

use super::{Choice, Choosable};
use crate::wording::{Names, move_key};

/// The options of a decision, if there is a record of the look at them that led to it, and when that was. A move in a
/// dispute may have been chosen long before it is made; anything else follows its look at once.
pub(super) fn of<'a>(
    decision: &Record,
    before: impl Iterator<Item = (Instant, ActorId, &'a Record)>,
    prepared: &Prepared,
    names: &Names,
) -> Option<(Instant, Choice)> {
    let looks = |record: &Record| match (decision, record) {
        (Record::Does { side, about, what }, Record::Disputes { side: who, about: of, chosen, .. }) => {
            (side, about, what) == (who, of, chosen)
        }
        (Record::Does { .. }, _) => false,
        _ => true,
    };
    let (at, _, look) = before.filter(|(.., record)| looks(record)).last()?;
    Some((at, weighed(decision, look, prepared, names)?))
}

fn weighed(decision: &Record, look: &Record, prepared: &Prepared, names: &Names) -> Option<Choice> {
    match (decision, look) {
        (Record::Decides { unit, to, .. }, Record::Considers { unit: who, look })
            if who == unit && look.chosen == *to =>
        {
            let rungs = look.menu.iter().map(|rung| (rung.number(), names.rung(*rung)));
            let options = options(rungs, &look.values, &look.probabilities, to.number());
            Some(Choice { precision: look.precision, options })
        }
        (Record::Posture { side, to, .. }, Record::Deliberates { side: who, look })
            if who == side && look.chosen == *to =>
        {
            let postures = look.menu.iter().map(|it| (it.number(), names.posture(*it)));
            let options = options(postures, &look.values, &look.probabilities, to.number());
            Some(Choice { precision: prepared.params().ministry_precision, options })
        }
        (Record::Does { what, .. }, Record::Disputes { menu, values, shares, .. }) => {
            let moves = menu.iter().map(|it| (*it as u8, names.word(move_key(*it))));
            let options = options(moves, values, shares, *what as u8);
            Some(Choice { precision: prepared.params().dispute_precision, options })
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
