//! Text for people under way: titles, paragraphs, bullets, marked lines and tables, wrapped to a width.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};
use textwrap::core::display_width;

use guardline_units::Language;

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
    /// In which language names and texts are given.
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
        let options = textwrap::Options::new(self.layout.width)
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
        let standing = match item.standing {
            Standing::Recorded => "recorded ",
            Standing::Claimed => "claimed  ",
            Standing::Simulated => "simulated",
        };
        let lead = if time.is_empty() { format!("  {standing} ") } else { format!("  {time} {standing} ") };
        let indent = " ".repeat(lead.len());
        let by = item.side.as_ref().map(|side| format!("by {side}: ")).unwrap_or_default();
        let source = item.source.as_ref().map(|source| format!(" [{source}]")).unwrap_or_default();
        let start = self.text.len();
        self.wrapped(&lead, &indent, &format!("{by}{}{source}", item.text));
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
    /// wrapped.
    pub(crate) fn table(&mut self, header: &[&str], rows: &[Vec<String>], words: usize) {
        let cell = |(place, text): (usize, String)| {
            let aligned = if place < words { CellAlignment::Left } else { CellAlignment::Right };
            Cell::new(text).set_alignment(aligned)
        };
        let rule = LineStyle::none().fill('─').junction('─');
        let mut table = Table::new();
        table.load_style(TableStyle::new().header_separator(rule));
        let width = self.layout.width.min(usize::from(u16::MAX)) as u16;
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
        table.set_header(header.iter().map(|it| (*it).to_owned()).enumerate().map(cell).collect::<Vec<_>>());
        for row in rows {
            table.add_row(row.iter().cloned().enumerate().map(cell).collect::<Vec<_>>());
        }
        for (place, column) in table.column_iter_mut().enumerate() {
            column.set_padding((u16::from(place > 0), 0));
            if place > 0 {
                column.set_constraint(ColumnConstraint::ContentWidth);
            }
        }
        for line in table.lines() {
            self.raw(&line);
        }
    }
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
