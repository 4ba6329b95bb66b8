//! Binding duties: what is asked for is owed, and not done at will.

use super::{Declared, EarlyWarning, NoticeTerms, Orders, RadioTerms, Reply, Terms, Verdict, operates};

const TACIT: &str = "it is learned by conduct only and can be denied, so nobody owes it";

pub(super) fn judge(terms: &Terms, verdict: &mut Verdict) {
    if !operates(terms) {
        let (clause, why) = nothing(terms, "nothing has to be answered, replied to or announced");
        verdict.fail(clause, why);
        return;
    }
    verdict.lines(&terms.lines, |line| {
        let mut found = Vec::new();
        match line.orders {
            Orders::Answer => {}
            Orders::None => found
                .push(("orders", "nobody is ordered to answer: it is up to whoever it rings at".to_owned())),
            Orders::DoNotAnswer => {
                found.push(("orders", "those whom it rings at are ordered not to answer".to_owned()));
            }
        }
        if line.declared == Declared::Suspended {
            found.push(("declared", "it is declared suspended, and nobody owes an answer on it".to_owned()));
        }
        if line.tacit {
            found.push(("tacit", TACIT.to_owned()));
        }
        found
    });
    if let Some(RadioTerms { reply, tacit, .. }) = &terms.radio {
        if *reply == Reply::AtDiscretion {
            verdict.fail("radio.reply", "calls on the scene are answered at discretion");
        }
        if *tacit {
            verdict.fail("radio.tacit", TACIT);
        }
    }
    match &terms.notices {
        Some(NoticeTerms { tacit: true, .. }) => verdict.fail("notices.tacit", TACIT),
        Some(_) => {}
        None => verdict.remark("notices", "nothing has to be announced"),
    }
    match &terms.early_warning {
        Some(EarlyWarning { tacit: true, .. }) => verdict.fail("early_warning.tacit", TACIT),
        Some(_) => {}
        None => verdict.remark("early_warning", "nobody has to ask before there has been an incident"),
    }
}

/// The clause that stands where an operating one should: a dialogue, if there is any.
pub(super) fn nothing(terms: &Terms, lacks: &str) -> (String, String) {
    terms.dialogues.first().map_or_else(
        || {
            (
                "lines".to_owned(),
                format!("there is no line, no radio procedure and no duty to announce: {lacks}"),
            )
        },
        |dialogue| {
            (format!("dialogues.{}", dialogue.id), format!("there are meetings and nothing else: {lacks}"))
        },
    )
}
