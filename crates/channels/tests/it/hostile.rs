//! Whatever is said, whoever says it to whom and however lines are scheduled: channels never panic and never hang.

use guardline_channels::{Clock, Duty, Garble, Hearing, LineEvent, hear, quality, understand};
use guardline_kernel::{AsFastAsPossible, Draws, Lane, Mailbox};
use guardline_mechanism::{LineTerms, ServiceHours, Terms};
use guardline_units::{ActorId, Instant, Params, Seed, Side, Span, UnitId};
use guardline_wire::codebook::{CodeId, Reply, Signal, SignalForm};
use guardline_wire::{
    Acknowledgement, Addressee, Channel, Form, LineId, Marker, Message, MessageId, NoticeContent, NoticeText,
    Originator, Proword, Question, SpeechAct, Stamp, codec, phrase, spoken, words,
};
use proptest::prelude::*;

use crate::world::{A, B, exchange, sea};

fn id() -> impl Strategy<Value = MessageId> {
    (any::<u32>(), any::<u32>()).prop_map(|(sender, number)| MessageId { sender, number })
}

fn notice() -> impl Strategy<Value = NoticeText> {
    let content = prop_oneof![
        Just(NoticeContent::Activity),
        Just(NoticeContent::Times),
        Just(NoticeContent::Area),
        Just(NoticeContent::Heights)
    ];
    // Contents twice and in any order, figures too many or too few: what a file or a socket may bring.
    (prop::collection::vec(content, 0..8), prop::collection::vec(any::<u16>(), 0..12), any::<bool>())
        .prop_map(|(contents, figures, repeated)| NoticeText { contents, figures, repeated })
}

fn signal() -> impl Strategy<Value = Option<Signal>> {
    (any::<u8>(), any::<Option<u16>>()).prop_map(|(code, argument)| {
        Signal::new(CodeId::try_from(code).ok()?, argument, SignalForm::Made).ok()
    })
}

fn act() -> impl Strategy<Value = SpeechAct> {
    let grade = prop_oneof![
        Just(Acknowledgement::Received),
        Just(Acknowledgement::Understood),
        Just(Acknowledgement::Accepted)
    ];
    let figures = prop::collection::vec(any::<u16>(), 0..20);
    prop_oneof![
        Just(SpeechAct::Query),
        Just(SpeechAct::Demand),
        (any::<bool>(), any::<u16>(), any::<u16>())
            .prop_map(|(step_back, course, speed)| SpeechAct::Intention { step_back, course, speed }),
        (0_u8..200).prop_map(|topics| SpeechAct::Talk { topics }),
        signal().prop_map(|signal| signal.map_or(SpeechAct::Query, SpeechAct::Signal)),
        notice().prop_map(SpeechAct::Notice),
        (id(), grade, figures).prop_map(|(to, grade, figures)| SpeechAct::Acknowledge { to, grade, figures }),
        id().prop_map(|to| SpeechAct::SayAgain { to }),
        id().prop_map(|to| SpeechAct::CodeReply { to, reply: Reply::InvalidCode }),
        Just(SpeechAct::Protest),
        any::<bool>().prop_map(|benign| SpeechAct::Explain { benign }),
        Just(SpeechAct::StepBackOffer),
    ]
}

fn message() -> impl Strategy<Value = Message> {
    let addressee = prop_oneof![
        any::<u16>().prop_map(|unit| Addressee::Unit(UnitId(unit % 5))),
        any::<u8>().prop_map(|side| Addressee::Ministry(Side(side))),
        Just(Addressee::All)
    ];
    let form = prop_oneof![
        Just(Form::Free),
        Just(Form::Rote),
        Just(Form::Phrasebook),
        Just(Form::Coded),
        Just(Form::Interpreted)
    ];
    let marker = prop_oneof![Just(Marker::Answer), Just(Marker::Question), Just(Marker::Information)];
    (id(), any::<u64>(), addressee, (any::<u8>(), 0_u16..3), act(), form, marker).prop_map(
        |(id, question, addressee, (side, unit), says, form, marker)| Message {
            id,
            question: Question(question),
            addressee,
            originator: Originator { side: Side(side), unit: Some(UnitId(unit)) },
            marker,
            says,
            form,
            proword: Proword::Over,
            stamp: Stamp { at: Instant::START, offset_minutes: 0 },
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    /// A message has as many words as its phrase, comes back whole from the codec, and is heard without a panic whatever
    /// is lost of it; what was heard whole is understood as it was said.
    #[test]
    fn any_message_can_be_said_and_heard(
        message in message(),
        lost in prop::collection::vec(any::<u8>(), 0..40),
        changed in prop::collection::vec(any::<u8>(), 0..10),
        psi in 0.0_f64..=1.0,
    ) {
        let text = phrase(&message, "one two three", "one two three", &[]);
        if !matches!(message.says, SpeechAct::Signal(_) | SpeechAct::Notice(_)) {
            let spoken_words = spoken(&message).len();
            prop_assert!(text.split_whitespace().count() <= spoken_words + 6, "{text}");
        }
        prop_assert!(words(&message) as usize >= spoken(&message).len());
        let _ = phrase(&message, "", "", &lost);
        prop_assert_eq!(codec::decode::<Message>(&codec::encode(&message)), Ok(message.clone()));
        let spoken = spoken(&message);
        let mut draw = Draws::new(Seed(message.question.0), 0, 0).at("x", "y", &[]);
        let hearing = hear(|| &spoken, psi, &Params::default(), &mut draw);
        let _ = understand(&message, &spoken, &hearing, &mut draw);
        let whole = understand(&message, &spoken, &Hearing::default(), &mut draw);
        prop_assert_eq!(whole.as_ref(), Some(&message.says));
        let _ = understand(&message, &spoken, &Hearing { lost, changed }, &mut draw);
        if let SpeechAct::Notice(notice) = &message.says {
            let worth = quality(notice, Instant::START + Span::hours(1), &Params::default());
            prop_assert!((0.0..=1.0).contains(&worth));
        }
    }

    /// Any messages at any times from three ships, with bad and stuck microphones: the ether always comes to rest.
    #[test]
    fn any_traffic_comes_to_an_end(
        messages in prop::collection::vec((message(), 0_u64..200, 0_usize..9), 1..30),
        garbled in 0_u16..3,
        stuck in prop::option::of((0_u16..3, 0_u64..100)),
    ) {
        let sea = sea(&[0.0, 5_000.0, 30_000.0], &Params::default(), Terms::none());
        sea.ether.garble(UnitId(garbled), Garble::Content, true);
        if let Some((unit, at)) = stuck {
            let (ether, kernel) = (sea.ether.clone(), sea.kernel.clone());
            sea.kernel.spawn(ActorId(0), Lane::Main, async move {
                kernel.sleep(Span::seconds(at)).await;
                ether.stick(ActorId(0), UnitId(unit), Channel::Vhf16, true);
                kernel.sleep(Span::seconds(60)).await;
                ether.stick(ActorId(0), UnitId(unit), Channel::Vhf16, false);
            });
        }
        for (message, after, channel) in messages {
            sea.say(Span::seconds(after), Channel::ALL[channel], message);
        }
        sea.run();
    }

    /// Any schedule: hours that make no sense, failures by the minute, windows of years. The exchange answers every
    /// question about it, and a ring ends.
    #[test]
    fn any_schedule_can_be_asked_about(
        from_minute in any::<u16>(),
        until_minute in any::<u16>(),
        weekdays_only in any::<bool>(),
        minutes_at_start in -100_000_000_i64..100_000_000,
        mtbf_d in prop_oneof![Just(0.0), 1e-6..1e4_f64],
        mttr_h in 0.0..1e4_f64,
        pickup_min in 0.0..1440.0_f64,
        circuits in any::<u16>(),
        at_h in 0_u64..2_000,
    ) {
        let line = LineTerms {
            hours: ServiceHours { from_minute, until_minute },
            mtbf_d: mtbf_d.max(if mtbf_d > 0.0 { 0.01 } else { 0.0 }),
            mttr_h,
            pickup_min,
            circuits,
            ..LineTerms::duty_officer()
        };
        let (kernel, exchange, _) = exchange(Terms { lines: vec![line], ..Terms::none() });
        let (events, _mail): (_, Mailbox<LineEvent>) = kernel.mailbox(ActorId(2), Lane::Line);
        let duty = Duty { weekdays_only, ..Duty::default() };
        exchange.join(B, Clock { minutes_at_start }, vec![duty], events);
        let at = Instant::START + Span::hours(at_h);
        let (line, other) = (LineId(0), LineId(7));
        if let Some(next) = exchange.next_staffed(B, line, at) {
            prop_assert!(next >= at && exchange.staffed(B, line, next));
        }
        let _ = (exchange.in_order(line), exchange.in_order(other), exchange.patience(other));
        let call = exchange.open(A, B, line, 1, false);
        let _ = (exchange.dead(call), exchange.dead(exchange.open(A, Side(9), other, 1, true)));
        let ringing = exchange.clone();
        kernel.spawn(ActorId(1), Lane::Line, async move {
            if let Some(line) = ringing.seize(call).await {
                let _ = line.ring(1).await;
            }
        });
        kernel.run(Instant::START + Span::hours(400), &mut AsFastAsPossible);
    }
}
