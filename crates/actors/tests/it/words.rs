//! Words on the radio, as the commander takes them and keeps them.

use guardline_actors::ports::{Heard, ToBridge, ToOperator, ToWorld};
use guardline_actors::{Deed, Logit};
use guardline_mechanism::{Faith, Terms};
use guardline_units::{Params, Rung, Side};
use guardline_wire::codebook::{self, Reply};
use guardline_wire::record::{Act, Because, Intent, Occasion, Shows};
use guardline_wire::{
    Acknowledgement, Channel, Form, MessageId, NoticeContent, NoticeText, Question, Record, Route, SpeechAct,
};

use crate::classes::destroyer;
use crate::watch::{
    Climber, OTHER, OWN, Onlooker, THEIRS, Watch, agreed, conduct, mind, moves, orders, reasons, sharp, still,
};

fn heard(question: u64, says: Option<SpeechAct>) -> ToBridge {
    ToBridge::Heard(Heard {
        from: OTHER,
        side: THEIRS,
        message: MessageId { sender: 9, number: 1 },
        question: Question(question),
        route: Route::Radio(Channel::Vhf72),
        form: Form::Phrasebook,
        says,
        misheard: false,
        invalid_code: false,
        answer: false,
    })
}

/// Everybody answers, and everybody keeps what he says.
fn honest() -> Params {
    Params { reply_agreed_innocent: 1.0, kept_phrase_innocent: 1.0, ..still() }
}

fn intention(step_back: bool) -> SpeechAct {
    SpeechAct::Intention { step_back, course: 0, speed: 0 }
}

fn replies(deeds: &[Deed]) -> Vec<SpeechAct> {
    let replies = deeds.iter().filter_map(|deed| match deed {
        Deed::Operator(ToOperator::Reply { says, .. }) => Some(says.clone()),
        _ => None,
    });
    replies.collect()
}

#[test]
fn a_call_that_is_repeated_is_no_new_evidence() {
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(1, mind(1, &still(), agreed()), &mut seat);
    for says in [SpeechAct::Query, SpeechAct::Demand, intention(false)] {
        let question = says == SpeechAct::Query;
        let number = if question { 1 } else { 2 + u64::from(says == SpeechAct::Demand) };
        assert_eq!(
            reasons(&watch.at(2.0, heard(number, Some(says.clone())), &mut seat)).len(),
            1,
            "{says:?}"
        );
        for _ in 0..5 {
            assert_eq!(reasons(&watch.at(2.0, heard(number, Some(says.clone())), &mut seat)), [], "{says:?}");
        }
    }
}

#[test]
fn a_garbled_call_is_a_threat_once_or_never() {
    let mut threats = 0;
    for seed in 0..200 {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(1, mind(seed, &still(), agreed()), &mut seat);
        let mut seen = Vec::new();
        for _ in 0..10 {
            seen.extend(reasons(&watch.at(2.0, heard(1, None), &mut seat)));
        }
        assert!(seen.is_empty() || seen == [Because::ThreatHeard], "{seen:?}");
        threats += seen.len();
    }
    // 200 × 0.15 = 30, sd 5.
    assert!((10..=50).contains(&threats), "{threats}");
}

/// A step back that is promised is taken at once, radar off, and holds until the other has had time to look; even if
/// whoever sits there would rather go as high as he can.
#[test]
fn a_promised_step_back_is_carried_out() {
    let mut watch = Watch::facing(3, mind(1, &honest(), agreed()), &mut Climber);
    while watch.commander.own() != Rung::new(4) {
        let next = if watch.commander.own().number() < 2 { 5 } else { 4 };
        watch.at(2.0, orders(2, next, 2), &mut Climber);
    }
    let deeds = watch.at(3.0, heard(1, Some(SpeechAct::Query)), &mut Climber);
    assert_eq!(replies(&deeds), [intention(true)]);
    assert_eq!(moves(&deeds), [(4, 1)]);
    let own_word =
        |deed: &Deed| matches!(deed, Deed::Record(Record::Decides { because: Occasion::OwnWord, .. }));
    assert!(deeds.iter().any(own_word));
    assert!(
        deeds.iter().any(|d| matches!(d, Deed::World(ToWorld::Illuminate { unit: OWN, begins: false, .. })))
    );
    watch.at(4.0, orders(5, 6, 4), &mut Climber);
    watch.until(7.99, &mut Climber);
    assert!(watch.commander.own() <= Rung::new(1), "{:?}", watch.commander.own());
    watch.at(8.1, orders(5, 6, 8), &mut Climber);
    assert!(watch.commander.own() > Rung::new(1), "his word does not bind him for ever");
}

#[test]
fn nobody_keeps_his_word_under_fire() {
    let mut watch = Watch::facing(3, mind(1, &honest(), agreed()), &mut Climber);
    watch.at(2.0, heard(1, Some(SpeechAct::Query)), &mut Climber);
    watch.at(3.0, ToBridge::Acted { unit: OTHER, act: Act::Fire, on: OWN }, &mut Climber);
    assert!(watch.commander.own() > Rung::new(2));
}

/// One question has one answer, however often it is put.
#[test]
fn the_same_question_gets_the_same_answer() {
    let mut answered = 0;
    for seed in 0..100 {
        let mut watch = Watch::facing(1, mind(seed, &sharp(), agreed()), &mut Logit);
        let mut ask = |question| replies(&watch.at(2.0, heard(question, Some(SpeechAct::Query)), &mut Logit));
        let first = ask(1);
        assert_eq!(ask(1).is_empty(), first.is_empty(), "seed {seed}");
        answered += first.len();
    }
    // 0.9 of a hundred, sd 3.
    assert!((78..=100).contains(&answered), "{answered}");
}

/// Whether an intention was kept is seen, not said: by what the other does five minutes later.
#[test]
fn keeping_an_intention_is_observed() {
    // What was taken for something else than was said does not fit what is seen.
    for (rung, hearings, because) in [
        (2, &[false][..], Because::IntentionKept),
        (3, &[false], Because::IntentionBroken),
        (2, &[true], Because::IntentionBroken),
        // A wrong readback was noticed, and it was said again.
        (2, &[true, false], Because::IntentionKept),
    ] {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(rung, mind(1, &still(), Terms::none()), &mut seat);
        let looks = hearings.iter().map(|misheard| {
            let ToBridge::Heard(heard) = heard(1, Some(intention(true))) else { panic!("it is heard") };
            let deeds = watch.at(2.0, ToBridge::Heard(Heard { misheard: *misheard, ..heard }), &mut seat);
            deeds.iter().filter(|deed| matches!(deed, Deed::VerifyLater { unit: OTHER, .. })).count()
        });
        assert_eq!(looks.sum::<usize>(), 1, "it is looked at once");
        let question = Question(1);
        let verify = ToBridge::Verify { unit: OTHER, form: Form::Phrasebook, incident: false, question };
        assert_eq!(reasons(&watch.at(7.0, verify, &mut seat)), [because]);
    }
}

/// A lock that is shown as a mere radar says nothing.
#[test]
fn a_radar_that_is_not_a_lock_is_no_evidence() {
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(2, mind(1, &still(), Terms::none()), &mut seat);
    let before = watch.belief();
    for shows in [Shows::Search, Shows::Track, Shows::Nothing] {
        assert_eq!(reasons(&watch.at(1.0, ToBridge::Warned { by: OTHER, shows }, &mut seat)), []);
    }
    assert_eq!(before.map(f64::to_bits), watch.belief().map(f64::to_bits));
}

/// A notice passed on counts once, and no more than the words of whoever gave it are believed.
#[test]
fn a_notice_passed_on_counts_once_and_with_its_credibility() {
    let mut seat = Onlooker::default();
    let complete =
        [NoticeContent::Activity, NoticeContent::Times, NoticeContent::Area, NoticeContent::Heights];
    let relayed = |question, by_ministry| ToBridge::Relayed {
        from: Side(1),
        notice: NoticeText::new(&complete, None, false),
        question: Question(question),
        route: if by_ministry { Route::Embassy } else { Route::Chain },
    };
    let mut watch = Watch::facing(1, mind(1, &still(), Terms::none()), &mut seat);
    let before = watch.belief()[0];
    assert_eq!(reasons(&watch.at(2.0, relayed(1, false), &mut seat)), [Because::Notice]);
    let by_radio = watch.belief()[0] - before;
    assert_eq!(reasons(&watch.at(2.0, relayed(1, false), &mut seat)), []);
    let mut other = Watch::facing(1, mind(1, &still(), Terms::none()), &mut seat);
    other.at(2.0, relayed(2, true), &mut seat);
    let by_ministry = other.belief()[0] - before;
    // Credibility 0.45 + 0.35 × 0.4 by radio, 0.55 through the ministries.
    assert!(by_radio > by_ministry && by_ministry > 0.0, "{by_radio} and {by_ministry}");
}

/// Who repeats a notice has not heard the answer: it is answered again, and is no new evidence.
#[test]
fn a_notice_that_is_repeated_is_answered_again() {
    let params = Params { reply_guard_innocent: 1.0, ..honest() };
    let mut seat = Onlooker::default();
    let mut watch = Watch::facing(1, mind(1, &params, agreed()), &mut seat);
    let notice = || Some(SpeechAct::Notice(NoticeText::new(&[NoticeContent::Activity], None, false)));
    let first = watch.at(2.0, heard(1, notice()), &mut seat);
    let again = watch.at(3.0, heard(1, notice()), &mut seat);
    assert_eq!((replies(&first).len(), replies(&again).len()), (1, 1));
    assert_eq!((reasons(&first).as_slice(), reasons(&again).as_slice()), (&[Because::Notice][..], &[][..]));
    let relayed = |deeds: &[Deed]| deeds.iter().any(|deed| matches!(deed, Deed::Relay { .. }));
    assert!(relayed(&first) && !relayed(&again));
}

/// Receipt, understanding and acceptance are three answers. Acceptance needs the agreed phrases and a notice that says
/// enough to keep clear of; free talk gets no more than receipt.
#[test]
fn a_notice_is_acknowledged_as_far_as_it_goes() {
    use NoticeContent::{Activity, Area, Heights, Times};
    let grade = |terms: Terms, contents: &[NoticeContent], form| {
        let params = Params { reply_guard_innocent: 1.0, ..honest() };
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(1, mind(1, &params, terms), &mut seat);
        let ToBridge::Heard(heard) =
            heard(1, Some(SpeechAct::Notice(NoticeText::new(contents, None, false))))
        else {
            panic!("it is heard")
        };
        let deeds = watch.at(2.0, ToBridge::Heard(Heard { form, ..heard }), &mut seat);
        match replies(&deeds).as_slice() {
            [SpeechAct::Acknowledge { grade, figures, .. }] => (*grade, figures.len()),
            other => panic!("{other:?}"),
        }
    };
    let complete = [Activity, Times, Area, Heights];
    assert_eq!(grade(Terms::none(), &complete, Form::Free), (Acknowledgement::Received, 0));
    assert_eq!(grade(agreed(), &[Activity, Times], Form::Phrasebook), (Acknowledgement::Understood, 2));
    assert_eq!(grade(agreed(), &complete, Form::Phrasebook), (Acknowledgement::Accepted, 5));
}

/// Who hears and does not understand asks again, or says received and has understood nothing: never more.
#[test]
fn what_is_not_understood_is_never_accepted() {
    let (mut again, mut received) = (0, 0);
    for seed in 0..200 {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(1, mind(seed, &honest(), agreed()), &mut seat);
        for says in replies(&watch.at(2.0, heard(1, None), &mut seat)) {
            match says {
                SpeechAct::SayAgain { .. } => again += 1,
                SpeechAct::Acknowledge { grade: Acknowledgement::Received, figures, .. } => {
                    assert!(figures.is_empty());
                    received += 1;
                }
                other => panic!("{other:?}"),
            }
        }
    }
    // A fifth of two hundred, sd 5.7.
    assert_eq!(again + received, 200);
    assert!((18..=62).contains(&received), "{received}");
}

/// A signal made says little, a request is complied with, a query is answered with the signal, a cancellation with nothing;
/// and a code that is in no book gets the answer for that.
#[test]
fn coded_signals_have_their_own_answers() {
    let hear = |text: &str| {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(1, mind(1, &honest(), agreed()), &mut seat);
        let signal = codebook::parse(text).unwrap();
        let deeds = watch.at(2.0, heard(1, Some(SpeechAct::Signal(signal))), &mut seat);
        (reasons(&deeds), replies(&deeds))
    };
    assert_eq!(hear("YV1 RT2"), (vec![Because::Signal], vec![]));
    let (because, answers) = hear("YV1 MH1");
    assert_eq!(because, [Because::Signal]);
    assert!(
        matches!(answers[..], [SpeechAct::Acknowledge { grade: Acknowledgement::Accepted, .. }]),
        "please do not cross my bow: {answers:?}"
    );
    let (because, answers) = hear("YV1 ZL3 RT2");
    assert_eq!((because.len(), answers.len()), (0, 1));
    assert_eq!(answers[0], SpeechAct::Signal(codebook::parse("YV1 RT2").unwrap()));
    assert_eq!(hear("CODE YN YV1 RT2"), (vec![], vec![]));
    assert_eq!(hear("SNP").0, [Because::Demand]);

    for (invalid_code, reply) in [(true, Reply::InvalidCode), (false, Reply::NotUnderstood)] {
        let mut seat = Onlooker::default();
        let mut watch = Watch::facing(1, mind(1, &honest(), agreed()), &mut seat);
        let ToBridge::Heard(garbled) = heard(1, None) else { panic!("it is heard") };
        let garbled = ToBridge::Heard(Heard { form: Form::Coded, invalid_code, ..garbled });
        let answers = replies(&watch.at(2.0, garbled, &mut seat));
        assert!(
            matches!(answers[..], [SpeechAct::CodeReply { reply: it, .. }] if it == reply),
            "{answers:?}"
        );
    }
}

/// In bad faith a hostile commander says what an innocent one would, and does what he would have done without having said it.
#[test]
fn in_bad_faith_the_words_are_those_of_the_innocent_and_the_deeds_are_not() {
    let params = Params { reply_agreed_hostile: 1.0, kept_phrase_hostile: 0.0, ..honest() };
    let answer = |intent, faith| {
        let terms = Terms { faith, ..agreed() };
        let mut watch = Watch::new(destroyer(), intent, mind(1, &params, terms));
        watch.meet(&mut Climber);
        watch.at(0.0, conduct(3, 1), &mut Climber);
        while watch.commander.own() != Rung::new(4) {
            let next = if watch.commander.own().number() < 2 { 5 } else { 4 };
            watch.at(2.0, orders(2, next, 2), &mut Climber);
        }
        let ToBridge::Heard(query) = heard(1, Some(SpeechAct::Query)) else { unreachable!() };
        let query = ToBridge::Heard(Heard { form: Form::Free, ..query });
        let deeds = watch.at(3.0, query, &mut Climber);
        (replies(&deeds), moves(&deeds).contains(&(4, 1)))
    };
    let kept = (vec![intention(true)], true);
    assert_eq!(answer(Intent::Innocent, Faith::Good), kept);
    assert_eq!(answer(Intent::Innocent, Faith::Bad), kept);
    assert_eq!(answer(Intent::Hostile, Faith::Good), (vec![SpeechAct::Demand], false));
    assert_eq!(answer(Intent::Hostile, Faith::Bad), (vec![intention(true)], false));
}
