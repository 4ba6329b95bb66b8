//! From a path, or from texts in memory, to a checked scenario with the mechanism in force.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use guardline_mechanism::{PRESETS, Terms};
use guardline_theatre::Platform;

use crate::check;
use crate::decode::{self, Context, Draft, list_of_names, nearest};
use crate::diagnostic::{Diagnostic, Diagnostics, LoadError, Severity, code};
use crate::fiction;
use crate::file::{Basis, MechanismChoice, ScenarioFile};
use crate::lint;
use crate::run::Prepared;
use crate::source::{LineColumn, Source, Sources, Span};
use crate::tree::{self, Node, Setting, Target, quoted};

mod experiment;
mod import;
mod like;
pub use experiment::{
    EMBASSY_CONTROL, LoadedArm, LoadedCell, LoadedExperiment, load_experiment, load_experiment_texts,
};
pub(crate) use import::{LISTS, TABLE};

/// A scenario that has passed every check, with everything needed to load it again.
#[derive(Clone, PartialEq, Debug)]
pub struct Loaded {
    /// What the scenario file says, settings included; its `mechanism` is the choice in force.
    pub scenario: ScenarioFile,
    /// The terms of the mechanism in force, settings included.
    pub mechanism: Terms,
    /// Name and text of every file that was read: the scenario first, then the mechanism, a preset included, then what the
    /// mechanism is like, and last the packs that the scenario imports.
    /// [`load_texts`] makes the same of them.
    pub texts: Vec<(String, String)>,
    /// The settings, as they were given.
    pub sets: Vec<String>,
    /// What is strange but does not stop a run.
    pub warnings: Diagnostics,
}

/// Loads the scenario file at `path`.
///
/// `mechanism` is the name of a preset or the path of a mechanism file, and takes the place of the scenario's own
/// choice. Each of `sets` is a `path=value` such as `units.frigate.speed_kn=18`, `param.belief.trust=0.2` or
/// `mechanism.lines.hotline.pickup_min=1`.
pub fn load(path: &Path, mechanism: Option<&str>, sets: &[String]) -> Result<Loaded, LoadError> {
    from_disk(path, mechanism, sets, false)
}

/// Does what [`load`] does and also looks for what is strange in a scenario that could be run. What is found is among the
/// warnings.
pub fn examine(path: &Path, mechanism: Option<&str>, sets: &[String]) -> Result<Loaded, LoadError> {
    from_disk(path, mechanism, sets, true)
}

fn from_disk(
    path: &Path,
    mechanism: Option<&str>,
    sets: &[String],
    looks: bool,
) -> Result<Loaded, LoadError> {
    let bytes = read_limited(path).map_err(|source| LoadError::Io { path: path.to_owned(), source })?;
    let name = path.display().to_string();
    Load { looks, ..Load::new(Files::OnDisk) }.run((name, bytes), mechanism, sets)
}

/// Does what [`examine`] does without reading any file.
pub fn examine_texts(
    files: &[(String, String)],
    mechanism: Option<&str>,
    sets: &[String],
) -> Result<Loaded, LoadError> {
    from_texts(files, mechanism, sets, true)
}

/// The same scenario under other names, with everything that happens in it as it was; one that is invented as it is.
/// `mechanism` is the argument under which it was loaded, if there was one.
pub fn fictional(loaded: &Loaded, mechanism: Option<&str>) -> Result<Loaded, LoadError> {
    if loaded.scenario.invented {
        return Ok(loaded.clone());
    }
    let mut load = Load::new(Files::InMemory(&loaded.texts));
    let (for_scenario, _) = load.read_settings(&loaded.sets);
    let (name, text) = loaded.texts.first().cloned().unwrap_or_default();
    let Some(mut root) = load.parse(&name, text.into_bytes(), None) else { return Err(load.fail()) };
    root = load.with_packs(&name, root);
    let packs = load.texts.split_off(1);
    load.apply(for_scenario, &mut root);
    let toml::Value::Table(root) = root.to_toml() else { return Err(load.fail()) };
    let new = Path::new(&name).with_file_name(fiction::NAME).display().to_string();
    let mut texts = vec![(new, fiction::retold(root, &loaded.scenario))];
    // What the packs bring stands in the scenario now.
    for (name, text) in loaded.texts.iter().skip(1).filter(|text| !packs.contains(text)) {
        let unnamed = text.parse().map_or_else(|_| text.clone(), fiction::unnamed);
        texts.push((name.clone(), unnamed));
    }
    let of_mechanism = |set: &&String| {
        let target = Setting::read(set, &mut Sources::default()).map(Setting::target);
        matches!(target, Ok((Target::Mechanism, _)))
    };
    let sets: Vec<String> = loaded.sets.iter().filter(of_mechanism).cloned().collect();
    load_texts(&texts, mechanism, &sets)
}

/// Does what [`load`] does without reading any file: `files` holds name and text of each, the scenario first.
pub fn load_texts(
    files: &[(String, String)],
    mechanism: Option<&str>,
    sets: &[String],
) -> Result<Loaded, LoadError> {
    from_texts(files, mechanism, sets, false)
}

fn from_texts(
    files: &[(String, String)],
    mechanism: Option<&str>,
    sets: &[String],
    looks: bool,
) -> Result<Loaded, LoadError> {
    let (name, text) = files.first().cloned().unwrap_or_default();
    Load { looks, ..Load::new(Files::InMemory(files)) }.run((name, text.into_bytes()), mechanism, sets)
}

/// A mechanism taken by itself.
#[derive(Clone, PartialEq, Debug)]
pub struct LoadedMechanism {
    /// Its terms.
    pub terms: Terms,
    sources: Sources,
    root: Node,
}

/// Loads a mechanism by itself: a preset's name, or the path of a mechanism file.
pub fn load_mechanism(name_or_path: &str) -> Result<LoadedMechanism, LoadError> {
    let mut load = Load::new(Files::OnDisk);
    let asked = load.asked_by_argument(name_or_path);
    let root = load.mechanism_tree(&asked);
    let terms = root.as_ref().and_then(|root| load.terms(root));
    match (root, terms) {
        (Some(root), Some(terms)) if load.cx.found.iter().all(|it| it.severity != Severity::Error) => {
            Ok(LoadedMechanism { terms, sources: load.sources, root })
        }
        _ => Err(load.fail()),
    }
}

impl LoadedMechanism {
    /// File and line of a clause such as `lines.hotline.orders`, or of the innermost table around it that is there; none if
    /// nothing of it is, which concerns the file as a whole.
    pub fn place(&self, clause: &str) -> Option<(&str, LineColumn)> {
        let mut node = &self.root;
        for key in clause.split('.') {
            let named = |item: &&Node| item.get("id").and_then(Node::as_str) == Some(key);
            let within = node.as_array().and_then(|items| items.iter().find(named));
            match node.get(key).or(within) {
                Some(inner) => node = inner,
                None => break,
            }
        }
        // The root stands nowhere in particular, and so does a list of tables: its first is as good as any.
        let node = node.as_array().and_then(|items| items.first()).unwrap_or(node);
        let source = self.sources.get(node.span.source);
        (!node.span.is_empty()).then(|| (source.name(), source.position(node.span.start)))
    }
}

/// The classes of ships and aircraft that come with the program, each with where its values come from.
pub fn platforms() -> Result<Vec<(Platform, Basis)>, LoadError> {
    let mut load = Load::new(Files::InMemory(&[]));
    let bases = decode::built_in(&mut load.sources, &mut load.cx);
    if load.cx.found.is_empty() {
        return Ok(load.cx.platforms.known.into_iter().zip(bases).collect());
    }
    Err(load.fail())
}

/// Files larger than this, in bytes, are refused: a scenario of fifty units needs a fiftieth of it.
const LARGEST: usize = 1 << 20;

/// Reads a file, but of a large one only so much as shows that it is too large.
fn read_limited(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Where the files that a scenario names are found.
#[derive(Clone, Copy)]
enum Files<'a> {
    OnDisk,
    InMemory(&'a [(String, String)]),
}

impl Files<'_> {
    fn read(self, name: &str) -> io::Result<Vec<u8>> {
        match self {
            Self::OnDisk => read_limited(Path::new(name)),
            Self::InMemory(_) => self.kept(name).ok_or(io::ErrorKind::NotFound.into()),
        }
    }

    /// A text that an earlier load read.
    fn kept(self, name: &str) -> Option<Vec<u8>> {
        let Self::InMemory(files) = self else { return None };
        files.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone().into_bytes())
    }
}

/// A load under way.
struct Load<'a> {
    files: Files<'a>,
    sources: Sources,
    cx: Context,
    texts: Vec<(String, String)>,
    /// Whether to look for what is strange as well.
    looks: bool,
}

impl<'a> Load<'a> {
    fn new(files: Files<'a>) -> Self {
        Self { files, sources: Sources::default(), cx: Context::default(), texts: Vec::new(), looks: false }
    }

    fn run(
        mut self,
        (name, bytes): (String, Vec<u8>),
        mechanism: Option<&str>,
        sets: &[String],
    ) -> Result<Loaded, LoadError> {
        let (for_scenario, for_mechanism) = self.read_settings(sets);
        decode::built_in(&mut self.sources, &mut self.cx);
        let Some(mut root) = self.parse(&name, bytes, None) else { return Err(self.fail()) };
        if decode::is_newer(&root, &mut self.cx) {
            // What the rest of it means is not known.
            return Err(self.fail());
        }
        root = self.with_packs(&name, root);
        let packs = self.texts.split_off(1);
        self.apply(for_scenario, &mut root);
        let draft = decode::draft(&root, &mut self.cx);
        if let Some(draft) = &draft {
            check::scenario(draft, &mut self.cx);
        }

        let asked = match mechanism {
            Some(argument) => Some(self.asked_by_argument(argument)),
            None => draft.as_ref().and_then(|draft| asked_by_scenario(draft, &name)),
        };
        let terms = asked.as_ref().and_then(|asked| {
            let mut root = self.mechanism_tree(asked)?;
            self.apply(for_mechanism, &mut root);
            self.terms(&root)
        });

        let scenario = draft.and_then(Draft::into_scenario);
        let wrong = self.cx.found.iter().any(|it| it.severity == Severity::Error);
        let (Some(scenario), Some(mechanism), Some(asked), false) = (scenario, terms, asked, wrong) else {
            return Err(self.fail());
        };
        self.texts.extend(packs);
        let mut loaded = Loaded {
            scenario: ScenarioFile { mechanism: asked.choice, ..scenario },
            mechanism,
            texts: self.texts,
            sets: sets.to_vec(),
            warnings: Diagnostics::default(),
        };
        if self.looks {
            self.cx.found.extend(lint::scenario(&root, &Prepared::new(&loaded)));
        }
        loaded.warnings = Diagnostics::new(self.sources, self.cx.found);
        Ok(loaded)
    }

    fn fail(self) -> LoadError {
        LoadError::Invalid(Diagnostics::new(self.sources, self.cx.found))
    }

    /// Takes the settings apart: those for the scenario, and those for the mechanism.
    fn read_settings(&mut self, sets: &[String]) -> (Vec<Setting>, Vec<Setting>) {
        let mut settings = (Vec::new(), Vec::new());
        for set in sets {
            match Setting::read(set, &mut self.sources).map(Setting::target) {
                Ok((Target::Scenario, setting)) => settings.0.push(setting),
                Ok((Target::Mechanism, setting)) => settings.1.push(setting),
                Err(diagnostic) => self.cx.report(diagnostic),
            }
        }
        settings
    }

    fn apply(&mut self, settings: Vec<Setting>, root: &mut Node) {
        for setting in settings {
            if let Err(diagnostic) = setting.apply(root) {
                self.cx.report(diagnostic);
            }
        }
    }

    fn terms(&mut self, root: &Node) -> Option<Terms> {
        let terms = decode::terms(root, &mut self.cx)?;
        check::terms(&terms, root, &mut self.cx);
        Some(terms)
    }

    /// Parses a text that is not too large and is UTF-8. `cited` is the place that names the file, if any does.
    fn parse(&mut self, name: &str, bytes: Vec<u8>, cited: Option<Span>) -> Option<Node> {
        let refusal = if bytes.len() > LARGEST {
            Some(format!("{name} has more than {LARGEST} bytes, the most that is read"))
        } else {
            std::str::from_utf8(&bytes).err().map(|error| {
                let at = error.valid_up_to();
                let line = bytes[..at].split(|byte| *byte == b'\n').count();
                format!("{name} is not UTF-8 at byte {at}, in line {line}")
            })
        };
        if let Some(message) = refusal {
            let diagnostic = Diagnostic::error(code::REFUSED, message);
            self.cx.report(match cited {
                Some(span) => diagnostic.label(span, "named here"),
                None => diagnostic,
            });
            return None;
        }
        let text = String::from_utf8(bytes).ok()?;
        self.texts.push((name.to_owned(), text.clone()));
        let id = self.sources.add(Source::new(name, text));
        Some(tree::parse(self.sources.get(id).text(), id, &mut self.cx.found))
    }

    /// What an argument asks for: something that looks like a path is one.
    fn asked_by_argument(&mut self, argument: &str) -> Asked {
        let id = self.sources.add(Source::new("--mechanism", argument));
        let choice = if is_path(argument) { MechanismChoice::File } else { MechanismChoice::Preset };
        Asked {
            choice: choice(argument.to_owned()),
            path: argument.to_owned(),
            span: id.span(0..argument.len()),
        }
    }

    fn parse_mechanism(&mut self, asked: &Asked) -> Option<Node> {
        let Asked { choice, path, span } = asked;
        let diagnostic = match choice {
            MechanismChoice::Preset(name) => {
                // One among the texts of an earlier load comes before the program's own.
                let file = format!("preset {name}");
                let own = PRESETS.iter().find(|(known, _)| known == name);
                let own = own.map(|(_, text)| text.as_bytes().to_vec());
                if let Some(text) = self.files.kept(&file).or(own) {
                    return self.parse(&file, text, Some(*span));
                }
                let names = PRESETS.iter().map(|(name, _)| *name);
                let hint = nearest(name, names.clone()).map(|near| format!("did you mean `{near}`? "));
                let help = format!("{}presets: {}", hint.unwrap_or_default(), list_of_names(names));
                Diagnostic::error(code::MECHANISM, format!("there is no preset {}", quoted(name)))
                    .label(*span, "unknown preset")
                    .help(help)
            }
            MechanismChoice::File(_) => match self.files.read(path) {
                Ok(bytes) => return self.parse(path, bytes, Some(*span)),
                Err(error) => {
                    let message = format!("the mechanism file {path} cannot be read: {}", error.kind());
                    Diagnostic::error(code::MECHANISM, message).label(*span, "named here")
                }
            },
        };
        self.cx.report(diagnostic);
        None
    }
}

/// Whether a mechanism is asked for by the path of a file, not by the name of a preset.
fn is_path(argument: &str) -> bool {
    let path = Path::new(argument);
    path.components().count() > 1 || path.extension().is_some()
}

/// A mechanism asked for, and where.
struct Asked {
    choice: MechanismChoice,
    /// The path of the file, if it is one.
    path: String,
    span: Span,
}

/// What the scenario file at `path` asks for; a mechanism file lies relative to it.
fn asked_by_scenario(draft: &Draft<'_>, path: &str) -> Option<Asked> {
    let choice = draft.mechanism.as_ref()?;
    let (path, span) = match &**choice {
        MechanismChoice::Preset(_) => (String::new(), choice.span(&["preset"])),
        MechanismChoice::File(file) => {
            (Path::new(path).with_file_name("").join(file).display().to_string(), choice.span(&["file"]))
        }
    };
    Some(Asked { choice: (**choice).clone(), path, span })
}
