//! The command line: arguments in, text out, and an exit code that scripts can trust.

use std::process::ExitCode;

use clap::Parser;
use mimalloc::MiMalloc;

mod arguments;
mod commands;
mod journal_file;
mod output;
mod tracing_output;

use arguments::{Arguments, Command};
use output::Failure;

/// A run makes and drops many small things.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_output::install(&arguments);
    let result = match arguments.command {
        Command::Run(run) => commands::run::run(&run, arguments.quiet),
        Command::Demo(demo) => commands::demo::demo(&demo),
        Command::Play(play) => commands::play::play(&play),
        Command::Join(join) => commands::play::join(&join),
        Command::Branch(branch) => commands::branch::branch(&branch),
        Command::Compare(compare) => commands::compare::compare(&compare),
        Command::Sweep(sweep) => commands::sweep::sweep(&sweep, arguments.quiet),
        Command::Merge(merge) => commands::sweep::merge(&merge, arguments.quiet),
        Command::Verify(verify) => commands::sweep::verify(&verify),
        Command::Report(report) => commands::report::report(&report),
        Command::Explain(explain) => commands::explain::explain(&explain, arguments.quiet),
        Command::Channel(channel) => commands::channel::channel(&channel, arguments.quiet),
        Command::Mechanism(mechanism) => commands::mechanism::mechanism(&mechanism, arguments.quiet),
        Command::List(list) => commands::list::list(&list),
        Command::Show(show) => commands::show::show(&show),
        Command::New(new) => commands::new::new(&new),
        Command::Check(check) => commands::check::check(&check),
        Command::Rehearse(rehearse) => commands::rehearse::rehearse(&rehearse),
        Command::Try(things) => commands::attempt::attempt(&things),
        Command::Replay(replay) => commands::replay::replay(&replay),
        Command::Schema(schema) => commands::schema::schema(schema),
        Command::Params(parameters) => commands::params::params(&parameters),
        Command::Reference(reference) => commands::reference::reference(reference),
        Command::Completions { shell } => commands::schema::completions(shell),
    };
    match result {
        Ok(code) => code,
        Err(failure) => {
            output::complain(&failure);
            failure.code()
        }
    }
}

/// Everything was fine.
const FINE: ExitCode = ExitCode::SUCCESS;

impl Failure {
    fn code(&self) -> ExitCode {
        ExitCode::from(match self {
            Self::Different(_) => 1,
            Self::BadInput(_) | Self::Load(_) => 2,
            Self::Interrupted => 130,
        })
    }
}
