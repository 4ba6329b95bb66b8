//! The scenario file.

use std::collections::BTreeMap;

use guardline_theatre::Platform;
use guardline_units::Text;

use guardline_wire::line::AnswerChoice;

use super::inject::inject;
use super::likelihoods;
use super::mechanism::{channel, choice, interpreter, orders};
use super::platform::{by_name, platform};
use super::teaching::{fictional, objective, teaching, tries, zone};
use super::time::{hours, offset, time_frame, time_of_record};
use super::value::{
    GRADES, basis, boolean, format, id, number, parameters, string, text, whole, word, written,
};
use super::{Context, Fields, Item, item, list, those_of};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{
    BlankFile, ChooserFile, ClaimFile, DutyFile, FictionalFile, InjectFile, IntentFile, LikelihoodFile,
    MechanismChoice, ObjectiveFile, Place, PlatformFile, PoliticsFile, RecordedFile, ScenarioFile, SideFile,
    SourceFile, TeachingFile, ThirdPartyFile, TimeFrame, TryFile, UnitFile, ZoneFile,
};
use crate::load::{LISTS, TABLE};
use crate::tree::{Node, quoted};

/// A scenario of which some parts could perhaps not be decoded: what the checks work on.
#[derive(Debug)]
pub(crate) struct Draft<'n> {
    pub(crate) root: &'n Node,
    format: Option<u8>,
    title: Option<Text>,
    summary: Option<Text>,
    #[expect(clippy::option_option, reason = "the outer one is failure, the inner one is absence")]
    teaching: Option<Option<TeachingFile>>,
    pub(crate) objectives: Vec<Item<'n, ObjectiveFile>>,
    pub(crate) tries: Vec<Item<'n, TryFile>>,
    #[expect(clippy::option_option, reason = "the outer one is failure, the inner one is absence")]
    fictional: Option<Option<FictionalFile>>,
    invented: Option<bool>,
    keys: Option<BTreeMap<String, String>>,
    pub(crate) accused: Option<Vec<String>>,
    import: Option<Vec<String>>,
    pub(crate) time: Option<Item<'n, TimeFrame>>,
    pub(crate) place: Option<Item<'n, Place>>,
    pub(crate) sources: Vec<Item<'n, SourceFile>>,
    pub(crate) sides: Vec<Item<'n, SideFile>>,
    pub(crate) platforms: Vec<Item<'n, PlatformFile>>,
    pub(crate) units: Vec<Item<'n, UnitFile>>,
    pub(crate) zones: Vec<Item<'n, ZoneFile>>,
    pub(crate) injects: Vec<Item<'n, InjectFile>>,
    pub(crate) records: Vec<Item<'n, RecordedFile>>,
    pub(crate) claims: Vec<Item<'n, ClaimFile>>,
    pub(crate) mechanism: Option<Item<'n, MechanismChoice>>,
    pub(crate) politics: Option<Item<'n, PoliticsFile>>,
    #[expect(clippy::option_option, reason = "the outer one is failure, the inner one is absence")]
    pub(crate) third_party: Option<Option<Item<'n, ThirdPartyFile>>>,
    pub(crate) param: Option<BTreeMap<String, f64>>,
    likelihoods: Option<BTreeMap<String, LikelihoodFile>>,
    chooser: Option<ChooserFile>,
    pub(crate) blank: Vec<Item<'n, BlankFile>>,
}

/// Decodes as much of a scenario file as can be decoded; nothing only if it is no table at all.
pub(crate) fn draft<'n>(root: &'n Node, cx: &mut Context) -> Option<Draft<'n>> {
    let mut fields = Fields::of("scenario", root, cx)?;
    let draft = Draft {
        root,
        format: fields.required("format", format),
        title: fields.required("title", text),
        summary: fields.required("summary", text),
        teaching: fields.optional("teaching", teaching),
        objectives: fields.or("objectives", those_of(item(objective)), Vec::new()).unwrap_or_default(),
        tries: fields.or("try", those_of(item(tries)), Vec::new()).unwrap_or_default(),
        fictional: fields.optional("fictional", fictional),
        invented: fields.or("invented", boolean, false),
        keys: fields.or("keys", keys, BTreeMap::new()),
        accused: fields.or("accused", list(string), Vec::new()),
        import: fields.or("import", list(written), Vec::new()),
        time: fields.required("time", item(time_frame)),
        place: fields.required("place", item(place)),
        sources: fields.or("sources", those_of(item(source)), Vec::new()).unwrap_or_default(),
        sides: fields.shared("sides", those_of(item(side))).unwrap_or_default(),
        // Units name classes: these come first.
        platforms: fields.or("platforms", those_of(item(platform)), Vec::new()).unwrap_or_default(),
        units: fields.shared("units", those_of(item(unit))).unwrap_or_default(),
        zones: fields.or("zones", those_of(item(zone)), Vec::new()).unwrap_or_default(),
        injects: fields.or("injects", those_of(item(inject)), Vec::new()).unwrap_or_default(),
        records: fields.or("records", those_of(item(recorded)), Vec::new()).unwrap_or_default(),
        claims: fields.or("claims", those_of(item(claim)), Vec::new()).unwrap_or_default(),
        mechanism: fields.required("mechanism", item(choice)),
        politics: fields.required("politics", item(politics)),
        third_party: fields.optional("third_party", item(third_party)),
        param: fields.or("param", parameters, BTreeMap::new()),
        likelihoods: fields.or("likelihoods", likelihoods::rows, BTreeMap::new()),
        chooser: fields.or("chooser", word("chooser", &ChooserFile::ALL), ChooserFile::default()),
        blank: fields.or("blank", those_of(item(blank)), Vec::new()).unwrap_or_default(),
    };
    fields.finish();
    Some(draft)
}

/// What a pack may say: that it says nothing else, and lists where there should be lists. What is in them is decoded with the
/// scenario that imports it.
pub(crate) fn pack(root: &Node, cx: &mut Context) {
    fn elements(node: &Node, cx: &mut Context) -> Option<()> {
        let is_list = node.as_array().is_some();
        if !is_list {
            cx.wrong_type(node, "an array");
        }
        is_list.then_some(())
    }
    let Some(mut fields) = Fields::of("pack", root, cx) else { return };
    fields.required("format", format);
    fields.required("title", text);
    fields.optional("import", list(written));
    for list in LISTS {
        fields.optional(list, elements);
    }
    fields.optional(TABLE, |_, _| Some(()));
    fields.finish();
}

impl Draft<'_> {
    /// The whole scenario. Nothing if a part is missing, which has been reported.
    pub(crate) fn into_scenario(self) -> Option<ScenarioFile> {
        fn values<T>(items: Vec<Item<'_, T>>) -> Vec<T> {
            items.into_iter().map(Item::into_value).collect()
        }
        Some(ScenarioFile {
            format: self.format?,
            title: self.title?,
            summary: self.summary?,
            teaching: self.teaching?,
            objectives: values(self.objectives),
            tries: values(self.tries),
            fictional: self.fictional?,
            invented: self.invented?,
            keys: self.keys?,
            accused: self.accused?,
            import: self.import?,
            time: self.time?.into_value(),
            place: self.place?.into_value(),
            sources: values(self.sources),
            sides: values(self.sides),
            platforms: values(self.platforms),
            units: values(self.units),
            zones: values(self.zones),
            injects: values(self.injects),
            records: values(self.records),
            claims: values(self.claims),
            mechanism: self.mechanism?.into_value(),
            politics: self.politics?.into_value(),
            third_party: self.third_party?.map(Item::into_value),
            param: self.param?,
            likelihoods: self.likelihoods?,
            chooser: self.chooser?,
            blank: values(self.blank),
        })
    }
}

/// Old ids by new ones, in hexadecimal.
fn keys(node: &Node, cx: &mut Context) -> Option<BTreeMap<String, String>> {
    let Some(table) = node.as_table() else {
        cx.wrong_type(node, "a table of ids");
        return None;
    };
    let mut keys = BTreeMap::new();
    for entry in &table.entries {
        let text = string(&entry.node, cx)?;
        let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
        let bytes: Option<Vec<u8>> =
            if text.len().is_multiple_of(2) { text.as_bytes().chunks(2).map(byte).collect() } else { None };
        let Some(id) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            let message = format!("{} is no id in hexadecimal", quoted(&text));
            cx.report(
                Diagnostic::error(code::BAD_ID, message).label(entry.node.span, "expected pairs of 0 to f"),
            );
            return None;
        };
        keys.insert(entry.key.clone(), id);
    }
    Some(keys)
}

fn blank(node: &Node, cx: &mut Context) -> Option<BlankFile> {
    let most = f64::from(u32::MAX);
    let mut fields = Fields::of("blank", node, cx)?;
    let sender = fields.required("sender", number(0.0, most, ""));
    let said = fields.required("number", number(0.0, most, ""));
    let hearer = fields.required("hearer", id);
    fields.finish();
    Some(BlankFile { sender: sender? as u32, number: said? as u32, hearer: hearer? })
}

fn latitude(node: &Node, cx: &mut Context) -> Option<f64> {
    number(-90.0, 90.0, "degrees north")(node, cx)
}

fn longitude(node: &Node, cx: &mut Context) -> Option<f64> {
    number(-180.0, 180.0, "degrees east")(node, cx)
}

fn place(node: &Node, cx: &mut Context) -> Option<Place> {
    let mut fields = Fields::of("place", node, cx)?;
    let name = fields.required("name", text);
    let lat = fields.required("lat", latitude);
    let lon = fields.required("lon", longitude);
    let basis = fields.required("basis", basis);
    fields.finish();
    Some(Place { name: name?, lat: lat?, lon: lon?, basis: basis? })
}

fn politics(node: &Node, cx: &mut Context) -> Option<PoliticsFile> {
    let mut fields = Fields::of("politics", node, cx)?;
    let climate = fields.required("climate", number(-1.0, 1.0, ""));
    let trust = fields.optional("trust", number(0.0, 1.0, ""));
    let basis = fields.required("basis", basis);
    fields.finish();
    Some(PoliticsFile { climate: climate?, trust: trust?, basis: basis? })
}

fn source(node: &Node, cx: &mut Context) -> Option<SourceFile> {
    let mut fields = Fields::of("source", node, cx)?;
    let id = fields.required("id", id);
    let title = fields.required("title", written);
    let address = fields.optional("address", written);
    let grade = fields.required("grade", word("grade", &GRADES));
    fields.finish();
    Some(SourceFile { id: id?, title: title?, address: address?, grade: grade? })
}

fn side(node: &Node, cx: &mut Context) -> Option<SideFile> {
    let mut fields = Fields::of("side", node, cx)?;
    let id = fields.required("id", id);
    let name = fields.required("name", text);
    let ministry = fields.required("ministry", text);
    let offset_minutes = fields.required("offset", offset);
    let orders = fields.optional("orders", orders);
    let answer_imposed = fields.optional("answer_imposed", word("answer", &AnswerChoice::ALL));
    let chooser = fields.optional("chooser", word("chooser", &ChooserFile::ALL));
    let language = fields.optional("language", super::value::id);
    let duty = fields.or("duty", list(duty), Vec::new());
    fields.finish();
    Some(SideFile {
        id: id?,
        name: name?,
        ministry: ministry?,
        offset_minutes: offset_minutes?,
        orders: orders?,
        answer_imposed: answer_imposed?,
        chooser: chooser?,
        language: language?,
        duty: duty?,
    })
}

fn duty(node: &Node, cx: &mut Context) -> Option<DutyFile> {
    let mut fields = Fields::of("duty", node, cx)?;
    let line = fields.optional("line", id);
    let hours = fields.optional("hours", hours);
    let weekdays_only = fields.or("weekdays_only", boolean, false);
    let standing_authority = fields.optional("standing_authority", boolean);
    let interpreter = fields.optional("interpreter", interpreter);
    let officers = fields.optional("officers", whole(1, 100, "officers"));
    fields.finish();
    Some(DutyFile {
        line: line?,
        hours: hours?,
        weekdays_only: weekdays_only?,
        standing_authority: standing_authority?,
        interpreter: interpreter?,
        officers: officers?,
    })
}

fn third_party(node: &Node, cx: &mut Context) -> Option<ThirdPartyFile> {
    let mut fields = Fields::of("third party", node, cx)?;
    let name = fields.required("name", text);
    let median_h = fields.required("median_h", number(0.1, 720.0, "hours"));
    let basis = fields.required("basis", basis);
    fields.finish();
    Some(ThirdPartyFile { name: name?, median_h: median_h?, basis: basis? })
}

fn unit(node: &Node, cx: &mut Context) -> Option<UnitFile> {
    let mut fields = Fields::of("unit", node, cx)?;
    let id = fields.required("id", id);
    let side = fields.required("side", string);
    let name = fields.required("name", text);
    let platform = fields.required("platform", by_name);
    let lat = fields.required("lat", latitude);
    let lon = fields.required("lon", longitude);
    let height = number(0.0, 30_000.0, "metres");
    let height_m = if platform.as_ref().is_some_and(Platform::flies) {
        fields.required("height_m", height)
    } else {
        fields.or("height_m", height, 0.0)
    };
    let course = fields.required("course", number(0.0, 360.0, "degrees true"));
    let speed_kn = fields.required("speed_kn", number(0.0, 1000.0, "knots"));
    let task = fields.required("task", super::task::task);
    let from = fields.optional("from", time_of_record);
    let until = fields.optional("until", time_of_record);
    let watch = fields.optional("watch", list(channel));
    let sets = fields.optional("sets", list(channel));
    let antenna_m = fields.optional("antenna_m", number(0.0, 100.0, "metres"));
    let level = fields.optional("level", number(1.0, 6.0, "ICAO levels"));
    let intents = [IntentFile::Innocent, IntentFile::Probe, IntentFile::Hostile];
    let intent = fields.optional("intent", word("intent", &intents));
    let basis = fields.required("basis", basis);
    fields.finish();
    Some(UnitFile {
        id: id?,
        side: side?,
        name: name?,
        platform: platform?,
        lat: lat?,
        lon: lon?,
        height_m: height_m?,
        course: course?,
        speed_kn: speed_kn?,
        task: task?,
        from: from?,
        until: until?,
        watch: watch?,
        sets: sets?,
        antenna_m: antenna_m?,
        level: level?,
        intent: intent?,
        basis: basis?,
    })
}

fn recorded(node: &Node, cx: &mut Context) -> Option<RecordedFile> {
    let mut fields = Fields::of("record", node, cx)?;
    let at = fields.optional("at", time_of_record);
    let text = fields.required("text", text);
    let source = fields.required("source", string);
    fields.finish();
    Some(RecordedFile { at: at?, text: text?, source: source? })
}

fn claim(node: &Node, cx: &mut Context) -> Option<ClaimFile> {
    let mut fields = Fields::of("claim", node, cx)?;
    let side = fields.required("side", string);
    let text = fields.optional("text", text);
    let source = fields.optional("source", string);
    fields.finish();
    Some(ClaimFile { side: side?, text: text?, source: source? })
}
