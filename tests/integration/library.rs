//! What the encounters that come with the program are held to together.

use std::collections::BTreeSet;

use guardline::lab::{distances, ends};
use guardline::scenario::{Loaded, accusations, load};
use guardline::units::{Language, Seed, Text};

use crate::support::{prepared, scenarios};

const LANGUAGES: [Language; 3] = [Language::En, Language::Zh, Language::Ja];

fn loaded() -> Vec<Loaded> {
    scenarios().iter().map(|path| load(path, None, &[]).unwrap_or_else(|error| panic!("{error}"))).collect()
}

#[test]
fn every_file_is_fine_as_it_is() {
    for (path, loaded) in scenarios().iter().zip(loaded()) {
        assert!(loaded.warnings.is_empty(), "{}: {}", path.display(), loaded.warnings);
    }
}

/// Of the incidents between China and Japan, each counted once, neither is the accused in more than three of five.
#[test]
fn neither_side_is_always_the_accused() {
    let loaded = loaded();
    let counted = accusations(loaded.iter().map(|it| &it.scenario));
    let counted = counted.iter().find(|it| it.sides == ["china", "japan"]).expect("there are such incidents");
    assert!(counted.incidents >= 7, "{counted:?}");
    assert!(counted.shares.iter().all(|share| (0.2..=0.6).contains(share)), "{counted:?}");
    assert!((counted.shares.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{counted:?}");
}

/// Each can be taught with, in each language, and each of its objectives is what some inject is for.
#[test]
fn each_is_something_to_teach_with() {
    let everywhere = |text: &Text, what: &str| {
        let versions: BTreeSet<&str> = LANGUAGES.iter().map(|it| text.in_language(*it)).collect();
        assert_eq!(versions.len(), LANGUAGES.len(), "{what}: {versions:?}");
    };
    for (path, loaded) in scenarios().iter().zip(loaded()) {
        let (name, scenario) = (path.display().to_string(), loaded.scenario);
        let teaching = scenario.teaching.unwrap_or_else(|| panic!("{name} has nothing for teaching"));
        let fictional = scenario.fictional.map_or_else(Vec::new, |it| vec![it.title, it.summary]);
        assert!(fictional.is_empty() == scenario.invented, "{name} cannot do without real names");
        assert!(teaching.notice.len() >= 2 && teaching.discuss.len() >= 2, "{name}");
        let objectives = scenario.objectives.iter().map(|it| &it.text);
        let others = [&scenario.title, &scenario.summary, &teaching.what].into_iter().chain(&fictional);
        let all = teaching.notice.iter().chain(&teaching.discuss).chain(objectives).chain(others);
        all.for_each(|text| everywhere(text, &name));
        assert!(!scenario.objectives.is_empty(), "{name}");
        let aimed: BTreeSet<_> = scenario.injects.iter().filter_map(|it| it.objective.as_deref()).collect();
        for objective in &scenario.objectives {
            assert!(aimed.contains(objective.id.as_str()), "{name}: nothing is for {}", objective.id);
        }
        let named: String = fictional.iter().map(|text| text.in_language(Language::En)).collect();
        for real in ["China", "Chinese", "Japan", "United States", "Soviet", "Okinawa", "Walker", "Cowpens"] {
            assert!(!named.contains(real), "{name}: {real} is a real name");
        }
        assert!(
            scenario.claims.iter().map(|it| &it.side).collect::<BTreeSet<_>>().len() == 2,
            "{name}: one account"
        );
    }
}

/// No two give the same spread of highest rung and time to de-escalate. With few runs distances come out larger than they are,
/// and what is held to here is more than what `examples/library.rs` holds to with many.
#[test]
fn no_two_are_the_same_encounter() {
    let paths = scenarios();
    let sampled: Vec<_> = paths.iter().map(|path| ends(&prepared(path, None, &[]), Seed(1), 150)).collect();
    let distances = distances(&sampled);
    for (one, row) in distances.iter().enumerate() {
        for (other, distance) in row.iter().enumerate().take(one) {
            assert!(*distance > 0.1, "{distance}: {} and {}", paths[one].display(), paths[other].display());
        }
    }
}
