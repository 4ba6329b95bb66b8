//! The result of a sweep as one page that needs no network, can be printed and can be read by who is not a programmer.
//!
//! Sections are made of texts, tables and charts; charts are data ([`Chart::spec`]), drawn in the reader's browser by Vega, which
//! the page carries with it. Nothing on the page is fetched, and its policy forbids that anything be.

use std::fmt::Write;
use std::path::Path;

use guardline_report::{Catalogue, say};
use guardline_units::{Language, in_language};

use super::plan::Plan;
use super::result::SweepResult;
use super::summary::FEW_CELLS;
use crate::interval::Interval;
use crate::measure::Unit;

mod chart;
pub use chart::Chart;

mod html;
use html::{Table, element, escaped, paragraph};

mod front;

mod effects;

mod trends;

mod course;

mod paths;

mod checked;

mod coupled;

mod causes;

mod footing;

/// The page of a sweep in one language.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    plan: &'a Plan,
    result: &'a SweepResult,
    /// The folder as commands name it.
    folder: &'a str,
    catalogue: Catalogue,
}

/// A section of the page.
pub(crate) struct Section {
    /// The message that titles it.
    key: &'static str,
    blocks: Vec<Block>,
}

enum Block {
    Html(String),
    Chart(Box<Chart>),
}

impl Section {
    const fn new(key: &'static str) -> Self {
        Self { key, blocks: Vec::new() }
    }

    fn html(&mut self, html: String) {
        self.blocks.push(Block::Html(html));
    }

    fn say(&mut self, text: &str) {
        self.html(paragraph(text));
    }

    /// What to bear in mind.
    fn note(&mut self, text: &str) {
        self.html(element("p", "note", text));
    }

    fn heading(&mut self, text: &str) {
        self.html(element("h3", "", text));
    }

    fn table(&mut self, table: &Table) {
        if !table.rows.is_empty() {
            self.html(table.html());
        }
    }

    fn chart(&mut self, chart: Chart) {
        self.blocks.push(Block::Chart(Box::new(chart)));
    }
}

impl<'a> Report<'a> {
    /// Of a result and the plan it came of, in a language. Commands on the page name the last part of `folder`.
    pub fn new(plan: &'a Plan, result: &'a SweepResult, folder: &'a Path, language: Language) -> Self {
        let folder = folder.file_name().and_then(|name| name.to_str()).unwrap_or("DIR");
        Self { plan, result, folder, catalogue: Catalogue::of(language) }
    }

    /// Its charts, in order.
    pub fn charts(&self) -> Vec<Chart> {
        let blocks = self.sections().into_iter().flat_map(|section| section.blocks);
        blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(*chart) } else { None }).collect()
    }

    /// The page.
    pub fn html(&self) -> String {
        let (mut nav, mut main) = ("<ol>\n".to_owned(), String::new());
        let mut charts = 0;
        let numbers = self.word("report-numbers");
        for (place, section) in self.sections().into_iter().enumerate() {
            let (id, title) = (place + 1, escaped(&self.word(section.key)));
            let _ = writeln!(nav, "<li><a href='#s{id}'>{id} · {title}</a></li>");
            let _ = writeln!(main, "<section aria-labelledby='s{id}'>\n<h2 id='s{id}'>{id} · {title}</h2>");
            for block in section.blocks {
                match block {
                    Block::Html(html) => main += &html,
                    Block::Chart(chart) => {
                        charts += 1;
                        main += &chart.html(&format!("c{charts}"), &numbers);
                    }
                }
            }
            main += "</section>\n";
        }
        nav += "</ol>\n";
        let title =
            say!(self.catalogue, "sweep-title", title = in_language(&self.result.title, self.language()));
        let style = STYLE.replace("{{fonts}}", self.fonts());
        filled(&[
            ("lang", self.tag()),
            ("hashes", &HASHES.split_whitespace().collect::<Vec<_>>().join(" ")),
            ("program", &escaped(&self.result.receipt.program_version)),
            ("title", &escaped(&title)),
            ("style", &style),
            ("head", &self.head()),
            ("contents", &escaped(&self.word("report-contents"))),
            ("nav", &nav),
            ("main", &main),
            ("foot", &self.foot()),
            ("vega", VEGA),
            ("lite", VEGA_LITE),
            ("embed", VEGA_EMBED),
            ("interpreter", VEGA_INTERPRETER),
            ("draw", DRAW),
        ])
    }

    fn sections(&self) -> Vec<Section> {
        let mut sections = vec![
            self.arms(),
            self.effects(),
            self.time(),
            self.peaks(),
            self.paths(),
            self.words(),
            self.contributions(),
            self.sensitivity(),
            self.harm(),
            self.footing(),
            self.receipt(),
        ];
        if self.is_screening() {
            // A stable sort: the others stay in their order.
            sections.sort_by_key(|section| section.key != "report-sensitivity");
        }
        sections
    }

    fn word(&self, key: &str) -> String {
        self.catalogue.word(key)
    }

    const fn language(&self) -> Language {
        self.catalogue.language()
    }

    const fn tag(&self) -> &'static str {
        match self.language() {
            Language::En => "en",
            Language::Zh => "zh-CN",
            Language::Ja => "ja",
        }
    }

    /// Fonts that systems have: the same signs are written otherwise in Chinese and in Japanese.
    const fn fonts(&self) -> &'static str {
        match self.language() {
            Language::En => {
                "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', sans-serif"
            }
            Language::Zh => {
                "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', \
                 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
            }
            Language::Ja => {
                "'Hiragino Sans', 'Hiragino Kaku Gothic ProN', 'Yu Gothic', Meiryo, 'Noto Sans JP', 'Noto Sans CJK JP', \
                 'Source Han Sans JP', sans-serif"
            }
        }
    }

    const fn is_screening(&self) -> bool {
        self.result.sensitivity.is_some() || self.result.cells.len() > FEW_CELLS
    }

    /// The cell that sections show of which there is one.
    fn cell(&self) -> &str {
        self.result.cells.first().map_or("", |cell| cell.id.as_str())
    }

    /// Says that only one of several cells is shown.
    fn first_cell_only(&self, section: &mut Section) {
        let cells = self.result.cells.len();
        if cells > 1 {
            section.note(&say!(self.catalogue, "report-first-cell", cells = cells, cell = self.cell()));
        }
    }

    /// Says that the result has nothing of this kind; of a screening, why.
    fn nothing(&self, section: &mut Section) {
        let key = if self.is_screening() { "report-nothing-screening" } else { "report-nothing" };
        section.say(&self.word(key));
    }

    /// The place of an arm.
    fn place(&self, id: &str) -> usize {
        self.result.arms.iter().position(|arm| arm.id == id).unwrap_or(0)
    }

    fn is_neutral(&self, id: &str) -> bool {
        self.result.arms.iter().any(|arm| arm.id == id && arm.neutral)
    }

    /// A chart with its text: the heading and its key numbers.
    fn framed(
        &self,
        heading: String,
        figures: &[String],
        parts: (Vec<chart::Mark>, serde_json::Value, Table),
    ) -> Chart {
        let (key, spec, table) = parts;
        let figures = figures.join("; ");
        let alternative = say!(self.catalogue, "report-alternative", heading = &heading, figures = figures);
        let title =
            say!(self.catalogue, "report-chart", simulated = self.word("mark-simulated"), n = self.n());
        let spec = chart::framed(&title, &alternative, self.fonts(), spec);
        Chart { heading, key, spec, alternative, table }
    }

    fn n(&self) -> String {
        self.result.receipt.replicates.to_string()
    }
}

/// A share in percent. What is added takes the sign from a zero.
fn percent(share: f64) -> String {
    format!("{:.1}\u{a0}%", 100.0 * share + 0.0)
}

/// The same with its interval.
fn percent_within(share: f64, interval: Option<Interval>) -> String {
    format!("{} {}", percent(share), Unit::Probability.interval(interval, false))
}

const PAGE: &str = include_str!("../../assets/report/page.html");
const STYLE: &str = include_str!("../../assets/report/page.css");
const DRAW: &str = include_str!("../../assets/report/draw.js");
const VEGA: &str = include_str!("../../assets/vega/vega.min.js");
const VEGA_LITE: &str = include_str!("../../assets/vega/vega-lite.min.js");
const VEGA_EMBED: &str = include_str!("../../assets/vega/vega-embed.min.js");
const VEGA_INTERPRETER: &str = include_str!("../../assets/vega/vega-interpreter.min.js");
/// Of the five scripts, in the order of the page.
const HASHES: &str = include_str!("../../assets/report/hashes");

/// The page with its places filled. What is put in is not looked through for places.
fn filled(places: &[(&str, &str)]) -> String {
    let mut parts = PAGE.split("{{");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (name, rest) = part.split_once("}}").expect("a place is closed");
        let (_, text) = places.iter().find(|(place, _)| *place == name).expect("every place is filled");
        out.push_str(text);
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    /// As a policy writes it.
    fn hash(script: &str) -> String {
        const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut out = String::new();
        for three in Sha256::digest(script).chunks(3) {
            let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - three.len()));
            for place in 0..4 {
                let letter = LETTERS[(bits >> (18 - 6 * place) & 63) as usize];
                out.push(if place <= three.len() { char::from(letter) } else { '=' });
            }
        }
        format!("'sha256-{out}'")
    }

    #[test]
    fn the_policy_allows_the_scripts_of_the_page_and_no_others() {
        let scripts = [VEGA, VEGA_LITE, VEGA_EMBED, VEGA_INTERPRETER, DRAW].map(hash);
        assert_eq!(HASHES.split_whitespace().collect::<Vec<_>>(), scripts);
        assert!(PAGE.contains("default-src 'none'") && !PAGE.contains("unsafe-eval"));
    }
}
