//! A mechanism with one clause taken back: what holds instead is what holds where nothing was agreed about it.

use crate::clauses::Clause;
use crate::terms::{Interpreter, Orders, RadioTerms, Reply, ServiceHours, Terms};

/// A mechanism without one of its clauses.
#[derive(Clone, PartialEq, Debug)]
pub struct Dropped {
    /// The clause, by its path in the file, such as `lines.hotline.orders`.
    pub clause: String,
    /// The other terms.
    pub terms: Terms,
}

impl Dropped {
    /// Whether there is a path by which the clause can act within the hours or days of an encounter.
    pub fn can_act(&self) -> bool {
        Clause::of(&self.clause).is_some_and(|clause| !clause.acts.is_empty())
    }
}

/// A mechanism without each of its clauses in turn, in the order of a file. A pillar comes before its own clauses. Numbers, such
/// as how soon somebody picks up, are no clauses: there is nothing that they would be without the agreement.
pub fn drop_each(terms: &Terms) -> Vec<Dropped> {
    let mut all = Vec::new();
    let mut without = |clause: String, change: &dyn Fn(&mut Terms)| {
        let mut changed = terms.clone();
        change(&mut changed);
        // What was never agreed on cannot be taken back.
        if changed != *terms {
            changed.name = format!("{} without {clause}", terms.name);
            all.push(Dropped { clause, terms: changed });
        }
    };
    without("aim".into(), &|it| it.aim = None);
    without("scope".into(), &|it| it.scope = None);
    for (place, line) in terms.lines.iter().enumerate() {
        let path = |clause: &str| format!("lines.{}.{clause}", line.id);
        without(format!("lines.{}", line.id), &|it| drop(it.lines.remove(place)));
        without(path("standing_authority"), &|it| it.lines[place].standing_authority = false);
        without(path("orders"), &|it| it.lines[place].orders = Orders::None);
        without(path("prior_consultation_min"), &|it| it.lines[place].prior_consultation_min = 0.0);
        without(path("interpreter"), &|it| it.lines[place].interpreter = Interpreter::None);
        without(path("written"), &|it| it.lines[place].written = false);
        without(path("hours"), &|it| {
            it.lines[place].hours = ServiceHours { from_minute: 0, until_minute: 1440 }
        });
        without(path("check_calls"), &|it| it.lines[place].check_calls.clear());
        without(path("secret"), &|it| it.lines[place].secret = false);
    }
    without("radio".into(), &|it| it.radio = None);
    let mut on_scene = |clause: &str, change: &dyn Fn(&mut RadioTerms)| {
        without(format!("radio.{clause}"), &|it| it.radio.iter_mut().for_each(change));
    };
    on_scene("ship_channel", &|radio| radio.ship_channel = None);
    on_scene("air_channel", &|radio| radio.air_channel = None);
    on_scene("language", &|radio| radio.language.clear());
    on_scene("phrasebook", &|radio| radio.phrasebook = false);
    on_scene("reply", &|radio| radio.reply = Reply::AtDiscretion);
    without("notices".into(), &|it| it.notices = None);
    without("early_warning".into(), &|it| it.early_warning = None);
    for (place, dialogue) in terms.dialogues.iter().enumerate() {
        without(format!("dialogues.{}", dialogue.id), &|it| drop(it.dialogues.remove(place)));
    }
    without("review".into(), &|it| it.review = None);
    without("exit".into(), &|it| it.exit = None);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::full;

    /// Every clause that is taken back is one of the table, and what changes is that clause.
    #[test]
    fn what_is_taken_back_is_a_clause_and_nothing_else_changes() {
        let full = full();
        let dropped = drop_each(&full);
        assert!(dropped.len() >= 15, "{dropped:?}");
        for without in &dropped {
            assert!(Clause::of(&without.clause).is_some(), "{} is no clause", without.clause);
            let terms = Terms { name: full.name.clone(), ..without.terms.clone() };
            let changed: Vec<String> = crate::diff(&full, &terms).into_iter().map(|it| it.clause).collect();
            assert!(!changed.is_empty(), "{}", without.clause);
            for clause in changed {
                assert!(clause.starts_with(&without.clause), "{}: {clause} changes", without.clause);
            }
        }
        let twice: std::collections::BTreeSet<&str> = dropped.iter().map(|it| it.clause.as_str()).collect();
        assert_eq!(twice.len(), dropped.len());
    }

    #[test]
    fn nothing_is_taken_back_from_nothing() {
        assert_eq!(drop_each(&Terms::none()), []);
    }
}
