//! An explanation as text for people.

use super::{Belief, Choosable, Explanation, Moment, Received};
use crate::page::{Layout, Page};

/// So many of the less important lines, the latest; the JSON document has all.
const LATEST: usize = 12;

impl Explanation {
    /// The explanation, laid out.
    pub fn text(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        page.title(&self.title);
        let receipt = &self.receipt;
        page.paragraph(&format!(
            "simulated · decision {} of {} · mechanism {} · seed {}",
            self.decision, self.decisions, receipt.mechanism, receipt.seed
        ));
        page.heading("Decision (simulated)");
        page.bullet(&format!("{} {}: {}", when(&self.decided.time), self.who, self.decided.text));
        if let Some(seen) = &self.situation {
            let yes = |it| if it { "" } else { "no " };
            page.bullet(&format!(
                "{}; it sees the other at R{}, is guided up to R{}, with {}incident open and {}explanation received; \
                 decision number {} in this situation",
                seen.because,
                seen.seen,
                seen.guidance,
                yes(seen.incident),
                yes(seen.clarified),
                seen.visit + 1
            ));
        }
        if let Some(choice) = &self.choice {
            page.heading("What it could choose (simulated)");
            choice.options.iter().for_each(|it| option(&mut page, it));
            page.paragraph(
                "Probabilities are those of the model's own chooser before the shocks of the situation are known, which \
                 hold for as long as the situation does.",
            );
        }
        page.heading("What it believed, and why (simulated)");
        beliefs(&mut page, &self.beliefs);
        page.none_if(self.beliefs.is_empty());
        section(&mut page, "What it held about whose fault it was", &self.accounts);
        page.heading("What it had heard (simulated; what was said is known only to the reader)");
        self.received.iter().for_each(|it| received(&mut page, it));
        page.none_if(self.received.is_empty());
        let sections = [
            ("Silences it knew of", &self.silences),
            ("Notices in hand", &self.notices),
            ("Orders that had arrived", &self.orders),
            ("Reports that had arrived", &self.reports),
            ("What it knew of what others do", &self.public),
            ("At its end of the lines", &self.lines),
            ("What it had seen", &self.seen),
            ("What it had done itself, and what came back", &self.own),
        ];
        for (heading, moments) in sections {
            section(&mut page, heading, moments);
        }
        page.blank();
        self.notes.iter().for_each(|note| page.paragraph(note));
        page.paragraph(&format!(
            "Receipt: guardline {} · {} · --mechanism {} --seed {} · trace {}. This is one run of many that the same \
             facts allow.",
            receipt.program,
            receipt.scenario,
            receipt.mechanism_argument.as_ref().unwrap_or(&receipt.mechanism),
            receipt.seed,
            receipt.trace
        ));
        page.text
    }
}

fn option(page: &mut Page, it: &Choosable) {
    let mark = if it.chosen { "   ← CHOSEN" } else { "" };
    page.bullet(&format!("{}: {:.1} %, worth {:.2}{mark}", it.name, it.probability * 100.0, it.value));
}

/// Evidence of one kind in a row makes one line, with the belief after the last of it.
fn beliefs(page: &mut Page, beliefs: &[Belief]) {
    for run in beliefs.chunk_by(|one, next| one.because == next.because && one.about == next.about) {
        let Some(last) = run.last() else { continue };
        let times = if run.len() > 1 { format!(" {}×", run.len()) } else { String::new() };
        page.bullet(&format!(
            "{} about {}: innocent {:.0} %, probe {:.0} %, hostile {:.0} % ({}{times}, weight {:.2})",
            when(&last.time),
            last.about,
            last.innocent * 100.0,
            last.probe * 100.0,
            last.hostile * 100.0,
            last.because,
            last.weight
        ));
    }
}

fn section(page: &mut Page, heading: &str, moments: &[Moment]) {
    if moments.is_empty() {
        return;
    }
    page.heading(&format!("{heading} (simulated)"));
    let earlier = moments.len().saturating_sub(LATEST);
    if earlier > 0 {
        page.paragraph(&format!("{earlier} earlier ones are left out; --format json has them."));
    }
    for moment in &moments[earlier..] {
        page.bullet(&format!("{} {}", when(&moment.time), moment.text.trim_start()));
    }
}

fn received(page: &mut Page, it: &Received) {
    let readability = it.readability.map(|it| format!(", readability {it}")).unwrap_or_default();
    let from = match &it.taken_for {
        Some(taken) => format!("{taken}, AS IT TAKES IT; it is {}", it.from),
        None => it.from.clone(),
    };
    let message = it.message.as_ref().map(|it| format!(", message {it}")).unwrap_or_default();
    page.bullet(&format!("{} from {from}, {}{readability}{message}", when(&it.time), it.way));
    page.below(&format!("said:       {}", it.said));
    page.below(&format!("heard:      {}", it.heard));
    let mark = if it.differs { "   ← DIFFERS" } else { "" };
    page.below(&format!("understood: {}{mark}", it.understood.as_deref().unwrap_or("nothing")));
}

/// `2025-12-06 16:32:04`.
fn when(stamp: &str) -> String {
    stamp.replace('T', " ").chars().take(19).collect()
}

impl Page {
    fn none_if(&mut self, empty: bool) {
        if empty {
            self.bullet("nothing");
        }
    }
    fn below(&mut self, text: &str) {
        self.wrapped("      ", "                  ", text);
    }
}
