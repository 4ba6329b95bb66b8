//! Text for people under way: titles, paragraphs, bullets, marked lines and tables, wrapped to a width.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};
use textwrap::core::display_width;

use guardline_units::Language;

use crate::language::{Argument, Catalogue};
use crate::say;
use crate::timeline::{About, Item, Standing};

/// How an account is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
    /// Columns to wrap to.
    pub width: usize,
    /// Whether to use colour.
    pub colour: bool,
    /// Whether to leave everything but the outcome out.
    pub quiet: bool,
    /// In which language it is written.
    pub language: Language,
}

/// Text under way.
pub(crate) struct Page {
    pub(crate) text: String,
    pub(crate) layout: Layout,
}

impl Page {
    pub(crate) const fn new(layout: Layout) -> Self {
        Self { text: String::new(), layout }
    }
    /// The words of its language.
    pub(crate) const fn catalogue(&self) -> Catalogue {
        Catalogue::of(self.layout.language)
    }
    /// A message of the catalogue.
    pub(crate) fn say(&self, key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        self.catalogue().say(key, arguments)
    }
    pub(crate) fn word(&self, key: &str) -> String {
        self.catalogue().word(key)
    }
    pub(crate) fn raw(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }
    pub(crate) fn blank(&mut self) {
        self.text.push('\n');
    }
    pub(crate) fn styled(&self, style: Style, text: &str) -> String {
        if self.layout.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
    pub(crate) fn title(&mut self, text: &str) {
        let text = self.styled(Style::new().bold(), text);
        self.raw(&text);
    }
    pub(crate) fn heading(&mut self, text: &str) {
        self.blank();
        let text = self.styled(Style::new().bold(), text);
        self.raw(&text);
    }
    pub(crate) fn wrapped(&mut self, first: &str, rest: &str, text: &str) {
        let wrapping = self.catalogue().wrapping(self.layout.width);
        let options = wrapping
            .initial_indent(first)
            .subsequent_indent(rest)
            .word_splitter(textwrap::WordSplitter::NoHyphenation);
        for line in textwrap::wrap(text, options) {
            self.raw(&line);
        }
    }
    pub(crate) fn paragraph(&mut self, text: &str) {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.wrapped("", "", &text);
    }
    pub(crate) fn bullet(&mut self, text: &str) {
        self.wrapped("  · ", "    ", text);
    }
    /// A line with its time, its standing and its source.
    pub(crate) fn item(&mut self, item: &Item, time: &str) {
        let standing = standing(self.catalogue(), item.standing);
        let lead = if time.is_empty() { format!("  {standing} ") } else { format!("  {time} {standing} ") };
        let indent = " ".repeat(display_width(&lead));
        let text = match &item.side {
            Some(side) => say!(self, "item-by", side = side, text = &item.text),
            None => item.text.clone(),
        };
        let source = item.source.as_ref().map(|source| format!(" [{source}]")).unwrap_or_default();
        let start = self.text.len();
        self.wrapped(&lead, &indent, &format!("{text}{source}"));
        if self.layout.colour {
            let style = match (item.standing, item.about) {
                (Standing::Recorded, _) => Style::new().fg_color(Some(AnsiColor::Cyan.into())),
                (Standing::Claimed, _) => Style::new().fg_color(Some(AnsiColor::Magenta.into())),
                (_, About::Rung) => Style::new().fg_color(Some(AnsiColor::Yellow.into())),
                (_, About::Line) => Style::new().fg_color(Some(AnsiColor::Green.into())),
                _ => return,
            };
            let lines: String = self.text.split_off(start);
            for line in lines.lines() {
                let _ = writeln!(self.text, "{style}{line}{style:#}");
            }
        }
    }
    /// A table; the first columns are words, as many as `words`, the others figures. Only the first is
    /// wrapped; if all are words, all others are.
    pub(crate) fn table(&mut self, header: &[String], rows: &[Vec<String>], words: usize) {
        let cell = |(place, text): (usize, String)| {
            let aligned = if place < words { CellAlignment::Left } else { CellAlignment::Right };
            Cell::new(text).set_alignment(aligned)
        };
        let rule = LineStyle::none().fill('─').junction('─');
        let mut table = Table::new();
        table.load_style(TableStyle::new().header_separator(rule));
        let width = self.layout.width.min(usize::from(u16::MAX)) as u16;
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        table.set_header(header.iter().cloned().enumerate().map(cell).collect::<Vec<_>>());
        for row in rows {
            table.add_row(row.iter().cloned().enumerate().map(cell).collect::<Vec<_>>());
        }
        for (place, column) in table.column_iter_mut().enumerate() {
            column.set_padding((u16::from(place > 0), 0));
            if (place == 0) == (words == header.len()) {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        for line in table.lines() {
            self.raw(&line);
        }
    }
}

/// The mark of a line, as wide as the widest of the three.
pub(crate) fn standing(catalogue: Catalogue, standing: Standing) -> String {
    let key = |standing| match standing {
        Standing::Recorded => "mark-recorded",
        Standing::Claimed => "mark-claimed",
        Standing::Simulated => "mark-simulated",
    };
    let all = [Standing::Recorded, Standing::Claimed, Standing::Simulated];
    let widest = all.map(|it| display_width(&catalogue.word(key(it)))).into_iter().max().unwrap_or(0);
    padded(&catalogue.word(key(standing)), widest)
}

/// A text with blanks after it, so that it takes so many columns.
pub(crate) fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(display_width(text))))
}

/// A name, cut to fit into so many columns.
pub(crate) fn clipped(name: &str, columns: usize) -> String {
    if display_width(name) <= columns {
        return name.to_owned();
    }
    let mut clipped = String::new();
    for letter in name.chars() {
        if display_width(&clipped) + display_width(letter.encode_utf8(&mut [0; 4])) + 1 > columns {
            break;
        }
        clipped.push(letter);
    }
    clipped.push('…');
    clipped
}
