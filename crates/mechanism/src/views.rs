//! The seven views. Each answers questions; none hands out the terms.

use guardline_units::{Later, Params, Span};
use guardline_wire::{Channel, Form, LineId};

use crate::terms::{
    Declared, Faith, Interpreter, Level, LineTerms, Orders, Path, RadioTerms, Reply, Request, Terms,
};

/// A mechanism in force. Its terms cannot be read, only asked about through the views.
#[derive(Clone, Debug)]
pub struct Mechanism(Later<Inner>);

#[derive(Debug)]
struct Inner {
    terms: Terms,
    params: Params,
}

macro_rules! views {
    ($($(#[$doc:meta])* $view:ident, $method:ident;)*) => {
        impl Mechanism {
            $(
                #[doc = concat!("The view [`", stringify!($view), "`].")]
                pub fn $method(&self) -> $view<'_> {
                    let cut = self.0.terms.cut.contains(&Path::$view);
                    $view { terms: &self.0.terms, params: &self.0.params, cut }
                }
            )*
        }
        $(
            $(#[$doc])*
            #[derive(Clone, Copy, Debug)]
            #[allow(dead_code, reason = "not every view needs the parameters")]
            pub struct $view<'a> { terms: &'a Terms, params: &'a Params, cut: bool }
        )*
    };
}

views! {
    /// Who can be reached, and how likely a watch is really kept.
    Reach, reach;
    /// How well words are understood: in which form they are said.
    Comprehension, comprehension;
    /// How long the steps of a procedure take.
    Delay, delay;
    /// How far words are believed, and what silence is taken to mean.
    Credibility, credibility;
    /// Who may talk on the line.
    Authority, authority;
    /// Which conduct is ordered on the scene. The weakest place for smuggling an answer in: cut this path to see what
    /// is left when everybody behaves as on a guard channel.
    Conduct, conduct;
    /// When things are open or due.
    Calendar, calendar;
}

impl Mechanism {
    /// A mechanism under the parameters of a run.
    pub fn new(terms: Terms, params: &Params) -> Self {
        Self(Inner { terms, params: params.clone() }.into())
    }

    /// From now on this mechanism, and every clone of it, is another one. Only the first replacement counts. The lines must
    /// be the same ones.
    pub fn replace(&self, terms: Terms, params: &Params) {
        self.0.replace(Inner { terms, params: params.clone() });
    }

    /// Its short name.
    pub fn name(&self) -> &str {
        &self.0.terms.name
    }
}

/// What is left of a line once a path is cut.
fn line_of(cut: bool, terms: &Terms, line: LineId) -> Option<&LineTerms> {
    unless(cut, terms.lines.get(usize::from(line.0)))
}

/// What is left of a pillar once a path is cut.
fn unless<T>(cut: bool, pillar: Option<&T>) -> Option<&T> {
    pillar.filter(|_| !cut)
}

impl Reach<'_> {
    /// The lines that are installed, whether or not they reach anybody, in the order of the file.
    pub fn lines(&self) -> impl Iterator<Item = LineId> + use<> {
        (0..self.terms.lines.len()).map(|index| LineId(index as u8))
    }
    /// The id of a line in its file.
    pub fn line_name(&self, line: LineId) -> &str {
        self.terms.lines.get(usize::from(line.0)).map_or("", |line| &line.id)
    }
    /// Whether a ring at one end is heard at the other while the line is in order.
    pub fn line_reaches(&self, line: LineId) -> bool {
        !self.cut && usize::from(line.0) < self.terms.lines.len()
    }
    /// Calls that a line carries at the same time.
    pub fn circuits(&self, line: LineId) -> u16 {
        line_of(self.cut, self.terms, line).map_or(1, |line| line.circuits.max(1))
    }
    /// Mean time between failures and mean time to repair of a line that fails.
    pub fn failures(&self, line: LineId) -> Option<(Span, Span)> {
        let line = line_of(self.cut, self.terms, line).filter(|line| line.mtbf_d > 0.0)?;
        Some((Span::from_hours(line.mtbf_d * 24.0), Span::from_hours(line.mttr_h)))
    }
    /// Whether written messages can be left on a line.
    pub fn writes(&self, line: LineId) -> bool {
        line_of(self.cut, self.terms, line).is_some_and(|line| line.written)
    }
    /// The agreed working channel between two ships.
    pub fn agreed_channel(&self) -> Option<Channel> {
        unless(self.cut, self.terms.radio.as_ref())?.ship_channel
    }
    /// The agreed working channel where an aircraft takes part.
    pub fn agreed_air_channel(&self) -> Option<Channel> {
        unless(self.cut, self.terms.radio.as_ref())?.air_channel
    }
    /// Whether a channel is one of the agreed ones.
    pub fn is_agreed(&self, channel: Channel) -> bool {
        self.agreed_channel() == Some(channel) || self.agreed_air_channel() == Some(channel)
    }
    /// Chance that a watch on a channel is really kept.
    pub fn listens(&self, channel: Channel) -> f64 {
        if self.is_agreed(channel) { self.params.listen_agreed } else { self.params.listen_guard }
    }
    /// Traffic of others on a channel, in Erlang.
    pub fn load(&self, channel: Channel) -> f64 {
        if self.is_agreed(channel) { self.params.load_agreed } else { self.params.load_guard }
    }
}

impl Comprehension<'_> {
    /// The form in which units talk to each other.
    pub fn form(&self) -> Form {
        match unless(self.cut, self.terms.radio.as_ref()) {
            Some(RadioTerms { phrasebook: true, .. }) => Form::Phrasebook,
            _ => Form::Free,
        }
    }
    /// The language they talk in: English where nothing else is agreed.
    pub fn language(&self) -> &str {
        let radio = unless(self.cut, self.terms.radio.as_ref());
        radio.map_or("en", |radio| if radio.language.is_empty() { "en" } else { &radio.language })
    }
    /// Where the interpreter of a line is.
    pub fn interpreter(&self, line: LineId) -> Interpreter {
        line_of(self.cut, self.terms, line).map_or(Interpreter::Posted, |line| line.interpreter)
    }
}

impl Delay<'_> {
    fn line(&self, line: LineId) -> Option<&LineTerms> {
        line_of(self.cut, self.terms, line)
    }
    /// Median time that consultation before a call takes, where it is demanded.
    pub fn consultation(&self, line: LineId) -> Option<Span> {
        let line = self.line(line).filter(|line| line.prior_consultation_min > 0.0)?;
        Some(Span::from_minutes(line.prior_consultation_min))
    }
    /// Whether a request is relayed, and the mean time it is on its way.
    pub fn relay(&self, line: LineId) -> Option<Span> {
        let line = self.line(line).filter(|line| line.request == Request::Relayed)?;
        Some(Span::from_minutes(line.relay_min))
    }
    /// Mean time from the first ring until the called officer is at the phone.
    pub fn pickup(&self, line: LineId) -> Span {
        self.line(line).map_or(Span::ZERO, |line| Span::from_minutes(line.pickup_min))
    }
    /// How long a caller lets it ring: so many times as long as the called officer takes, and some minutes at least.
    pub fn ringing(&self, line: LineId) -> Span {
        let pickups = self.pickup(line).as_minutes() * self.params.ringing_pickups;
        Span::from_minutes(pickups.max(self.params.ringing))
    }
    /// Length of a call, interpretation included.
    pub fn call(&self, line: LineId) -> Span {
        self.line(line).map_or(Span::ZERO, |line| {
            let factor = if line.interpreter == Interpreter::None { 1.0 } else { line.interpretation };
            Span::from_minutes(line.call_min * factor)
        })
    }
    /// Median time until an interpreter who is on call is there.
    pub fn interpreter(&self, line: LineId) -> Span {
        self.line(line).map_or(Span::ZERO, |line| Span::from_minutes(line.interpreter_call_in_min))
    }
    /// Time between two attempts to ring.
    pub fn redial(&self, line: LineId) -> Span {
        self.line(line).map_or(Span::hours(1), |line| Span::from_minutes(line.redial_min))
    }
    /// For how long the called side may let a caller wait.
    pub fn reply_window(&self, line: LineId) -> Span {
        self.line(line).map_or(Span::hours(48), |line| Span::from_hours(line.reply_window_h))
    }
    /// Mean time from a ministry's receipt of an announcement until its units have it.
    pub fn distribution(&self) -> Span {
        unless(self.cut, self.terms.notices.as_ref())
            .map_or(Span::ZERO, |notices| Span::from_minutes(notices.distribution_min))
    }
}

impl Credibility<'_> {
    /// Credibility of words on the radio at a level of trust.
    pub fn radio(&self, trust: f64) -> f64 {
        self.params.credibility_radio + self.params.credibility_radio_slope * trust
    }
    /// Credibility of words on the line; less before the own unit's report is in.
    pub fn line(&self, trust: f64, reported: bool) -> f64 {
        let full = self.params.credibility_line + self.params.credibility_line_slope * trust;
        if reported { full } else { full * self.params.credibility_unreported }
    }
    /// Credibility of words through an embassy.
    pub fn embassy(&self) -> f64 {
        self.params.credibility_embassy
    }
    /// Credibility of words through a third party.
    pub fn third_party(&self) -> f64 {
        self.params.third_party_credibility
    }
    /// P(no answer on a line | innocent, probe, hostile) as callers believe it; none if silence says nothing, as on a
    /// line that is declared suspended.
    pub fn line_silence(&self, line: LineId) -> Option<[f64; 3]> {
        let line = line_of(self.cut, self.terms, line).filter(|line| line.declared == Declared::Open)?;
        Some(line.nominal_silence)
    }
    /// Prior that a line is out of order at some moment, as its users know it.
    pub fn line_dead(&self, line: LineId) -> f64 {
        let line = line_of(self.cut, self.terms, line).filter(|line| line.mtbf_d > 0.0);
        line.map_or(0.0, |line| line.mttr_h / (line.mttr_h + line.mtbf_d * 24.0))
    }
}

impl Authority<'_> {
    fn line(&self, line: LineId) -> Option<&LineTerms> {
        line_of(self.cut, self.terms, line)
    }
    /// The rank at each end of a line.
    pub fn level(&self, line: LineId) -> Level {
        self.line(line).map_or(Level::DutyOfficer, |line| line.level)
    }
    /// Whether the person on duty may talk without asking.
    pub fn standing(&self, line: LineId) -> bool {
        self.line(line).is_some_and(|line| line.standing_authority)
    }
    /// What the person on duty has been told about ringing phones.
    pub fn orders(&self, line: LineId) -> Orders {
        self.line(line).map_or(Orders::None, |line| line.orders)
    }
    /// Whether the person who must be at the phone is one who sleeps and travels.
    pub fn senior(&self, line: LineId) -> bool {
        self.level(line) != Level::DutyOfficer
    }
    /// Whether somebody else answers while that person is not there.
    pub fn somebody_else_answers(&self, line: LineId) -> bool {
        self.line(line).is_some_and(|line| line.somebody_else_answers)
    }
}

impl Conduct<'_> {
    /// Chance that a call is answered, by intent (innocent, probe, hostile).
    pub fn reply(&self) -> [f64; 3] {
        let p = self.params;
        match unless(self.cut, self.terms.radio.as_ref()) {
            Some(RadioTerms { reply: Reply::ByOrder, .. }) => {
                [p.reply_agreed_innocent, p.reply_agreed_probe, p.reply_agreed_hostile]
            }
            _ => [p.reply_guard_innocent, p.reply_guard_probe, p.reply_guard_hostile],
        }
    }
    /// Chance that an answer states an intention which its speaker then keeps, by intent.
    pub fn keeps_intention(&self) -> [f64; 3] {
        let p = self.params;
        match unless(self.cut, self.terms.radio.as_ref()) {
            Some(RadioTerms { phrasebook: true, .. }) => {
                [p.kept_phrase_innocent, p.kept_phrase_probe, p.kept_phrase_hostile]
            }
            _ => [p.kept_free_innocent, p.kept_free_probe, p.kept_free_hostile],
        }
    }
    /// How many reports of hazardous conduct, within how long, oblige a ministry to call and ask.
    pub fn early_warning(&self) -> Option<(usize, Span)> {
        let duty = unless(self.cut, self.terms.early_warning.as_ref())?;
        Some((usize::from(duty.reports), Span::from_hours(duty.within_h)))
    }
    /// Whether the use of a line is made public.
    pub fn discloses(&self, line: LineId) -> bool {
        line_of(self.cut, self.terms, line).is_some_and(|line| !line.secret)
    }
    /// Chance that a ministry offers a benign explanation, by the intent behind the act.
    pub fn explains(&self) -> [f64; 3] {
        let p = self.params;
        let each = [p.explain_innocent, p.explain_probe, p.explain_hostile];
        [0, 1, 2].map(|intent| each[self.speaks_as(intent)])
    }
    /// Whose words somebody uses, both as an index of intents: one's own, or in bad faith those of the innocent.
    pub fn speaks_as(&self, intent: usize) -> usize {
        if !self.cut && self.terms.faith == Faith::Bad { 0 } else { intent }
    }
}

impl Calendar<'_> {
    /// Whether the called side's end of a line is staffed at a minute of its local day.
    pub fn staffed(&self, line: LineId, minute_of_day: u16) -> bool {
        line_of(self.cut, self.terms, line).is_none_or(|line| line.hours.contain(minute_of_day))
    }
    /// Minutes of the local day at which a side makes a check call.
    pub fn check_calls(&self, line: LineId) -> Vec<u16> {
        line_of(self.cut, self.terms, line).map_or_else(Vec::new, |line| line.check_calls.clone())
    }
    /// How long before it begins an activity must be announced between the ministries.
    pub fn notice_lead(&self) -> Option<Span> {
        Some(Span::from_hours(unless(self.cut, self.terms.notices.as_ref())?.lead_h))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::{full, said};

    fn all_said(mechanism: &Mechanism) -> Vec<String> {
        Path::ALL.map(|view| said(mechanism, view)).to_vec()
    }

    #[test]
    fn with_every_path_cut_nothing_is_left() {
        let params = Params::default();
        let full = Terms { faith: Faith::Bad, ..full() };
        let cut = Mechanism::new(Terms { cut: Path::ALL.to_vec(), ..full.clone() }, &params);
        let none = Mechanism::new(Terms::none(), &params);
        assert_eq!(all_said(&cut), all_said(&none));
        assert_ne!(all_said(&Mechanism::new(full, &params)), all_said(&none));
        assert!(cut.reach().lines().next().is_some(), "the line is there, it only reaches nobody");
    }

    #[test]
    fn each_path_can_be_cut_alone() {
        let params = Params::default();
        let whole = Mechanism::new(full(), &params);
        for path in Path::ALL {
            let cut = Mechanism::new(Terms { cut: vec![path], ..full() }, &params);
            for view in Path::ALL {
                assert_eq!(said(&cut, view) == said(&whole, view), view != path, "{path:?} cut, {view:?}");
            }
        }
    }

    #[test]
    fn in_bad_faith_everybody_has_the_words_of_the_innocent() {
        let params = Params::default();
        let bad = Mechanism::new(Terms { faith: Faith::Bad, ..full() }, &params);
        let good = Mechanism::new(full(), &params);
        assert_eq!([0, 1, 2].map(|intent| bad.conduct().speaks_as(intent)), [0, 0, 0]);
        assert_eq!([0, 1, 2].map(|intent| good.conduct().speaks_as(intent)), [0, 1, 2]);
        let bits = |shares: [f64; 3]| shares.map(f64::to_bits);
        assert_eq!(bits(bad.conduct().explains()), bits([params.explain_innocent; 3]));
        assert_eq!(bits(bad.conduct().keeps_intention()), bits(good.conduct().keeps_intention()));
    }
}
