//! Sets of moves.

use serde::{Serialize, Serializer};

use guardline_wire::dispute::Move;

/// A set of moves, a bit for each: a dispute asks at every look for most of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Moves(u16);

impl Moves {
    /// The bits, the first move lowest.
    pub(super) const fn bits(self) -> u64 {
        self.0 as u64
    }

    pub(super) const fn contains(self, what: Move) -> bool {
        self.0 >> what as u16 & 1 == 1
    }

    /// Takes a move in; false if it was there already.
    pub(super) const fn insert(&mut self, what: Move) -> bool {
        let news = !self.contains(what);
        self.0 |= 1 << what as u16;
        news
    }
}

/// As the list of them, in order.
impl Serialize for Moves {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all: Vec<Move> = Move::ALL.into_iter().filter(|what| self.contains(*what)).collect();
        all.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_taken_in() {
        let mut moves = Moves::default();
        assert!(moves.insert(Move::Mediate) && moves.insert(Move::Silence) && !moves.insert(Move::Mediate));
        let all: Vec<Move> = Move::ALL.into_iter().filter(|what| moves.contains(*what)).collect();
        assert_eq!(all, [Move::Silence, Move::Mediate]);
        assert_eq!(moves.bits(), 1 << 12 | 1);
    }
}
