//! The texts that were read, and places in them.

/// A text with its name: a scenario file, a mechanism file or one `--set` argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    name: String,
    text: String,
    /// Byte offset at which each line begins.
    lines: Vec<usize>,
}

/// Which text, as an index into [`Sources`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct SourceId(usize);

/// A stretch of a text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Span {
    /// Which text.
    pub source: SourceId,
    /// First byte.
    pub start: usize,
    /// First byte after it.
    pub end: usize,
}

/// A line and a column, both counted from 1; the column counts characters, not bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The character in that line.
    pub column: usize,
}

impl Source {
    /// A text under a name.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { name: name.into(), text, lines }
    }

    /// Its name: a path as it was given, or the name of an argument.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte; of the end of the text if it has fewer bytes.
    pub fn position(&self, byte: usize) -> LineColumn {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.lines.partition_point(|start| *start <= byte);
        let start = self.lines[line - 1];
        LineColumn { line, column: self.text[start..byte].chars().count() + 1 }
    }

    /// The same stretch of bytes, cut off where its first line ends.
    pub(crate) fn first_line_of(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let next = self.lines.partition_point(|line| *line <= start);
        let line_end = self.lines.get(next).map_or(self.text.len(), |line| line - 1);
        start..end.min(line_end).max(start)
    }

    /// The lines that hold the bytes `start..end`: the byte at which the first begins, and the byte after the last.
    pub(crate) fn lines_around(&self, start: usize, end: usize) -> std::ops::Range<usize> {
        let first = self.lines.partition_point(|line| *line <= start) - 1;
        let after = self.lines.partition_point(|line| *line < end.max(start + 1));
        self.lines[first]..self.lines.get(after).copied().unwrap_or(self.text.len())
    }
}

impl Span {
    /// Whether it has no text: the root of a file, which is nowhere in particular.
    pub fn is_empty(&self) -> bool {
        self.start == self.end
    }
}

/// Every text of one load.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Takes in a text.
    pub fn add(&mut self, source: Source) -> SourceId {
        self.0.push(source);
        SourceId(self.0.len() - 1)
    }

    /// The text behind an id that [`Sources::add`] gave out.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0]
    }
}

impl SourceId {
    /// A stretch of this text.
    pub fn span(self, range: std::ops::Range<usize>) -> Span {
        Span { source: self, start: range.start, end: range.end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let source = Source::new("x.toml", "name = \"东海\" # 場所\nlat = 1\r\n");
        assert_eq!(source.position(source.text().find('#').unwrap()), LineColumn { line: 1, column: 13 });
        assert_eq!(source.position(source.text().find("lat").unwrap()), LineColumn { line: 2, column: 1 });
        assert_eq!(source.position(10_000), LineColumn { line: 3, column: 1 });
    }

    #[test]
    fn a_byte_inside_a_character_is_that_character() {
        let source = Source::new("x.toml", "东海");
        assert_eq!(source.position(4), LineColumn { line: 1, column: 2 });
    }

    #[test]
    fn lines_are_cut_out_whole() {
        let source = Source::new("x.toml", "one\ntwo\nthree");
        assert_eq!(&source.text()[source.lines_around(5, 6)], "two\n");
        assert_eq!(&source.text()[source.lines_around(1, 9)], "one\ntwo\nthree");
        assert_eq!(&source.text()[source.lines_around(13, 13)], "three");
        assert_eq!(&source.text()[source.lines_around(3, 4)], "one\n");
        assert_eq!(&source.text()[source.first_line_of(5, 9)], "wo");
        assert_eq!(&source.text()[source.first_line_of(9, 12)], "hre");
    }
}
