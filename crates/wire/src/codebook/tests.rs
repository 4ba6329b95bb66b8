//! What holds for every code and every signal.

use proptest::prelude::*;

use guardline_units::Grade;

use super::*;
use crate::codec;

const EVERY_FORM: [SignalForm; 3] = [SignalForm::Made, SignalForm::Queried, SignalForm::Cancelled];

fn id(code: &str) -> CodeId {
    CodeId::named(code).unwrap()
}

/// The arguments a code can have.
fn arguments(code: CodeId) -> Vec<Option<u16>> {
    code.entry().argument.range().map_or_else(|| vec![None], |range| range.map(Some).collect())
}

#[test]
fn every_meaning_has_an_official_source() {
    assert!(CODES.len() >= 30);
    for pair in CODES.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} and {} are out of order", pair[0].code, pair[1].code);
    }
    for entry in CODES {
        assert_eq!(entry.grade, Grade::Official, "{}", entry.code);
        assert!(["GU", "NAVY-S1", "NAVY-S2"].contains(&entry.source), "{}", entry.code);
        assert!(!entry.meaning.trim().is_empty(), "{}", entry.code);
        assert!(entry.code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()));
    }
}

#[test]
fn words_are_no_codes() {
    for word in ["TACK", "YV1", "CODE", "YN", "ZP", "RQ"] {
        assert_eq!(CodeId::named(word), None, "{word} could be read in two ways");
    }
}

#[test]
fn every_signal_reads_back() {
    let mut signals = 0;
    for code in CodeId::all() {
        for form in EVERY_FORM {
            for argument in arguments(code) {
                let signal = Signal::new(code, argument, form).unwrap();
                let text = signal.to_string();
                assert_eq!(parse(&text), Ok(signal), "{text}");
                assert_eq!(parse(&text.to_lowercase().replace(' ', " tack ")), Ok(signal), "{text}");
                signals += 1;
            }
        }
    }
    assert_eq!(signals, 3 * (25 + 4 * 360 + 2 * 9999 + 2 * 99 + 10));
}

#[test]
fn signals_are_read_as_they_are_written_and_spoken() {
    let signal = |text: &str| parse(text).unwrap().to_string();
    assert_eq!(signal("YV1 RT7 5"), "YV1 RT7 5");
    assert_eq!(signal("YV1 TACK PP8 (030)"), "YV1 PP8 030");
    assert_eq!(signal("  yv1\trt7( 05 ) "), "YV1 RT7 5");
    assert_eq!(signal("YV1 TACK ZL3"), "YV1 ZL3");
    assert_eq!(signal("YV1 TACK ZL3 TACK ZL3"), "YV1 ZL3 ZL3");
    assert_eq!(signal("CODE ZP YV1 RT2"), "CODE YN YV1 RT2");
    assert_eq!(signal("YQ 3 RQ"), "YQ 3 RQ");
    assert_eq!(signal("sno"), "SNO");
}

#[test]
fn every_flaw_has_its_name_and_its_answer() {
    let cases = [
        ("", "no signal: the text is empty", "ZL"),
        (" tack ", "no signal: the text is empty", "ZL"),
        ("YV1", "no code follows YV1", "ZQ"),
        ("CODE", "no code follows CODE", "ZQ"),
        ("CODE YN", "no code follows YN", "ZQ"),
        ("YN RT2", "YN is said after CODE only", "ZQ"),
        ("CODE RT2", "`RT2` is not in the codebook", "ZQ"),
        ("YV1 OF1", "`OF1` is not in the codebook; the nearest code is QF1", "ZQ"),
        ("YV1 O86 (030)", "`O86` is not in the codebook; the nearest code is QS6", "ZQ"),
        ("YV1 YU4", "`YU4` is not in the codebook", "ZQ"),
        ("YV1 UY4", "`UY4` is not in the codebook", "ZQ"),
        ("YV1 RT0", "`RT0` is not in the codebook", "ZQ"),
        ("YV1 RT1", "`RT1` is not in the codebook; the nearest code is RT7", "ZQ"),
        ("YV1 JHI", "`JHI` is not in the codebook; the nearest code is JH1", "ZQ"),
        ("YV1 (RT2)x", "`X` follows the signal", "ZL"),
        ("YV1 ÜÜ", "`ÜÜ` is not in the codebook", "ZQ"),
        ("RT2", "RT2 is said after YV1 only", "ZQ"),
        ("YV1 ZK", "ZK is not said after YV1", "ZQ"),
        ("YV1 RT7", "RT7 needs hundreds of metres, 1 to 99", "ZQ"),
        ("YV1 RT7 RT2", "RT7 needs hundreds of metres, 1 to 99", "ZQ"),
        ("YV1 RT7 100", "RT7 needs hundreds of metres, 1 to 99, not `100`", "ZQ"),
        ("YV1 RT7 (five)", "RT7 needs hundreds of metres, 1 to 99, not `FIVE`", "ZQ"),
        ("YV1 RT7 99999999", "RT7 needs hundreds of metres, 1 to 99, not `99999999`", "ZQ"),
        ("YV1 RT7 (+5)", "RT7 needs hundreds of metres, 1 to 99, not `+5`", "ZQ"),
        ("YV1 PP8 5", "PP8 needs a direction of three figures, 000 to 359, not `5`", "ZQ"),
        ("YV1 PP8 360", "PP8 needs a direction of three figures, 000 to 359, not `360`", "ZQ"),
        ("YV1 RT2 5", "RT2 takes no argument, but `5` follows", "ZQ"),
        ("YV1 ZL3 7", "ZL3 takes no argument, but `7` follows", "ZQ"),
        ("ZK over", "`OVER` follows the signal", "ZL"),
        ("ZK (over", "`(OVER` follows the signal", "ZL"),
        ("YV1 RT2 RQ", "`RQ` follows the signal", "ZL"),
    ];
    for (text, message, answer) in cases {
        let error = parse(text).unwrap_err();
        assert_eq!(error.to_string(), message, "{text}");
        assert_eq!(error.reply().code().to_string(), answer, "{text}");
    }
    assert_eq!(parse(&"A".repeat(65)), Err(SignalError::TooLong(65)));
}

#[test]
fn one_slip_makes_an_error_or_a_neighbour() {
    let mut slips = (0, 0, 0);
    for code in CodeId::all() {
        let entry = code.entry();
        let mut heard = Vec::new();
        for at in 0..entry.code.len() {
            for letter in (b'A'..=b'Z').chain(b'0'..=b'9').filter(|it| *it != entry.code.as_bytes()[at]) {
                let mut wrong = entry.code.as_bytes().to_vec();
                wrong[at] = letter;
                let signal = Signal::new(code, arguments(code)[0], SignalForm::Made).unwrap().to_string();
                let wrong = signal.replacen(entry.code, str::from_utf8(&wrong).unwrap(), 1);
                slips.0 += 1;
                match parse(&wrong) {
                    Ok(signal) => heard.push(signal.code()),
                    Err(error) => assert_eq!(error.reply(), Reply::InvalidCode, "{wrong}"),
                }
            }
        }
        let near: Vec<_> = neighbours(code).collect();
        assert!(heard.iter().all(|other| near.contains(other)), "{code} became {heard:?}");
        slips.1 += near.len();
        slips.2 += heard.len();
    }
    // Slips, those that make another code of the same book, and those whose argument fits it too.
    assert_eq!(slips, (3360, 98, 52));
    let near: Vec<_> = neighbours(id("ZQ")).map(|code| code.to_string()).collect();
    assert_eq!(near, ["YQ", "ZK", "ZL"]);
}

#[test]
fn only_signals_come_off_the_wire() {
    let signal = parse("CODE YN YV1 PP8 030").unwrap();
    assert_eq!(codec::decode::<Signal>(&codec::encode(&signal)), Ok(signal));
    assert!(codec::decode::<CodeId>(&codec::encode(&33u8)).is_ok());
    assert!(codec::decode::<CodeId>(&codec::encode(&34u8)).is_err());
    let unfit = (id("RT2"), Some(5u16), SignalForm::Made);
    assert!(codec::decode::<Signal>(&codec::encode(&unfit)).is_err());
}

proptest! {
    #[test]
    fn whatever_parses_is_canonical_after_one_reading(text in "\\PC*") {
        reads_back(&text)?;
    }

    #[test]
    fn words_in_any_order_are_read_or_refused(
        words in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec!["YV1", "TACK", "CODE", "YN", "ZP", "ZL3", "RQ", "(", ")", "é", "\u{2003}"])
                    .prop_map(str::to_owned),
                (0..CODES.len()).prop_map(|index| CODES[index].code.to_owned()),
                (0u16..400).prop_map(|value| format!("({value:03})")),
                (0u16..20).prop_map(|value| value.to_string()),
            ],
            0..7,
        ),
        spaced: bool,
    ) {
        reads_back(&words.join(if spaced { " " } else { "" }))?;
    }
}

fn reads_back(text: &str) -> Result<(), TestCaseError> {
    if let Ok(signal) = parse(text) {
        prop_assert_eq!(parse(&signal.to_string()), Ok(signal));
    }
    Ok(())
}
