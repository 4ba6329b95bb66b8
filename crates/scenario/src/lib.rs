//! Scenario files to a checked scenario, and a checked scenario to a populated world.
//!
//! **Owns** the form of scenario and mechanism files, their JSON Schemas, and the diagnostics that say, all at once
//! and with line and column, what is wrong with one.
//! **Must not know** what a run does with a scenario.
//!
//! ```
//! use guardline_scenario::{LoadError, load_texts};
//!
//! let file = ("mine.toml".to_owned(), "format = 1\ntitel = \"Two ships\"\n".to_owned());
//! let Err(LoadError::Invalid(diagnostics)) = load_texts(&[file], None, &[]) else { panic!("this is no scenario") };
//! let text = diagnostics.to_string();
//! assert!(text.contains("mine.toml:2:1") && text.contains("did you mean `title`?"), "{text}");
//! ```

pub mod file;

mod source;
pub use source::{LineColumn, Source, SourceId, Sources, Span};

mod tree;

pub mod diagnostic;
pub use diagnostic::{Diagnostic, Diagnostics, LoadError, Severity, Style};

mod decode;

mod check;

mod load;
pub use load::{
    EMBASSY_CONTROL, Loaded, LoadedArm, LoadedCell, LoadedExperiment, LoadedMechanism, examine,
    examine_texts, fictional, load, load_experiment, load_experiment_texts, load_mechanism, load_texts,
    platforms,
};

pub mod schema;

mod library;
pub use library::{Accusations, accusations};

mod engine;
mod world;

mod run;
pub use run::{Finished, Inlet, Playback, Prepared, Role, Settings, channel};

mod lint;

mod fiction;

mod scaffold;
pub use scaffold::scaffold;
