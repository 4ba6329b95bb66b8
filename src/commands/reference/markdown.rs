//! A page of Markdown: headings, paragraphs, code and tables, and nothing else.

use std::fmt::Write as _;

/// Columns that a paragraph may take.
const WIDTH: usize = 120;

/// A page under way.
pub(in crate::commands) struct Page(String);

impl Page {
    /// A page that says which command wrote it.
    pub(in crate::commands) fn new(title: &str, command: &str) -> Self {
        Self::begun(title, command, "")
    }

    /// The same for tables whose rows have a grade.
    pub(in crate::commands) fn graded(title: &str, command: &str) -> Self {
        let grades = "; the grade says how far a row may be trusted: official, press, copy (of another text), memory, \
                      assumed (chosen)";
        Self::begun(title, command, grades)
    }

    fn begun(title: &str, command: &str, grades: &str) -> Self {
        let mut page = Self(format!("# {title}\n"));
        page.paragraph(&format!(
            "Written by `{command}` from the tables that a run uses: what goes into the simulation, not what comes out of \
             it. Sources are keys of [sources.md](sources.md){grades}."
        ));
        page
    }

    pub(in crate::commands) fn heading(&mut self, text: &str) {
        let _ = writeln!(self.0, "\n## {text}");
    }

    pub(in crate::commands) fn paragraph(&mut self, text: &str) {
        self.0.push('\n');
        let mut column = 0;
        for word in text.split_whitespace() {
            let length = word.chars().count();
            let first = column == 0;
            if !first && column + 1 + length > WIDTH {
                self.0.push('\n');
                column = 0;
            } else if !first {
                self.0.push(' ');
                column += 1;
            }
            self.0.push_str(word);
            column += length;
        }
        self.0.push('\n');
    }

    /// Text of a file, as it is written.
    pub(super) fn code(&mut self, language: &str, text: &str) {
        let _ = writeln!(self.0, "\n```{language}\n{text}\n```");
    }

    /// A table. What would end a cell is escaped; an empty cell is empty.
    pub(in crate::commands) fn table<const N: usize>(
        &mut self,
        header: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) {
        self.wide_table(&header.map(str::to_owned), rows.into_iter().map(Vec::from));
    }

    /// A table of as many columns as its header has.
    pub(in crate::commands) fn wide_table(
        &mut self,
        header: &[String],
        rows: impl IntoIterator<Item = Vec<String>>,
    ) {
        self.0.push('\n');
        self.row(header);
        self.row(&vec!["---".to_owned(); header.len()]);
        for row in rows {
            self.row(&row);
        }
    }

    fn row(&mut self, cells: &[String]) {
        let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
        let _ = writeln!(self.0, "| {} |", cells.join(" | "));
    }

    pub(in crate::commands) fn text(self) -> String {
        self.0
    }
}
