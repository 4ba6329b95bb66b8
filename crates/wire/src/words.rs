//! How a message is spoken, word by word, and how long that takes.
//!
//! Each word has a place: part of a name, something that matters, a figure, or filling. A name counts as three words
//! (nationality, class, number) whatever it is, so that what things are called has no effect on a run.

use guardline_units::Span;

use crate::codebook::Reply;
use crate::message::{Acknowledgement, Form, Marker, Message, NoticeContent, Proword, SpeechAct};

/// What a word is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot {
    /// Part of the name of whom the message is for.
    Addressee(NamePart),
    /// Part of the name of who speaks.
    Originator(NamePart),
    /// A word without which the message does not say what it says.
    Content,
    /// The letters and figures of a coded signal.
    Code,
    /// The figure with this place in [`SpeechAct::figures`].
    Figure(u8),
    /// A word that can be missed.
    Filler,
}

/// The three words of a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NamePart {
    /// Whose.
    Nationality,
    /// Warship, aircraft, coast guard vessel.
    Class,
    /// Name or number.
    Number,
}

/// One word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// What it is for.
    pub slot: Slot,
    /// How it is said; empty for names and figures.
    pub text: &'static str,
}

impl Word {
    /// Whether the message is not understood as it was said if this word is lost.
    pub fn matters(self) -> bool {
        self.slot != Slot::Filler
    }
}

/// Nobody listens to more words than this in one message; it is cut off there.
const LONGEST: usize = 250;

/// The words of a message, said once.
pub fn spoken(message: &Message) -> Vec<Word> {
    const PARTS: [NamePart; 3] = [NamePart::Nationality, NamePart::Class, NamePart::Number];
    let mut words = Vec::with_capacity(32);
    words.extend(PARTS.map(|part| Word { slot: Slot::Addressee(part), text: "" }));
    let filling = |text| Word { slot: Slot::Filler, text };
    words.extend(["this", "is"].map(filling));
    words.extend(PARTS.map(|part| Word { slot: Slot::Originator(part), text: "" }));
    // The marker is part of the agreed phrases.
    if message.form == Form::Phrasebook {
        words.push(filling(marker_word(message.marker)));
    }
    let mut figures = 0;
    for text in texts(&message.says) {
        for word in text.split_ascii_whitespace() {
            words.push(match word.strip_prefix('*') {
                Some("code") => Word { slot: Slot::Code, text: "code" },
                Some(content) => Word { slot: Slot::Content, text: content },
                None if word == "#" => {
                    figures += 1;
                    Word { slot: Slot::Figure(figures - 1), text: "" }
                }
                None => filling(word),
            });
        }
    }
    words.truncate(LONGEST);
    words.push(filling(match message.proword {
        Proword::Over => "over",
        Proword::Out => "out",
    }));
    words
}

/// How many words it takes to say a message; twice as many if it is said in two languages.
pub fn words(message: &Message) -> u32 {
    let once = counted(message) as u32;
    debug_assert_eq!(once as usize, spoken(message).len());
    match &message.says {
        SpeechAct::Notice(notice) if notice.repeated => 2 * once,
        _ => once,
    }
}

/// How many words [`spoken`] gives.
fn counted(message: &Message) -> usize {
    let marker = usize::from(message.form == Form::Phrasebook);
    let says: usize =
        texts(&message.says).iter().map(|text| 1 + text.bytes().filter(|byte| *byte == b' ').count()).sum();
    // Two names, "this is" between them, and the proword after what is cut off.
    (8 + marker + says).min(LONGEST) + 1
}

/// How long `words` take at `rate` words a minute.
pub fn air_time(words: u32, rate: f64) -> Span {
    Span::from_minutes(f64::from(words) / rate.max(1.0))
}

/// A message as text, with the names of both ends; words whose places are in `lost` did not come through. A name that
/// came through in part is shown by the parts that did.
pub fn phrase(message: &Message, addressee: &str, originator: &str, lost: &[u8]) -> String {
    let figures = message.says.figures();
    let words = spoken(message);
    let gone = |place: usize| lost.iter().any(|it| usize::from(*it) == place);
    let whole = |range: std::ops::Range<usize>| !range.clone().any(gone);
    let mut parts: Vec<String> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        match word.slot {
            // Names are said first: three words, two of filling, three words.
            Slot::Addressee(NamePart::Nationality) if whole(0..3) => parts.push(addressee.to_owned()),
            Slot::Originator(NamePart::Nationality) if whole(5..8) => parts.push(originator.to_owned()),
            Slot::Addressee(_) if whole(0..3) => {}
            Slot::Originator(_) if whole(5..8) => {}
            _ if gone(place) => parts.push("…".to_owned()),
            Slot::Addressee(part) | Slot::Originator(part) => parts.push(part_word(part).to_owned()),
            Slot::Figure(figure) => {
                parts
                    .push(figures.get(usize::from(figure)).map_or_else(String::new, |it| format!("{it:03}")));
            }
            Slot::Code => parts.push(code(&message.says)),
            Slot::Content | Slot::Filler => parts.push(word.text.to_owned()),
        }
    }
    parts.join(" ")
}

fn code(act: &SpeechAct) -> String {
    match act {
        SpeechAct::Signal(signal) => signal.to_string(),
        _ => String::new(),
    }
}

const fn part_word(part: NamePart) -> &'static str {
    match part {
        NamePart::Nationality => "(nationality)",
        NamePart::Class => "(class)",
        NamePart::Number => "(number)",
    }
}

const fn marker_word(marker: Marker) -> &'static str {
    match marker {
        Marker::Instruction => "INSTRUCTION",
        Marker::Advice => "ADVICE",
        Marker::Warning => "WARNING",
        Marker::Information => "INFORMATION",
        Marker::Question => "QUESTION",
        Marker::Answer => "ANSWER",
        Marker::Request => "REQUEST",
        Marker::Intention => "INTENTION",
    }
}

/// What is said, with `*` before each word that matters and `#` for each figure.
fn texts(act: &SpeechAct) -> Vec<&'static str> {
    match act {
        SpeechAct::Query => vec!["*identify yourself and *state your *intentions"],
        SpeechAct::Demand => vec!["you are *endangering us *leave this *area at once"],
        SpeechAct::Intention { step_back: true, .. } => vec![
            "I have *no *hostile intent I am switching *off my *radar and *opening the distance *course # *speed #",
        ],
        SpeechAct::Intention { step_back: false, .. } => vec!["I *maintain my *course # and my *speed #"],
        SpeechAct::Talk { topics } => {
            std::iter::repeat_n("I wish to *speak of a *matter of *concern to us", usize::from(*topics))
                .collect()
        }
        SpeechAct::Signal(signal) => match signal.argument() {
            Some(_) => vec!["*code #"],
            None => vec!["*code"],
        },
        SpeechAct::Notice(notice) => {
            let contents = notice.contents.iter().map(|content| content_text(*content));
            std::iter::once("for your information").chain(contents).collect()
        }
        SpeechAct::Acknowledge { grade, figures, .. } => {
            let said = match grade {
                Acknowledgement::Received => "message *received",
                Acknowledgement::Understood => "message *received and *understood I read back",
                Acknowledgement::Accepted => "message *understood I *will *comply",
            };
            std::iter::once(said).chain(figures.iter().map(|_| "#")).collect()
        }
        SpeechAct::SayAgain { .. } => vec!["your message was *not *understood *say *again"],
        SpeechAct::CodeReply { reply: Reply::InvalidCode, .. } => vec!["*Zulu *Quebec"],
        SpeechAct::CodeReply { reply: Reply::NotUnderstood, .. } => vec!["*Zulu *Lima"],
        SpeechAct::Regret => vec!["we *regret what has happened"],
        SpeechAct::OfferReview => vec!["let us *compare our *evidence"],
        SpeechAct::Accept => vec!["we *accept what you propose"],
        SpeechAct::Protest => vec!["we *protest against the conduct of your unit"],
        SpeechAct::Explain { benign: true } => vec!["no *threat was meant it was an *error or a *misreading"],
        SpeechAct::Explain { benign: false } => {
            vec!["our unit acted *lawfully the *cause lies on *your side"]
        }
        SpeechAct::Distress => vec!["*Mayday *Mayday *Mayday I require *assistance at once"],
        SpeechAct::Assist => vec!["*received *Mayday I am *proceeding to your *assistance"],
        SpeechAct::StepBackOffer => vec!["we *propose that the units of *both sides *step *back now"],
    }
}

impl NoticeContent {
    /// How many words of it matter, figures included.
    pub fn words_that_matter(self) -> usize {
        content_text(self).split(' ').filter(|word| word.starts_with('*') || *word == "#").count()
    }
}

const fn content_text(content: NoticeContent) -> &'static str {
    match content {
        NoticeContent::Activity => "our *formation will carry out *flight *training as planned",
        NoticeContent::Times => "*beginning at # and *lasting #",
        NoticeContent::Area => "within the *area around *latitude # *longitude #",
        NoticeContent::Heights => "between the *surface and *height #",
    }
}
