//! Accounts in Chinese and Japanese: nothing is left in English but names and signs, nothing is too wide, and what is for
//! programs is the same in every language.

use std::collections::BTreeSet;

use guardline::report::{
    Chart, Detail, Exchanges, Explanation, Layout, Names, Outcome, Receipt, RunDocument, account,
};
use guardline::scenario::{Finished, Prepared};
use guardline::units::{ActorId, Instant, Language};
use guardline::wire::Record;
use serde_json::Value;
use textwrap::core::display_width;

use crate::play::play;
use crate::support::{Records, guardline, prepared, root, run, scenarios, stderr, stdout};

const DECEMBER: &str = "scenarios/2025-12-06-southeast-of-okinawa.toml";
const JANUARY: &str = "scenarios/2013-01-30-east-china-sea.toml";
const BOTH: [Language; 2] = [Language::Zh, Language::Ja];

/// Signs, units of measurement, options and file names, which are written so in every language.
const SAME: [&str; 23] = [
    "MHz",
    "NOTAM",
    "MAYDAY",
    "Mayday",
    "UTC",
    "VHF",
    "YV",
    "ZL",
    "ZQ",
    "compare",
    "guardline",
    "journal",
    "kn",
    "km",
    "min",
    "mechanism",
    "seed",
    "toml",
    "trace",
    "detail",
    "all",
    "format",
    "json",
];

struct Run {
    prepared: Prepared,
    finished: Finished,
    records: Records,
}

impl Run {
    fn records(&self) -> impl Iterator<Item = (Instant, ActorId, &Record)> + Clone {
        self.records.iter().map(|(at, actor, _, record)| (*at, *actor, record))
    }

    fn receipt(&self) -> Receipt {
        Receipt::new(&self.prepared, "0", "guardline.toml", &[], 2, &self.finished)
    }

    fn account(&self, layout: Layout, detail: Detail) -> String {
        let mut outcome = Outcome::of(&self.prepared);
        self.records().for_each(|(at, _, record)| outcome.take(at, record));
        outcome.finish(self.finished.at);
        let language = layout.language;
        let document =
            RunDocument::new(&self.prepared, self.receipt(), self.records(), &outcome, language, detail);
        let names = Names::new(&self.prepared, language);
        let chart = Chart::new(&Exchanges::gather(self.records()), &names, detail);
        account(&self.prepared, &document, &outcome, &chart, layout)
    }

    /// Every decision explained.
    fn explanations(&self, layout: Layout) -> impl Iterator<Item = String> {
        (1..).map_while(move |decision| {
            let language = layout.language;
            let explained =
                Explanation::new(&self.prepared, self.receipt(), self.records(), decision, language);
            Some(explained.ok()?.text(layout))
        })
    }

    /// What stands in the scenario, in the words of its author.
    fn of_the_author(&self, language: Language) -> Vec<String> {
        let scenario = self.prepared.scenario();
        let texts = [&scenario.title, &scenario.summary, &scenario.place.name]
            .into_iter()
            .chain(scenario.records.iter().map(|record| &record.text))
            .chain(scenario.claims.iter().filter_map(|claim| claim.text.as_ref()))
            .chain(scenario.injects.iter().filter_map(|inject| inject.title.as_ref()))
            .chain(scenario.units.iter().map(|unit| &unit.name))
            .chain(scenario.sides.iter().map(|side| &side.name));
        let mut all: Vec<String> = texts.map(|text| text.in_language(language).to_owned()).collect();
        all.extend(scenario.sources.iter().map(|source| source.title.clone()));
        all.extend(self.prepared.lines().map(str::to_owned));
        all.extend(scenario.injects.iter().map(|inject| inject.id.clone()));
        all.extend([scenario.time.zone.name.clone(), self.prepared.mechanism().to_owned()]);
        // What contains another goes first.
        all.sort_by_key(|text| std::cmp::Reverse(text.len()));
        all.retain(|text| text.len() > 1);
        all
    }
}

fn runs() -> impl Iterator<Item = Run> {
    let files = scenarios().into_iter();
    let each = files.flat_map(|file| {
        ["as_observed", "as_designed"].into_iter().flat_map(move |mechanism| {
            let prepared = prepared(&file, Some(mechanism), &[]);
            [1, 2].into_iter().map(move |seed| (prepared.clone(), seed))
        })
    });
    each.map(|(prepared, seed)| {
        let (finished, records) = run(&prepared, seed);
        Run { prepared, finished, records }
    })
}

const fn layout(language: Language, width: usize) -> Layout {
    Layout { width, colour: false, quiet: false, language }
}

/// Words of two letters and more in our alphabet.
fn words(text: &str) -> BTreeSet<&str> {
    let apart = |letter: char| !letter.is_ascii_alphanumeric() && letter != '_';
    let word = |it: &&str| it.len() > 1 && it.chars().all(|it| it.is_ascii_alphabetic() || it == '_');
    text.split(apart).filter(word).collect()
}

#[test]
fn no_english_is_left_in_an_account() {
    for run in runs() {
        for language in BOTH {
            // So wide that no line is broken: what the author says is found as it stands.
            let layout = layout(language, 60_000);
            let mut texts: Vec<String> =
                [Detail::Story, Detail::Everything].map(|detail| run.account(layout, detail)).to_vec();
            // What was said on the radio stands in an explanation as it was said, in English.
            let quoted = |line: &&str| {
                !["原话：", "听到：", "発言：", "聴取："]
                    .iter()
                    .any(|lead| line.trim_start().starts_with(lead))
            };
            texts.extend(run.explanations(layout).map(|text| {
                let lines: Vec<&str> = text.lines().filter(quoted).collect();
                lines.join("\n")
            }));
            let of_the_author = run.of_the_author(language);
            for text in texts {
                assert!(!text.contains("{$"), "a place that nobody fills: {text}");
                let text = of_the_author.iter().fold(text, |text, own| text.replace(own.as_str(), ""));
                let english: Vec<&str> =
                    words(&text).into_iter().filter(|word| !SAME.contains(word)).collect();
                assert!(english.is_empty(), "{language:?} has {english:?}\n{text}");
            }
        }
    }
}

#[test]
fn nothing_is_wider_than_the_page() {
    for run in runs().step_by(2) {
        for language in BOTH {
            for width in [60, 80, 100] {
                let layout = layout(language, width);
                let told = [Detail::Story, Detail::Everything].map(|detail| run.account(layout, detail));
                for text in told.into_iter().chain(run.explanations(layout)) {
                    for line in text.lines() {
                        assert!(display_width(line) <= width, "{language:?}, {width}: {line}");
                    }
                }
            }
        }
    }
}

#[test]
fn golden_accounts_in_chinese_and_japanese() {
    // Traces and counts of parameters follow the model, which is no matter of language.
    let filters = [("trace [0-9a-f]{32}", "trace …"), ("[0-9]+ (个(?:参数)?|個)", "… $1")];
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false, omit_expression => true, filters => filters }, {
        for language in ["zh", "ja"] {
            let arguments = ["run", DECEMBER, "--lang", language];
            insta::assert_snapshot!(format!("account-{language}"), stdout(&guardline(&root(""), &arguments)));
            let arguments = [&arguments[..], &["--explain", "10"]].concat();
            insta::assert_snapshot!(format!("explained-{language}"), stdout(&guardline(&root(""), &arguments)));
        }
    });
}

/// Texts follow the reader's language; identifying words, figures and times do not.
#[test]
fn documents_differ_in_texts_alone() {
    let document = |extra: &[&str]| -> Value {
        let output = guardline(&root(""), &[&["run", DECEMBER, "--format", "json"], extra].concat());
        serde_json::from_str(&stdout(&output)).unwrap_or_else(|_| panic!("{}", stderr(&output)))
    };
    for explain in [&[][..], &["--explain", "10"]] {
        let english = document(explain);
        for language in ["zh", "ja"] {
            let mut differ = BTreeSet::new();
            let other = document(&[explain, &["--lang", language]].concat());
            compare("", &english, &other, &mut differ);
            let texts = [
                "about",
                "because",
                "from",
                "heard",
                "name",
                "notes",
                "readings",
                "said",
                "side",
                "source",
                "summary",
                "taken_for",
                "text",
                "title",
                "to",
                "understood",
                "who",
            ];
            let wrong: Vec<&String> = differ.iter().filter(|key| !texts.contains(&key.as_str())).collect();
            assert!(wrong.is_empty() && differ.contains("text"), "{language}: {wrong:?}");
        }
    }
    let (english, chinese) = (document(&[]), document(&["--lang", "zh"]));
    for place in
        ["/procedures", "/communications/messages/0/way", "/outcome/peak_name", "/outcome/aftermath/stated"]
    {
        let names = |value: &Value| -> Vec<String> {
            let text = serde_json::to_string(value).expect("a value");
            text.split("\"name\":\"")
                .skip(1)
                .map(|it| it.split('"').next().unwrap_or_default().to_owned())
                .collect()
        };
        let (one, other) = (english.pointer(place).expect(place), chinese.pointer(place).expect(place));
        assert_eq!(names(one), names(other), "{place}");
        if !one.is_object() {
            assert_eq!(one, other, "{place}");
        }
    }
}

fn compare(key: &str, one: &Value, other: &Value, differ: &mut BTreeSet<String>) {
    match (one, other) {
        (Value::Object(fields), Value::Object(others)) => {
            assert_eq!(fields.len(), others.len(), "{key}");
            for (name, value) in fields {
                compare(name, value, &others[name], differ);
            }
        }
        (Value::Array(items), Value::Array(others)) => {
            assert_eq!(items.len(), others.len(), "{key}");
            items.iter().zip(others).for_each(|(one, other)| compare(key, one, other, differ));
        }
        (Value::String(one), Value::String(other)) => {
            if one != other {
                differ.insert(key.to_owned());
            }
        }
        _ => assert_eq!(one, other, "{key}"),
    }
}

#[test]
fn a_journal_is_the_same_whoever_reads_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |language: &str| {
        let path = folder.path().join(format!("{language}.jsonl"));
        let arguments = ["run", DECEMBER, "-q", "--lang", language, "--journal", path.to_str().unwrap()];
        let output = guardline(&root(""), &arguments);
        assert!(output.status.success(), "{}", stderr(&output));
        std::fs::read(path).expect("a journal")
    };
    let english = write("en");
    assert!(english == write("zh") && english == write("ja"));
}

/// Names that the January encounter, its mechanism and the plan of channels give, and the parameter that the text names.
const OF_A_CHANNEL: [&str; 8] = ["AM", "FM", "NM", "dB", "embassy", "median", "hotline", "none"];

#[test]
fn a_channel_is_told_in_every_language() {
    let between = [
        ["--from", "destroyer", "--to", "frigate", "--at", "90min", "--runs", "40"],
        ["--from", "japan", "--to", "china", "--at", "90min", "--runs", "40"],
    ];
    for arguments in between {
        for (language, mark) in [("zh", "模拟"), ("ja", "模擬")] {
            let arguments = [&["channel", JANUARY, "--lang", language], &arguments[..]].concat();
            let text = stdout(&guardline(&root(""), &arguments));
            assert!(text.starts_with(mark), "{text}");
            for line in text.lines() {
                assert!(display_width(line) <= 100, "{line}");
            }
            let english = words(&text);
            let english: Vec<&&str> =
                english.iter().filter(|it| !SAME.contains(it) && !OF_A_CHANNEL.contains(it)).collect();
            assert!(english.is_empty(), "{language} has {english:?}\n{text}");
            assert_translated(&text, language);
            // A document is for programs.
            let document = |extra: &[&str]| stdout(&guardline(&root(""), &[&arguments[..], extra].concat()));
            let english = [&["channel", JANUARY], &arguments[4..]].concat();
            let english = stdout(&guardline(&root(""), &[&english[..], &["--format", "json"]].concat()));
            assert_eq!(document(&["--format", "json"]), english);
        }
    }
}

/// Four words and more in our alphabet, one after another: no name, no command, but a sentence.
fn sentence(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let words =
            line.split_whitespace().map(|word| word.trim_matches(|it: char| it.is_ascii_punctuation()));
        let mut row = Vec::new();
        for word in words {
            if word.len() > 1 && word.chars().all(|it| it.is_ascii_alphabetic()) {
                row.push(word);
            } else {
                row.clear();
            }
            if row.len() > 3 {
                return Some(format!("{} in {line}", row.join(" ")));
            }
        }
        None
    })
}

fn assert_translated(text: &str, language: &str) {
    assert!(text.contains(if language == "zh" { "模拟" } else { "模擬" }), "{language}: {text}");
    assert_no_english(text, language);
}

fn assert_no_english(text: &str, language: &str) {
    assert!(!text.contains("{$"), "a place that nobody fills: {text}");
    assert_eq!(sentence(text), None, "{language}: {text}");
}

#[test]
fn a_seat_is_told_in_every_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let scenario = root(JANUARY).display().to_string();
    let fast = ["--wait", "--pace", "1000000000x", "--until", "6h", "--overwrite", "--journal", "one.jsonl"];
    for language in ["zh", "ja"] {
        for (seat, mechanism) in [("destroyer", "as_observed"), ("china", "as_designed")] {
            for typed in ["", "help\nstatus\n1\n2\n1\n9\nwhat\ninject now\np\np\nspeed 1000000000x\nquit\n"] {
                let words = [&scenario, "--seat", seat, "--mechanism", mechanism, "--lang", language];
                let output = play(folder.path(), &[&words[..], &fast].concat(), typed.as_bytes());
                assert!(output.status.success(), "{}", stderr(&output));
                assert_translated(&stdout(&output), language);
            }
        }
    }
}

#[test]
fn a_brief_and_the_list_are_told_in_every_language() {
    for language in ["zh", "ja"] {
        for path in scenarios() {
            let file = path.display().to_string();
            for format in ["text", "md"] {
                let words = ["show", &file, "--lang", language, "--format", format];
                assert_no_english(&stdout(&guardline(&root(""), &words)), language);
            }
        }
        assert_no_english(&stdout(&guardline(&root(""), &["list", "--lang", language])), language);
    }
}
