//! How a message is spoken, and how long that takes.

use guardline_units::Span;

use crate::message::{Acknowledgement, Message, NoticeContent, Proword, SpeechAct};

/// The words of a message, with `name` telling how to say its addressee and its originator.
pub fn phrase(message: &Message, addressee: &str, originator: &str) -> String {
    let text = text(&message.says);
    let end = match message.proword {
        Proword::Over => "over",
        Proword::Out => "out",
    };
    format!("{addressee}, this is {originator}: {text}, {end}")
}

/// How many words it takes to say a message. A name counts as three words whatever it is, so that what things are
/// called has no effect on a run.
pub fn words(message: &Message) -> u32 {
    const NAME: u32 = 3;
    let once = 2 * NAME + "this is over".split(' ').count() as u32 + count(&text(&message.says));
    match &message.says {
        SpeechAct::Notice(notice) if notice.repeated => 2 * once,
        _ => once,
    }
}

/// How long `words` take at `rate` words a minute.
pub fn air_time(words: u32, rate: f64) -> Span {
    Span::from_minutes(f64::from(words) / rate.max(1.0))
}

fn count(text: &str) -> u32 {
    text.split_whitespace().count() as u32
}

fn text(act: &SpeechAct) -> String {
    match act {
        SpeechAct::Query => "identify yourself and state your intentions".into(),
        SpeechAct::Demand => "you are endangering us, leave this area at once".into(),
        SpeechAct::Intention { step_back: true } => {
            "I have no hostile intent, I am switching off my radar and opening the distance".into()
        }
        SpeechAct::Intention { step_back: false } => "I maintain my course and my speed".into(),
        SpeechAct::Notice(notice) => {
            let parts: Vec<_> = notice.contents.iter().map(|content| content_text(*content)).collect();
            format!("for your information, {}", parts.join(", "))
        }
        SpeechAct::Acknowledge { grade: Acknowledgement::Received, .. } => "message received".into(),
        SpeechAct::Acknowledge { grade: Acknowledgement::Understood, .. } => {
            "message received and understood, I read back".into()
        }
        SpeechAct::Acknowledge { grade: Acknowledgement::Accepted, .. } => {
            "message understood, I will comply".into()
        }
        SpeechAct::SayAgain { .. } => "your message was not understood, say again".into(),
        SpeechAct::Protest => "we protest against the conduct of your unit".into(),
        SpeechAct::Explain { benign: true } => "no threat was meant, it was an error or a misreading".into(),
        SpeechAct::Explain { benign: false } => "our unit acted lawfully, the cause lies on your side".into(),
        SpeechAct::StepBackOffer => "we propose that the units of both sides step back now".into(),
    }
}

const fn content_text(content: NoticeContent) -> &'static str {
    match content {
        NoticeContent::Activity => "our formation will carry out flight training as planned",
        NoticeContent::Times => "beginning at the hour given and lasting about six hours",
        NoticeContent::Area => "within the area bounded by the following coordinates",
        NoticeContent::Heights => "between the surface and the height given",
    }
}
