//! Classes of ships and aircraft: those that come with the program, and those that a scenario defines.

use guardline_theatre::{Class, Kind, Platform, Step, Traits};
use guardline_units::{Knots, Metres};

use super::mechanism::channel;
use super::value::{basis, id, number, string, word, written};
use super::{Context, Fields, item, list, list_of_names, report_unknown_word, those_of};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{Basis, PlatformFile};
use crate::source::{Source, Sources};
use crate::tree::{self, Node, quoted};

/// The classes that come with the program.
const BUILT_IN: &str = include_str!("../../platforms.toml");

/// The classes known so far.
#[derive(Debug, Default)]
pub(crate) struct Platforms {
    pub(crate) known: Vec<Platform>,
    /// Some class could not be made out: a name that is not known may mean that one.
    incomplete: bool,
}

/// Reads the classes that come with the program into the context, and says where the values of each come from.
pub(crate) fn built_in(sources: &mut Sources, cx: &mut Context) -> Vec<Basis> {
    let source = sources.add(Source::new("platforms.toml", BUILT_IN));
    let root = tree::parse(BUILT_IN, source, &mut cx.found);
    let Some(mut fields) = Fields::of("file", &root, cx) else { return Vec::new() };
    let files = fields.required("platforms", those_of(platform)).unwrap_or_default();
    fields.finish();
    files.into_iter().map(|file| file.basis).collect()
}

/// The class of a unit, by its name.
pub(super) fn by_name(node: &Node, cx: &mut Context) -> Option<Platform> {
    let name = string(node, cx)?;
    let found = cx.platforms.known.iter().find(|platform| platform.id == name).cloned();
    if found.is_none() && !cx.platforms.incomplete {
        let known: Vec<String> = cx.platforms.known.iter().map(|platform| platform.id.clone()).collect();
        report_unknown_word("platform", &name, node.span, known.iter().map(String::as_str), cx);
    }
    found
}

/// Defines a class: from then on it can be named.
pub(super) fn platform(node: &Node, cx: &mut Context) -> Option<PlatformFile> {
    let defined = fields_of(node, cx).and_then(|file| Some((define(&file, node, cx)?, file)));
    cx.platforms.incomplete |= defined.is_none();
    let (class, file) = defined?;
    cx.platforms.known.push(Platform::new(class));
    Some(file)
}

fn fields_of(node: &Node, cx: &mut Context) -> Option<PlatformFile> {
    let mut fields = Fields::of("platform", node, cx)?;
    let id = fields.required("id", id);
    let name = fields.optional("name", written);
    let like = fields.optional("like", item(by_name));
    let kind = fields.optional("kind", word("kind of platform", &[Kind::Ship, Kind::Aircraft]));
    let slowest_kn = fields.optional("slowest_kn", number(0.0, 1000.0, "knots"));
    let fastest_kn = fields.optional("fastest_kn", number(1.0, 1000.0, "knots"));
    let ceiling_m = fields.optional("ceiling_m", number(1.0, 30_000.0, "metres"));
    let antenna_m = fields.optional("antenna_m", number(0.0, 100.0, "metres"));
    let sensor_range_m = fields.optional("sensor_range_m", number(100.0, 1_000_000.0, "metres"));
    let hull_m = fields.optional("hull_m", number(1.0, 500.0, "metres"));
    let reaction_seconds = fields.optional("reaction_seconds", number(1.0, 600.0, "seconds"));
    let turn_deg_s = fields.optional("turn_deg_s", number(0.05, 30.0, "degrees per second"));
    let bank_deg = fields.optional("bank_deg", number(1.0, 80.0, "degrees"));
    let acceleration = fields.optional("acceleration", number(0.001, 50.0, "metres per second squared"));
    let climb = fields.optional("climb", number(0.1, 300.0, "metres per second"));
    let sets = fields.optional("sets", list(channel));
    let watch = fields.optional("watch", list(channel));
    let acts = fields.optional("acts", list(word("act", &Step::ALL)));
    let basis = fields.required("basis", basis);
    fields.finish();
    Some(PlatformFile {
        id: id?,
        name: name?,
        like: like?.map(|like| like.id.clone()),
        kind: kind?,
        slowest_kn: slowest_kn?,
        fastest_kn: fastest_kn?,
        ceiling_m: ceiling_m?,
        antenna_m: antenna_m?,
        sensor_range_m: sensor_range_m?,
        hull_m: hull_m?,
        reaction_seconds: reaction_seconds?,
        turn_deg_s: turn_deg_s?,
        bank_deg: bank_deg?,
        acceleration: acceleration?,
        climb: climb?,
        sets: sets?,
        watch: watch?,
        acts: acts?,
        basis: basis?,
    })
}

/// The class that a definition means, what it is like included.
fn define(file: &PlatformFile, node: &Node, cx: &mut Context) -> Option<Class> {
    let before = cx.found.len();
    let like = cx.platforms.known.iter().find(|platform| Some(&platform.id) == file.like.as_ref()).cloned();
    let mut given = Given { file, node, cx };
    if given.cx.platforms.known.iter().any(|platform| platform.id == file.id) {
        given.wrong(code::DUPLICATE_ID, "id", "there is a class of this name already", "used again here");
    }
    let kind = given.field("kind", file.kind, like.as_ref().map(|it| it.kind));
    let flies = kind == Some(Kind::Aircraft);
    let traits = like.as_ref().map(|it| *it.traits());
    let sets = given.field("sets", file.sets.clone(), like.as_ref().map(|it| it.sets.clone()));
    let watch = given.field("watch", file.watch.clone(), like.as_ref().map(|it| it.watch.clone()));
    let acts = given.field("acts", file.acts.clone(), like.as_ref().map(|it| it.acts.clone()));
    let traits = given.traits(traits, flies);
    if traits.slowest.0 > traits.fastest.0 {
        let text =
            format!("its slowest speed is {} knots and its fastest {}", traits.slowest.0, traits.fastest.0);
        given.wrong(code::OUT_OF_RANGE, "fastest_kn", &text, "slower than the slowest");
    }
    let (sets, watch, mut acts) =
        (sets.unwrap_or_default(), watch.unwrap_or_default(), acts.unwrap_or_default());
    if let Some(channel) = watch.iter().find(|channel| !sets.contains(channel)) {
        let text = format!("it keeps watch on `{}` and has no set for it", channel.name());
        given.wrong(code::CHANNEL, "watch", &text, "not on board");
    }
    acts.sort_unstable();
    acts.dedup();
    let always = [Step::BreakOff, Step::StandOff, Step::CloseIn];
    if given.cx.found.len() == before && !always.iter().all(|step| acts.contains(step)) {
        let text = "it cannot break off, stand off and close in, as all that moves can";
        given.wrong(
            code::BEYOND_PLATFORM,
            "acts",
            text,
            "expected `break_off`, `stand_off` and `close_in` as well",
        );
    }
    if flies && acts.contains(&Step::Ram) {
        given.wrong(code::BEYOND_PLATFORM, "acts", "it flies, and aircraft do not ram", "`ram` is for ships");
    }
    let (id, kind) = (file.id.clone(), kind.unwrap_or(Kind::Ship));
    let name = file.name.clone().unwrap_or_else(|| format!("a {}", file.id.replace('_', " ")));
    (cx.found.len() == before).then_some(Class { id, name, kind, traits, sets, watch, acts })
}

/// A definition under way.
struct Given<'a> {
    file: &'a PlatformFile,
    node: &'a Node,
    cx: &'a mut Context,
}

impl Given<'_> {
    /// What is said, or else what the class it is like has; one of them must be there.
    fn field<T>(&mut self, key: &str, said: Option<T>, like: Option<T>) -> Option<T> {
        let found = said.or(like);
        if found.is_none() {
            let message = format!("the platform {} has no `{key}`", quoted(&self.file.id));
            let label = format!("`{key}` is missing here");
            let help = "say it, or say which class it is `like`".to_owned();
            let missing = Diagnostic::error(code::MISSING_FIELD, message).label(self.node.span, label);
            self.cx.report(missing.help(help));
        }
        found
    }

    /// The same for what ships have and aircraft have not, or the other way round: 0 where it has no meaning.
    fn only(&mut self, has: bool, key: &str, said: Option<f64>, like: Option<f64>) -> f64 {
        if has {
            // What a class of the other kind has instead is 0, and no value to take over.
            return self.field(key, said, like.filter(|value| *value > 0.0)).unwrap_or_default();
        }
        if said.is_some() {
            let (kind, turns) = if key == "turn_deg_s" {
                ("an aircraft", "it turns as it banks")
            } else {
                ("a ship", "it does not fly")
            };
            let text = format!("{kind} has no `{key}`");
            self.wrong(code::BEYOND_PLATFORM, key, &text, turns);
        }
        0.0
    }

    fn traits(&mut self, like: Option<Traits>, flies: bool) -> Traits {
        let file = self.file;
        let mut any = |key, said, like| self.field(key, said, like).unwrap_or_default();
        let slowest = Knots(any("slowest_kn", file.slowest_kn, like.map(|it| it.slowest.0)));
        let fastest = Knots(any("fastest_kn", file.fastest_kn, like.map(|it| it.fastest.0)));
        let antenna = Metres(any("antenna_m", file.antenna_m, like.map(|it| it.antenna.0)));
        let sensor_range =
            Metres(any("sensor_range_m", file.sensor_range_m, like.map(|it| it.sensor_range.0)));
        let hull = Metres(any("hull_m", file.hull_m, like.map(|it| it.hull.0)));
        let reaction_seconds =
            any("reaction_seconds", file.reaction_seconds, like.map(|it| it.reaction_seconds));
        let acceleration = any("acceleration", file.acceleration, like.map(|it| it.acceleration));
        let ceiling = Metres(self.only(flies, "ceiling_m", file.ceiling_m, like.map(|it| it.ceiling.0)));
        let turn_deg_s = self.only(!flies, "turn_deg_s", file.turn_deg_s, like.map(|it| it.turn_deg_s));
        let bank_deg = self.only(flies, "bank_deg", file.bank_deg, like.map(|it| it.bank_deg));
        let climb = self.only(flies, "climb", file.climb, like.map(|it| it.climb));
        Traits {
            slowest,
            fastest,
            ceiling,
            antenna,
            sensor_range,
            hull,
            reaction_seconds,
            turn_deg_s,
            bank_deg,
            acceleration,
            climb,
        }
    }

    fn wrong(&mut self, code: &'static str, key: &str, text: &str, label: &str) {
        let message = format!("the platform {} cannot be: {text}", quoted(&self.file.id));
        self.cx.report(Diagnostic::error(code, message).label(self.node.at(&[key]).span, label));
    }
}

/// The acts of a class, for messages.
pub(crate) fn acts_of(platform: &Platform) -> String {
    let names: Vec<String> = platform
        .acts
        .iter()
        .filter_map(|step| serde_json::to_value(step).ok()?.as_str().map(str::to_owned))
        .collect();
    list_of_names(names.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The classes known after some text has been read beside those that come with the program, or what is wrong.
    fn read(text: &str) -> Result<Vec<Platform>, Vec<String>> {
        let (mut sources, mut cx) = (Sources::default(), Context::default());
        built_in(&mut sources, &mut cx);
        let source = sources.add(Source::new("test", text));
        let root = tree::parse(text, source, &mut cx.found);
        those_of(platform)(root.get("platforms").expect("the text has some"), &mut cx);
        let found: Vec<String> = cx.found.iter().map(|it| it.message.clone()).collect();
        if found.is_empty() { Ok(cx.platforms.known) } else { Err(found) }
    }

    #[test]
    fn the_classes_that_come_with_the_program_are_sound() {
        let (mut sources, mut cx) = (Sources::default(), Context::default());
        built_in(&mut sources, &mut cx);
        assert!(cx.found.is_empty(), "{:?}", cx.found);
        let rungs = |id: &str| {
            let class = cx.platforms.known.iter().find(|class| class.id == id).expect(id);
            class.acts.iter().map(|step| step.rung().number()).collect::<Vec<_>>()
        };
        assert_eq!(rungs("fighter"), [0, 1, 2, 3, 4, 5, 7], "aircraft do not ram");
        assert_eq!(rungs("patrol_aircraft"), [0, 1, 2, 3]);
        assert_eq!(rungs("destroyer"), [0, 1, 2, 3, 4, 5, 6, 7]);
        assert_eq!(rungs("coast_guard"), [0, 1, 2, 3, 5, 6]);
        assert_eq!(rungs("fishing_vessel"), [0, 1, 2, 3, 6]);
        for class in &cx.platforms.known {
            let (turns, banks) = (class.traits().turn_deg_s > 0.0, class.traits().bank_deg > 0.0);
            assert!(turns != banks && banks == class.flies(), "{}", class.id);
        }
    }

    #[test]
    fn a_class_takes_over_what_it_does_not_say() {
        let known = read(
            "[[platforms]]\nid = \"boat\"\nlike = \"coast_guard\"\nfastest_kn = 12\nbasis = \"assumed\"",
        );
        let known = known.expect("it is right");
        let class = |id: &str| known.iter().find(|class| class.id == id).expect(id);
        assert_eq!(
            class("boat").traits(),
            &Traits { fastest: Knots(12.0), ..*class("coast_guard").traits() }
        );
        assert_eq!(
            (class("boat").name.as_str(), &class("boat").acts),
            ("a boat", &class("coast_guard").acts)
        );
    }

    #[test]
    fn what_cannot_be_is_said_at_once() {
        let errors = |fields: &str| {
            read(&format!("[[platforms]]\nid = \"boat\"\nbasis = \"assumed\"\n{fields}"))
                .unwrap_err()
                .join("\n")
        };
        let all = errors("kind = \"ship\"");
        for key in ["slowest_kn", "fastest_kn", "antenna_m", "hull_m", "turn_deg_s", "sets", "watch", "acts"]
        {
            assert!(all.contains(&format!("has no `{key}`")), "{key}: {all}");
        }
        assert!(!all.contains("bank_deg") && !all.contains("climb"), "{all}");
        assert!(
            errors("like = \"coast_guard\"\nfastest_kn = 5\nslowest_kn = 6").contains("slowest speed is 6")
        );
        assert!(
            errors("like = \"coast_guard\"\nwatch = [\"air_243_0\"]\nsets = [\"vhf16\"]")
                .contains("no set for it")
        );
        assert!(errors("like = \"coast_guard\"\nacts = [\"ram\"]").contains("break off"));
        assert!(errors("like = \"fighter\"\nturn_deg_s = 1").contains("has no `turn_deg_s`"));
        let ram = "like = \"fighter\"\nacts = [\"break_off\", \"stand_off\", \"close_in\", \"ram\"]";
        assert!(errors(ram).contains("aircraft do not ram"));
        assert!(errors("like = \"coastguard\"").contains("there is no platform \"coastguard\""));
        let again =
            read("[[platforms]]\nid = \"frigate\"\nlike = \"destroyer\"\nbasis = \"assumed\"").unwrap_err();
        assert!(again[0].contains("already"), "{again:?}");
    }
}
