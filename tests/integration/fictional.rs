//! Under other names everything happens as it did, and nobody is named.

use guardline::scenario::{Prepared, fictional, load};
use guardline::units::Language;

use crate::support::{guardline, root, run, scenarios, stderr, stdout};

/// Names of states and peoples that scenarios are about, and of their forces, in the languages of the program.
const NAMED: [&str; 22] = [
    "China",
    "Chinese",
    "Japan",
    "Soviet",
    "Russia",
    "America",
    "United States",
    "Beijing",
    "Tokyo",
    "Moscow",
    "Washington",
    "PLA",
    "JMSDF",
    "JASDF",
    "JST",
    "中国",
    "日本",
    "苏联",
    "ソ連",
    "美国",
    "米国",
    "Senkaku",
];

#[test]
fn everything_happens_as_it_did() {
    for path in scenarios() {
        let real = load(&path, None, &[]).unwrap();
        let other = fictional(&real, None).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(real.scenario.units.len(), other.scenario.units.len());
        for seed in [1, 5] {
            let (real, _) = run(&Prepared::new(&real), seed);
            let (other, _) = run(&Prepared::new(&other), seed);
            assert_eq!(real.trace, other.trace, "{} under seed {seed}", path.display());
        }
    }
}

/// Settings that name units by their old ids still do what they say.
#[test]
fn settings_are_taken_over() {
    let path = root("scenarios/2013-01-30-east-china-sea.toml");
    let sets = ["units.frigate.speed_kn=9", "mechanism.cut=[]", "param.belief.trust=0.4"].map(str::to_owned);
    let real = load(&path, Some("as_designed"), &sets).unwrap();
    let other = fictional(&real, Some("as_designed")).unwrap();
    assert_eq!(run(&Prepared::new(&real), 2).0.trace, run(&Prepared::new(&other), 2).0.trace);
    assert_eq!(other.sets, ["mechanism.cut=[]"]);
}

#[test]
fn nobody_is_named() {
    let folder = tempfile::tempdir().unwrap();
    for path in scenarios() {
        let file = path.display().to_string();
        let real = load(&path, None, &[]).unwrap().scenario;
        if real.invented {
            continue;
        }
        let journal = folder.path().join(path.file_name().unwrap()).with_extension("jsonl");
        let journal_name = journal.display().to_string();
        let runs: [&[&str]; 5] = [
            &["run", &file, "--fictional", "--journal", &journal_name],
            &["run", &file, "--fictional", "--lang", "zh"],
            &["run", &file, "--fictional", "--format", "json"],
            &["show", &file, "--fictional", "--lang", "ja"],
            &["show", &file, "--fictional", "--format", "json"],
        ];
        let mut said = String::new();
        for words in runs {
            let output = guardline(&root(""), words);
            assert!(output.status.success(), "{}", stderr(&output));
            said.push_str(&stdout(&output));
        }
        let header = std::fs::read_to_string(&journal).unwrap();
        said.push_str(header.lines().next().unwrap());
        let languages = [Language::En, Language::Zh, Language::Ja];
        let texts = real.units.iter().map(|it| &it.name).chain(real.sides.iter().flat_map(|it| [&it.name]));
        let texts = texts.chain([&real.title, &real.place.name]);
        let names = texts.flat_map(|text| languages.map(|language| text.in_language(language).to_owned()));
        for name in names.chain(NAMED.map(str::to_owned)).filter(|name| !name.is_empty()) {
            assert!(!said.contains(&name), "{file}: `{name}` is named: {}", around(&said, &name));
        }
        for id in real.sides.iter().map(|it| it.id.as_str()) {
            assert!(!said.contains(&format!("\"{id}\"")), "{file}: {id}");
        }
        let replay = guardline(&root(""), &["replay", &journal_name]);
        assert!(replay.status.success(), "{}", stderr(&replay));
    }
}

fn around(text: &str, name: &str) -> String {
    let at = text.find(name).unwrap_or(0);
    let start = text.floor_char_boundary(at.saturating_sub(60));
    let end = text.floor_char_boundary((at + 80).min(text.len()));
    text[start..end].to_owned()
}

/// Whoever plays sits for nobody real, unless he asks for it; the ids of the file name his seat all the same.
#[test]
fn nobody_sits_for_a_real_state() {
    let folder = tempfile::tempdir().unwrap();
    let file = root("scenarios/2013-01-30-east-china-sea.toml").display().to_string();
    let play = |journal: &str, words: &[&str]| {
        let fast = ["play", &file, "--seat", "destroyer", "--wait", "--pace", "1000000000x", "--until", "6h"];
        let output = guardline(folder.path(), &[&fast[..], &["--journal", journal], words].concat());
        assert!(output.status.success(), "{}", stderr(&output));
        stdout(&output)
    };
    let invented = play("invented.jsonl", &[]);
    let real = play("real.jsonl", &["--real-names"]);
    assert!(!invented.contains("Japan") && real.contains("Japan"), "{invented}\n{real}");
    let trace = |said: &str| said.rsplit_once("(trace ").map(|(_, rest)| rest.to_owned());
    assert!(trace(&real).is_some());
    assert_eq!(trace(&invented), trace(&real));
    let journal = std::fs::read_to_string(folder.path().join("invented.jsonl")).unwrap();
    assert!(!journal.contains("Japan"), "{journal}");
    let resumed = guardline(folder.path(), &["play", "--resume", "invented.jsonl", "--real-names"]);
    assert_eq!(resumed.status.code(), Some(2), "the names of a journal are its own");
}
