//! The codebook of coded signals.

use guardline::wire::codebook::{Book, CODES, FORMS, SignalForm};

use super::markdown::Page;
use super::word;

pub(super) fn page() -> String {
    let mut page = Page::graded("Codebook", "guardline reference codebook");
    page.paragraph(&format!(
        "{} codes. Each stands here only if an official text gives its meaning; meanings are in words of our own. A code \
         that is not here is answered ZQ (your signal seems wrongly coded), one that makes no sense ZL (received and not \
         understood).",
        CODES.len()
    ));
    for (book, title) in [
        (Book::SpecialSignals, "Special signals of the agreements on incidents at sea"),
        (Book::International, "International Code of Signals"),
        (Book::BorderWarnings, "Warnings of Soviet border guards to foreign warships"),
    ] {
        page.heading(title);
        if let Some(prefix) = book.prefix() {
            page.paragraph(&format!("Said after {prefix}, as in `{prefix} RT7 5`."));
        }
        let rows = CODES.iter().filter(|code| code.book == book).map(|code| {
            [
                code.code.to_owned(),
                code.meaning.to_owned(),
                code.argument.to_string(),
                word(code.argument.grade()),
                word(code.kind),
                code.source.to_owned(),
                word(code.grade),
            ]
        });
        let header = ["code", "meaning", "what follows it", "grade of that", "kind", "source", "grade"];
        page.table(header, rows);
    }

    page.heading("Questioned and cancelled");
    let rows = FORMS.iter().map(|form| {
        let what = match form.form {
            SignalForm::Made => "made",
            SignalForm::Queried => "questioned",
            SignalForm::Cancelled => "cancelled",
        };
        [
            what.to_owned(),
            if form.special { "special signals" } else { "all others" }.to_owned(),
            format!("`{}`", form.words),
            form.source.unwrap_or("none").to_owned(),
            word(form.grade),
            form.beyond.to_owned(),
        ]
    });
    page.table(["form", "of", "words", "source", "grade", "what goes beyond the source"], rows);

    page.heading("Left out");
    page.paragraph(
        "The special signals after RT9 (RU2 to UY12, ZL1 and ZL2) and the single letters of the International Code are \
         known by name, but what they mean was read in no official text: they are left out, not guessed. The bearing that \
         may follow YQ is not modelled, and directions are written as three figures because the gazette's Table III was \
         not at hand. INTERROGATIVE and NEGAT question and cancel in allied flaghoist and are no words for these signals.",
    );
    page.text()
}
