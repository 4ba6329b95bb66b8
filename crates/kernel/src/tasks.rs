//! Tasks: the stories of the actors, the queue of those that are ready, and the two ways to wake one.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Wake, Waker};

use guardline_units::{ActorId, Instant};

use crate::trace::Lane;

/// The number of a task. The place of a finished task is used again, under another generation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TaskId {
    place: u32,
    generation: u32,
}

/// Whom to wake. Kernel futures polled by a task itself know it by number, which costs no atomics; anything between the
/// task and the future that brings a waker of its own (a set of futures, say) is woken through that waker.
#[derive(Clone)]
pub(crate) enum Wakeup {
    Task(TaskId),
    Outside(Waker),
}

/// A task that is not ready, and what it waits for. See [`Kernel::waiting`](crate::Kernel::waiting).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// The actor the task was spawned for.
    pub actor: ActorId,
    /// The lane the task was spawned in.
    pub lane: Lane,
    /// `"sleep"`, `"mail"`, `"mail or time-out"`, or `"foreign"` for a future that is not the kernel's.
    pub what: &'static str,
    /// When the wait ends by itself, if it does.
    pub until: Option<Instant>,
}

/// What the kernel futures of one task said while it was last polled.
#[derive(Clone, Copy)]
pub(crate) struct Waits {
    pub(crate) mail: bool,
    /// The earliest deadline; [`Instant::NEVER`] for none.
    pub(crate) until: Instant,
    pub(crate) any: bool,
}

impl Waits {
    pub(crate) const NONE: Self = Self { mail: false, until: Instant::NEVER, any: false };

    fn describe(self, actor: ActorId, lane: Lane) -> Waiting {
        let until = (self.until != Instant::NEVER).then_some(self.until);
        let what = match (self.any, self.mail, until) {
            (false, ..) => "foreign",
            (true, false, _) => "sleep",
            (true, true, None) => "mail",
            (true, true, Some(_)) => "mail or time-out",
        };
        Waiting { actor, lane, what, until }
    }
}

/// What a task needs while it is being polled. It leaves its place for that long, so that it may spawn others.
pub(crate) struct Story {
    pub(crate) future: Pin<Box<dyn Future<Output = ()>>>,
    /// For foreign futures, and to tell them from the kernel's own.
    pub(crate) waker: Waker,
}

struct Task {
    generation: u32,
    /// In the ready queue already.
    ready: bool,
    actor: ActorId,
    lane: Lane,
    waits: Waits,
    /// None while the task is polled and when the place is free.
    story: Option<Story>,
}

pub(crate) struct Tasks {
    places: Vec<Task>,
    free: Vec<u32>,
    ready: VecDeque<TaskId>,
    foreign: Arc<ForeignWakes>,
}

impl Tasks {
    pub(crate) fn new() -> Self {
        Self { places: Vec::new(), free: Vec::new(), ready: VecDeque::new(), foreign: Arc::default() }
    }

    /// Takes in a task, ready to be polled for the first time.
    pub(crate) fn insert(
        &mut self,
        actor: ActorId,
        lane: Lane,
        future: Pin<Box<dyn Future<Output = ()>>>,
    ) -> TaskId {
        let place = self.free.pop().unwrap_or_else(|| {
            self.places.push(Task {
                generation: 0,
                ready: false,
                actor,
                lane,
                waits: Waits::NONE,
                story: None,
            });
            u32::try_from(self.places.len() - 1).expect("fewer than 2^32 tasks at a time")
        });
        let task = &mut self.places[place as usize];
        let id = TaskId { place, generation: task.generation };
        let waker = Waker::from(Arc::new(ForeignWaker { task: id, wakes: Arc::clone(&self.foreign) }));
        *task = Task { actor, lane, story: Some(Story { future, waker }), ..*task };
        self.wake(id);
        id
    }

    /// Puts a task at the end of the ready queue, unless it is there already or has finished.
    pub(crate) fn wake(&mut self, id: TaskId) {
        let task = &mut self.places[id.place as usize];
        if task.generation == id.generation && !task.ready {
            task.ready = true;
            self.ready.push_back(id);
        }
    }

    /// The task whose turn it is: first in, first out; when none is left, those that foreign futures have woken.
    pub(crate) fn next(&mut self) -> Option<(TaskId, ActorId, Story)> {
        loop {
            let Some(id) = self.ready.pop_front() else {
                let woken = self.foreign.drain()?;
                for id in woken {
                    self.wake(id);
                }
                continue;
            };
            let task = &mut self.places[id.place as usize];
            if task.generation != id.generation {
                continue;
            }
            task.ready = false;
            if let Some(story) = task.story.take() {
                return Some((id, task.actor, story));
            }
        }
    }

    /// Takes back a task that was polled and is not done. Hands it out again if it was closed meanwhile.
    pub(crate) fn put_back(&mut self, id: TaskId, story: Story, waits: Waits) -> Option<Story> {
        let task = &mut self.places[id.place as usize];
        if task.generation != id.generation {
            return Some(story);
        }
        task.waits = waits;
        task.story = Some(story);
        None
    }

    /// Frees the place of a finished task. Wakes still on their way to it find another generation.
    pub(crate) fn retire(&mut self, id: TaskId) -> Option<Story> {
        let task = &mut self.places[id.place as usize];
        if task.generation != id.generation {
            return None;
        }
        task.generation = task.generation.wrapping_add(1);
        task.ready = false;
        task.waits = Waits::NONE;
        self.free.push(id.place);
        task.story.take()
    }

    /// Retires every task that is not being polled; the caller drops the stories when nothing is borrowed.
    pub(crate) fn retire_all(&mut self) -> Vec<Story> {
        let live = self.places.iter().enumerate().filter(|(_, task)| task.story.is_some());
        let ids: Vec<TaskId> =
            live.map(|(place, task)| TaskId { place: place as u32, generation: task.generation }).collect();
        ids.into_iter().filter_map(|id| self.retire(id)).collect()
    }

    pub(crate) fn waiting(&self) -> Vec<Waiting> {
        let waiting = self.places.iter().filter(|task| task.story.is_some() && !task.ready);
        waiting.map(|task| task.waits.describe(task.actor, task.lane)).collect()
    }
}

/// Tasks woken through a standard [`Waker`], in the order in which they were. The only part of the kernel that another
/// thread may touch; a wake from there is noticed when the ready queue runs empty the next time.
#[derive(Default)]
struct ForeignWakes {
    /// Spares the kernel a lock at every event.
    any: AtomicBool,
    tasks: Mutex<Vec<TaskId>>,
}

impl ForeignWakes {
    fn drain(&self) -> Option<Vec<TaskId>> {
        if !self.any.load(Ordering::Acquire) {
            return None;
        }
        self.any.store(false, Ordering::Release);
        Some(std::mem::take(&mut *self.tasks.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}

struct ForeignWaker {
    task: TaskId,
    wakes: Arc<ForeignWakes>,
}

impl Wake for ForeignWaker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.wakes.tasks.lock().unwrap_or_else(PoisonError::into_inner).push(self.task);
        self.wakes.any.store(true, Ordering::Release);
    }
}
