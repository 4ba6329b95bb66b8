//! Who decides for commanders.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_actors::{Bully, Grit, Logit, Seat, TitForTat};

/// Who decides for commanders.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChooserFile {
    /// The model's own chooser: the better option is taken more often.
    #[default]
    Model,
    /// Answers in kind.
    TitForTat,
    /// Steps down unasked and waits, up to three times.
    Grit,
    /// Pushes on where the other gives way.
    Bully,
}

impl ChooserFile {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Model, Self::TitForTat, Self::Grit, Self::Bully];

    /// A seat for one commander.
    pub fn seat(self) -> Box<dyn Seat> {
        match self {
            Self::Model => Box::new(Logit),
            Self::TitForTat => Box::new(TitForTat),
            Self::Grit => Box::new(Grit::default()),
            Self::Bully => Box::new(Bully),
        }
    }
}
