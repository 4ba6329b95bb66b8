//! What `check` and `rehearse` can find.

use guardline::scenario::diagnostic::code;

use super::markdown::Page;
use super::word;

pub(super) fn page() -> String {
    let mut page = Page::new("What `check` and `rehearse` can find", "guardline reference checks");
    page.paragraph(
        "`guardline check FILE…` reads scenario files and says everything that is wrong with them, with file, line, column, \
         the value found and what was expected. Errors keep a scenario from being run. Warnings do not: they say what is \
         strange in one that could be. `guardline rehearse FILE` plays it many times with choices taken at random and says \
         what never came about.",
    );
    page.paragraph(
        "Exit codes of `check`: 0 if there are no errors, 2 if there are; with `--deny-warnings` 1 if there are warnings \
         and no errors. Exit codes of `rehearse`: 0, or 1 if there is a dead end. Codes keep their meaning for ever.",
    );
    let rows = code::ALL
        .iter()
        .map(|it| [it.code.to_owned(), word(it.severity), it.means.to_owned(), it.hint.to_owned()]);
    page.table(["code", "severity", "what it says", "what usually helps"], rows);
    page.text()
}
