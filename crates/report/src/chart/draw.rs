//! The chart on paper: lifelines four columns apart, so that names of any width find room above them, and what was said to
//! the right.

use textwrap::core::display_width;

use super::{Arrow, Chart, Fate, Target};
use crate::clock::Clock;
use crate::language::Catalogue;
use crate::page::clipped;
use crate::say;
use crate::timeline::Detail;

/// Columns from one lifeline to the next.
const STEP: usize = 4;
/// Columns of the time and what follows it.
const TIME: usize = 10;
/// At most so many lines with arrows, unless everything is asked for.
const LINES: usize = 40;

impl Chart {
    /// Draws it, as lines no wider than `width` columns.
    pub fn draw(&self, clock: &Clock, catalogue: Catalogue, width: usize) -> Vec<String> {
        if self.arrows.is_empty() {
            return vec![catalogue.word("communications-none")];
        }
        let room = width.saturating_sub(TIME + (width / 2).min(46)) / STEP;
        let lines = self.fitting(room.max(2));
        let place = |who| lines.iter().position(|line| self.parties[*line].who == who);
        let kept = |arrow: &&Arrow| {
            place(arrow.from).is_some()
                && match arrow.to {
                    Target::One(to) => place(to).is_some(),
                    Target::All | Target::Here => true,
                }
        };
        let all: Vec<&Arrow> = self.arrows.iter().filter(kept).collect();
        let beside = self.arrows.len() - all.len();
        let label = width.saturating_sub(TIME + STEP * lines.len()).max(12);
        let (shown, left_out) = self.shown(&all, catalogue, label);
        let mut page = self.heads(&lines, width);
        let mut date = String::new();
        for arrow in shown.iter().copied() {
            let today = clock.date(arrow.at);
            if today != date {
                page.push(format!("{today:<TIME$}{}", rail(lines.len(), &[])).trim_end().to_owned());
                date = today;
            }
            let to = match arrow.to {
                Target::One(to) => place(to),
                Target::All | Target::Here => None,
            };
            let Some(from) = place(arrow.from) else { continue };
            let marks = marks(from, to, arrow);
            let wrapped = wrapped(arrow, catalogue, label);
            for (row, text) in wrapped.iter().enumerate() {
                let (time, rail) = match row {
                    0 => (clock.time(arrow.at), rail(lines.len(), &marks)),
                    _ => (String::new(), rail(lines.len(), &[])),
                };
                page.push(format!("{time:<TIME$}{rail}{text}").trim_end().to_owned());
            }
        }
        let mut notes = Vec::new();
        if left_out > 0 {
            let all = shown.len() + left_out;
            notes.push(say!(catalogue, "chart-left-out", some = left_out, all = all));
        }
        if lines.len() < self.parties.len() {
            let gone = (0..self.parties.len()).filter(|it| !lines.contains(it));
            let names = catalogue.list("list-comma", gone.map(|it| self.parties[it].name.clone()));
            notes.push(say!(catalogue, "chart-no-room", names = names, beside = beside));
        }
        notes.push(catalogue.word("chart-legend"));
        let wrapped = notes.iter().flat_map(|note| textwrap::wrap(note, catalogue.wrapping(width)));
        page.extend(wrapped.map(|line| line.to_string()));
        page
    }

    /// The arrows that are shown, in time, and how many were left out: those that tell least, the latest of them first.
    fn shown<'a>(&self, arrows: &[&'a Arrow], catalogue: Catalogue, label: usize) -> (Vec<&'a Arrow>, usize) {
        let mut order: Vec<usize> = (0..arrows.len()).collect();
        if self.detail == Detail::Story {
            order.sort_by_key(|place| (std::cmp::Reverse(arrows[*place].weight), *place));
            let mut lines = 0;
            order.retain(|place| {
                let more = wrapped(arrows[*place], catalogue, label).len();
                let fits = lines + more <= LINES;
                lines += if fits { more } else { LINES };
                fits
            });
            order.sort_unstable();
        }
        let left_out = arrows.len() - order.len();
        (order.into_iter().map(|place| arrows[place]).collect(), left_out)
    }

    /// Those who fit, the busiest first, in the order in which they stand.
    fn fitting(&self, room: usize) -> Vec<usize> {
        let mut lines: Vec<usize> = (0..self.parties.len()).collect();
        lines.sort_by_key(|it| (std::cmp::Reverse(self.parties[*it].uses), *it));
        lines.truncate(room);
        lines.sort_unstable();
        lines
    }

    /// Each name above its lifeline, the first on top.
    fn heads(&self, lines: &[usize], width: usize) -> Vec<String> {
        let head = |(row, line): (usize, &usize)| {
            let rail: String = rail(row, &[]);
            let name = &self.parties[*line].name;
            let room = width.saturating_sub(TIME + STEP * row);
            format!("{}{rail}{}", " ".repeat(TIME), clipped(name, room))
        };
        lines.iter().enumerate().map(head).collect()
    }
}

fn wrapped(arrow: &Arrow, catalogue: Catalogue, columns: usize) -> Vec<std::borrow::Cow<'_, str>> {
    textwrap::wrap(&arrow.label, catalogue.wrapping(columns))
}

/// What stands in which column instead of a lifeline or the gap beside it.
type Marks = Vec<(usize, char)>;

fn marks(from: usize, to: Option<usize>, arrow: &Arrow) -> Marks {
    let Some(to) = to.filter(|to| *to != from) else { return vec![(from * STEP, '◆')] };
    let shaft = if arrow.fate == Fate::Mistaken { '┄' } else { '─' };
    let (low, high) = (from.min(to) * STEP, from.max(to) * STEP);
    let cross = |column: usize| if column.is_multiple_of(STEP) { '┼' } else { shaft };
    let mut marks: Marks = (low + 1..high).map(|column| (column, cross(column))).collect();
    marks.push((from * STEP, if to > from { '├' } else { '┤' }));
    let head = if to > from { high - 1 } else { low + 1 };
    marks.push((
        head,
        match (arrow.fate, to > from) {
            (Fate::Lost, _) => '×',
            (_, true) => '▶',
            (_, false) => '◀',
        },
    ));
    marks
}

/// The lifelines, with marks where something happens.
fn rail(lines: usize, marks: &[(usize, char)]) -> String {
    let plain = |column: usize| if column.is_multiple_of(STEP) { '│' } else { ' ' };
    // The last mark of a column counts.
    let mark = |column: usize| marks.iter().rev().find(|(at, _)| *at == column).map(|(_, it)| *it);
    let rail: String =
        (0..lines * STEP).map(|column| mark(column).unwrap_or_else(|| plain(column))).collect();
    debug_assert_eq!(display_width(&rail), lines * STEP);
    rail
}
