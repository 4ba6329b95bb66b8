//! The order contract once more, as simply as can be: one sorted list of events, explicit states, no tricks.

use std::collections::VecDeque;

use crate::world::{Seen, Step, World};

pub(crate) fn run(world: &World) -> Seen {
    let mut engine = Engine::default();
    for program in 0..world.roots {
        engine.spawn(program);
    }
    for pause in &world.pauses {
        engine.run(world, *pause);
        engine.seen.clocks.push(engine.now);
    }
    engine.run(world, u64::MAX);
    engine.seen.clocks.push(engine.now);
    engine.seen
}

#[derive(Default)]
struct Engine {
    now: u64,
    sequence: u64,
    messages: u64,
    actors: Vec<Actor>,
    ready: VecDeque<usize>,
    /// Sorted by time and sequence before every use.
    events: Vec<(u64, u64, Event)>,
    seen: Seen,
}

#[derive(Clone, PartialEq)]
enum Event {
    Wake(usize),
    Deliver(usize, u64),
}

struct Actor {
    program: usize,
    next_step: usize,
    arrived: VecDeque<u64>,
    waiting: bool,
    /// Wants to be woken by the next message.
    listening: bool,
    timer: Timer,
    done: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Timer {
    Off,
    Armed(u64),
    Fired,
}

impl Engine {
    fn spawn(&mut self, program: usize) {
        let actor = Actor {
            program,
            next_step: 0,
            arrived: VecDeque::new(),
            waiting: false,
            listening: false,
            timer: Timer::Off,
            done: false,
        };
        self.actors.push(actor);
        self.wake(self.actors.len() - 1);
    }

    fn run(&mut self, world: &World, until: u64) {
        if until < self.now {
            return;
        }
        loop {
            if let Some(actor) = self.ready.pop_front() {
                self.turn(world, actor);
                continue;
            }
            self.events.sort_by_key(|(at, sequence, _)| (*at, *sequence));
            match self.events.first() {
                None => return,
                Some((at, ..)) if *at > until => {
                    self.now = until;
                    return;
                }
                Some(_) => {
                    let (at, _, event) = self.events.remove(0);
                    self.now = at;
                    match event {
                        Event::Wake(actor) => {
                            self.actors[actor].timer = Timer::Fired;
                            self.wake(actor);
                        }
                        Event::Deliver(actor, message) => self.arrive(actor, message),
                    }
                }
            }
        }
    }

    fn wake(&mut self, actor: usize) {
        if !self.ready.contains(&actor) && !self.actors[actor].done {
            self.ready.push_back(actor);
        }
    }

    fn push(&mut self, at: u64, event: Event) -> u64 {
        self.sequence += 1;
        self.events.push((at.max(self.now), self.sequence, event));
        self.sequence
    }

    fn arrive(&mut self, actor: usize, message: u64) {
        self.actors[actor].arrived.push_back(message);
        if std::mem::take(&mut self.actors[actor].listening) {
            self.wake(actor);
        }
    }

    fn post(&mut self, to: usize, at: u64) {
        self.messages += 1;
        let (to, message) = (to % self.actors.len(), self.messages);
        if self.actors[to].done {
            return;
        }
        let now = self.now;
        let behind = self
            .events
            .iter()
            .any(|(at, _, event)| *at <= now && matches!(event, Event::Deliver(other, _) if *other == to));
        if at <= now && !behind {
            self.arrive(to, message);
        } else {
            self.push(at, Event::Deliver(to, message));
        }
    }

    /// Lets an actor go on until it has to wait.
    fn turn(&mut self, world: &World, actor: usize) {
        let program = self.actors[actor].program;
        while let Some(step) = world.programs[program].get(self.actors[actor].next_step) {
            let done = match *step {
                Step::Sleep(span) => self.wait(actor, Some(self.now + span), false, false),
                Step::SleepUntil(at) => self.wait(actor, Some(at), false, false),
                Step::Recv => self.wait(actor, None, true, true),
                // The time-out is looked at before the mail: what came after it fired is too late.
                Step::RecvTimeout(span) | Step::SleepOrRecv(span) => {
                    let mail_counts_before_arming = matches!(step, Step::RecvTimeout(_));
                    if mail_counts_before_arming && !self.actors[actor].waiting && self.take(actor) {
                        true
                    } else {
                        self.wait(actor, Some(self.now + span), true, false)
                    }
                }
                Step::RecvOrSleep(span) => self.wait(actor, Some(self.now + span), true, true),
                Step::TryRecv => {
                    if !self.take(actor) {
                        self.report(actor, None);
                    }
                    true
                }
                Step::Send { to } => {
                    self.post(to, 0);
                    true
                }
                Step::Post { to, at } => {
                    self.post(to, at);
                    true
                }
                Step::Spawn(ahead) => {
                    if program + 1 + ahead < world.programs.len() {
                        self.spawn(program + 1 + ahead);
                    }
                    true
                }
            };
            if !done {
                return;
            }
            self.actors[actor].next_step += 1;
        }
        self.actors[actor].done = true;
        self.events.retain(|(_, _, event)| !matches!(event, Event::Deliver(to, _) if *to == actor));
    }

    /// Begins a wait, or looks whether it is over. True if it is.
    fn wait(&mut self, actor: usize, until: Option<u64>, mail: bool, mail_first: bool) -> bool {
        let over = 'over: {
            if mail && mail_first && self.take(actor) {
                break 'over true;
            }
            if self.actors[actor].timer == Timer::Fired {
                self.report(actor, None);
                break 'over true;
            }
            if let (Timer::Off, Some(at)) = (self.actors[actor].timer, until) {
                let sequence = self.push(at, Event::Wake(actor));
                self.actors[actor].timer = Timer::Armed(sequence);
            }
            mail && !mail_first && self.take(actor)
        };
        let state = &mut self.actors[actor];
        state.waiting = !over;
        state.listening = mail && !over;
        if over {
            if let Timer::Armed(armed) = state.timer {
                self.events.retain(|(_, sequence, _)| *sequence != armed);
            }
            self.actors[actor].timer = Timer::Off;
        }
        over
    }

    fn take(&mut self, actor: usize) -> bool {
        let message = self.actors[actor].arrived.pop_front();
        if message.is_some() {
            self.report(actor, message);
        }
        message.is_some()
    }

    fn report(&mut self, actor: usize, message: Option<u64>) {
        self.seen.log.push((self.now, (actor as u32, message)));
    }
}
