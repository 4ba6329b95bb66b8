//! Encounters that are played many times.

use std::fmt::Write as _;

use guardline_report::Outcome;
use guardline_scenario::{LoadError, Prepared, Settings, load_texts};
use guardline_units::{Seed, Span};
use rayon::prelude::*;

use super::{From, Read, Row};
use crate::pairs;

const SHIPS_2013: &str = include_str!("../../../../scenarios/2013-01-30-east-china-sea.toml");
const FIGHTERS_2025: &str = include_str!("../../../../scenarios/2025-12-06-southeast-of-okinawa.toml");
pub(super) const TWO_SHIPS: &str = include_str!("two-ships.toml");
const TWO_AIRCRAFT: &str = include_str!("two-aircraft.toml");

/// An encounter, or several that replicates take in turn.
#[derive(Debug)]
pub struct Scene {
    /// Scenario, mechanism and start, for people.
    pub name: &'static str,
    cases: &'static [Case],
    /// Hours until runs end, if not with the scenario's aftermath.
    until_h: Option<u64>,
    /// So many times the runs that were asked for, where what is looked for is rare and runs are short.
    times: u32,
}

/// A scenario, a mechanism, and what is set otherwise than the file says.
#[derive(Debug)]
struct Case {
    text: &'static str,
    mechanism: &'static str,
    sets: &'static [&'static str],
    /// What is added to the file.
    more: fn() -> String,
}

impl Case {
    const fn new(text: &'static str, mechanism: &'static str) -> Self {
        Self { text, mechanism, sets: &[], more: String::new }
    }

    const fn with(self, sets: &'static [&'static str]) -> Self {
        Self { sets, ..self }
    }

    const fn and(self, more: fn() -> String) -> Self {
        Self { more, ..self }
    }

    fn prepared(&self) -> Result<Prepared, LoadError> {
        prepared(format!("{}{}", self.text, (self.more)()), self.mechanism, self.sets)
    }
}

/// A scenario from its text.
pub(super) fn prepared(text: String, mechanism: &str, sets: &[&str]) -> Result<Prepared, LoadError> {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    let loaded = load_texts(&[("scenario.toml".to_owned(), text)], Some(mechanism), &sets)?;
    Ok(Prepared::new(&loaded))
}

/// A scene played to the end of its scenario, as often as was asked for.
const fn scene(name: &'static str, cases: &'static [Case]) -> Scene {
    Scene { name, cases, until_h: None, times: 1 }
}

/// What concerns the encounter only: to the end of it.
const fn encounter(name: &'static str, cases: &'static [Case]) -> Scene {
    Scene { until_h: Some(72), ..scene(name, cases) }
}

/// Six hours of two units that mean no harm.
const fn innocent(name: &'static str, cases: &'static [Case]) -> Scene {
    Scene { until_h: Some(6), times: 5, ..scene(name, cases) }
}

const SHIPS_NONE: Case = Case::new(SHIPS_2013, "none");
const FIGHTERS_NONE: Case = Case::new(FIGHTERS_2025, "none");

pub(super) static CLAIMS: Scene =
    encounter("both radar claims, none, as in the files", &[SHIPS_NONE, FIGHTERS_NONE]);
pub(super) static SHIPS: Scene = encounter("ships 2013, none, R1", &[SHIPS_NONE]);
pub(super) static SHIPS_OBSERVED: Scene =
    encounter("ships 2013, as observed, R1", &[Case::new(SHIPS_2013, "as_observed")]);
pub(super) static FIGHTERS: Scene = encounter("fighters 2025, none, R1", &[FIGHTERS_NONE]);
pub(super) static FIGHTERS_OBSERVED: Scene =
    encounter("fighters 2025, as observed, R1", &[Case::new(FIGHTERS_2025, "as_observed")]);

pub(super) static WEEKS: Scene = scene(
    "both radar claims, each under what there was: 2013 none, 2025 as observed",
    &[SHIPS_NONE, Case::new(FIGHTERS_2025, "as_observed")],
);
pub(super) static WEEKS_2025: Scene =
    scene("fighters 2025, as observed, climate −0.6", &[Case::new(FIGHTERS_2025, "as_observed")]);

const SLOW: &[&str] = &["param.choice.commander_review=12", "param.ministry.review=150"];
const FAST: &[&str] = &["param.choice.commander_review=3", "param.ministry.review=37.5"];
pub(super) static SELDOM: Scene = encounter(
    "both radar claims, none; reviews of commanders and ministries half as often",
    &[Case::new(SHIPS_2013, "none").with(SLOW), Case::new(FIGHTERS_2025, "none").with(SLOW)],
);
pub(super) static OFTEN: Scene = encounter(
    "both radar claims, none; reviews of commanders and ministries twice as often",
    &[Case::new(SHIPS_2013, "none").with(FAST), Case::new(FIGHTERS_2025, "none").with(FAST)],
);
pub(super) static BYSTANDER: Scene =
    encounter("ships 2013, none; a supply ship in radio range", &[SHIPS_NONE.and(supply_ship)]);
pub(super) static CHATTER: Scene = encounter(
    "ships 2013, none; a supply ship calls the destroyer four times an hour, about nothing",
    &[SHIPS_NONE.and(chatter)],
);

const CLOSE: &[&str] = &["units.follower.lat=26.95", "units.follower.task.shadow.range_nm=3.0"];
const NO_TRUST: &[&str] = &["politics.trust=0"];
pub(super) static INNOCENT_SHIPS: Scene =
    innocent("two innocent ships, none, R1, trust 0.4", &[Case::new(TWO_SHIPS, "none")]);
pub(super) static INNOCENT_AIRCRAFT: Scene =
    innocent("two innocent aircraft, none, R1, trust 0.4", &[Case::new(TWO_AIRCRAFT, "none")]);
pub(super) static SUSPICIOUS_SHIPS: Scene =
    innocent("two innocent ships, none, R1, trust 0", &[Case::new(TWO_SHIPS, "none").with(NO_TRUST)]);
pub(super) static SUSPICIOUS_AIRCRAFT: Scene =
    innocent("two innocent aircraft, none, R1, trust 0", &[Case::new(TWO_AIRCRAFT, "none").with(NO_TRUST)]);
pub(super) static CLOSE_SHIPS: Scene = innocent(
    "two innocent ships, none, 3 NM apart (R2), trust 0.4",
    &[Case::new(TWO_SHIPS, "none").with(CLOSE)],
);
pub(super) static CLOSE_AIRCRAFT: Scene = innocent(
    "two innocent aircraft, none, 3 NM apart (R2), trust 0.4",
    &[Case::new(TWO_AIRCRAFT, "none").with(CLOSE)],
);

/// A ship of the destroyer's own side, in radio range of both and of no concern to either.
fn supply_ship() -> String {
    "\n[[units]]\nid = \"supply\"\nside = \"japan\"\nname = \"Supply ship\"\nplatform = \"replenishment_ship\"\nlat = \
     26.75\nlon = 124.42\ncourse = 90\nspeed_kn = 12\ntask = \"transit\"\nbasis = \"assumed\"\n"
        .to_owned()
}

/// The same, which talks to the destroyer every quarter of an hour while it is there.
fn chatter() -> String {
    let mut text = supply_ship();
    for minute in (2..300).step_by(15) {
        let (hour, minute) = (9 + minute / 60, minute % 60);
        let _ = write!(
            text,
            "\n[[injects]]\nid = \"chat_{hour}_{minute}\"\nat = 2013-01-30T{hour:02}:{minute:02}:00+09:00\nacts = [{{ \
             call = {{ from = \"supply\", to = \"destroyer\", channel = \"vhf16\", says = \"talk\" }} }}]\nbasis = \
             \"assumed\"\n"
        );
    }
    text
}

impl Scene {
    /// Plays the scene for `reads`.
    fn play(&self, reads: &[Read], seed: Seed, runs: u32) -> Result<Readings, LoadError> {
        let cases = self.cases.iter().map(Case::prepared).collect::<Result<Vec<_>, _>>()?;
        let one = |replicate: u32| {
            let case = &cases[replicate as usize % cases.len()];
            let end = self.until_h.map_or(case.end(), Span::hours);
            let outcome: Outcome = pairs::outcome(case, Settings { seed, replicate, until: Some(end) }, end);
            reads.iter().map(|read| read(&outcome)).collect()
        };
        Ok((0..runs * self.times).into_par_iter().map(one).collect())
    }
}

/// What each reading says of each replicate, replicate by replicate.
type Readings = Vec<Vec<Option<f64>>>;

/// The scenes of some rows, each played once for all of them.
pub(super) struct Played {
    /// The scene, which of its readings is taken next, and all of them.
    scenes: Vec<(&'static Scene, usize, Readings)>,
}

impl Played {
    /// Plays what the rows need.
    pub(super) fn new(rows: &[&'static Row], seed: Seed, runs: u32) -> Result<Self, LoadError> {
        let mut asked: Vec<(&'static Scene, Vec<Read>)> = Vec::new();
        let needed = rows.iter().flat_map(|row| match row.from {
            From::Share(scene, read) | From::Hours(scene, _, read) | From::Days(scene, _, read) => {
                vec![(scene, read)]
            }
            From::Moved(base, other, read) => vec![(base, read), (other, read)],
            From::Wishes(..) | From::Checks(_) => Vec::new(),
        });
        for (scene, read) in needed {
            match asked.iter_mut().find(|(known, _)| std::ptr::eq(*known, scene)) {
                Some((_, reads)) => reads.push(read),
                None => asked.push((scene, vec![read])),
            }
        }
        let play =
            |(scene, reads): (&'static Scene, Vec<Read>)| Ok((scene, 0, scene.play(&reads, seed, runs)?));
        Ok(Self { scenes: asked.into_iter().map(play).collect::<Result<_, LoadError>>()? })
    }

    /// The next reading of a scene, in the order of the rows.
    pub(super) fn take(&mut self, scene: &'static Scene) -> Vec<Option<f64>> {
        let (_, next, runs) = self
            .scenes
            .iter_mut()
            .find(|(known, ..)| std::ptr::eq(*known, scene))
            .expect("every scene of a row has been played");
        *next += 1;
        runs.iter().map(|readings| readings[*next - 1]).collect()
    }
}
