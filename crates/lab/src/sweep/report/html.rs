//! Pieces of HTML: text that is escaped, tables, lists, figures.

use std::fmt::Write;

use super::chart::Chart;

/// A text as HTML shows it, in an element or in an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{22}' => out.push_str("&quot;"),
            '\u{27}' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The text of a cell: a name may be broken behind its underscores and strokes, a number only before its interval.
fn broken(text: &str, kind: u8) -> String {
    if kind != b'n' {
        return escaped(text).replace('_', "_<wbr>").replace('/', "/<wbr>");
    }
    let is_number = text.contains(|letter: char| letter.is_ascii_digit());
    let kept = if is_number { text.replace(' ', "\u{a0}") } else { text.to_owned() };
    escaped(&kept.replace("\u{a0}[", " [").replace("\u{a0}(", " ("))
}

/// A document that a script reads from inside a page: nothing in it ends the element.
fn data(value: &serde_json::Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// An element with nothing but text in it; `class` may be empty.
pub(super) fn element(tag: &str, class: &str, text: &str) -> String {
    let class = if class.is_empty() { String::new() } else { format!(" class='{class}'") };
    format!("<{tag}{class}>{}</{tag}>\n", escaped(text))
}

/// A paragraph.
pub(super) fn paragraph(text: &str) -> String {
    element("p", "", text)
}

/// What is typed at a terminal, line by line.
pub(super) fn command(lines: &str) -> String {
    format!("<pre><code>{}</code></pre>\n", escaped(lines))
}

/// Names and what goes with them.
pub(super) fn facts(rows: &[(String, String)]) -> String {
    let mut out = "<dl class='facts'>\n".to_owned();
    for (name, value) in rows {
        let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escaped(name), escaped(value));
    }
    out + "</dl>\n"
}

/// A table. `kinds` has a letter for each column: `w` for words, `n` for numbers, `i` for what names or marks something
/// in a word.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) kinds: &'static str,
    pub(super) header: Vec<String>,
    pub(super) rows: Vec<Row>,
}

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Row {
    /// What the rows below have in common.
    Group(String),
    Cells(Vec<String>),
}

impl Table {
    pub(super) fn new(caption: String, kinds: &'static str, header: Vec<String>) -> Self {
        Self { caption, kinds, header, rows: Vec::new() }
    }

    pub(super) fn group(&mut self, text: String) {
        self.rows.push(Row::Group(text));
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(Row::Cells(cells));
    }

    pub(super) fn html(&self) -> String {
        // What no kind is given for is of the last one.
        let kinds = self.kinds.as_bytes();
        let kind = |place: usize| kinds.get(place).or(kinds.last()).copied().unwrap_or(b'w');
        let class = |place: usize| match kind(place) {
            b'n' => " class='n'",
            b'i' => " class='i'",
            _ => "",
        };
        let caption = escaped(&self.caption);
        // Whoever has no mouse scrolls a wide table with the arrow keys.
        let mut out =
            format!("<div class='wide' tabindex='0' role='group' aria-label='{caption}'>\n<table>\n");
        let _ = write!(out, "<caption>{caption}</caption>\n<thead><tr>");
        for (place, text) in self.header.iter().enumerate() {
            let _ = write!(out, "<th scope='col'{}>{}</th>", class(place), escaped(text));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for (number, row) in self.rows.iter().enumerate() {
            match row {
                Row::Group(text) => {
                    let between = if number > 0 { "</tbody>\n<tbody>\n" } else { "" };
                    let span = self.header.len();
                    let text = escaped(text);
                    let _ =
                        writeln!(out, "{between}<tr><th scope='colgroup' colspan='{span}'>{text}</th></tr>");
                }
                Row::Cells(cells) => {
                    out.push_str("<tr>");
                    for (place, text) in cells.iter().enumerate() {
                        let (tag, scope) = if place == 0 { ("th", " scope='row'") } else { ("td", "") };
                        let _ = write!(
                            out,
                            "<{tag}{scope}{}>{}</{tag}>",
                            class(place),
                            broken(text, kind(place))
                        );
                    }
                    out.push_str("</tr>\n");
                }
            }
        }
        out + "</tbody>\n</table>\n</div>\n"
    }
}

impl Chart {
    /// The figure: what it shows, its key, the chart with its text for those who do not see it, and the numbers as a table.
    pub(super) fn html(&self, id: &str, numbers: &str) -> String {
        let mut out = format!("<figure>\n<figcaption>{}</figcaption>\n", escaped(&self.heading));
        if !self.key.is_empty() {
            out.push_str("<ul class='key'>\n");
            for mark in &self.key {
                let (colour, dash, width) = (&mark.colour, &mark.dash, mark.width);
                let _ = writeln!(
                    out,
                    "<li><svg viewBox='0 0 24 12' aria-hidden='true'><path d='M0 6H24' stroke='{colour}' \
                     stroke-width='{width}' stroke-dasharray='{dash}'/></svg>{}</li>",
                    escaped(&mark.text)
                );
            }
            out.push_str("</ul>\n");
        }
        let alternative = escaped(&self.alternative);
        let _ = write!(
            out,
            "<div class='chart' role='img' aria-label='{alternative}' data-spec='{id}'></div>\n\
             <script type='application/json' id='{id}'>{}</script>\n\
             <details><summary>{}</summary>\n{}</details>\n</figure>\n",
            data(&self.spec),
            escaped(numbers),
            self.table.html()
        );
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_author_writes_is_text_and_nothing_else() {
        assert_eq!(escaped("<script>'&'"), "&lt;script&gt;&#39;&amp;&#39;");
        assert!(!data(&serde_json::json!({ "title": "</script><script>" })).contains('<'));
        let mut table = Table::new("a < b".to_owned(), "wn", vec!["<i>".to_owned(), "n".to_owned()]);
        table.group("<b>".to_owned());
        table.row(vec!["<u>".to_owned(), "1".to_owned()]);
        let html = table.html();
        assert!(["<i>", "<b>", "<u>"].iter().all(|tag| !html.contains(tag)), "{html}");
        assert!(html.contains("<td class='n'>1</td>"));
    }

    #[test]
    fn cells_are_broken_where_they_may_be() {
        assert_eq!(broken("as_designed/neutral", b'w'), "as_<wbr>designed/<wbr>neutral");
        assert_eq!(broken("+1.7 pp [+0.8, +2.6]", b'n'), "+1.7\u{a0}pp [+0.8,\u{a0}+2.6]");
        assert_eq!(broken("60 : 26", b'n'), "60\u{a0}:\u{a0}26");
        assert_eq!(broken("not modelled", b'n'), "not modelled");
    }
}
