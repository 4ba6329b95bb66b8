//! A run that people sit in: paced by the clock on the wall, interrupted by what they type.
//!
//! It waits for whatever comes first, the next event or a line, and for nothing else. What a line leads to is stamped with
//! virtual time, written down, and then handed over.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use guardline_kernel::{Pace, Woke};
use guardline_report::Catalogue;
use guardline_scenario::{Inlet, Playback, Prepared};
use guardline_units::{Instant, Language, Span};
use guardline_wire::record::Party;
use guardline_wire::seat::Input;
use tokio::io::AsyncRead;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc;
use tokio::time::{self, Instant as WallInstant};

use crate::command::Command;
use crate::lines::Lines;
use crate::peer::{Peer, Peers};
use crate::perceive::Perceiver;
use crate::table::{Guest, Table};
use crate::words;

/// What is asked for when people sit down.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The seat at this terminal.
    pub seat: Party,
    /// Virtual seconds in a second.
    pub scale: f64,
    /// How long whoever is asked may think.
    pub think: Span,
    /// Whether this terminal may begin injects.
    pub facilitates: bool,
    /// The language of names and texts.
    pub language: Language,
    /// What came in before, if a run is taken up again, and until when it goes by itself.
    pub before: (Vec<(Instant, Input)>, Instant),
    /// Where others may join, if they may.
    pub host: Option<std::net::SocketAddr>,
    /// Whether lines are read only while time stands still, since they come from a pipe.
    pub batch: bool,
    /// Title and summary of the scenario.
    pub about: (String, String),
}

/// Where the lines of this terminal come from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Typed {
    /// Standard input.
    Terminal,
    /// These lines: one at each event, and whenever time stands still.
    Given(Vec<String>),
}

/// Passes lines on until there are no more.
async fn read(from: impl AsyncRead + Unpin, seat: Party, to: mpsc::Sender<News>) {
    let mut typed = Lines::new(from);
    while let Ok(Some(line)) = typed.next().await {
        if to.send(News::Line(seat, line)).await.is_err() {
            return;
        }
    }
    let _ = to.send(News::Gone(seat)).await;
}

/// What comes in: a line of somebody, that he joins, or that he is gone.
#[derive(Debug)]
pub(crate) enum News {
    Line(Party, String),
    Joins(Party, Peer),
    Gone(Party),
}

/// How long a wait goes on before it looks whether Ctrl-C has been pressed.
const GLANCE: Duration = Duration::from_millis(100);

/// The pace of a run that people sit in.
pub struct Session<W: Write> {
    table: Rc<RefCell<Table<W>>>,
    prepared: Rc<Prepared>,
    inlet: Inlet,
    runtime: Option<Runtime>,
    news: mpsc::Receiver<News>,
    peers: Option<Peers>,
    wanted: Wanted,
    playback: Playback,
    asked: Arc<AtomicBool>,
    /// What is on its way in.
    queue: VecDeque<Input>,
    /// The clock on the wall, and the virtual time it stood for when it was looked at last.
    anchor: Option<(WallInstant, Instant)>,
    paused: bool,
    /// To the next thing that anybody perceives.
    stepping: bool,
    /// Nobody types any more.
    alone: bool,
    quit: bool,
    /// Whether it is to end for good.
    ended: bool,
    /// Lines that are given and not typed, and whether one has been read at this event.
    script: Option<Script>,
    fed: bool,
}

/// Lines that were typed beforehand.
struct Script {
    left: VecDeque<String>,
    /// Nobody else sends news; without this it would look as if nobody were left to type anything.
    _open: mpsc::Sender<News>,
}

impl<W: Write> Session<W> {
    /// Sits down at a table: reads what is `typed`, tells what reaches the seat through `tell`.
    pub fn new(
        prepared: Rc<Prepared>,
        table: Rc<RefCell<Table<W>>>,
        inlet: Inlet,
        wanted: Wanted,
        asked: Arc<AtomicBool>,
        typed: Typed,
        tell: Box<dyn FnMut(&str)>,
    ) -> io::Result<Self> {
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (send, news) = mpsc::channel(64);
        let seat = wanted.seat;
        let lines = send.clone();
        let mut script = None;
        match typed {
            Typed::Terminal => drop(runtime.spawn(read(tokio::io::stdin(), seat, lines))),
            Typed::Given(left) => script = Some(Script { left: left.into(), _open: lines }),
        }
        let free = prepared.seats().into_iter().filter(|it| *it != seat);
        let free: Vec<(String, Party)> =
            free.map(|seat| (prepared.seat_name(seat).to_owned(), seat)).collect();
        let peers = wanted.host.map(|address| Peers::listen(&runtime, address, free, send)).transpose()?;
        let (inputs, _) = &wanted.before;
        let playback = Playback::new(inlet.clone(), inputs.iter().copied());
        let taken = inputs.iter().fold(false, |taken, (_, input)| match input {
            Input::Takes { seat: it, .. } if *it == seat => true,
            Input::Leaves { seat: it } if *it == seat => false,
            _ => taken,
        });
        let mut session = Self {
            table,
            prepared,
            inlet,
            runtime: Some(runtime),
            news,
            peers,
            playback,
            asked,
            queue: VecDeque::new(),
            anchor: None,
            paused: false,
            stepping: false,
            alone: false,
            quit: false,
            ended: false,
            script,
            fed: false,
            wanted,
        };
        session.seat(seat, tell);
        if !taken {
            session.queue.push_back(Input::Takes { seat, think: session.wanted.think });
        }
        session.greet();
        Ok(session)
    }

    /// Whether whoever sits at this terminal has put an end to it for now.
    pub const fn quit(&self) -> bool {
        self.quit
    }

    /// Tells everybody at the table.
    pub fn announce(&self, text: &str) {
        self.table.borrow_mut().announce(text);
    }

    /// The words of the language that everybody at the table reads.
    const fn catalogue(&self) -> Catalogue {
        Catalogue::of(self.wanted.language)
    }

    /// What is said to whoever sits down.
    fn welcome(&self, seat: Party) -> String {
        let waits = self.table.borrow().waits;
        let (about, scale) = (&self.wanted.about, self.wanted.scale);
        words::sits_down(self.catalogue(), &self.party_name(seat), about, scale, waits)
    }

    fn greet(&self) {
        self.say(&self.welcome(self.wanted.seat));
        if let Some(peers) = &self.peers {
            let free: Vec<&str> = peers.seats().collect();
            let text = words::hosting(self.catalogue(), &peers.address().to_string(), &free);
            self.say(&text);
        }
    }

    fn party_name(&self, seat: Party) -> String {
        let table = self.table.borrow();
        table.guests.get(&seat).map_or_else(String::new, |guest| guest.perceiver.names().party(seat))
    }

    fn seat(&self, seat: Party, tell: Box<dyn FnMut(&str)>) {
        let perceiver = Perceiver::new(&self.prepared, seat, self.wanted.language);
        let guest = Guest { perceiver, tell, open: VecDeque::new(), chosen: Vec::new() };
        self.table.borrow_mut().guests.insert(seat, guest);
    }

    fn say(&self, text: &str) {
        self.tell(self.wanted.seat, text);
    }

    fn tell(&self, seat: Party, text: &str) {
        if let Some(guest) = self.table.borrow_mut().guests.get_mut(&seat) {
            (guest.tell)(text);
        }
    }

    /// Whether time stands still.
    fn holds(&self) -> bool {
        if self.alone || self.stepping {
            let table = self.table.borrow();
            return !self.alone && table.waits && table.asks();
        }
        let table = self.table.borrow();
        self.paused || table.waits && table.asks()
    }

    /// Virtual time now, as far as the clock on the wall has got, but before `until`.
    fn present(&mut self, now: Instant, until: Instant) -> Instant {
        let wall = WallInstant::now();
        let (since, virtual_then) = *self.anchor.get_or_insert((wall, now));
        let passed = if self.paused || self.stepping || self.alone {
            Span::ZERO
        } else {
            Span::from_seconds((wall - since).as_secs_f64() * self.wanted.scale)
        };
        let latest = Instant::START + Span::nanos(until.nanos().saturating_sub(1));
        (virtual_then.max(now) + passed).min(latest).max(now)
    }

    /// From here on the clock on the wall counts anew.
    fn anchor(&mut self, at: Instant) {
        self.anchor = Some((WallInstant::now(), at));
    }

    /// The clock on the wall when `until` is due.
    fn due(&mut self, now: Instant, until: Instant) -> WallInstant {
        let (since, virtual_then) = *self.anchor.get_or_insert((WallInstant::now(), now));
        if self.alone || self.stepping {
            return since;
        }
        let left = (until - virtual_then).as_seconds() / self.wanted.scale;
        since + Duration::try_from_secs_f64(left).unwrap_or(FAR).min(FAR)
    }

    fn handle(&mut self, news: News, now: Instant) {
        match news {
            News::Line(seat, line) => self.obey(seat, Command::read(&line), now),
            News::Joins(seat, peer) => {
                let name = self.seat_name(seat);
                self.table.borrow_mut().announce(&words::peer(self.catalogue(), &name, true));
                self.seat(seat, Box::new(move |text: &str| peer.tell(text)));
                self.tell(seat, &self.welcome(seat));
                self.queue.push_back(Input::Takes { seat, think: self.wanted.think });
            }
            News::Gone(seat) if seat == self.wanted.seat => {
                self.say(&words::nobody_types(self.catalogue()));
                self.alone = true;
                self.queue.push_back(Input::Leaves { seat });
                if let Some(guest) = self.table.borrow_mut().guests.get_mut(&seat) {
                    guest.open.clear();
                }
            }
            News::Gone(seat) => {
                self.table.borrow_mut().guests.remove(&seat);
                self.queue.push_back(Input::Leaves { seat });
                let name = self.seat_name(seat);
                self.table.borrow_mut().announce(&words::peer(self.catalogue(), &name, false));
            }
        }
    }

    fn seat_name(&self, seat: Party) -> String {
        self.prepared.seat_name(seat).to_owned()
    }

    /// Does what somebody has typed. Time belongs to whoever sits at this terminal.
    fn obey(&mut self, seat: Party, command: Command, now: Instant) {
        let mine = seat == self.wanted.seat;
        match command {
            Command::Choose(number) => self.choose(seat, number),
            Command::Status => self.status(seat, now),
            Command::Help => {
                self.tell(seat, &words::help(self.catalogue(), mine && self.wanted.facilitates));
                self.ask_again(seat, now);
            }
            Command::Pause if mine => {
                self.paused = !self.paused;
                let time = self.time(now);
                self.say(&words::paused(self.catalogue(), self.paused, &time));
            }
            Command::Step if mine && self.paused => {
                self.stepping = true;
                self.table.borrow_mut().news = false;
            }
            Command::Step => {}
            Command::Speed(scale) if mine => {
                self.wanted.scale = scale;
                self.say(&words::speed(self.catalogue(), scale));
            }
            Command::Quit if mine => self.quit = true,
            Command::End if mine => self.ended = true,
            Command::Inject(id) if mine => self.inject(&id),
            Command::Unknown(line) => self.tell(seat, &words::unknown(self.catalogue(), &line)),
            Command::Pause | Command::Speed(_) | Command::Quit | Command::End | Command::Inject(_) => {
                self.tell(seat, &words::not_yours(self.catalogue()));
            }
        }
    }

    fn choose(&mut self, seat: Party, number: u8) {
        let mut table = self.table.borrow_mut();
        let Some(guest) = table.guests.get_mut(&seat) else { return };
        let catalogue = guest.catalogue();
        let Some(open) = guest.open.front() else {
            (guest.tell)(&words::nothing_asked(catalogue));
            return;
        };
        let options = guest.perceiver.names().options(&open.what);
        let Some(option) = options.get(usize::from(number) - 1) else {
            (guest.tell)(&words::no_such_option(catalogue, options.len()));
            return;
        };
        let question = open.question;
        guest.open.pop_front();
        guest.chosen.push((question, option.clone()));
        self.queue.push_back(Input::Answers { seat, question, choice: number - 1 });
    }

    fn time(&self, at: Instant) -> String {
        let table = self.table.borrow();
        table.guests.get(&self.wanted.seat).map_or_else(String::new, |guest| guest.perceiver.time(at))
    }

    fn status(&self, seat: Party, now: Instant) {
        let mut table = self.table.borrow_mut();
        let Some(guest) = table.guests.get_mut(&seat) else { return };
        let names = guest.perceiver.names();
        let beliefs = guest.perceiver.beliefs().iter();
        let beliefs: Vec<_> = beliefs.map(|(side, belief)| (names.side(*side).to_owned(), *belief)).collect();
        let text = words::status(names.catalogue(), &guest.perceiver.time(now), &beliefs);
        (guest.tell)(&text);
        drop(table);
        self.ask_again(seat, now);
    }

    /// Shows what is asked once more, with the options.
    fn ask_again(&self, seat: Party, now: Instant) {
        let mut table = self.table.borrow_mut();
        let waits = table.waits;
        if let Some(guest) = table.guests.get_mut(&seat) {
            guest.ask(now, waits);
        }
    }

    fn inject(&mut self, id: &str) {
        let known: Vec<(u16, &str)> =
            self.prepared.manual_injects().filter(|_| self.wanted.facilitates).collect();
        if let Some((inject, id)) = known.iter().find(|(_, it)| *it == id) {
            self.queue.push_back(Input::Fires { inject: *inject });
            self.say(&words::inject_begins(self.catalogue(), id));
        } else {
            let known: Vec<&str> = known.into_iter().map(|(_, id)| id).collect();
            self.say(&words::no_such_inject(self.catalogue(), id, &known));
        }
    }
}

/// Longer than anybody waits.
const FAR: Duration = Duration::from_hours(10 * 365 * 24);

/// What ended a wait.
enum Came {
    Time,
    Glance,
    News(Option<News>),
}

impl<W: Write> Pace for Session<W> {
    fn wait(&mut self, now: Instant, until: Instant) -> Woke {
        // Nothing that came in last has had an effect yet: what cannot be written down has none.
        if self.asked.load(Ordering::Relaxed) || self.table.borrow().is_over() {
            return Woke::Interrupted;
        }
        // Nobody has a word in the middle of an instant.
        if until <= now {
            return Woke::Due;
        }
        if let Woke::Input(stamp) = self.playback.wait(now, until) {
            return Woke::Input(stamp);
        }
        let (_, live_from) = self.wanted.before;
        if until <= live_from {
            return Woke::Due;
        }
        let now = now.max(live_from);
        self.fed = false;
        if self.anchor.is_none() {
            self.anchor(now);
            // What was being asked when it was left off is asked again.
            let mut table = self.table.borrow_mut();
            let waits = table.waits;
            if live_from > Instant::START {
                table.guests.values_mut().for_each(|guest| guest.ask(now, waits));
            }
        }
        if self.stepping && self.table.borrow().news {
            self.stepping = false;
            self.anchor(now);
        }
        loop {
            if self.asked.load(Ordering::Relaxed) || self.quit || self.ended {
                return Woke::Interrupted;
            }
            let present = self.present(now, until);
            if !self.queue.is_empty() {
                self.anchor(present);
                return Woke::Input(present);
            }
            let holds = self.holds();
            let due = if holds { None } else { Some(self.due(now, until)) };
            let came = self.next(due, holds);
            let present =
                if holds { self.anchor.map_or(now, |(_, at)| at.max(now)) } else { self.present(now, until) };
            match came {
                Came::Time => return Woke::Due,
                Came::Glance if holds => self.anchor(present),
                Came::Glance => {}
                Came::News(Some(news)) => {
                    self.anchor(present);
                    self.handle(news, present);
                }
                Came::News(None) => self.alone = true,
            }
        }
    }

    fn deliver(&mut self) {
        // What came in before the run was left off comes first.
        if self.playback.left().next().is_some() {
            self.playback.deliver();
        } else if let Some(input) = self.queue.pop_front() {
            self.inlet.deliver(input);
        }
    }
}

impl<W: Write> Session<W> {
    /// Waits for a line, for the time at which something is due, or for a glance at Ctrl-C.
    fn next(&mut self, due: Option<WallInstant>, holds: bool) -> Came {
        if let Some(script) = self.script.as_mut().filter(|_| !self.alone && (holds || !self.fed)) {
            self.fed = true;
            let seat = self.wanted.seat;
            return Came::News(Some(
                script.left.pop_front().map_or(News::Gone(seat), |line| News::Line(seat, line)),
            ));
        }
        let Some(runtime) = &self.runtime else { return Came::News(None) };
        // Lines that nobody types as he goes along are read when there is something to answer.
        let reads = !self.alone && (holds || !self.wanted.batch);
        let news = &mut self.news;
        let glance = WallInstant::now() + GLANCE;
        let wakes = due.map_or(glance, |due| due.min(glance));
        runtime.block_on(async {
            tokio::select! {
                biased;
                line = news.recv(), if reads => Came::News(line),
                () = time::sleep_until(wakes) => {
                    if due.is_some_and(|due| due <= wakes) { Came::Time } else { Came::Glance }
                }
            }
        })
    }
}

impl<W: Write> Drop for Session<W> {
    fn drop(&mut self) {
        // Whoever still reads from the terminal is not waited for.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl<W: Write> std::fmt::Debug for Session<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Session").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}
