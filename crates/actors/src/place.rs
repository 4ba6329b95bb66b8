//! A commander's place: the officer who decides there, and the person who may sit down in it.
//!
//! Nobody can wait in the middle of a decision. A person who sits in the place is asked, and the unit stays as it is
//! until he has answered; if he has not by the time he was given, the officer decides as if nobody sat there.

use std::collections::BTreeMap;

use guardline_units::{Instant, Rung, Span, UnitId};
use guardline_wire::record::Party;
use guardline_wire::seat::{Asked, DecidedBy};
use guardline_wire::{Question, Record, SpeechAct};

use crate::commander::{Commander, Deed};
use crate::mind::Mind;
use crate::ports::{Heard, ToSeat};
use crate::seat::{Seat, View};

/// From this change of a share of the belief on a person is asked again.
const NEWS: f64 = 0.1;

/// The place of one commander.
pub struct Place {
    unit: UnitId,
    officer: Box<dyn Seat>,
    /// How long the person may think; none if nobody sits there.
    think: Option<Span>,
    /// What he has been asked and has not answered.
    open: Vec<Open>,
    /// How things stood when conduct was decided last.
    settled: Option<View>,
    /// What he has answered on the radio: who asks again hears it again.
    said: BTreeMap<Question, Option<SpeechAct>>,
    asked: u32,
    /// What is to be put on record.
    notes: Vec<Record>,
}

struct Open {
    question: u32,
    matter: Matter,
    until: Instant,
}

enum Matter {
    Conduct(Box<View>),
    Reply(Box<Heard>, Vec<Option<SpeechAct>>),
}

/// Decides as it was told.
struct Told(Rung);

impl Seat for Told {
    fn decide(&mut self, _view: &View) -> Rung {
        self.0
    }
}

impl Place {
    /// The place of a unit's commander, in which an officer decides.
    pub fn new(unit: UnitId, officer: Box<dyn Seat>) -> Self {
        let (think, open, settled, said, asked, notes) = Default::default();
        Self { unit, officer, think, open, settled, said, asked, notes }
    }

    /// Whether a person sits there.
    pub const fn manned(&self) -> bool {
        self.think.is_some()
    }

    /// When the officer decides at the latest what the person has been asked.
    pub fn due(&self) -> Instant {
        self.open.iter().map(|open| open.until).min().unwrap_or(Instant::NEVER)
    }

    /// What has been asked and decided since this was called last.
    pub fn notes(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.notes)
    }

    /// Takes in what whoever sits there does.
    pub fn take_in(
        &mut self,
        now: Instant,
        news: ToSeat,
        commander: &mut Commander,
        mind: &Mind,
    ) -> Vec<Deed> {
        match news {
            ToSeat::Taken { think } => {
                self.think = Some(think);
                commander.man(true);
                Vec::new()
            }
            ToSeat::Left => {
                self.think = None;
                commander.man(false);
                self.open.iter_mut().for_each(|open| open.until = now);
                self.settled = None;
                self.overdue(now, commander, mind)
            }
            ToSeat::Chosen { question, choice } => {
                let open = self.open.iter().position(|open| open.question == question);
                let Some(place) = open else { return Vec::new() };
                let options = match &self.open[place].matter {
                    Matter::Conduct(view) => view.menu.len(),
                    Matter::Reply(_, options) => options.len(),
                };
                if usize::from(choice) >= options {
                    return Vec::new();
                }
                let open = self.open.remove(place);
                self.note(open.question, Some(choice), DecidedBy::Person);
                match open.matter {
                    Matter::Conduct(view) => {
                        let rung = view.menu[usize::from(choice)];
                        let deeds = commander.choose(now, view.occasion, &mut Told(rung), mind);
                        self.settled = Some(View { own: commander.own(), ..*view });
                        deeds
                    }
                    Matter::Reply(heard, mut options) => {
                        let says = options.swap_remove(usize::from(choice));
                        self.said.insert(heard.question, says.clone());
                        commander.say(now, &heard, says, mind)
                    }
                }
            }
        }
    }

    /// What the person has not answered in time, the officer decides.
    pub fn overdue(&mut self, now: Instant, commander: &mut Commander, mind: &Mind) -> Vec<Deed> {
        let mut deeds = Vec::new();
        while let Some(place) = self.open.iter().position(|open| open.until <= now) {
            let Open { question, matter, .. } = self.open.remove(place);
            match matter {
                Matter::Conduct(view) => {
                    let done = commander.choose(now, view.occasion, &mut *self.officer, mind);
                    let choice = view.menu.iter().position(|rung| *rung == commander.own());
                    self.note(question, choice.map(|choice| choice as u8), DecidedBy::Officer);
                    self.settled = Some(View { own: commander.own(), ..*view });
                    deeds.extend(done);
                }
                Matter::Reply(heard, _) => {
                    self.note(question, None, DecidedBy::Officer);
                    deeds.extend(commander.reply_as_officer(now, &heard, mind));
                }
            }
        }
        deeds
    }

    /// Somebody has asked on the radio or by signal, and the person is to say what to answer.
    pub fn asked(
        &mut self,
        now: Instant,
        heard: &Heard,
        options: Vec<Option<SpeechAct>>,
        commander: &mut Commander,
        mind: &Mind,
    ) -> Vec<Deed> {
        if let Some(says) = self.said.get(&heard.question) {
            let says = says.clone();
            return commander.say(now, heard, says, mind);
        }
        let same = |open: &Open| match &open.matter {
            Matter::Reply(before, _) => before.question == heard.question,
            Matter::Conduct(_) => false,
        };
        if !self.open.iter().any(same) {
            let what = Asked::Reply { to: heard.from, route: heard.route, options: options.clone() };
            self.ask(now, None, Matter::Reply(Box::new(heard.clone()), options), what);
        }
        Vec::new()
    }

    fn ask(&mut self, now: Instant, until: Option<Instant>, matter: Matter, what: Asked) {
        let Some(think) = self.think else { return };
        self.asked += 1;
        let (question, until) = (self.asked, until.unwrap_or(now + think));
        self.open.push(Open { question, matter, until });
        let (seat, within) = (Party::Unit(self.unit), until - now);
        self.notes.push(Record::SeatAsked { seat, question, what, within });
    }

    fn note(&mut self, question: u32, choice: Option<u8>, by: DecidedBy) {
        let seat = Party::Unit(self.unit);
        self.notes.push(Record::SeatDecided { seat, question, choice, by });
    }
}

impl std::fmt::Debug for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Place").field("unit", &self.unit).field("think", &self.think).finish_non_exhaustive()
    }
}

/// Whether things stand as they stood.
fn as_before(last: &View, now: &View) -> bool {
    let of = |view: &View| {
        let situation = view.situation;
        (view.own, view.about, situation.seen, situation.guidance, situation.incident, situation.clarified)
    };
    let moved = last.belief.shares().iter().zip(now.belief.shares()).any(|(a, b)| (a - b).abs() >= NEWS);
    of(last) == of(now) && !moved
}

impl Seat for Place {
    fn is_model(&self) -> bool {
        !self.manned() && self.officer.is_model()
    }

    fn decide(&mut self, view: &View) -> Rung {
        if !self.manned() {
            return self.officer.decide(view);
        }
        let mut until = None;
        if let Some(place) = self.open.iter().position(|open| matches!(open.matter, Matter::Conduct(_))) {
            if let Matter::Conduct(before) = &mut self.open[place].matter
                && before.menu == view.menu
                && before.own == view.own
            {
                **before = view.clone();
                return view.own;
            }
            // The options are others now. He has no more time than he had.
            let open = self.open.remove(place);
            until = Some(open.until);
            self.note(open.question, None, DecidedBy::Nobody);
        } else if view.menu.len() < 2 || self.settled.as_ref().is_some_and(|last| as_before(last, view)) {
            return view.own;
        }
        let what = Asked::Conduct {
            own: view.own,
            about: view.named,
            seen: view.situation.seen,
            because: view.occasion,
            menu: view.menu.to_vec(),
        };
        self.ask(view.at, until, Matter::Conduct(Box::new(view.clone())), what);
        view.own
    }
}

/// What a person may answer to a question: nothing, that the unit goes on as it does, a step back if there is one to make,
/// or, in free speech, a demand.
pub(crate) fn replies(raised: bool, free: bool) -> Vec<Option<SpeechAct>> {
    let intention = |step_back| SpeechAct::Intention { step_back, course: 0, speed: 0 };
    let mut options = vec![None, Some(intention(false))];
    options.extend(raised.then(|| Some(intention(true))));
    options.extend(free.then_some(Some(SpeechAct::Demand)));
    options
}
