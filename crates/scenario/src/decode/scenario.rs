//! The scenario file.

use std::collections::BTreeMap;

use guardline_theatre::Platform;
use guardline_units::Text;

use super::mechanism::{channel, choice, orders};
use super::time::{offset, time_frame, time_of_record};
use super::value::{basis, boolean, format, id, number, parameters, string, text, word, written};
use super::{Arm, Context, Fields, Item, item, list, those_of, variant};
use crate::file::{
    ClaimFile, Grade, IncidentFile, IncidentKind, IntentFile, MechanismChoice, NoticeContent, Place,
    PoliticsFile, RadarTruth, RecordedFile, ScenarioFile, SideFile, SourceFile, Task, TimeFrame, UnitFile,
};
use crate::tree::Node;

/// A scenario of which some parts could perhaps not be decoded: what the checks work on.
#[derive(Debug)]
pub(crate) struct Draft<'n> {
    pub(crate) root: &'n Node,
    format: Option<u8>,
    title: Option<Text>,
    summary: Option<Text>,
    pub(crate) time: Option<Item<'n, TimeFrame>>,
    pub(crate) place: Option<Item<'n, Place>>,
    pub(crate) sources: Vec<Item<'n, SourceFile>>,
    pub(crate) sides: Vec<Item<'n, SideFile>>,
    pub(crate) units: Vec<Item<'n, UnitFile>>,
    pub(crate) incidents: Vec<Item<'n, IncidentFile>>,
    pub(crate) records: Vec<Item<'n, RecordedFile>>,
    pub(crate) claims: Vec<Item<'n, ClaimFile>>,
    pub(crate) mechanism: Option<Item<'n, MechanismChoice>>,
    pub(crate) politics: Option<Item<'n, PoliticsFile>>,
    param: Option<BTreeMap<String, f64>>,
}

/// Decodes as much of a scenario file as can be decoded; nothing only if it is no table at all.
pub(crate) fn draft<'n>(root: &'n Node, cx: &mut Context) -> Option<Draft<'n>> {
    let mut fields = Fields::of("scenario", root, cx)?;
    let draft = Draft {
        root,
        format: fields.required("format", format),
        title: fields.required("title", text),
        summary: fields.required("summary", text),
        time: fields.required("time", item(time_frame)),
        place: fields.required("place", item(place)),
        sources: fields.or("sources", those_of(item(source)), Vec::new()).unwrap_or_default(),
        sides: fields.required("sides", those_of(item(side))).unwrap_or_default(),
        units: fields.required("units", those_of(item(unit))).unwrap_or_default(),
        incidents: fields.or("incidents", those_of(item(incident)), Vec::new()).unwrap_or_default(),
        records: fields.or("records", those_of(item(recorded)), Vec::new()).unwrap_or_default(),
        claims: fields.or("claims", those_of(item(claim)), Vec::new()).unwrap_or_default(),
        mechanism: fields.required("mechanism", item(choice)),
        politics: fields.required("politics", item(politics)),
        param: fields.or("param", parameters, BTreeMap::new()),
    };
    fields.finish();
    Some(draft)
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
            time: self.time?.into_value(),
            place: self.place?.into_value(),
            sources: values(self.sources),
            sides: values(self.sides),
            units: values(self.units),
            incidents: values(self.incidents),
            records: values(self.records),
            claims: values(self.claims),
            mechanism: self.mechanism?.into_value(),
            politics: self.politics?.into_value(),
            param: self.param?,
        })
    }
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
    let grades = [Grade::Official, Grade::Press, Grade::Copy, Grade::Memory];
    let grade = fields.required("grade", word("grade", &grades));
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
    let refusal_imposed = fields.or("refusal_imposed", boolean, false);
    fields.finish();
    Some(SideFile {
        id: id?,
        name: name?,
        ministry: ministry?,
        offset_minutes: offset_minutes?,
        orders: orders?,
        refusal_imposed: refusal_imposed?,
    })
}

fn unit(node: &Node, cx: &mut Context) -> Option<UnitFile> {
    let mut fields = Fields::of("unit", node, cx)?;
    let id = fields.required("id", id);
    let side = fields.required("side", string);
    let name = fields.required("name", text);
    let platform = fields.required("platform", word("platform", &Platform::ALL));
    let lat = fields.required("lat", latitude);
    let lon = fields.required("lon", longitude);
    let height = number(0.0, 30_000.0, "metres");
    let height_m = if platform.is_some_and(Platform::flies) {
        fields.required("height_m", height)
    } else {
        fields.or("height_m", height, 0.0)
    };
    let course = fields.required("course", number(0.0, 360.0, "degrees true"));
    let speed_kn = fields.required("speed_kn", number(0.0, 1000.0, "knots"));
    let task = fields.required("task", task);
    let from = fields.optional("from", time_of_record);
    let until = fields.optional("until", time_of_record);
    let watch = fields.optional("watch", list(channel));
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
        intent: intent?,
        basis: basis?,
    })
}

fn task(node: &Node, cx: &mut Context) -> Option<Task> {
    variant("task", &[("transit", Arm::Word(|| Task::Transit)), ("shadow", Arm::Body(shadow))], node, cx)
}

fn shadow(node: &Node, cx: &mut Context) -> Option<Task> {
    let mut fields = Fields::of("shadow", node, cx)?;
    let unit = fields.required("unit", string);
    let range_nm = fields.required("range_nm", number(0.05, 300.0, "nautical miles"));
    fields.finish();
    Some(Task::Shadow { unit: unit?, range_nm: range_nm? })
}

fn incident(node: &Node, cx: &mut Context) -> Option<IncidentFile> {
    let mut fields = Fields::of("incident", node, cx)?;
    let id = fields.required("id", id);
    let at = fields.required("at", time_of_record);
    let kind = fields.required("kind", kind);
    let basis = fields.required("basis", basis);
    fields.finish();
    Some(IncidentFile { id: id?, at: at?, kind: kind?, basis: basis? })
}

fn kind(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let arms =
        [("notice", Arm::Body(notice)), ("radar", Arm::Body(radar)), ("approach", Arm::Body(approach))];
    variant("kind of incident", &arms, node, cx)
}

fn notice(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    use NoticeContent::{Activity, Area, Heights, Times};
    let mut fields = Fields::of("notice", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.required("to", string);
    let channel = fields.required("channel", channel);
    let contents = fields.required("contents", list(word("content", &[Activity, Times, Area, Heights])));
    let repeated = fields.or("repeated", boolean, false);
    fields.finish();
    Some(IncidentKind::Notice {
        from: from?,
        to: to?,
        channel: channel?,
        contents: contents?,
        repeated: repeated?,
    })
}

fn minutes(node: &Node, cx: &mut Context) -> Option<f64> {
    number(0.1, 1440.0, "minutes")(node, cx)
}

fn radar(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("radar", node, cx)?;
    let from = fields.required("from", string);
    let on = fields.required("on", string);
    let for_min = fields.required("for_min", minutes);
    let truth = fields.required("truth", truth);
    fields.finish();
    Some(IncidentKind::Radar { from: from?, on: on?, for_min: for_min?, truth: truth? })
}

fn truth(node: &Node, cx: &mut Context) -> Option<RadarTruth> {
    let mut fields = Fields::of("truth", node, cx)?;
    let search = fields.required("search", weight);
    let track = fields.required("track", weight);
    let fire_control = fields.required("fire_control", weight);
    fields.finish();
    Some(RadarTruth { search: search?, track: track?, fire_control: fire_control? })
}

fn weight(node: &Node, cx: &mut Context) -> Option<f64> {
    number(0.0, 1000.0, "")(node, cx)
}

fn approach(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("approach", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.required("to", string);
    let distance_m = fields.required("distance_m", number(1.0, 100_000.0, "metres"));
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(IncidentKind::Approach { from: from?, to: to?, distance_m: distance_m?, for_min: for_min? })
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
