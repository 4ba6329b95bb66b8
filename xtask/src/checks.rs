//! Everything that is checked before a change goes in, cheapest first.

use crate::cargo::{cargo, has, run};
use crate::steps::{Done, Step};
use crate::{browser, determinism, fuzz, generated, tries};

/// The checks. The rules of the house are tests of this crate, so `tests` has them.
pub(crate) const ALL: &[Step] = &[
    Step { name: "format", quick: true, run: format },
    Step { name: "lints", quick: true, run: lints },
    Step { name: "tests", quick: true, run: tests },
    Step { name: "generated files", quick: true, run: generated_files },
    Step { name: "doc tests", quick: false, run: doc_tests },
    Step { name: "documentation", quick: false, run: documentation },
    Step { name: "determinism", quick: false, run: same_bytes },
    Step { name: "rehearsals and things to try", quick: false, run: scenarios_measured },
    Step { name: "reports in a browser", quick: false, run: reports_seen },
    Step { name: "fuzzing", quick: false, run: fuzz::check },
    Step { name: "supply chain", quick: false, run: supply_chain },
];

type Result = std::result::Result<Done, String>;

fn format() -> Result {
    run(&mut cargo("fmt --all --check"))?;
    Ok(Done::Passed)
}

fn lints() -> Result {
    run(&mut cargo("clippy --workspace --all-targets -- -D warnings"))?;
    Ok(Done::Passed)
}

fn tests() -> Result {
    // The targets are listed because plain `cargo test` would run the doc tests too, which have a step of their own.
    let runner =
        if has("nextest") { "nextest run --workspace" } else { "test --workspace --lib --bins --tests" };
    run(&mut cargo(runner))?;
    Ok(Done::Passed)
}

fn generated_files() -> Result {
    generated::check()?;
    Ok(Done::Passed)
}

fn doc_tests() -> Result {
    run(&mut cargo("test --workspace --doc"))?;
    Ok(Done::Passed)
}

fn documentation() -> Result {
    run(cargo("doc --workspace --no-deps").env("RUSTDOCFLAGS", "-D warnings"))?;
    Ok(Done::Passed)
}

fn same_bytes() -> Result {
    determinism::check()?;
    Ok(Done::Passed)
}

fn scenarios_measured() -> Result {
    tries::check()?;
    Ok(Done::Passed)
}

fn reports_seen() -> Result {
    browser::check()?;
    Ok(Done::Passed)
}

fn supply_chain() -> Result {
    if !has("deny") {
        return Ok(Done::Skipped("cargo-deny is not installed"));
    }
    // Advisories change from day to day without a change here, so they are not part of the checks.
    run(&mut cargo("deny --workspace check bans licenses sources"))?;
    Ok(Done::Passed)
}
