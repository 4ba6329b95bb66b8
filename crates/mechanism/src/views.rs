//! The seven views. Each answers questions; none hands out the terms.

use std::rc::Rc;

use guardline_units::{Params, Span};
use guardline_wire::{Channel, Form};

use crate::terms::{HotlineTerms, Orders, Path, RadioTerms, Reply, Terms};

/// A mechanism in force. Its terms cannot be read, only asked about through the views.
#[derive(Clone, Debug)]
pub struct Mechanism(Rc<Inner>);

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
        Self(Rc::new(Inner { terms, params: params.clone() }))
    }

    /// Its short name.
    pub fn name(&self) -> &str {
        &self.0.terms.name
    }
}

/// What is left of a pillar once a path is cut.
fn unless<T>(cut: bool, pillar: Option<&T>) -> Option<&T> {
    pillar.filter(|_| !cut)
}

impl Reach<'_> {
    /// Whether a line is installed, whether or not it reaches anybody.
    pub fn line_installed(&self) -> bool {
        self.terms.hotline.is_some()
    }
    /// Whether a ring at one end is heard at the other.
    pub fn line_reaches(&self) -> bool {
        !self.cut && self.line_installed()
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
}

impl Delay<'_> {
    fn hotline(&self) -> Option<&HotlineTerms> {
        unless(self.cut, self.terms.hotline.as_ref())
    }
    /// Median time that consultation before a call takes.
    pub fn consultation(&self) -> Span {
        self.hotline().map_or(Span::ZERO, |line| Span::from_minutes(line.prior_consultation_min))
    }
    /// Mean time from the first ring until the called officer is at the phone.
    pub fn pickup(&self) -> Span {
        self.hotline().map_or(Span::ZERO, |line| Span::from_minutes(line.pickup_min))
    }
    /// Length of a call, interpretation included.
    pub fn call(&self) -> Span {
        self.hotline().map_or(Span::ZERO, |line| Span::from_minutes(line.call_min * line.interpretation))
    }
    /// Time between two attempts to ring.
    pub fn redial(&self) -> Span {
        self.hotline().map_or(Span::hours(1), |line| Span::from_minutes(line.redial_min))
    }
    /// For how long the called side may let a caller wait.
    pub fn reply_window(&self) -> Span {
        self.hotline().map_or(Span::hours(48), |line| Span::from_hours(line.reply_window_h))
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
    /// P(no answer on the line | innocent, probe, hostile) as callers believe it; none if silence says nothing.
    pub fn line_silence(&self) -> Option<[f64; 3]> {
        Some(unless(self.cut, self.terms.hotline.as_ref())?.nominal_silence)
    }
}

impl Authority<'_> {
    fn hotline(&self) -> Option<&HotlineTerms> {
        unless(self.cut, self.terms.hotline.as_ref())
    }
    /// Whether the person on duty may talk without asking.
    pub fn standing(&self) -> bool {
        self.hotline().is_some_and(|line| line.standing_authority)
    }
    /// What the person on duty has been told about ringing phones.
    pub fn orders(&self) -> Orders {
        self.hotline().map_or(Orders::None, |line| line.orders)
    }
    /// Whether the person who must be at the phone is one who sleeps and travels.
    pub fn senior(&self) -> bool {
        self.hotline().is_some_and(|line| line.level != crate::Level::DutyOfficer)
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
    /// Chance that a ministry offers a benign explanation, by the intent behind the act.
    pub fn explains(&self) -> [f64; 3] {
        let p = self.params;
        [p.explain_innocent, p.explain_probe, p.explain_hostile]
    }
}

impl Calendar<'_> {
    /// Whether the called side's end is staffed at a minute of its local day.
    pub fn staffed(&self, minute_of_day: u16) -> bool {
        unless(self.cut, self.terms.hotline.as_ref())
            .is_none_or(|line| (line.hours.from_minute..line.hours.until_minute).contains(&minute_of_day))
    }
    /// How long before it begins an activity must be announced between the ministries.
    pub fn notice_lead(&self) -> Option<Span> {
        Some(Span::from_hours(unless(self.cut, self.terms.notices.as_ref())?.lead_h))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, NoticeTerms, ServiceHours};

    fn full() -> Terms {
        Terms {
            name: "full".into(),
            hotline: Some(HotlineTerms {
                level: Level::Minister,
                standing_authority: true,
                orders: Orders::Answer,
                prior_consultation_min: 60.0,
                pickup_min: 5.0,
                call_min: 20.0,
                interpretation: 2.0,
                redial_min: 15.0,
                reply_window_h: 1.0,
                hours: ServiceHours { from_minute: 540, until_minute: 1020 },
                nominal_silence: [0.1, 0.2, 0.3],
            }),
            radio: Some(RadioTerms {
                ship_channel: Some(Channel::Vhf72),
                air_channel: Some(Channel::Air130_0),
                phrasebook: true,
                reply: Reply::ByOrder,
            }),
            notices: Some(NoticeTerms { lead_h: 48.0, distribution_min: 240.0 }),
            ..Terms::none()
        }
    }

    /// Everything the views can say, as text.
    fn said(mechanism: &Mechanism) -> String {
        let (reach, delay) = (mechanism.reach(), mechanism.delay());
        let (belief, may) = (mechanism.credibility(), mechanism.authority());
        let (conduct, calendar) = (mechanism.conduct(), mechanism.calendar());
        let air = (reach.agreed_channel(), reach.agreed_air_channel(), reach.line_reaches());
        let channels = Channel::ALL.map(|channel| (reach.listens(channel), reach.load(channel)));
        let times =
            (delay.consultation(), delay.pickup(), delay.call(), delay.redial(), delay.reply_window());
        let words = (belief.radio(0.4), belief.line(0.4, true), belief.embassy(), belief.line_silence());
        let acts = (conduct.reply(), conduct.keeps_intention(), conduct.explains());
        let dates =
            (calendar.staffed(0), calendar.staffed(600), calendar.notice_lead(), delay.distribution());
        format!(
            "{air:?} {channels:?} {:?} {times:?} {words:?} {:?} {acts:?} {dates:?}",
            mechanism.comprehension().form(),
            (may.standing(), may.orders(), may.senior()),
        )
    }

    #[test]
    fn with_every_path_cut_nothing_is_left() {
        let params = Params::default();
        let cut = Mechanism::new(Terms { cut: Path::ALL.to_vec(), ..full() }, &params);
        let none = Mechanism::new(Terms::none(), &params);
        assert_eq!(said(&cut), said(&none));
        assert_ne!(said(&Mechanism::new(full(), &params)), said(&none));
        assert!(cut.reach().line_installed(), "the line is there, it only reaches nobody");
    }

    #[test]
    fn each_path_can_be_cut_alone() {
        let params = Params::default();
        let whole = said(&Mechanism::new(full(), &params));
        for path in Path::ALL {
            let cut = said(&Mechanism::new(Terms { cut: vec![path], ..full() }, &params));
            assert_ne!(cut, whole, "{path:?} carries nothing");
        }
    }
}
