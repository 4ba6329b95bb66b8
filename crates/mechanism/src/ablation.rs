//! Ablations: one thing that words or conduct can do, taken away from every mechanism alike, to see what is left of an
//! effect without it. An ablation sets parameters and does nothing else; this is the one place that says which.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use guardline_units::Params;
use guardline_units::params::ParameterError;

/// What is taken away.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ablation {
    /// All words are disbelieved: no credibility, no expectation of a step back, no notice, no cover.
    Words,
    /// Nobody expects a step back that was announced.
    Announcements,
    /// Calls on the scene are answered as on a guard channel, whatever is ordered.
    Willingness,
    /// Intentions are kept, and expected to be kept, as where words are free, whatever phrases are agreed.
    IntentionKeeping,
    /// Every channel is believed as much as the guard channel is without any trust.
    Credibility,
    /// A benign explanation spares no cost before an audience.
    Cover,
    /// Whoever states an intention helps nobody to keep clear of him.
    ManoeuvreInformation,
}

impl Ablation {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Words,
        Self::Announcements,
        Self::Willingness,
        Self::IntentionKeeping,
        Self::Credibility,
        Self::Cover,
        Self::ManoeuvreInformation,
    ];

    /// The two that leave every conduct table at the values of a guard channel.
    pub const CONDUCT: [Self; 2] = [Self::Willingness, Self::IntentionKeeping];

    /// Its name on the command line and in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Announcements => "announcements",
            Self::Willingness => "willingness",
            Self::IntentionKeeping => "intention_keeping",
            Self::Credibility => "credibility",
            Self::Cover => "cover",
            Self::ManoeuvreInformation => "manoeuvre_information",
        }
    }

    /// What is left without it, in a sentence.
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Words => {
                "all words are disbelieved: no credibility, no step back expected, no notice, no cover"
            }
            Self::Announcements => "nobody expects a step back that was announced",
            Self::Willingness => "calls on the scene are answered as on a guard channel, whatever is ordered",
            Self::IntentionKeeping => {
                "intentions are kept, and expected to be kept, as where words are free, whatever phrases are agreed"
            }
            Self::Credibility => "every channel is believed as much as the guard channel is at trust 0",
            Self::Cover => "a benign explanation spares no cost before an audience",
            Self::ManoeuvreInformation => "a stated intention helps nobody to keep clear",
        }
    }

    /// Takes it away. Values are those at which the path carries nothing, which may lie outside the range of a parameter.
    ///
    /// # Errors
    /// If the model has no such path.
    pub fn apply(self, p: &mut Params) -> Result<(), ParameterError> {
        match self {
            Self::Words => {
                believe_all(p, 0.0);
                p.notice_gain = 1.0;
                Self::Announcements.apply(p)?;
                Self::Cover.apply(p)?;
            }
            Self::Announcements => (p.expect_radio, p.expect_line) = (0.0, 0.0),
            Self::Willingness => {
                p.reply_agreed_innocent = p.reply_guard_innocent;
                p.reply_agreed_probe = p.reply_guard_probe;
                p.reply_agreed_hostile = p.reply_guard_hostile;
            }
            Self::IntentionKeeping => {
                p.kept_phrase_innocent = p.kept_free_innocent;
                p.kept_phrase_probe = p.kept_free_probe;
                p.kept_phrase_hostile = p.kept_free_hostile;
            }
            Self::Credibility => believe_all(p, p.credibility_radio),
            Self::Cover => p.cover = 0.0,
            // At 1 the chance of a late reaction is the same with and without the information.
            Self::ManoeuvreInformation => p.set("ladder.manoeuvre_information", 1.0)?,
        }
        Ok(())
    }
}

/// The same credibility on every channel, whatever the trust and whoever has reported.
fn believe_all(p: &mut Params, credibility: f64) {
    (p.credibility_radio, p.credibility_radio_slope) = (credibility, 0.0);
    (p.credibility_line, p.credibility_line_slope) = (credibility, 0.0);
    p.credibility_unreported = 1.0;
    p.credibility_embassy = credibility;
    p.third_party_credibility = credibility;
}

#[cfg(test)]
mod tests {
    use guardline_units::params::PARAMETERS;

    use super::*;
    use crate::said::{full, said};
    use crate::{Mechanism, Path};

    /// What each ablation may touch: parameters by the beginnings of their names, and the one view that may speak otherwise.
    const TOUCHES: &[(Ablation, &[&str], Option<Path>)] = &[
        (
            Ablation::Words,
            &[
                "credibility.",
                "choice.expect.radio",
                "choice.expect.line",
                "choice.cover",
                "belief.notice_gain",
            ],
            Some(Path::Credibility),
        ),
        (Ablation::Announcements, &["choice.expect.radio", "choice.expect.line"], None),
        (Ablation::Willingness, &["conduct.reply.agreed."], Some(Path::Conduct)),
        (Ablation::IntentionKeeping, &["conduct.kept.phrase."], Some(Path::Conduct)),
        (Ablation::Credibility, &["credibility."], Some(Path::Credibility)),
        (Ablation::Cover, &["choice.cover"], None),
    ];

    fn under(ablation: Ablation) -> Params {
        let mut params = Params::default();
        ablation.apply(&mut params).unwrap();
        params
    }

    #[test]
    fn each_ablation_touches_what_it_takes_away_and_nothing_else() {
        let (before, whole) = (Params::default(), Mechanism::new(full(), &Params::default()));
        for (ablation, names, view) in TOUCHES {
            let after = under(*ablation);
            let changed = PARAMETERS.iter().filter(|row| before.get(row.name) != after.get(row.name));
            let changed: Vec<_> = changed.map(|row| row.name).collect();
            let is_named = |name: &&str| names.iter().any(|start| name.starts_with(start));
            assert!(changed.iter().all(is_named), "{ablation:?} also changed {changed:?}");
            for start in *names {
                assert!(changed.iter().any(|name| name.starts_with(start)), "{ablation:?} left {start}");
            }
            let ablated = Mechanism::new(full(), &after);
            for path in Path::ALL {
                let differs = said(&whole, path) != said(&ablated, path);
                assert_eq!(differs, *view == Some(path), "{ablation:?}: {path:?}");
            }
        }
    }

    #[test]
    fn what_is_taken_away_is_away() {
        let words = Mechanism::new(full(), &under(Ablation::Words));
        let believed = |mechanism: &Mechanism| {
            let view = mechanism.credibility();
            let radio_and_line = [view.radio(0.8), view.line(0.8, true), view.line(0.8, false)];
            [radio_and_line.map(f64::to_bits), [view.embassy(), view.third_party(), 0.0].map(f64::to_bits)]
        };
        let all = |c: f64| [[c; 3].map(f64::to_bits), [c, c, 0.0].map(f64::to_bits)];
        assert_eq!(believed(&words), all(0.0));
        let credibility = Mechanism::new(full(), &under(Ablation::Credibility));
        assert_eq!(believed(&credibility), all(Params::default().credibility_radio));

        let none = Mechanism::new(crate::Terms::none(), &Params::default());
        let willing = Mechanism::new(full(), &under(Ablation::Willingness));
        let bits = |shares: [f64; 3]| shares.map(f64::to_bits);
        assert_eq!(bits(willing.conduct().reply()), bits(none.conduct().reply()));
        let kept = Mechanism::new(full(), &under(Ablation::IntentionKeeping));
        assert_eq!(bits(kept.conduct().keeps_intention()), bits(none.conduct().keeps_intention()));
    }

    #[test]
    fn names_are_those_of_files() {
        for ablation in Ablation::ALL {
            assert_eq!(serde_json::to_value(ablation).unwrap(), ablation.name());
        }
    }
}
