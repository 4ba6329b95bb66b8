//! The scenario file.

use std::collections::BTreeMap;

use guardline_theatre::Platform;
use guardline_units::Text;

use guardline_wire::codebook;
use guardline_wire::line::AnswerChoice;

use super::likelihoods;
use super::mechanism::{channel, choice, interpreter, orders};
use super::platform::{by_name, platform};
use super::time::{hours, offset, time_frame, time_of_record};
use super::value::{
    GRADES, basis, boolean, format, id, number, parameters, string, text, whole, word, written,
};
use super::{Arm, Context, Fields, Item, item, list, those_of, variant};
use crate::diagnostic::{Diagnostic, code};
use crate::file::{
    BlankFile, CallText, ChooserFile, ClaimFile, DutyFile, GarbleFile, IncidentFile, IncidentKind,
    IntentFile, LikelihoodFile, MechanismChoice, NoticeContent, Place, PlatformFile, PoliticsFile,
    RadarTruth, RecordedFile, ScenarioFile, SideFile, SourceFile, ThirdPartyFile, TimeFrame, UnitFile,
    WarningFile,
};
use crate::tree::{Node, quoted};

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
    pub(crate) platforms: Vec<Item<'n, PlatformFile>>,
    pub(crate) units: Vec<Item<'n, UnitFile>>,
    pub(crate) incidents: Vec<Item<'n, IncidentFile>>,
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
        time: fields.required("time", item(time_frame)),
        place: fields.required("place", item(place)),
        sources: fields.or("sources", those_of(item(source)), Vec::new()).unwrap_or_default(),
        sides: fields.required("sides", those_of(item(side))).unwrap_or_default(),
        // Units name classes: these come first.
        platforms: fields.or("platforms", those_of(item(platform)), Vec::new()).unwrap_or_default(),
        units: fields.required("units", those_of(item(unit))).unwrap_or_default(),
        incidents: fields.or("incidents", those_of(item(incident)), Vec::new()).unwrap_or_default(),
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
            platforms: values(self.platforms),
            units: values(self.units),
            incidents: values(self.incidents),
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
    let arms = [
        ("notice", Arm::Body(notice)),
        ("notam", Arm::Body(|node, cx: &mut Context| warning(node, cx).map(IncidentKind::Notam))),
        (
            "navigational_warning",
            Arm::Body(|node, cx: &mut Context| warning(node, cx).map(IncidentKind::NavigationalWarning)),
        ),
        ("call", Arm::Body(call)),
        ("stuck_microphone", Arm::Body(stuck_microphone)),
        ("garble", Arm::Body(garble)),
        ("outage", Arm::Body(outage)),
        ("radar", Arm::Body(radar)),
        ("approach", Arm::Body(approach)),
        ("support", Arm::Body(support)),
        ("mediation", Arm::Word(|| IncidentKind::Mediation)),
    ];
    variant("kind of incident", &arms, node, cx)
}

fn notice(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("notice", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.required("to", string);
    let channel = fields.required("channel", channel);
    let contents = fields.required("contents", list(word("content", &CONTENTS)));
    let repeated = fields.or("repeated", boolean, false);
    let begins = fields.optional("begins", time_of_record);
    let for_min = fields.optional("for_min", minutes);
    fields.finish();
    Some(IncidentKind::Notice {
        from: from?,
        to: to?,
        channel: channel?,
        contents: contents?,
        repeated: repeated?,
        begins: begins?,
        for_min: for_min?,
    })
}

const CONTENTS: [NoticeContent; 4] =
    [NoticeContent::Activity, NoticeContent::Times, NoticeContent::Area, NoticeContent::Heights];

fn warning(node: &Node, cx: &mut Context) -> Option<WarningFile> {
    let mut fields = Fields::of("warning", node, cx)?;
    let side = fields.required("side", string);
    let contents = fields.required("contents", list(word("content", &CONTENTS)));
    let begins = fields.optional("begins", time_of_record);
    let for_min = fields.optional("for_min", minutes);
    fields.finish();
    Some(WarningFile { side: side?, contents: contents?, begins: begins?, for_min: for_min? })
}

fn call(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("call", node, cx)?;
    let from = fields.required("from", string);
    let to = fields.required("to", string);
    let channel = fields.required("channel", channel);
    let says = fields.required("says", says);
    fields.finish();
    Some(IncidentKind::Call { from: from?, to: to?, channel: channel?, says: says? })
}

fn says(node: &Node, cx: &mut Context) -> Option<CallText> {
    let arms = [
        ("query", Arm::Word(|| CallText::Query)),
        ("demand", Arm::Word(|| CallText::Demand)),
        ("intention", Arm::Word(|| CallText::Intention)),
        ("talk", Arm::Word(|| CallText::Talk)),
        ("signal", Arm::Body(|node, cx: &mut Context| signal(node, cx).map(CallText::Signal))),
    ];
    variant("text", &arms, node, cx)
}

/// A coded signal of the codebook.
fn signal(node: &Node, cx: &mut Context) -> Option<String> {
    let text = written(node, cx)?;
    if let Err(error) = codebook::parse(&text) {
        let message = format!("the signal {} cannot be read: {error}", quoted(&text));
        cx.report(
            Diagnostic::error(code::BAD_TEXT, message)
                .label(node.span, "expected a signal of the codebook, such as \"YV1 RT7 5\""),
        );
        return None;
    }
    Some(text)
}

fn stuck_microphone(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("stuck microphone", node, cx)?;
    let unit = fields.required("unit", string);
    let channel = fields.required("channel", channel);
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(IncidentKind::StuckMicrophone { unit: unit?, channel: channel?, for_min: for_min? })
}

fn garble(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("garble", node, cx)?;
    let unit = fields.required("unit", string);
    let words = [GarbleFile::Addressee, GarbleFile::Content, GarbleFile::Figures];
    let loses = fields.required("loses", word("kind of word", &words));
    let for_min = fields.required("for_min", minutes);
    fields.finish();
    Some(IncidentKind::Garble { unit: unit?, loses: loses?, for_min: for_min? })
}

fn outage(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("outage", node, cx)?;
    let line = fields.required("line", id);
    let for_h = fields.required("for_h", number(0.01, 2400.0, "hours"));
    fields.finish();
    Some(IncidentKind::Outage { line: line?, for_h: for_h? })
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

fn support(node: &Node, cx: &mut Context) -> Option<IncidentKind> {
    let mut fields = Fields::of("support", node, cx)?;
    let side = fields.required("side", string);
    fields.finish();
    Some(IncidentKind::Support { side: side? })
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
