//! What is wrong with a file: collected, then shown as text or as JSON.

use std::fmt::{self, Write};
use std::io;
use std::path::PathBuf;

use annotate_snippets::{Annotation, AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;
use thiserror::Error;

use crate::source::{LineColumn, Sources, Span};

pub mod code;

/// Whether a diagnostic stops the load.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

/// One thing that is wrong, with the places that show it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    /// One of [`code`].
    pub code: &'static str,
    /// Whether it stops the load.
    pub severity: Severity,
    /// What is wrong: the value found and what was expected.
    pub message: String,
    /// Where, the place to correct first; empty if it concerns a whole file.
    pub labels: Vec<(Span, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error without a place as yet.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), labels: Vec::new(), help: None }
    }

    /// A warning without a place as yet.
    pub fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// The same, pointing to `span` as well.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push((span, text.into()));
        self
    }

    /// The same with a hint, if there is one.
    #[must_use]
    pub fn help(mut self, help: impl Into<Option<String>>) -> Self {
        self.help = help.into();
        self
    }
}

/// The diagnostics of one load, in the order of the places they point to, with the texts they point into.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Diagnostics {
    sources: Sources,
    list: Vec<Diagnostic>,
    /// How many were left out because there were too many.
    omitted: usize,
}

/// How text is rendered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// For files and pipes.
    Plain,
    /// With ANSI colours, for a terminal.
    Coloured,
}

impl Diagnostics {
    /// More than this are counted, not shown.
    pub const SHOWN: usize = 100;

    /// Sorts and takes in what was found in `sources`.
    pub fn new(sources: Sources, mut list: Vec<Diagnostic>) -> Self {
        list.sort_by_key(|it| it.labels.first().map(|(span, _)| *span));
        let omitted = list.len().saturating_sub(Self::SHOWN);
        // What stops a load is never left out in favour of what does not.
        if omitted > 0 {
            list.sort_by_key(|it| it.severity);
            list.truncate(Self::SHOWN);
        }
        Self { sources, list, omitted }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether any of them stops the load.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|it| it.severity == Severity::Error)
    }

    /// File, line and column of the first place a diagnostic of this list points to.
    pub fn place(&self, diagnostic: &Diagnostic) -> Option<(&str, LineColumn)> {
        let (span, _) = diagnostic.labels.first()?;
        let source = self.sources.get(span.source);
        Some((source.name(), source.position(span.start)))
    }

    /// For who cites a diagnostic of this list elsewhere: the name of the text it points into, the place there, which is the
    /// whole text of an argument, and what is said of it.
    pub(crate) fn cited<'a>(&'a self, diagnostic: &'a Diagnostic) -> (&'a str, String, &'a str) {
        let Some((span, label)) = diagnostic.labels.first() else { return ("", String::new(), "") };
        let source = self.sources.get(span.source);
        let name = source.name();
        let at = if name.starts_with("--") {
            source.text().to_owned()
        } else {
            let LineColumn { line, column } = source.position(span.start);
            format!("{name}:{line}:{column}")
        };
        (name, at, label)
    }

    /// As text, each with the lines it points to.
    pub fn render(&self, style: Style) -> String {
        let renderer = match style {
            Style::Plain => Renderer::plain(),
            Style::Coloured => Renderer::styled(),
        };
        let mut out = String::new();
        for diagnostic in &self.list {
            out.push_str(&self.render_one(diagnostic, &renderer));
            out.push_str("\n\n");
        }
        if self.omitted > 0 {
            let _ = writeln!(out, "… and {} more", self.omitted);
        }
        out
    }

    fn render_one(&self, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
        let level = match diagnostic.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
        let mut group = title.elements(self.snippets(diagnostic));
        if let Some(help) = &diagnostic.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        renderer.render(&[group])
    }

    /// One snippet for each text that the labels point into. Only the lines from the first label to the last are
    /// handed over, and of a table over many lines only the first: a large file costs no more than a small one.
    fn snippets<'a>(&'a self, diagnostic: &'a Diagnostic) -> Vec<Snippet<'a, Annotation<'a>>> {
        let mut ids = Vec::new();
        for (span, _) in &diagnostic.labels {
            if !ids.contains(&span.source) {
                ids.push(span.source);
            }
        }
        let snippet = |id| {
            let source = self.sources.get(id);
            let labels = diagnostic.labels.iter().filter(|(span, _)| span.source == id);
            let places: Vec<_> =
                labels.map(|(span, text)| (source.first_line_of(span.start, span.end), text)).collect();
            let start = places.iter().map(|(place, _)| place.start).min().unwrap_or(0);
            let end = places.iter().map(|(place, _)| place.end).max().unwrap_or(0);
            let lines = source.lines_around(start, end);
            let first = lines.start;
            let annotations = places.into_iter().enumerate().map(move |(rank, (place, text))| {
                let kind = if rank == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                let label = (!text.is_empty()).then_some(text.as_str());
                kind.span(place.start - first..place.end - first).label(label)
            });
            Snippet::source(&source.text()[lines])
                .line_start(source.position(first).line)
                .path(source.name())
                .annotations(annotations)
        };
        ids.into_iter().map(snippet).collect()
    }

    /// As one JSON array; lines and columns are counted from 1, columns in characters.
    pub fn to_json(&self) -> String {
        let list: Vec<_> = self.list.iter().map(|it| self.json_one(it)).collect();
        serde_json::to_string_pretty(&list).unwrap_or_default() + "\n"
    }

    fn json_one<'a>(&'a self, diagnostic: &'a Diagnostic) -> JsonDiagnostic<'a> {
        let label = |(span, text): &'a (Span, String)| {
            let source = self.sources.get(span.source);
            JsonLabel {
                file: source.name(),
                start: source.position(span.start),
                end: source.position(span.end),
                text,
            }
        };
        JsonDiagnostic {
            code: diagnostic.code,
            severity: diagnostic.severity,
            message: &diagnostic.message,
            labels: diagnostic.labels.iter().map(label).collect(),
            help: diagnostic.help.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'a str,
    severity: Severity,
    message: &'a str,
    labels: Vec<JsonLabel<'a>>,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct JsonLabel<'a> {
    file: &'a str,
    start: LineColumn,
    end: LineColumn,
    text: &'a str,
}

impl fmt::Display for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(Style::Plain))
    }
}

impl fmt::Debug for Diagnostics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.list).finish()
    }
}

/// Why a scenario could not be loaded.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The scenario file could not be read.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The files were read and are not a scenario: everything that is wrong with them.
    #[error("{0}")]
    Invalid(Diagnostics),
}
