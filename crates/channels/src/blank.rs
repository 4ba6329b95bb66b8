//! Hearings that are taken out of a run, to see what a decision rested on.

use std::rc::Rc;

use guardline_wire::MessageId;
use guardline_wire::record::Party;

/// Messages, each with who does not take it in. They are said all the same, take their time and cover others; only their
/// hearer goes on as if he had not been listening. Cheap to clone.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Blanks(Rc<[(MessageId, Party)]>);

impl Blanks {
    /// Takes out these hearings.
    pub fn new(hearings: Vec<(MessageId, Party)>) -> Self {
        Self(hearings.into())
    }

    /// Whether a hearing is taken out.
    pub fn cover(&self, message: MessageId, who: Party) -> bool {
        self.0.contains(&(message, who))
    }
}
