//! How the model was checked: the committed tables of calibration and verification, which the page carries with it.

use guardline_report::{Catalogue, say};

use super::html::Table;
use super::{Report, Section};

const CALIBRATION: &str = include_str!("../../../../../docs/calibration.md");
const VERIFICATION: &str = include_str!("../../../../../docs/verification.md");

/// Columns of a row of calibration: id, quantity, scenario, what counts, simulated, n, target, source, result.
const OF_CALIBRATION: usize = 9;
/// Of a row of verification: id, what, must give, test.
const OF_VERIFICATION: usize = 4;

/// The rows of the tables of a document that have so many columns and begin with an id, without marks of emphasis and code.
fn rows(document: &str, columns: usize) -> impl Iterator<Item = Vec<String>> {
    document.lines().filter_map(move |line| {
        let cells = line.strip_prefix("| ")?.strip_suffix(" |")?.split(" | ");
        let cells: Vec<String> = cells.map(|cell| cell.replace(['*', '`'], "")).collect();
        let is_id = |cell: &String| cell.ends_with(|end: char| end.is_ascii_digit() || end == 'b');
        (cells.len() == columns && cells.first().is_some_and(is_id)).then_some(cells)
    })
}

/// A text of the tables in the reader's language; what has no words stays as it is.
fn said(catalogue: Catalogue, text: &str) -> String {
    let key = key(text);
    let said = catalogue.word(&key);
    if said == key { text.to_owned() } else { said }
}

/// The key of a text of the tables: its words and numbers in English.
fn key(text: &str) -> String {
    let lower = text.to_lowercase();
    let parts = lower.split(|it: char| !it.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.fold("checked".to_owned(), |key, part| format!("{key}-{part}"))
}

/// What a value is written with; the symbols of hours and days are the same everywhere.
const WRITTEN: [&str; 2] = ["points", "never"];

/// What the page shows of a row of calibration.
fn targeted(catalogue: Catalogue, row: &[String]) -> [String; 5] {
    let [quantity, target, result] = [1, 6, 8].map(|column| said(catalogue, &row[column]));
    let value =
        WRITTEN.iter().fold(row[4].clone(), |value, word| value.replace(word, &said(catalogue, word)));
    [row[0].clone(), quantity, value, target, result]
}

/// And of one of verification.
fn verified(catalogue: Catalogue, row: &[String]) -> [String; 3] {
    [row[0].clone(), said(catalogue, &row[1]), said(catalogue, &row[2])]
}

impl Report<'_> {
    /// What the model gives where something is known, and whether it reproduces what is known exactly.
    pub(super) fn checked(&self, section: &mut Section) {
        let targets: Vec<Vec<String>> = rows(CALIBRATION, OF_CALIBRATION).collect();
        let met = targets.iter().filter(|row| row[OF_CALIBRATION - 1] == "met").count();
        section.heading(&self.word("report-calibration-heading"));
        section.say(&say!(self.catalogue, "report-calibration-lead", met = met, of = targets.len()));
        let header = ["report-id", "report-question", "mark-simulated", "report-target", "report-result"];
        let header = header.map(|key| self.word(key));
        let mut table = Table::new(self.word("report-calibration-table"), "iwnwi", header.into());
        for row in targets {
            table.row(targeted(self.catalogue, &row).into());
        }
        section.table(&table);
        section.heading(&self.word("report-verification-heading"));
        section.say(&self.word("report-verification-lead"));
        let header = ["report-id", "report-question", "report-target"].map(|key| self.word(key));
        let mut table = Table::new(self.word("report-verification-table"), "iww", header.into());
        for row in rows(VERIFICATION, OF_VERIFICATION) {
            table.row(verified(self.catalogue, &row).into());
        }
        section.table(&table);
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use guardline_units::Language;

    use super::*;

    /// Every test that the document names is there, and every target is in the page.
    #[test]
    fn the_tables_are_those_of_the_documents() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let checks: Vec<Vec<String>> = rows(VERIFICATION, OF_VERIFICATION).collect();
        assert_eq!(checks.len(), 18);
        for row in checks {
            let (file, test) = row[3].split_once(' ').expect("a file and a test");
            let text =
                std::fs::read_to_string(root.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            assert!(text.contains(&format!("fn {test}()")), "{}: no {test} in {file}", row[0]);
        }
        let targets = rows(CALIBRATION, OF_CALIBRATION).count();
        let said = format!("Of {targets} targets");
        assert!(CALIBRATION.contains(&said), "{said}");
    }

    /// In English the page says what the documents say, and in the other languages nothing of it in English.
    #[test]
    fn the_tables_are_said_in_the_language_of_the_page() {
        let shown = |language| -> Vec<String> {
            let catalogue = Catalogue::of(language);
            let targets = rows(CALIBRATION, OF_CALIBRATION).flat_map(|row| targeted(catalogue, &row));
            let checks = rows(VERIFICATION, OF_VERIFICATION).flat_map(|row| verified(catalogue, &row));
            targets.chain(checks).collect()
        };
        let english = shown(Language::En);
        let as_written: Vec<String> = rows(CALIBRATION, OF_CALIBRATION)
            .flat_map(|row| [0, 1, 4, 6, 8].map(|column| row[column].clone()))
            .chain(rows(VERIFICATION, OF_VERIFICATION).flat_map(|row| row[..3].to_vec()))
            .collect();
        assert_eq!(english, as_written);
        let is_word = |word: &str| word.len() > 3 && word.chars().all(|it| it.is_ascii_lowercase());
        for language in [Language::Zh, Language::Ja] {
            for (text, english) in shown(language).iter().zip(&english) {
                // Names, symbols of units and `logit` are the same everywhere.
                let left = text.split(' ').filter(|word| is_word(word) && *word != "logit");
                assert_eq!(left.collect::<Vec<_>>(), Vec::<&str>::new(), "{english}: {text}");
            }
        }
    }
}
