//! V17: both sides run the same code. A scenario in which the two sides have changed places in the file gives the same run, to the bit,
//! with the sides' numbers exchanged.

use guardline::scenario::{Prepared, Role};
use guardline::units::{ActorId, Side};
use guardline::wire::line::LineState;
use guardline::wire::record::{News, Party};
use guardline::wire::{Addressee, Message, MessageId, Record, SpeechAct};

use crate::support::{Records, outcome, prepared_texts, root, run, scenarios, texts};

/// The text of a scenario with its first two `[[sides]]` exchanged. Units name their side by id: they go with it.
fn exchanged(text: &str) -> String {
    let headers = text.match_indices("\n[[").map(|(at, _)| at + 1);
    // A side's rosters go with it.
    let headers: Vec<usize> = headers.filter(|at| !text[*at..].starts_with("[[sides.")).collect();
    let blocks: Vec<(usize, usize)> = headers
        .iter()
        .enumerate()
        .filter(|(_, at)| text[**at..].starts_with("[[sides]]"))
        .map(|(place, at)| (*at, headers.get(place + 1).copied().unwrap_or(text.len())))
        .collect();
    // Where a pack has the sides, the scenario itself has none.
    let [(first, second), (begins, ends)] = blocks[..] else { return text.to_owned() };
    assert_eq!(second, begins, "one after the other");
    [&text[..first], &text[begins..ends], &text[first..second], &text[ends..]].concat()
}

/// Exchanges the sides' numbers wherever a record has one.
struct Mirror<'a> {
    prepared: &'a Prepared,
}

impl Mirror<'_> {
    const fn side(side: Side) -> Side {
        Side(1 - side.0)
    }

    fn actor(&self, actor: ActorId) -> ActorId {
        match self.prepared.role(actor) {
            Role::Ministry(side) => self.prepared.actor(Role::Ministry(Self::side(side))),
            Role::Desk(side) => self.prepared.actor(Role::Desk(Self::side(side))),
            _ => actor,
        }
    }

    fn party(party: Party) -> Party {
        match party {
            Party::Ministry(side) => Party::Ministry(Self::side(side)),
            unit @ Party::Unit(_) => unit,
        }
    }

    fn id(&self, id: MessageId) -> MessageId {
        MessageId { sender: self.actor(ActorId(id.sender)).0, ..id }
    }

    fn says(&self, says: &SpeechAct) -> SpeechAct {
        let mut says = says.clone();
        if let SpeechAct::Acknowledge { to, .. }
        | SpeechAct::SayAgain { to }
        | SpeechAct::CodeReply { to, .. } = &mut says
        {
            *to = self.id(*to);
        }
        says
    }

    fn message(&self, message: &Message) -> Message {
        let mut message = message.clone();
        message.id = self.id(message.id);
        message.originator.side = Self::side(message.originator.side);
        if let Addressee::Ministry(side) = &mut message.addressee {
            *side = Self::side(*side);
        }
        message.says = self.says(&message.says);
        message
    }

    fn record(&self, record: &Record) -> Record {
        let mut record = record.clone();
        match &mut record {
            Record::Says { message, .. } => *message = self.message(message),
            Record::Unsent { message, .. } => *message = self.id(*message),
            Record::Hears { who, message, understood, .. } => {
                (*who, *message) = (Self::party(*who), self.id(*message));
                *understood = understood.as_ref().map(|says| self.says(says));
            }
            Record::Misses { who, message, .. }
            | Record::Acknowledged { who, message, .. }
            | Record::ReadBack { who, message, .. }
            | Record::AnotherAnswers { who, message, .. } => {
                (*who, *message) = (Self::party(*who), self.id(*message));
            }
            Record::Silence { who, .. } => *who = Self::party(*who),
            Record::Believes { who, about, .. } | Record::Weighs { who, about, .. } => {
                (*who, *about) = (Self::party(*who), Self::side(*about));
            }
            Record::NoticeInHand { from, .. } => *from = Self::side(*from),
            Record::Posture { side, .. }
            | Record::Informed { side, .. }
            | Record::Orders { side, .. }
            | Record::Analysed { side, .. }
            | Record::CrewSays { side, .. }
            | Record::Deliberates { side, .. }
            | Record::Absent { side, .. }
            | Record::Publishes { side } => *side = Self::side(*side),
            Record::Account { side, about, .. }
            | Record::Disputes { side, about, .. }
            | Record::Does { side, about, .. }
            | Record::Imposed { side, about, .. }
            | Record::Opens { side, about }
            | Record::Settles { one: side, other: about } => {
                (*side, *about) = (Self::side(*side), Self::side(*about));
            }
            Record::Learns { side, news } => {
                *side = Self::side(*side);
                if let News::Posture { of, .. } | News::Moved { of, .. } | News::Evidence { of, .. } = news {
                    *of = Self::side(*of);
                }
            }
            Record::ChoosesAtLine { side, other, .. } => {
                (*side, *other) = (Self::side(*side), Self::side(*other));
            }
            Record::Line { from, to, state, .. } => {
                (*from, *to) = (Self::side(*from), Self::side(*to));
                if let LineState::Speaks { by, .. } = state {
                    *by = Self::side(*by);
                }
            }
            _ => {}
        }
        record
    }

    fn records(&self, records: &Records) -> Records {
        let mirrored = |(at, actor, lane, record): &(_, ActorId, _, Record)| {
            (*at, self.actor(*actor), *lane, self.record(record))
        };
        records.iter().map(mirrored).collect()
    }
}

#[test]
fn v17_exchanging_the_sides_mirrors_everything() {
    let (mut lines, mut moved) = (0, 0);
    for scenario in scenarios() {
        let texts = texts(&scenario);
        let exchanged: Vec<_> = texts.iter().map(|(name, text)| (name.clone(), exchanged(text))).collect();
        assert_ne!(texts, exchanged);
        for mechanism in ["none", "as_designed", "as_observed", "daily_check", "dtl_48h"] {
            let (one, other) =
                (prepared_texts(&texts, Some(mechanism)), prepared_texts(&exchanged, Some(mechanism)));
            let mirror = Mirror { prepared: &one };
            for seed in 1..=5 {
                let (plain, exchanged) = (run(&one, seed).1, run(&other, seed).1);
                let mirrored = mirror.records(&exchanged);
                let at = plain.iter().zip(&mirrored).position(|(it, that)| it != that);
                assert_eq!(
                    at.map(|at| (&plain[at], &mirrored[at])),
                    None,
                    "{} {mechanism} seed {seed}",
                    scenario.display()
                );
                assert_eq!(plain.len(), mirrored.len());
                moved += usize::from(plain != exchanged);
                lines += plain.iter().filter(|(_, _, _, record)| record.is_line()).count();
                let (here, there) = (outcome(&one, seed), outcome(&other, seed));
                assert_eq!(here.tension().to_bits(), there.tension().to_bits());
                assert_eq!(here.peak_pictured(Side(0)), there.peak_pictured(Side(1)));
                assert_eq!(here.peak_pictured(Side(1)), there.peak_pictured(Side(0)));
            }
        }
    }
    assert!(moved > 100 && lines > 100, "{moved} runs in which the sides differ, {lines} records of lines");
}

#[test]
fn the_mirror_is_a_real_one() {
    let text = std::fs::read_to_string(root("scenarios/2013-01-30-east-china-sea.toml")).unwrap();
    let turned = exchanged(&text);
    assert_ne!(text, turned);
    assert_eq!(exchanged(&turned), text);
}
