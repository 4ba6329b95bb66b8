//! A commander on watch, driven by hand: events at given minutes, and whatever falls due in between.

use guardline_actors::ports::ToBridge;
use guardline_actors::{Commander, Deed, Likelihoods, Mind, Politics, Seat, View};
use guardline_kernel::Draws;
use guardline_mechanism::{Channel, Mechanism, RadioTerms, Reply, Terms};
use guardline_theatre::{Guidance, Platform};
use guardline_units::{Instant, Params, Rung, Seed, Side, Span, UnitId};
use guardline_wire::Record;
use guardline_wire::record::{Because, Intent};

use crate::classes::destroyer;

pub(crate) const OWN: UnitId = UnitId(0);
pub(crate) const OTHER: UnitId = UnitId(1);
pub(crate) const THEIRS: Side = Side(1);

/// The parameters, without misreadings and mistaken tracks.
pub(crate) fn sharp() -> Params {
    Params { posture_misread: 0.0, identity_error: 0.0, ..Params::default() }
}

/// The same, and quiet says nothing: beliefs stay as they are while nothing happens.
pub(crate) fn still() -> Params {
    let params = sharp();
    Params {
        up_probe: params.up_innocent,
        up_hostile: params.up_innocent,
        down_probe: params.down_innocent,
        down_hostile: params.down_innocent,
        ..params
    }
}

/// The likelihoods of the parameters.
pub(crate) fn table(params: &Params) -> Likelihoods {
    Likelihoods::new(params)
}

pub(crate) fn mind(seed: u64, params: &Params, terms: Terms) -> Mind {
    let politics = Politics::new(params.trust, params.climate);
    Mind::new(params.clone(), Draws::new(Seed(seed), 0, 0), Mechanism::new(terms, params), politics)
}

/// Agreed phrases on an agreed channel, answered by order.
pub(crate) fn agreed() -> Terms {
    let radio = RadioTerms {
        ship_channel: Some(Channel::Vhf72),
        air_channel: Some(Channel::Air130_0),
        language: "en".into(),
        phrasebook: true,
        reply: Reply::ByOrder,
        tacit: false,
    };
    Terms { radio: Some(radio), ..Terms::none() }
}

/// Goes as high as the menu allows.
pub(crate) struct Climber;

impl Seat for Climber {
    fn decide(&mut self, view: &View) -> Rung {
        *view.menu.last().expect("a menu is never empty")
    }
}

/// Stays, and keeps every view.
#[derive(Default)]
pub(crate) struct Onlooker(pub(crate) Vec<View>);

impl Seat for Onlooker {
    fn decide(&mut self, view: &View) -> Rung {
        self.0.push(view.clone());
        view.own
    }
}

pub(crate) struct Watch {
    pub(crate) commander: Commander,
    pub(crate) mind: Mind,
    now: Instant,
}

impl Watch {
    pub(crate) fn new(platform: Platform, intent: Intent, mind: Mind) -> Self {
        let platforms = [platform, destroyer(), destroyer()];
        let commander = Commander::new(OWN, Side(0), "own", &platforms, intent, Guidance::Transit, &mind);
        Self { commander, mind, now: Instant::START }
    }

    /// An innocent destroyer in contact with another at a rung, from the beginning.
    pub(crate) fn facing(rung: u8, mind: Mind, seat: &mut dyn Seat) -> Self {
        let mut watch = Self::new(destroyer(), Intent::Innocent, mind);
        watch.meet(seat);
        watch.at(0.0, conduct(rung, 1), seat);
        watch
    }

    pub(crate) fn meet(&mut self, seat: &mut dyn Seat) -> Vec<Deed> {
        self.at(0.0, ToBridge::Contact { with: OTHER, side: THEIRS, begins: true }, seat)
    }

    /// Everything that falls due up to a minute.
    pub(crate) fn until(&mut self, minute: f64, seat: &mut dyn Seat) -> Vec<Deed> {
        let end = Instant::START + Span::from_minutes(minute);
        let mut deeds = Vec::new();
        for _ in 0..100_000 {
            let due = self.commander.wakes(&self.mind).max(self.now);
            if due > end {
                return deeds;
            }
            self.now = due;
            deeds.extend(self.commander.on(due, None, seat, &self.mind));
        }
        panic!("something is due for ever at {:?}", self.now);
    }

    /// What falls due before a minute, and then an event; what the event alone leads to is returned.
    #[expect(clippy::needless_pass_by_value, reason = "an event happens once")]
    pub(crate) fn at(&mut self, minute: f64, event: ToBridge, seat: &mut dyn Seat) -> Vec<Deed> {
        self.until(minute, seat);
        self.now = Instant::START + Span::from_minutes(minute);
        self.commander.on(self.now, Some(&event), seat, &self.mind)
    }

    pub(crate) fn belief(&self) -> [f64; 3] {
        self.commander.belief(THEIRS).expect("there is a first picture").shares()
    }
}

pub(crate) fn conduct(rung: u8, change: u32) -> ToBridge {
    ToBridge::Conduct { of: OTHER, rung: Rung::new(rung), change }
}

pub(crate) fn orders(guidance: u8, cap: u8, given: u64) -> ToBridge {
    ToBridge::Ordered {
        guidance: Rung::new(guidance),
        cap: Rung::new(cap),
        clarified: false,
        audience: 0.15,
        expect: 0.0,
        given: Instant::START + Span::minutes(given),
    }
}

/// What changed the commander's mind, in order.
pub(crate) fn reasons(deeds: &[Deed]) -> Vec<Because> {
    let reasons = deeds.iter().filter_map(|deed| match deed {
        Deed::Record(Record::Believes { because, .. }) => Some(*because),
        _ => None,
    });
    reasons.collect()
}

/// From which rung to which, in order.
pub(crate) fn moves(deeds: &[Deed]) -> Vec<(u8, u8)> {
    let moves = deeds.iter().filter_map(|deed| match deed {
        Deed::Record(Record::Decides { from, to, .. }) => Some((from.number(), to.number())),
        _ => None,
    });
    moves.collect()
}

/// The rungs of the other as recorded, in order.
pub(crate) fn pictures(deeds: &[Deed]) -> Vec<u8> {
    let pictures = deeds.iter().filter_map(|deed| match deed {
        Deed::Record(Record::Picture { rung, .. }) => Some(rung.number()),
        _ => None,
    });
    pictures.collect()
}
