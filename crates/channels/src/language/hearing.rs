//! Word by word: which words of a message are lost or taken for others, for whom the listener takes it to be, and what he
//! takes it to say.

use guardline_kernel::Draw;
use guardline_units::Params;
use guardline_wire::codebook::{self, CodeId, Signal};
use guardline_wire::{Message, NamePart, NoticeText, Slot, SpeechAct, Word};

/// The words of a message that did not come through as they were said, by place.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Hearing {
    /// Words that were not made out.
    pub lost: Vec<u8>,
    /// Figures and numbers of names that were taken for others.
    pub changed: Vec<u8>,
}

impl Hearing {
    /// Whether every word that matters came through.
    pub fn whole(&self) -> bool {
        self.lost.is_empty() && self.changed.is_empty()
    }

    fn gone(&self, place: usize) -> bool {
        self.lost.iter().chain(&self.changed).any(|it| usize::from(*it) == place)
    }
}

/// What is heard of a message that is understood as it was said with chance `psi`.
///
/// The chance is that of the whole message. Each of its k words that matter comes through with chance ψ^(1/k),
/// independently of the others, so that all of them do with chance ψ: `words` is not asked for then.
pub fn hear<'w>(words: impl FnOnce() -> &'w [Word], psi: f64, params: &Params, draw: &mut Draw) -> Hearing {
    let uniform = draw.uniform();
    if uniform < psi {
        return Hearing::default();
    }
    let words = words();
    let matter = || (0_u8..).zip(words).filter(|(_, word)| word.matters());
    let count = matter().count();
    let each = libm::pow(psi, 1.0 / count.max(1) as f64);
    // Something is lost, and what is left of the uniform says which word first: the j-th with chance pʲ (1 − p).
    let along = uniform - psi;
    let first = if each > 0.0 { (libm::log1p(-along) / libm::log(each)) as usize } else { 0 };
    let first = first.min(count.saturating_sub(1));
    let mut hearing = Hearing::default();
    for (nth, (place, word)) in matter().enumerate() {
        if nth == first || (nth > first && !draw.bernoulli(each)) {
            hearing.lose(place, *word, params, draw);
        }
    }
    hearing
}

impl Hearing {
    /// Loses a word; a figure, or the number of a name, may be taken for another instead.
    pub(crate) fn lose(&mut self, place: u8, word: Word, params: &Params, draw: &mut Draw) {
        let number = matches!(
            word.slot,
            Slot::Figure(_)
                | Slot::Code
                | Slot::Addressee(NamePart::Number)
                | Slot::Originator(NamePart::Number)
        );
        if number && draw.bernoulli(params.substitution) {
            self.changed.push(place);
        } else {
            self.lost.push(place);
        }
    }
}

/// For whom a listener takes a message to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Recognised {
    /// For him.
    Mine,
    /// For somebody else, or for nobody he could name.
    NotMine,
}

/// Whether a listener takes a message to be for him. `meant` if it is; otherwise he is a bystander of the nationality that
/// is called, `alike` if he is of the class that is called as well.
///
/// Whoever is called by a name of which the nationality or the number came through answers to it. Whoever is not called
/// answers to what is left of a name if it fits: the nationality came through, the class did not contradict, and the
/// number was lost or taken for his own.
pub fn recognises(
    words: &[Word],
    hearing: &Hearing,
    meant: bool,
    alike: bool,
    params: &Params,
    draw: &mut Draw,
) -> Recognised {
    if hearing.whole() {
        return if meant { Recognised::Mine } else { Recognised::NotMine };
    }
    let place = |part| words.iter().position(|word| word.slot == Slot::Addressee(part)).unwrap_or(0);
    let gone = |part| hearing.gone(place(part));
    let changed = hearing.changed.iter().any(|it| usize::from(*it) == place(NamePart::Number));
    let nationality = !gone(NamePart::Nationality);
    let mine = if meant {
        !changed && (nationality || !gone(NamePart::Number))
    } else {
        nationality
            && (alike || gone(NamePart::Class))
            && gone(NamePart::Number)
            && (!changed || draw.bernoulli(params.own_number))
    };
    if mine { Recognised::Mine } else { Recognised::NotMine }
}

/// What a listener takes a message to say: as it was said, with other figures, in part, or nothing at all.
pub fn understand(
    message: &Message,
    words: &[Word],
    hearing: &Hearing,
    draw: &mut Draw,
) -> Option<SpeechAct> {
    let says = &message.says;
    if hearing.whole() {
        return Some(says.clone());
    }
    let mut figures = says.figures();
    for place in &hearing.changed {
        if let Some(Slot::Figure(figure)) = words.get(usize::from(*place)).map(|word| word.slot)
            && let Some(figure) = figures.get_mut(usize::from(figure))
        {
            *figure = other_figure(*figure, draw.uniform());
        }
    }
    let mut says = says.clone().with_figures(&figures);
    if let SpeechAct::Signal(signal) = &mut says
        && hearing
            .changed
            .iter()
            .any(|place| words.get(usize::from(*place)).is_some_and(|word| word.slot == Slot::Code))
    {
        let code = other_code(signal.code(), draw.uniform())?;
        *signal = Signal::new(code, signal.argument(), signal.form()).ok()?;
    }
    let lost = |word: &(u8, &Word)| hearing.lost.contains(&word.0);
    let text = |word: &(u8, &Word)| matches!(word.1.slot, Slot::Content | Slot::Code | Slot::Figure(_));
    if !(0_u8..).zip(words).filter(text).any(|word| lost(&word)) {
        return Some(says);
    }
    match says {
        // Of a notice each content stands for itself.
        SpeechAct::Notice(notice) => in_part(&notice, words, hearing).map(SpeechAct::Notice),
        _ => None,
    }
}

/// The contents of a notice of which no word that matters was lost.
fn in_part(notice: &NoticeText, words: &[Word], hearing: &Hearing) -> Option<NoticeText> {
    // Contents follow each other, each with its own words; their number is known from the text of a notice of one.
    let mut text =
        (0_u8..).zip(words).filter(|(_, word)| matches!(word.slot, Slot::Content | Slot::Figure(_)));
    let mut kept = NoticeText { contents: Vec::new(), figures: Vec::new(), repeated: notice.repeated };
    let mut figures = notice.figures.iter();
    for content in &notice.contents {
        let own: Vec<u8> = text.by_ref().take(content.words_that_matter()).map(|(place, _)| place).collect();
        let theirs: Vec<u16> = figures.by_ref().take(content.figures()).copied().collect();
        if !own.iter().any(|place| hearing.lost.contains(place)) {
            kept.contents.push(*content);
            kept.figures.extend(theirs);
        }
    }
    (!kept.contents.is_empty()).then_some(kept)
}

/// A code with one character read wrongly, if that is a code at all: most of them are not.
fn other_code(code: CodeId, uniform: f64) -> Option<CodeId> {
    // Each of its characters may be read as any of thirty-five others.
    let readings = 35.0 * code.entry().code.len() as f64;
    codebook::neighbours(code).nth((uniform * readings) as usize)
}

/// A figure with one of its last three digits changed into another.
fn other_figure(figure: u16, uniform: f64) -> u16 {
    let pick = (uniform * 27.0) as u16;
    let (unit, step) = ([1, 10, 100][usize::from(pick / 9).min(2)], pick % 9 + 1);
    let digit = figure / unit % 10;
    let rest = figure - digit * unit;
    // Next to the largest that a message can hold there is not room for every digit: then it is one less.
    rest.checked_add((digit + step) % 10 * unit).unwrap_or_else(|| figure - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_figure_differs_in_one_digit() {
        for figure in [0_u16, 7, 100, 359, 999] {
            for step in 0..27 {
                let other = other_figure(figure, (f64::from(step) + 0.5) / 27.0);
                let digits = |f: u16| [f % 10, f / 10 % 10, f / 100 % 10];
                let differing = digits(figure).into_iter().zip(digits(other)).filter(|(a, b)| a != b);
                assert_eq!(differing.count(), 1, "{figure} → {other}");
                // Nobody says as much, but a file may.
                for figure in [65_035, 65_500, u16::MAX] {
                    assert_ne!(other_figure(figure, (f64::from(step) + 0.5) / 27.0), figure);
                }
            }
        }
    }
}
