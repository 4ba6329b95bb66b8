//! `guardline report`.

use std::path::PathBuf;

use clap::Args;

use super::Language;

#[derive(Args, Debug)]
#[command(after_help = "\
The page has the answer with the rule it was judged by, differences with their intervals, time to calm, highest rungs, ways, words that \
were not heard or understood, what each part contributes, what the answer hangs on, whom it may harm, what it rests on, and how to make \
it again. It is made from the runs in the folder, not from result.json, and carries its own charts: nothing on it is fetched, and it is \
the same, byte for byte, whenever it is made.

Print it from a browser, or have it printed to PDF. The scales, terms and intervals are explained where they stand.

Examples:
  guardline report sweep-quickstart
  guardline report sweep-quickstart --lang ja --out briefing.html")]
pub(crate) struct Report {
    /// The folder of a sweep.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,
    /// Language of the page; English unless asked for.
    #[arg(long, value_enum, default_value_t = Language::En)]
    pub(crate) lang: Language,
    /// The file to write; DIR/report.html if not given, DIR/report.zh.html or DIR/report.ja.html in these languages.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
}
