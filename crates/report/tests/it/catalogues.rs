//! The catalogues of messages, against each other and against the sources that use them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use guardline_report::Catalogue;
use guardline_units::{Language, Posture, Rung};
use guardline_wire::codebook::CodeId;

/// Families whose keys are made of identifiers, which other tests go through.
const MADE: [&str; 8] = [
    "checked-",
    "class-",
    "code-",
    "file-",
    "measure-",
    "sweep-expect-",
    "sweep-headline-",
    "sweep-refuted-",
];

const LANGUAGES: [(&str, Language); 3] = [("en", Language::En), ("zh", Language::Zh), ("ja", Language::Ja)];

fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// Each message of a folder with the places it leaves open, and where it stands.
fn messages(folder: &str) -> BTreeMap<String, (BTreeSet<String>, String)> {
    let mut all = BTreeMap::new();
    for entry in fs::read_dir(project("i18n").join(folder)).expect("a folder for each language") {
        let path = entry.expect("a file").path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).expect("a text");
        let resource = fluent_syntax::parser::parse(text.as_str());
        let resource = resource.unwrap_or_else(|(_, errors)| panic!("{folder}/{file}: {errors:?}"));
        for entry in resource.body {
            let Entry::Message(message) = entry else { continue };
            let value =
                message.value.unwrap_or_else(|| panic!("{folder}/{file}: {} is empty", message.id.name));
            let mut places = BTreeSet::new();
            open(&value, &mut places);
            let again = all.insert(message.id.name.to_owned(), (places, file.clone()));
            assert!(again.is_none(), "{folder}: {} stands twice", message.id.name);
        }
    }
    all
}

fn open(pattern: &Pattern<&str>, places: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression: Expression::Inline(inline) } => place(inline, places),
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                place(selector, places);
                for variant in variants {
                    open(&variant.value, places);
                }
            }
        }
    }
}

fn place(inline: &InlineExpression<&str>, places: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            places.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } => {}
        other => panic!("a place is a name and nothing more: {other:?}"),
    }
}

/// The sources that may say something to people.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders: Vec<PathBuf> =
        ["crates/report/src", "crates/lab/src", "crates/live/src", "src"].map(project).to_vec();
    let mut all = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of sources") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("a source");
                let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                all.push((path.clone(), code.collect::<Vec<_>>().join("\n")));
            }
        }
    }
    all
}

/// The string literals of a source.
fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').skip(1).step_by(2)
}

/// `a-b-c`, as the keys of messages are written.
fn looks_like_a_key(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let plain = |part: &&str| {
        !part.is_empty() && part.chars().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
    };
    parts.len() > 1 && parts.iter().all(plain)
}

#[test]
fn every_language_has_the_same_messages_with_the_same_places() {
    let english = messages("en");
    assert!(english.len() > 300, "the catalogues have been found");
    for (folder, _) in LANGUAGES {
        let other = messages(folder);
        for (key, (places, file)) in &english {
            let Some((same_places, same_file)) = other.get(key) else { panic!("{folder} lacks {key}") };
            assert_eq!((places, file), (same_places, same_file), "{folder}: {key}");
        }
        for key in other.keys() {
            assert!(english.contains_key(key), "{folder} has {key}, which English lacks");
        }
    }
}

#[test]
fn every_message_is_part_of_the_program_and_translated() {
    for (folder, language) in LANGUAGES {
        for (key, (places, _)) in messages(folder) {
            let said = Catalogue::of(language).word(&key);
            assert_ne!(said, key, "{folder}: not part of the program");
            let english = Catalogue::ENGLISH.word(&key);
            if language != Language::En && english.chars().any(char::is_alphabetic) && places.is_empty() {
                assert_ne!(said, english, "{folder}: {key} is said in English");
            }
        }
    }
}

#[test]
fn every_key_in_the_sources_has_its_message_and_every_message_its_use() {
    let messages = messages("en");
    let families: BTreeSet<&str> = messages.keys().filter_map(|key| key.split('-').next()).collect();
    let mut used = BTreeSet::new();
    for (path, source) in sources() {
        for literal in literals(&source).filter(|it| looks_like_a_key(it)) {
            let family = literal.split('-').next().unwrap_or_default();
            if messages.contains_key(literal) {
                used.insert(literal.to_owned());
            } else {
                assert!(!families.contains(family), "{}: no message {literal}", path.display());
            }
        }
    }
    let unused = messages
        .keys()
        .filter(|key| !MADE.iter().any(|family| key.starts_with(family)) && !used.contains(*key));
    assert_eq!(unused.collect::<Vec<_>>(), Vec::<&String>::new(), "messages that nobody says");
}

/// Where the key stands beside what fills its places, both are compared.
#[test]
fn every_place_is_filled_and_nothing_else_is_given() {
    let messages = messages("en");
    let mut compared = 0;
    for (path, source) in sources() {
        for (start, _) in source.match_indices("say!(") {
            let call = arguments(&source[start + "say!(".len()..]);
            let key = call.get(1).map_or("", |key| key.trim());
            let Some(key) = key.strip_prefix('"').and_then(|key| key.strip_suffix('"')) else { continue };
            let given = call[2..].iter().filter_map(|it| it.split_once('='));
            let given: BTreeSet<String> = given.map(|(name, _)| name.trim().to_owned()).collect();
            let places = &messages.get(key).unwrap_or_else(|| panic!("no message {key}")).0;
            assert_eq!(*places, given, "{}: {key}", path.display());
            compared += 1;
        }
    }
    assert!(compared > 100, "{compared} calls have been found");
}

/// The arguments of a call, whose text begins after its opening bracket.
fn arguments(text: &str) -> Vec<String> {
    let (mut depth, mut quoted, mut all) = (0, false, vec![String::new()]);
    for letter in text.chars() {
        match letter {
            '"' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted && depth == 0 => break,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if !quoted && depth == 0 => {
                all.push(String::new());
                continue;
            }
            _ => {}
        }
        if let Some(last) = all.last_mut() {
            last.push(letter);
        }
    }
    all.retain(|argument| !argument.trim().is_empty());
    all
}

#[test]
fn the_english_catalogue_names_things_as_the_model_does() {
    let english = Catalogue::ENGLISH;
    for rung in (0..=9).map(Rung::new) {
        assert_eq!(english.rung(rung), format!("{rung} {}", rung.name()));
    }
    for posture in (0..=4).map(Posture::new) {
        assert_eq!(english.posture(posture), posture.name());
    }
    for (class, _) in guardline_scenario::platforms().expect("classes come with the program") {
        assert_eq!(english.word(&format!("class-{}", class.id.replace('_', "-"))), class.name);
    }
    for key in messages("en").into_keys() {
        if let Some(word) = key.strip_prefix("file-") {
            let said = english.word(&key);
            assert_eq!(said.replace(' ', "-"), word, "a word of the format is said as the file has it");
        }
    }
    let mut codes: BTreeSet<String> =
        messages("en").into_keys().filter(|key| key.starts_with("code-")).collect();
    for code in CodeId::all() {
        let key = format!("code-{}", code.entry().code.to_lowercase());
        assert_eq!(english.word(&key), code.entry().meaning);
        codes.remove(&key);
    }
    assert_eq!(codes, BTreeSet::new(), "codes that no book has");
}

#[test]
fn what_is_missing_is_said_by_its_key_and_nothing_panics() {
    for (_, language) in LANGUAGES {
        let catalogue = Catalogue::of(language);
        assert_eq!(catalogue.word("no-such-message"), "no-such-message");
        assert!(
            catalogue.word("record-appears").contains("$unit"),
            "a place that nobody fills shows its name"
        );
    }
}

#[test]
fn one_and_many_differ_where_the_language_has_it() {
    let losing = |language, words: u32| {
        let who = || "116".to_owned();
        let catalogue = Catalogue::of(language);
        let arguments = [
            ("who", who().into()),
            ("after", "5 s".into()),
            ("readability", 3_u8.into()),
            ("words", words.into()),
            ("grasp", "understood".into()),
        ];
        catalogue.say("record-hears-losing", &arguments)
    };
    assert_eq!(losing(Language::En, 1), "116 hears it after 5 s, readability 3, one word lost, understood");
    assert_eq!(losing(Language::En, 2), "116 hears it after 5 s, readability 3, 2 words lost, understood");
    assert!(losing(Language::Zh, 1).contains("1 个词"));
}
