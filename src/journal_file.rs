//! Journals as files: what the first line needs so that no other file is needed to run again.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use guardline::journal::{Header, Kept, Model, Settings, Writer, salvage};
use guardline::mechanism::Ablation;
use guardline::scenario::file::MechanismChoice;
use guardline::scenario::{Loaded, Prepared};
use guardline::units::Span;

use crate::output::Failure;

/// Where a journal goes.
pub(crate) type Journal = BufWriter<File>;

/// What a run is made of.
pub(crate) struct Inputs<'a> {
    pub(crate) scenario: &'a Path,
    pub(crate) mechanism: Option<&'a str>,
    pub(crate) seed: u64,
    pub(crate) replicate: u32,
    pub(crate) ablations: &'a [Ablation],
    pub(crate) until: Option<Span>,
}

impl Inputs<'_> {
    /// Begins a journal. One that is there already is not lost for a name typed twice.
    pub(crate) fn open(
        &self,
        path: &Path,
        overwrite: bool,
        loaded: &Loaded,
        prepared: &Prepared,
    ) -> Result<Writer<Journal>, Failure> {
        let header = self.header(loaded, prepared);
        let taken = std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() > 0);
        if taken && !overwrite {
            let path = path.display();
            return Err(Failure::BadInput(format!(
                "{path} is there already; give another name, or --overwrite"
            )));
        }
        let file = File::create(path).map_err(|error| failure(path, &error))?;
        Writer::new(BufWriter::new(file), &header).map_err(|error| failure(path, &error))
    }

    /// Files are kept by name without their folder: the same run gives the same bytes wherever it is made.
    fn header(&self, loaded: &Loaded, prepared: &Prepared) -> Header {
        let folder = self.scenario.parent().unwrap_or(Path::new(""));
        let argument = self.mechanism.map(str::to_owned);
        let given_as_file =
            argument.is_some() && matches!(loaded.scenario.mechanism, MechanismChoice::File(_));
        let named = |(place, (name, text)): (usize, &(String, String))| {
            let name = match place {
                0 => file_name(Path::new(name)),
                1 if given_as_file => GIVEN_MECHANISM.to_owned(),
                _ => Path::new(name).strip_prefix(folder).unwrap_or(Path::new(name)).display().to_string(),
            };
            (name, text.clone())
        };
        let files = loaded.texts.iter().enumerate().map(named).collect();
        let mechanism = if given_as_file { Some(GIVEN_MECHANISM.to_owned()) } else { argument };
        Header {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            seed: self.seed,
            replicate: self.replicate,
            settings: Settings {
                mechanism,
                sets: loaded.sets.clone(),
                ablations: self.ablations.to_vec(),
                until: self.until.map(Span::as_nanos),
            },
            files,
            model: Model::of(prepared),
            ..Header::default()
        }
    }
}

/// What a mechanism file given on the command line is called in a journal: never the name of a preset nor of the scenario,
/// and always that of a file.
const GIVEN_MECHANISM: &str = "given/mechanism.toml";

/// What there is of a journal, whether or not it has an end.
pub(crate) fn read(path: &Path) -> Result<Kept, Failure> {
    let found = std::fs::metadata(path).map_err(|error| failure(path, &error))?;
    if !found.is_file() {
        return Err(Failure::BadInput(format!("{} is not a regular file", path.display())));
    }
    let text = std::fs::read(path).map_err(|error| failure(path, &error))?;
    let text = match std::str::from_utf8(&text) {
        Ok(text) => text,
        // A letter that was cut in two is at the end; bytes that are no text elsewhere were altered.
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&text[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(_) => return Err(Failure::Different(format!("{}: it was altered", path.display()))),
    };
    salvage(text).map_err(|broken| Failure::Different(format!("{}: {broken}", path.display())))
}

/// What went wrong with a file.
pub(crate) fn failure(path: &Path, error: &std::io::Error) -> Failure {
    Failure::BadInput(format!("{}: {error}", path.display()))
}

pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
