//! Files made to hurt: none may crash the program or keep it busy.

use std::fmt::Write;

use guardline_scenario::{LoadError, Style, load, load_texts};
use proptest::prelude::*;

const SCENARIOS: [&str; 3] = [
    include_str!("../../../scenarios/2013-01-30-east-china-sea.toml"),
    include_str!("../../../scenarios/2025-12-06-southeast-of-okinawa.toml"),
    include_str!("maximal.toml"),
];

/// Loads a text, shows whatever is wrong with it in every form, and returns the plain one.
fn survive(text: &str) -> String {
    survive_with(text, &[])
}

fn survive_with(text: &str, sets: &[String]) -> String {
    match load_texts(&[("hostile.toml".to_owned(), text.to_owned())], None, sets) {
        Ok(_) => String::new(),
        Err(LoadError::Invalid(diagnostics)) => {
            assert!(diagnostics.has_errors() && !diagnostics.to_json().is_empty());
            assert!(!diagnostics.render(Style::Coloured).is_empty());
            diagnostics.to_string()
        }
        Err(other) => panic!("{other}"),
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = |open: &str, close: &str| format!("x = {}1{}", open.repeat(100_000), close.repeat(100_000));
    for text in [
        deep("[", "]"),
        deep("{ a = ", "}"),
        format!("x = {}", "[".repeat(200_000)),
        format!("{}a = 1", "a.".repeat(200_000)),
        format!("[{}a]", "a.".repeat(200_000)),
        format!("[[{}a]]\n[[{}a]]", "a.".repeat(200_000), "a.".repeat(100_000)),
        format!("x = {{ {}a = 1 }}", "a.".repeat(200_000)),
        format!("x = {}", format!("{{ {}a = ", "a.".repeat(60)).repeat(2000)),
        format!("x = {}", "[{a=".repeat(100_000)),
        format!("{}a = 1", "\"=\".".repeat(200_000)),
    ] {
        let said = survive(&text);
        assert!(said.contains("nested more than 64 deep"), "{}: {said:.300}", &text[..20]);
    }
    let set = [format!("units.0.course={}", "[".repeat(200_000))];
    assert!(survive_with(SCENARIOS[0], &set).contains("`course` is the string"));
}

#[test]
fn what_nests_just_so_deep_is_read() {
    let said = survive(&format!("x = {}1{}", "[".repeat(60), "]".repeat(60)));
    assert!(said.contains("no field \"x\"") && !said.contains("GL002"), "{said:.300}");
}

#[test]
fn large_files_are_refused_and_files_just_below_the_limit_are_read() {
    let large = "#".repeat((1 << 20) + 1);
    assert!(survive(&large).contains("hostile.toml has more than 1048576 bytes"));
    let text = format!("{}\n# {}", SCENARIOS[0], "x".repeat(1_030_000));
    assert_eq!(survive(&text), "");
}

/// A megabyte of each kind of trouble is answered soon: nothing takes more than linear time, hints included.
#[test]
fn much_of_one_kind_is_answered_soon() {
    let mut many_keys = String::new();
    for index in 0..80_000 {
        writeln!(many_keys, "key{index} = 1").unwrap();
    }
    let mut many_tables = String::new();
    for index in 0..50_000 {
        writeln!(many_tables, "[table{index}]").unwrap();
    }
    let long_line = format!("speed = \"{}", "东".repeat(300_000));
    for text in [
        many_keys.clone(),
        format!("[param]\n{many_keys}"),
        many_tables,
        long_line,
        "[[units]]\n".repeat(100_000),
        format!("units = [{}]", format!("{{ a = 1,{}}},", "\n".repeat(10_000)).repeat(100)),
        format!("place = {{ {} }}", "\n".repeat(1_000_000)),
        format!("{}\n{}[[units]]\n", SCENARIOS[0].replace("27.0", "-27.0"), "#\n".repeat(500_000)),
        "[[units]]\nid = 1\n".repeat(60_000),
        "=".repeat(1_000_000),
        "= \n".repeat(300_000),
        "a = \n".repeat(200_000),
        "]".repeat(1_000_000),
        format!("x = [{}]", "1,".repeat(500_000)),
        format!("format = {}", "9".repeat(1_000_000)),
        format!("{} = 1", "k".repeat(1_000_000)),
        "\"".repeat(1_000_000),
        "\u{0}".repeat(1_000_000),
        "\r".repeat(1_000_000),
    ] {
        let said = survive(&text);
        assert!(said.contains("error[GL") && said.len() < 200_000, "{} bytes", said.len());
    }
}

/// The number of the line of the first scenario that is `line`, counted without any parser.
fn line_of(line: &str) -> usize {
    SCENARIOS[0].lines().position(|found| found == line).expect("it is there") + 1
}

#[test]
fn byte_order_marks_and_line_ends_do_not_matter() {
    let plain = SCENARIOS[0];
    assert_eq!(survive(&format!("\u{feff}{plain}")), "");
    let with_returns = plain.replace('\n', "\r\n");
    assert_eq!(survive(&with_returns), "");
    let broken = with_returns.replace("speed_kn = 12", "speed_kn = 40");
    let said = survive(&broken);
    assert!(said.contains(&format!("hostile.toml:{}:12", line_of("speed_kn = 12"))), "{said}");
    let marked = survive(&format!("\u{feff}{}", plain.replace("format = 1", "format = 2")));
    assert!(marked.contains("hostile.toml:3:10"), "{marked}");
}

#[test]
fn a_nul_is_a_syntax_error() {
    let said = survive(&SCENARIOS[0].replace("\"frigate\"", "\"fri\u{0}gate\""));
    assert!(said.contains("GL001"), "{said}");
}

#[test]
fn what_is_not_utf8_is_refused_with_its_place() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("latin1.toml");
    std::fs::write(&path, b"format = 1\ntitle = \"Ch\xe9ng\"\n").unwrap();
    let said = load(&path, None, &[]).unwrap_err().to_string();
    assert!(said.contains("is not UTF-8 at byte 22, in line 2"), "{said}");
    assert!(matches!(load(directory.path(), None, &[]), Err(LoadError::Io { .. })), "a directory");
}

#[test]
fn numbers_that_are_none_are_out_of_range() {
    for number in ["nan", "inf", "-inf", "1e400", "99999999999999999999", "-0x1", "1_0_", "0o99"] {
        let text = SCENARIOS[0].replace("speed_kn = 12", &format!("speed_kn = {number}"));
        let said = survive(&text);
        assert!(said.contains(&format!("hostile.toml:{}:", line_of("speed_kn = 12"))), "{number}: {said}");
    }
}

fn mutated() -> impl Strategy<Value = String> {
    let edit = (any::<prop::sample::Index>(), 0..4_usize, prop::sample::select(SPICE.to_vec()), any::<u8>());
    (0..SCENARIOS.len(), prop::collection::vec(edit, 1..8)).prop_map(|(which, edits)| {
        let mut bytes = SCENARIOS[which].as_bytes().to_vec();
        for (at, kind, spice, byte) in edits {
            let at = at.index(bytes.len() + 1);
            match kind {
                0 => bytes.insert(at, byte),
                1 => drop(bytes.drain(at..(at + 1).min(bytes.len()))),
                2 => drop(bytes.splice(at..at, spice.bytes())),
                _ => drop(bytes.drain(at..(at + usize::from(byte)).min(bytes.len()))),
            }
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}

const SPICE: [&str; 16] = [
    "\"",
    "'''",
    "[",
    "]]",
    "{",
    "}",
    "=",
    ".",
    "\n",
    "#",
    "\u{feff}",
    "東",
    "[[units]]\n",
    "id = ",
    "-9",
    "2013-02-30",
];

/// Tables in every form, under names that a scenario has.
const LINES: [&str; 28] = [
    "[units]",
    "[[units]]",
    "[units.a]",
    "[[units.a]]",
    "[a.units]",
    "[[a.units]]",
    "[param]",
    "[param.belief]",
    "[sides",
    "[[sides]",
    "[]",
    "[[.]]",
    "units = 1",
    "units.a = 1",
    "units.a.b = 1",
    "a = { units = 1 }",
    "a = { b.c = 1, b.d = 2 }",
    "units = [{ id = \"a\" }, 2, [3]]",
    "id = \"东\"",
    "id = 'a",
    "\"\" = 1",
    "side = \"a\"",
    "belief.trust = 0.2",
    "\"belief.trust\" = 0.2",
    "belief = 1",
    "at = 2013-02-30",
    "title = \"\"\"東",
    "x = \\",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn a_mutated_scenario_never_panics(text in mutated()) {
        survive(&text);
    }

    #[test]
    fn no_order_of_tables_panics(lines in prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..24)) {
        survive(&lines.join("\n"));
        survive(&lines.join(" "));
    }

    #[test]
    fn no_setting_panics(path in "[a-z0-9_.=\\[\\]{}\" ]{0,30}", value in "\\PC{0,20}") {
        survive_with(SCENARIOS[0], &[format!("{path}={value}"), format!("units.{path}={value}"), format!("param.{path}")]);
    }

    #[test]
    fn no_text_panics(text in "(?s).{0,200}") {
        survive(&text);
    }
}
