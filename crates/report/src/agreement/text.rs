//! Mechanisms read as texts, for people.

use guardline_mechanism::Path;
use serde_json::Value;

use super::{About, Audit, Clauses, Difference, Placed, Tested};
use crate::page::{Layout, Page};

impl Audit {
    /// The audit as text; in quiet layout, the verdict alone.
    pub fn text(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        if !layout.quiet {
            about(&mut page, "AUDIT OF A MECHANISM", &self.mechanism);
            for tested in &self.tests {
                test(&mut page, tested);
            }
            page.blank();
        }
        page.paragraph(&self.verdict());
        if !layout.quiet {
            page.paragraph(
                "Judged is what the file says, not how it is kept to; nothing was run. A remark is a weakness that fails no \
                 test.",
            );
        }
        page.text
    }

    fn verdict(&self) -> String {
        let failed: Vec<&str> = self.tests.iter().filter(|it| !it.passes).map(|it| it.test.name()).collect();
        let name = &self.mechanism.name;
        match failed.as_slice() {
            [] => format!("Verdict: `{name}` passes all four tests of a mechanism."),
            [only] => format!("Verdict: `{name}` fails one of the four tests of a mechanism: {only}."),
            all if all.len() == self.tests.len() => {
                format!("Verdict: `{name}` fails all four tests of a mechanism.")
            }
            [rest @ .., last] => {
                let (many, rest) = (failed.len(), rest.join(", "));
                format!("Verdict: `{name}` fails {many} of the four tests of a mechanism: {rest} and {last}.")
            }
        }
    }
}

fn test(page: &mut Page, tested: &Tested) {
    let verdict = if tested.passes { "passes" } else { "FAILS" };
    page.heading(&format!("{} · {verdict}", tested.test.name()));
    page.paragraph(&tested.asks);
    for failure in &tested.failures {
        page.bullet(&finding("fails", failure));
    }
    for remark in &tested.remarks {
        page.bullet(&finding("remark", remark));
    }
}

fn finding(kind: &str, Placed { clause, why, file, line }: &Placed) -> String {
    let place = match (file, line) {
        (Some(file), Some(line)) => format!(" ({file}:{line})"),
        _ => " (not in the file)".to_owned(),
    };
    format!("{kind}: {clause}{place}: {why}")
}

impl Difference {
    /// The differences as text.
    pub fn text(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        page.title(&format!("MECHANISMS COMPARED AS TEXTS · {} → {}", self.old.name, self.new.name));
        for it in [&self.old, &self.new] {
            page.bullet(&format!("{}: {} ({})", it.name, it.basis, word(&it.grade)));
        }
        page.blank();
        if self.changes.is_empty() {
            page.paragraph("They have every clause alike.");
            return page.text;
        }
        for change in &self.changes {
            page.bullet(&format!("{}: {} → {}", change.clause, says(&change.old), says(&change.new)));
            let by = by_what(&change.acts);
            page.wrapped("      ", "      ", &by);
        }
        page.blank();
        let acting = self.changes.iter().filter(|it| !it.acts.is_empty()).count();
        page.paragraph(&format!(
            "{} of {} differences can act within an encounter. How much they do, `guardline compare` simulates; nothing was \
             run here.",
            acting,
            self.changes.len()
        ));
        page.text
    }
}

impl Clauses {
    /// The clauses as text.
    pub fn text(&self, layout: Layout) -> String {
        let mut page = Page::new(layout);
        about(&mut page, "MECHANISM", &self.mechanism);
        if self.clauses.is_empty() {
            page.paragraph("It has no clause.");
        }
        let mut pillar = None;
        for row in &self.clauses {
            let (within, term) = row.clause.rsplit_once('.').unwrap_or(("the whole", &row.clause));
            if pillar != Some(within) {
                pillar = Some(within);
                page.heading(within);
            }
            let acts = if row.acts.is_empty() { String::new() } else { format!(" — {}", paths(&row.acts)) };
            page.bullet(&format!("{term}: {}{acts}", says(&row.says)));
        }
        page.blank();
        page.paragraph(
            "After each clause stand the paths by which it can act: reach (who can be reached), comprehension (how well words are understood), delay (how long \
             things take), credibility (how far words are believed, and what silence means), authority (who may talk), \
             conduct (which conduct is ordered), calendar (when things are open or due). A clause without any cannot act \
             within the hours or days of an encounter.",
        );
        page.text
    }
}

fn about(page: &mut Page, what: &str, it: &About) {
    page.title(&format!("{what} · {} (`{}`)", it.title, it.name));
    page.paragraph(&format!("Basis: {} ({}).", it.basis, word(&it.grade)));
}

fn by_what(acts: &[Path]) -> String {
    if acts.is_empty() {
        "cannot act within the hours or days of an encounter".to_owned()
    } else {
        format!("can act by {}", paths(acts))
    }
}

fn paths(acts: &[Path]) -> String {
    if acts.len() == Path::ALL.len() {
        return "all seven paths".to_owned();
    }
    acts.iter().map(word).collect::<Vec<_>>().join(", ")
}

/// The name of a value in files, as words.
fn word(value: &impl serde::Serialize) -> String {
    says(&serde_json::to_value(value).unwrap_or_default())
}

/// What a clause says, in words.
fn says(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => match number.as_f64() {
            Some(number) => number.to_string(),
            None => number.to_string(),
        },
        Value::String(text) if text.is_empty() => "not said".to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) if items.is_empty() => "none".to_owned(),
        Value::Array(items) => items.iter().map(says).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let fields = fields.iter().map(|(key, value)| format!("{key} {}", says(value)));
            format!("agreed ({})", fields.collect::<Vec<_>>().join("; "))
        }
    }
}
