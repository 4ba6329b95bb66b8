//! The executor: the clock, the loop that gives every task its turn, and the handle everything hangs off.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;
use std::task::Context;

use guardline_units::{ActorId, Instant, Span};

use crate::mailbox::{Address, Mailbox};
use crate::pace::{Pace, Stop, Woke};
use crate::sleep::Sleep;
use crate::tasks::{TaskId, Tasks, Waiting, Waits, Wakeup};
use crate::timers::{Effect, Key, Timers};
use crate::trace::{Kind, Lane, Trace, TraceHash};

/// The executor of one run, as a handle that is cheap to clone and to move into tasks.
///
/// Stories hold such handles themselves, so the kernel does not go away with the last handle outside as long as a story
/// is unfinished: call [`close`](Kernel::close) when the run is over.
#[derive(Clone)]
pub struct Kernel(pub(crate) Rc<Core>);

pub(crate) struct Core {
    now: Cell<Instant>,
    pub(crate) timers: RefCell<Timers>,
    tasks: RefCell<Tasks>,
    turn: Turn,
    pub(crate) trace: Trace,
    halted: Cell<bool>,
    /// What actors are called, for people who read spans; nothing else looks at it.
    names: RefCell<BTreeMap<ActorId, String>>,
}

/// The task being polled.
struct Turn {
    task: Cell<Option<TaskId>>,
    /// Where its waker's data lies, only ever compared: a future polled with this very waker belongs to the task itself
    /// and may be woken by number.
    waker: Cell<*const ()>,
    /// What its futures have said so far about what they wait for.
    waits: Cell<Waits>,
}

impl Kernel {
    /// A kernel without tasks, its clock at [`Instant::START`].
    pub fn new() -> Self {
        Self(Rc::new(Core {
            now: Cell::new(Instant::START),
            timers: RefCell::new(Timers::new()),
            tasks: RefCell::new(Tasks::new()),
            turn: Turn {
                task: Cell::new(None),
                waker: Cell::new(std::ptr::null()),
                waits: Cell::new(Waits::NONE),
            },
            trace: Trace::new(),
            halted: Cell::new(false),
            names: RefCell::default(),
        }))
    }

    /// The present virtual time.
    pub fn now(&self) -> Instant {
        self.0.now.get()
    }

    /// Takes in the story of an actor. It runs in the present instant, after the tasks that are ready already. May be
    /// called from inside a task.
    pub fn spawn(&self, actor: ActorId, lane: Lane, story: impl Future<Output = ()> + 'static) -> TaskId {
        self.0.tasks.borrow_mut().insert(actor, lane, Box::pin(story))
    }

    /// A new mailbox and the address that leads to it. What it hands out goes into the trace hash under `owner` and
    /// `lane`.
    pub fn mailbox<M: Kind + 'static>(&self, owner: ActorId, lane: Lane) -> (Address<M>, Mailbox<M>) {
        let mailbox = Mailbox::new(self.clone(), owner, lane);
        (mailbox.address(), mailbox)
    }

    /// Waits for `span`. No time at all still lets everybody who is ready go first.
    pub fn sleep(&self, span: Span) -> Sleep {
        self.sleep_until(self.now() + span)
    }

    /// Waits until `at`, or as [`sleep`](Kernel::sleep) for no time if that is past. [`Instant::NEVER`] never comes.
    pub fn sleep_until(&self, at: Instant) -> Sleep {
        Sleep::new(self.clone(), at)
    }

    /// Runs until nothing is left to do, the next event lies after `until`, or somebody stops it. What remains stays as
    /// it is, and a later call goes on exactly there.
    ///
    /// # Panics
    ///
    /// If a task panics, or if a task calls it.
    pub fn run(&self, until: Instant, pace: &mut dyn Pace) -> Stop {
        let core = &*self.0;
        assert!(core.turn.task.get().is_none(), "a task cannot run the kernel that runs it");
        if until < core.now.get() {
            return Stop::Reached;
        }
        loop {
            loop {
                if core.halted.take() {
                    return Stop::Halted;
                }
                if !core.take_turn() {
                    break;
                }
            }
            let next = core.timers.borrow_mut().next();
            let due = next.map_or(until, |key| key.at().min(until));
            match pace.wait(core.now.get(), due) {
                Woke::Due => {}
                Woke::Input(stamp) => {
                    core.now.set(stamp.clamp(core.now.get(), due));
                    pace.deliver();
                    continue;
                }
                Woke::Interrupted => return Stop::Interrupted,
            }
            match next {
                None => return Stop::Idle,
                Some(key) if key.at() > until => {
                    core.now.set(until);
                    return Stop::Reached;
                }
                Some(key) => core.fire(key),
            }
        }
    }

    /// Says what an actor is called in tracing spans. It has no effect on a run.
    pub fn name(&self, actor: ActorId, name: impl Into<String>) {
        self.0.names.borrow_mut().insert(actor, name.into());
    }

    /// Asks the run to stop when the present task has had its turn; [`Kernel::run`] then returns [`Stop::Halted`].
    /// Outside a run it stops the next one before anything happens.
    pub fn halt(&self) {
        self.0.halted.set(true);
    }

    /// Mixes a record into the trace hash at the present instant. `digest` stands for what the record says.
    pub fn note(&self, lane: Lane, actor: ActorId, kind: u16, digest: u64) {
        self.0.trace.record(lane, self.now(), actor, kind, digest);
    }

    /// The trace hash so far.
    pub fn trace(&self) -> TraceHash {
        self.0.trace.read()
    }

    /// Every task that is not ready, with what it waits for, by its place in the kernel.
    pub fn waiting(&self) -> Vec<Waiting> {
        self.0.tasks.borrow().waiting()
    }

    /// Drops every unfinished story, and with it whatever it holds. Without this, stories that hold a [`Kernel`] or an
    /// [`Address`] keep it, and themselves, alive for ever.
    pub fn close(&self) {
        loop {
            let stories = self.0.tasks.borrow_mut().retire_all();
            if stories.is_empty() {
                return;
            }
            // Dropping a story may wake, send or even spawn; hence nothing is borrowed here, and hence the loop.
            drop(stories);
        }
    }
}

impl Core {
    /// Polls the task whose turn it is. False if nobody is ready.
    fn take_turn(&self) -> bool {
        let Some((id, actor, mut story)) = self.tasks.borrow_mut().next() else {
            return false;
        };
        self.turn.waker.set(story.waker.data());
        self.turn.waits.set(Waits::NONE);
        self.turn.task.set(Some(id));
        // Reset when the turn is over, and also when the story panics.
        let turn = EndOfTurn(&self.turn);
        let poll = if tracing::enabled!(tracing::Level::DEBUG) {
            let name = tracing::field::Empty;
            let span = tracing::debug_span!("poll", at = self.now.get().nanos(), actor = actor.0, name);
            if let Some(name) = self.names.borrow().get(&actor) {
                span.record("name", name.as_str());
            }
            span.in_scope(|| story.future.as_mut().poll(&mut Context::from_waker(&story.waker)))
        } else {
            story.future.as_mut().poll(&mut Context::from_waker(&story.waker))
        };
        let waits = self.turn.waits.get();
        drop(turn);
        // Whatever is dropped here is dropped with nothing borrowed: it may send, wake or spawn.
        let _closed = if poll.is_ready() {
            self.tasks.borrow_mut().retire(id);
            Some(story)
        } else {
            self.tasks.borrow_mut().put_back(id, story, waits)
        };
        true
    }

    /// Moves the clock to the next timer, which is that of `key`, and fires it.
    fn fire(&self, key: Key) {
        let Some((slot, effect)) = self.timers.borrow_mut().fire(key) else {
            return;
        };
        self.now.set(key.at());
        match effect {
            Effect::Nothing => {}
            Effect::Wake(wakeup) => self.wake(wakeup),
            Effect::Deliver(mailbox) => {
                let (receiver, next) = mailbox.deliver();
                if let Some(key) = next {
                    self.timers.borrow_mut().arm(slot, key);
                }
                if let Some(wakeup) = receiver {
                    self.wake(wakeup);
                }
            }
        }
    }

    pub(crate) fn wake(&self, wakeup: Wakeup) {
        match wakeup {
            Wakeup::Task(id) => self.tasks.borrow_mut().wake(id),
            Wakeup::Outside(waker) => waker.wake(),
        }
    }

    /// Whom a kernel future that is about to return pending wants woken. Notes down what the task waits for.
    pub(crate) fn wakeup(&self, context: &Context<'_>, mail: bool, until: Instant) -> Wakeup {
        let Turn { task, waker, waits } = &self.turn;
        match task.get() {
            Some(id) if context.waker().data() == waker.get() => {
                let before = waits.get();
                waits.set(Waits { mail: before.mail || mail, until: before.until.min(until), any: true });
                Wakeup::Task(id)
            }
            _ => Wakeup::Outside(context.waker().clone()),
        }
    }
}

struct EndOfTurn<'a>(&'a Turn);

impl Drop for EndOfTurn<'_> {
    fn drop(&mut self) {
        self.0.task.set(None);
    }
}

impl Default for Kernel {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Kernel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kernel")
            .field("now", &self.now())
            .field("trace", &self.trace())
            .finish_non_exhaustive()
    }
}
