//! Disputes in words: what ministries do in them, what they learn of each other, and what moves their accounts.

use guardline_units::Side;
use guardline_wire::Record;
use guardline_wire::record::News;

use super::keys::clue_key;
use super::{Names, move_key, percent};
use crate::say;

impl Names {
    /// A record of a dispute, or of what becomes public.
    pub(super) fn dispute(&self, record: &Record) -> String {
        match record {
            Record::Publishes { side } => say!(self, "record-publishes", side = self.side(*side)),
            Record::Account { side, about, fault, clue, .. } => say!(
                self,
                "record-account",
                ministry = self.ministry(*side),
                about = self.side(*about),
                fault = percent(*fault),
                clue = self.word(clue_key(*clue))
            ),
            Record::Opens { side, about } => {
                say!(self, "record-opens", ministry = self.ministry(*side), about = self.side(*about))
            }
            Record::CrewSays { side, unit, did, after } => {
                let key = if *did { "record-crew-something" } else { "record-crew-nothing" };
                let (ministry, unit) = (self.ministry(*side), self.unit(*unit));
                say!(self, key, ministry = ministry, unit = unit, after = *after)
            }
            Record::Disputes { side, about, chosen, .. } => {
                let (ministry, decides) = (self.ministry(*side), self.word(move_key(*chosen)));
                say!(
                    self,
                    "record-disputes",
                    ministry = ministry,
                    about = self.side(*about),
                    decides = decides
                )
            }
            Record::Does { side, about, what } => {
                let (ministry, does) = (self.ministry(*side), self.word(move_key(*what)));
                say!(self, "record-does", ministry = ministry, about = self.side(*about), does = does)
            }
            Record::Meets { incident: false } => self.word("record-meets-nothing"),
            Record::Meets { incident: true } => self.word("record-meets-wrong"),
            Record::Settles { one, other } => {
                say!(self, "record-settles", one = self.side(*one), other = self.side(*other))
            }
            Record::Learns { side, news } => self.news(*side, news),
            // Every other record is told elsewhere.
            _ => String::new(),
        }
    }

    /// What comes to a ministry's knowledge of what others do.
    fn news(&self, side: Side, news: &News) -> String {
        let side = self.side(side);
        match news {
            News::Posture { of, posture } => {
                say!(self, "news-posture", side = side, of = self.side(*of), posture = *posture)
            }
            News::Published => say!(self, "news-published", side = side),
            News::Disclosed => say!(self, "news-disclosed", side = side),
            News::Moved { of, what, fault } => {
                let (of, does, fault) = (self.side(*of), self.word(move_key(*what)), percent(*fault));
                say!(self, "news-moved", side = side, of = of, does = does, fault = fault)
            }
            News::Evidence { of, fault } => {
                say!(self, "news-evidence", side = side, of = self.side(*of), fault = percent(*fault))
            }
            News::Threatens => say!(self, "news-threatens", side = side),
            News::Mediates => say!(self, "news-mediates", side = side),
        }
    }
}
