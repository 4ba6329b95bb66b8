//! Records in words.

use guardline_scenario::file::InjectFile;
use guardline_scenario::{Prepared, Role};
use guardline_units::{ActorId, Language, Posture, Rung, Side, UnitId};
use guardline_wire::record::{Act, Party, Shows};
use guardline_wire::{Addressee, LineId, Message, Record, Route};

use crate::brief::one_line;
use crate::language::{Argument, Catalogue};
use crate::say;

mod acts;
mod dispute;
mod keys;
mod line;
mod seat;
mod speech;
pub use keys::unheard_key;
pub(crate) use keys::{because_key, dead_key, grade_key, move_key, occasion_key, unsent_key};

/// Who is called what, in one language.
#[derive(Clone, Debug)]
pub struct Names {
    catalogue: Catalogue,
    units: Vec<String>,
    sides: Vec<String>,
    side_of: Vec<Side>,
    roles: Vec<Role>,
    lines: Vec<String>,
    injects: Vec<String>,
}

impl Names {
    /// The names in a scenario.
    pub fn new(prepared: &Prepared, language: Language) -> Self {
        let scenario = prepared.scenario();
        let text = |text: &guardline_units::Text| text.in_language(language).to_owned();
        let catalogue = Catalogue::of(language);
        let inject = |(number, inject): (usize, &InjectFile)| match &inject.title {
            Some(title) => say!(
                catalogue,
                "inject-titled",
                number = number,
                title = one_line(title.in_language(language))
            ),
            None => number.to_string(),
        };
        let actors = 3 + 2 * scenario.sides.len() + 2 * scenario.units.len();
        Self {
            catalogue,
            units: scenario.units.iter().map(|unit| text(&unit.name)).collect(),
            sides: scenario.sides.iter().map(|side| text(&side.name)).collect(),
            side_of: prepared.units().map(|unit| prepared.side_of(unit)).collect(),
            roles: (0..actors).map(|actor| prepared.role(ActorId(actor as u32))).collect(),
            lines: prepared.lines().map(str::to_owned).collect(),
            injects: (1..).zip(&scenario.injects).map(inject).collect(),
        }
    }

    /// The words of the language.
    pub const fn catalogue(&self) -> Catalogue {
        self.catalogue
    }
    /// A message of the catalogue.
    pub(crate) fn say(&self, key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        self.catalogue.say(key, arguments)
    }
    pub(crate) fn word(&self, key: &str) -> String {
        self.catalogue.word(key)
    }
    pub(crate) fn rung(&self, rung: Rung) -> String {
        self.catalogue.rung(rung)
    }
    /// `M2, public accusation`.
    pub(crate) fn posture(&self, posture: Posture) -> String {
        format!("{posture}, {}", self.catalogue.posture(posture))
    }
    pub(crate) fn way(&self, route: Route) -> String {
        self.catalogue.way(route)
    }

    /// A unit.
    pub fn unit(&self, unit: UnitId) -> &str {
        self.units.get(usize::from(unit.0)).map_or("?", String::as_str)
    }
    /// A side.
    pub fn side(&self, side: Side) -> &str {
        self.sides.get(usize::from(side.0)).map_or("?", String::as_str)
    }
    /// The side of a unit.
    pub(crate) fn side_of(&self, unit: UnitId) -> Side {
        self.side_of.get(usize::from(unit.0)).copied().unwrap_or(Side(0))
    }
    /// The ministry of a side.
    pub(crate) fn ministry(&self, side: Side) -> String {
        say!(self, "side-ministry", side = self.side(side))
    }
    /// A unit or a ministry.
    pub fn party(&self, party: Party) -> String {
        match party {
            Party::Unit(unit) => self.unit(unit).to_owned(),
            Party::Ministry(side) => self.ministry(side),
        }
    }
    /// An actor.
    pub fn actor(&self, actor: ActorId) -> String {
        match self.roles.get(actor.0 as usize) {
            Some(Role::World) => self.word("actor-world"),
            Some(Role::Engine) => self.word("actor-engine"),
            Some(Role::Exchange) => self.word("actor-exchange"),
            Some(Role::Ministry(side)) => self.ministry(*side),
            Some(Role::Desk(side)) => say!(self, "side-desk", side = self.side(*side)),
            Some(Role::Bridge(unit)) => self.unit(*unit).to_owned(),
            Some(Role::Operator(unit)) => say!(self, "unit-radio-room", unit = self.unit(*unit)),
            None => "?".into(),
        }
    }
    /// Whom something is for; none is all stations.
    pub(crate) fn audience(&self, to: Option<Party>) -> String {
        to.map_or_else(|| self.word("all-stations"), |party| self.party(party))
    }
    fn addressee(&self, addressee: Addressee) -> String {
        self.audience(match addressee {
            Addressee::Unit(unit) => Some(Party::Unit(unit)),
            Addressee::Ministry(side) => Some(Party::Ministry(side)),
            Addressee::All => None,
        })
    }
    pub(crate) fn originator(&self, message: &Message) -> String {
        match message.originator.unit {
            Some(unit) => self.unit(unit).to_owned(),
            None => self.ministry(message.originator.side),
        }
    }
    /// The id of a line in the mechanism file.
    pub fn line_name(&self, line: LineId) -> &str {
        self.lines.get(usize::from(line.0)).map_or("line", String::as_str)
    }

    /// An inject: its number in the file, and its title if it has one.
    pub(crate) fn inject(&self, inject: u16) -> &str {
        self.injects.get(usize::from(inject)).map_or("?", String::as_str)
    }

    /// A record in words.
    pub fn record(&self, record: &Record) -> String {
        let unit = |unit: &UnitId| self.unit(*unit);
        match record {
            Record::Truth { unit: u, intent } => {
                say!(self, "record-truth", unit = unit(u), intent = self.word(keys::intent_key(*intent)))
            }
            Record::Inject { inject, .. } => say!(self, "record-inject", inject = self.inject(*inject)),
            Record::Withheld { inject, .. } => {
                say!(self, "record-inject-withheld", inject = self.inject(*inject))
            }
            Record::Response { inject, met } => {
                let key = if *met { "record-response-met" } else { "record-response-unmet" };
                say!(self, key, inject = self.inject(*inject))
            }
            Record::Appears { unit: u, .. } => say!(self, "record-appears", unit = unit(u)),
            Record::Leaves { unit: u } => say!(self, "record-leaves", unit = unit(u)),
            Record::Steers { unit: u, course_deg, speed_kn } => {
                let (course, speed) = (format!("{course_deg:03.0}"), format!("{speed_kn:.0}"));
                say!(self, "record-steers", unit = unit(u), course = course, speed = speed)
            }
            Record::Emission { unit: u, on, mode, begins } => {
                let key = if *begins { "record-radar-on" } else { "record-radar-off" };
                say!(self, key, unit = unit(u), mode = self.word(keys::mode_key(*mode)), on = unit(on))
            }
            Record::Acts { unit: u, act, on } => {
                let key = match act {
                    Act::WarningForce => "record-warning-force",
                    Act::Fire => "record-fire",
                };
                say!(self, key, unit = unit(u), on = unit(on))
            }
            Record::Collides { one, other } => {
                say!(self, "record-collides", one = unit(one), other = unit(other))
            }
            Record::Rung { unit: u, rung } => {
                say!(self, "record-rung", unit = unit(u), rung = self.rung(*rung))
            }
            Record::Contact { by, with, begins: true, range_m } => {
                let range = format!("{:.0}", range_m / 1000.0);
                say!(self, "record-contact-gained", unit = unit(by), other = unit(with), range = range)
            }
            Record::Contact { by, with, .. } => {
                say!(self, "record-contact-lost", unit = unit(by), other = unit(with))
            }
            Record::Warned { unit: u, by, shows } => {
                say!(self, "record-warned", unit = unit(u), shown = self.shown(*shows, *by))
            }
            Record::Analysed { side, unit: u, by, showed, finds, after } => {
                let key = match (showed, finds) {
                    (Shows::Lock, Shows::Lock) => "record-analysed-confirms",
                    _ if showed == finds => "record-analysed-no-lock",
                    (Shows::Lock, _) => "record-analysed-not-confirmed",
                    _ => "record-analysed-instead",
                };
                let (ministry, shown) = (self.ministry(*side), self.shown(*finds, *by));
                say!(self, key, ministry = ministry, unit = unit(u), after = *after, shown = shown)
            }
            Record::Measures { by, of, closest_m, after, hazardous } => {
                let key = if *hazardous { "record-measures-hazardous" } else { "record-measures-safe" };
                let metres = format!("{closest_m:.0}");
                say!(self, key, by = unit(by), of = unit(of), metres = metres, after = *after)
            }
            Record::TakenFor { by, of, taken_for } if of == taken_for => {
                say!(self, "record-knows-again", by = unit(by), of = unit(of))
            }
            Record::TakenFor { by, of, taken_for } => {
                say!(self, "record-takes-for", by = unit(by), of = unit(of), taken = unit(taken_for))
            }
            Record::Picture { by, of, rung } => {
                say!(self, "record-picture", by = unit(by), of = unit(of), rung = self.rung(*rung))
            }
            Record::Says { message, route, air_time, .. } => {
                let (from, to) = (self.originator(message), self.addressee(message.addressee));
                let (way, says) = (self.way(*route), self.says(&message.says));
                if air_time.as_nanos() > 0 {
                    say!(
                        self,
                        "record-says-timed",
                        from = from,
                        to = to,
                        way = way,
                        says = says,
                        time = *air_time
                    )
                } else {
                    say!(self, "record-says", from = from, to = to, way = way, says = says)
                }
            }
            Record::Unsent { why, route, .. } => {
                say!(self, "record-unsent", way = self.way(*route), why = self.word(unsent_key(*why)))
            }
            Record::Hears { who, after, readability, lost, changed, understood, .. } => {
                let grasp = match understood {
                    None => self.word("grasp-nothing"),
                    Some(_) if lost.is_empty() && changed.is_empty() => self.word("grasp-full"),
                    Some(act) => say!(self, "grasp-other", says = self.says(act)),
                };
                let words = lost.len() + changed.len();
                let key = if words == 0 { "record-hears" } else { "record-hears-losing" };
                let who = self.party(*who);
                say!(
                    self,
                    key,
                    who = who,
                    after = *after,
                    readability = *readability,
                    words = words,
                    grasp = grasp
                )
            }
            Record::Misses { who, why, .. } => {
                say!(self, "record-misses", who = self.party(*who), why = self.word(unheard_key(*why)))
            }
            Record::Acknowledged { who, grade, after, .. } => {
                let grade = self.word(grade_key(*grade));
                say!(self, "record-acknowledged", who = self.party(*who), after = *after, grade = grade)
            }
            Record::ReadBack { who, right, noticed, .. } => {
                let key = match (right, noticed) {
                    (true, _) => "record-read-back-right",
                    (false, true) => "record-read-back-wrong-noticed",
                    (false, false) => "record-read-back-wrong-unnoticed",
                };
                say!(self, key, who = self.party(*who))
            }
            Record::AnotherAnswers { who, by, noticed, .. } => {
                let key = if *noticed { "record-another-noticed" } else { "record-another-unnoticed" };
                say!(self, key, who = self.party(*who), by = unit(by))
            }
            Record::Microphone { unit: u, channel, stuck } => {
                let key = if *stuck { "record-microphone-stuck" } else { "record-microphone-free" };
                say!(self, key, unit = unit(u), channel = *channel)
            }
            Record::NoticeInHand { unit: u, from, notice, route, worth, .. } => {
                let (way, notice, worth) = (self.way(*route), self.notice(notice), percent(*worth));
                let (unit, side) = (unit(u), self.side(*from));
                say!(
                    self,
                    "record-notice-in-hand",
                    unit = unit,
                    way = way,
                    notice = notice,
                    side = side,
                    worth = worth
                )
            }
            Record::Silence { who, route, calls } => {
                say!(self, "record-silence", who = self.party(*who), way = self.way(*route), calls = *calls)
            }
            Record::Line { from, to, line, state, .. } => {
                let state = self.line_state(*from, *to, state);
                say!(self, "record-line", line = self.line_name(*line), state = state)
            }
            Record::LineFails { line, down } => {
                let key = if *down { "record-line-fails" } else { "record-line-restored" };
                say!(self, key, line = self.line_name(*line))
            }
            Record::Helm { .. }
            | Record::Distress { .. }
            | Record::Unwatched { .. }
            | Record::Assists { .. }
            | Record::Imposed { .. }
            | Record::Climate { .. }
            | Record::Absent { .. } => self.done_by_inject(record),
            Record::Input(_) | Record::SeatAsked { .. } | Record::SeatDecided { .. } => self.in_seat(record),
            Record::Believes { .. }
            | Record::Decides { .. }
            | Record::Posture { .. }
            | Record::Reports { .. }
            | Record::Informed { .. }
            | Record::Orders { .. }
            | Record::Ordered { .. }
            | Record::Person { .. }
            | Record::Weighs { .. }
            | Record::Considers { .. }
            | Record::Deliberates { .. }
            | Record::ChoosesAtLine { .. } => self.mind(record),
            Record::Publishes { .. }
            | Record::Account { .. }
            | Record::Opens { .. }
            | Record::CrewSays { .. }
            | Record::Disputes { .. }
            | Record::Does { .. }
            | Record::Meets { .. }
            | Record::Settles { .. }
            | Record::Learns { .. } => self.dispute(record),
        }
    }

    /// A record of what somebody believes, decides or passes on inside his own side.
    fn mind(&self, record: &Record) -> String {
        let unit = |unit: &UnitId| self.unit(*unit);
        match record {
            Record::Believes { who, about, belief: [i, p, h], because, .. } => say!(
                self,
                "record-believes",
                who = self.party(*who),
                about = self.side(*about),
                innocent = percent(*i),
                probe = percent(*p),
                hostile = percent(*h),
                because = self.word(because_key(*because))
            ),
            Record::Decides { unit: u, from, to, situation, because } => {
                let key = if to > from { "record-decides-up" } else { "record-decides-down" };
                let (to, seen, because) = (self.rung(*to), situation.seen, self.word(occasion_key(*because)));
                say!(self, key, unit = unit(u), from = *from, to = to, seen = seen, because = because)
            }
            Record::Posture { side, from, to, .. } => {
                let (ministry, name) = (self.ministry(*side), self.catalogue.posture(*to));
                say!(self, "record-posture", ministry = ministry, from = *from, to = *to, name = name)
            }
            Record::Reports { unit: u, of, what, held, arrives_after } => {
                let key = if *held { "record-reports-held" } else { "record-reports" };
                let what = self.word(because_key(*what));
                say!(self, key, unit = unit(u), of = unit(of), what = what, after = *arrives_after)
            }
            Record::Informed { side, by, what, rung, after } => {
                let (ministry, what) = (self.ministry(*side), self.word(because_key(*what)));
                let unit = unit(by);
                say!(
                    self,
                    "record-informed",
                    ministry = ministry,
                    what = what,
                    unit = unit,
                    rung = *rung,
                    after = *after
                )
            }
            Record::Orders { side, guidance, cap, clarified } => {
                let key = if *clarified { "record-orders-clarified" } else { "record-orders" };
                say!(self, key, ministry = self.ministry(*side), guidance = *guidance, cap = *cap)
            }
            Record::Ordered { unit: u, guidance, after, .. } => {
                say!(self, "record-ordered", unit = unit(u), after = *after, guidance = *guidance)
            }
            Record::Person { who, shift, hawkishness } => {
                let (shift, hawkishness) = (format!("{shift:.2}"), format!("{hawkishness:.2}"));
                say!(self, "record-person", who = self.party(*who), shift = shift, hawkishness = hawkishness)
            }
            Record::Weighs { who, because, .. } => {
                let what = self.word(because_key(*because));
                say!(self, "record-weighs", who = self.party(*who), what = what)
            }
            Record::Considers { unit: u, .. } => say!(self, "record-considers", who = unit(u)),
            Record::Deliberates { side, .. } => say!(self, "record-considers", who = self.side(*side)),
            Record::ChoosesAtLine { side, line, .. } => {
                let line = self.line_name(*line);
                say!(self, "record-considers-line", line = line, side = self.side(*side))
            }
            // Every other record is told by `record` itself.
            _ => String::new(),
        }
    }

    /// What a warning receiver shows of somebody's radar.
    fn shown(&self, shows: Shows, by: UnitId) -> String {
        say!(self, keys::shows_key(shows), by = self.unit(by))
    }
}

/// A share in percent.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.0}", 100.0 * share)
}
