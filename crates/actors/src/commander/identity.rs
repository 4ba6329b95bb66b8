//! Whom a track is taken for. The longer it is held, the likelier it is mixed up with another of that side; a voice on the
//! radio that gives its name, or a new contact, puts it right.

use guardline_units::{Instant, Span, UnitId};
use guardline_wire::Record;

use super::{Commander, Contact, Deed};
use crate::mind::Mind;

impl Commander {
    /// By which name a track goes.
    pub(super) fn name_of(&self, of: UnitId) -> UnitId {
        self.contacts.get(of).and_then(|contact| contact.taken_for).unwrap_or(of)
    }

    /// Knows for certain who a track is, from now on until the next mistake.
    pub(super) fn make_out(&mut self, of: UnitId, mind: &Mind, deeds: &mut Vec<Deed>) {
        let (by, now) = (self.unit, self.clock);
        let Some(made_out) = self.contacts.get(of).map(|contact| contact.made_out + 1) else { return };
        let mut draw = mind.draws.at(&self.key, "identity", &[of.0.into(), made_out]);
        let rate = mind.params.identity_error;
        let mistaken_from =
            if rate > 0.0 { now + Span::from_hours(draw.exponential(1.0 / rate)) } else { Instant::NEVER };
        let was_taken_for = self.contacts.change(of, |contact| {
            (contact.made_out, contact.mistaken_from) = (made_out, mistaken_from);
            contact.taken_for.take()
        });
        if was_taken_for.flatten().is_some() {
            deeds.push(Deed::Record(Record::TakenFor { by, of, taken_for: of }));
        }
    }

    /// Somebody has given his name on the radio: tracks that go by his, and his own, are made out.
    pub(super) fn hear_name(&mut self, from: UnitId, mind: &Mind, deeds: &mut Vec<Deed>) {
        let wrong = self.contacts.iter().filter(|(of, contact)| {
            contact.taken_for.is_some_and(|taken_for| taken_for == from || **of == from)
        });
        for of in wrong.map(|(of, _)| *of).collect::<Vec<_>>() {
            self.make_out(of, mind, deeds);
        }
    }

    /// Mixes up the tracks whose time has come with another of the same side that is followed as well, if there is one.
    pub(super) fn mix_up(&mut self, mind: &Mind, deeds: &mut Vec<Deed>) {
        let by = self.unit;
        for of in self.contacts.mistaken_by(self.clock) {
            match self.another(of, mind) {
                None => self.make_out(of, mind, deeds),
                Some(taken_for) => {
                    self.contacts.change(of, |contact| contact.taken_for = Some(taken_for));
                    deeds.push(Deed::Record(Record::TakenFor { by, of, taken_for }));
                }
            }
        }
    }

    fn another(&self, of: UnitId, mind: &Mind) -> Option<UnitId> {
        let Contact { side, made_out, .. } = *self.contacts.get(of)?;
        let others = self
            .contacts
            .iter()
            .filter(|(unit, contact)| **unit != of && contact.side == side && contact.followed);
        let others: Vec<UnitId> = others.map(|(unit, _)| *unit).collect();
        if others.is_empty() {
            return None;
        }
        let mut draw = mind.draws.at(&self.key, "identity.other", &[of.0.into(), made_out]);
        Some(others[draw.categorical(&vec![1.0; others.len()])])
    }
}
