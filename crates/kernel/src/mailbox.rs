//! Mailboxes: how actors hear of anything, at once or at a later instant.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};
use std::fmt;
use std::rc::Rc;

use guardline_units::{ActorId, Instant, Span};

use crate::kernel::Kernel;
use crate::recv::{Recv, RecvUntil};
use crate::tasks::Wakeup;
use crate::timers::{Deliver, Effect, Key, Slot};
use crate::trace::{Kind, Lane};

/// Where messages to one actor arrive. There is one receiver; [`Address`]es there may be many.
pub struct Mailbox<M: 'static> {
    pub(crate) kernel: Kernel,
    pub(crate) inbox: Rc<Inbox<M>>,
    owner: ActorId,
    lane: Lane,
    /// The slot of the time-outs of this mailbox. It stays the mailbox's own, so that a time-out armed at every message
    /// and cancelled at nearly every message does not touch the timer heap.
    pub(crate) time_out: Slot,
}

/// A way to send to a [`Mailbox`]. Once the mailbox is gone, what is sent to it is silently discarded.
pub struct Address<M> {
    kernel: Kernel,
    inbox: Rc<Inbox<M>>,
}

/// What a mailbox shares with its addresses and the timers.
pub(crate) struct Inbox<M> {
    state: RefCell<State<M>>,
    /// The slot that fires when the earliest posted message is due.
    posts: Slot,
}

struct State<M> {
    arrived: VecDeque<M>,
    posted: BinaryHeap<Posted<M>>,
    receiver: Option<Wakeup>,
    /// False once the mailbox is gone.
    open: bool,
}

struct Posted<M> {
    due: Key,
    message: M,
}

impl<M: 'static> Mailbox<M> {
    pub(crate) fn new(kernel: Kernel, owner: ActorId, lane: Lane) -> Self {
        let mut timers = kernel.0.timers.borrow_mut();
        let time_out = timers.claim(Effect::Nothing);
        let posts = timers.claim(Effect::Nothing);
        let state = State { arrived: VecDeque::new(), posted: BinaryHeap::new(), receiver: None, open: true };
        let inbox = Rc::new(Inbox { state: RefCell::new(state), posts });
        // What was there before is `Nothing`.
        let _ = timers.set_effect(posts, Effect::Deliver(Rc::clone(&inbox) as Rc<dyn Deliver>));
        drop(timers);
        Self { kernel, inbox, owner, lane, time_out }
    }

    /// Another address of this mailbox.
    pub fn address(&self) -> Address<M> {
        Address { kernel: self.kernel.clone(), inbox: Rc::clone(&self.inbox) }
    }
}

impl<M: Kind + 'static> Mailbox<M> {
    /// Waits for the next message.
    pub fn recv(&mut self) -> Recv<'_, M> {
        Recv { mailbox: self }
    }

    /// Waits for the next message until `deadline` at the latest. None means that the deadline came first; a message
    /// that comes later stays in the mailbox. With a deadline that is past, those who are ready still go first.
    pub fn recv_until(&mut self, deadline: Instant) -> RecvUntil<'_, M> {
        RecvUntil { mailbox: self, deadline, armed: None }
    }

    /// Waits for the next message for `span` at the longest. See [`Mailbox::recv_until`].
    pub fn recv_timeout(&mut self, span: Span) -> RecvUntil<'_, M> {
        let deadline = self.kernel.now() + span;
        self.recv_until(deadline)
    }

    /// The next message if one has arrived.
    pub fn try_recv(&mut self) -> Option<M> {
        let message = self.inbox.state.borrow_mut().arrived.pop_front()?;
        let (at, kind) = (self.kernel.now(), message.kind());
        self.kernel.0.trace.delivery(self.lane, at, self.owner, kind);
        tracing::trace!(at = at.nanos(), actor = self.owner.0, kind, "delivered");
        Some(message)
    }
}

impl<M> Address<M> {
    /// Delivers `message` now.
    pub fn send(&self, message: M) {
        self.post(Instant::START, message);
    }

    /// Delivers `message` at `at`, or now if that is past. What is posted to [`Instant::NEVER`] is lost on the way.
    pub fn post(&self, at: Instant, message: M) {
        let now = self.kernel.now();
        let mut state = self.inbox.state.borrow_mut();
        if !state.open || at == Instant::NEVER {
            return;
        }
        // A message posted earlier for this very instant comes first, even if its turn has not come yet.
        let behind = state.posted.peek().is_some_and(|first| first.due.at() <= now);
        if at <= now && !behind {
            state.arrived.push_back(message);
            let receiver = state.receiver.take();
            drop(state);
            if let Some(wakeup) = receiver {
                self.kernel.0.wake(wakeup);
            }
        } else {
            let mut timers = self.kernel.0.timers.borrow_mut();
            let due = timers.key(at.max(now));
            if state.posted.peek().is_none_or(|first| due < first.due) {
                timers.arm(self.inbox.posts, due);
            }
            state.posted.push(Posted { due, message });
        }
    }
}

impl<M> Inbox<M> {
    /// Says whom to wake when something arrives.
    pub(crate) fn listen(&self, receiver: Option<Wakeup>) {
        let old = std::mem::replace(&mut self.state.borrow_mut().receiver, receiver);
        drop(old);
    }
}

impl<M> Deliver for Inbox<M> {
    fn deliver(&self) -> (Option<Wakeup>, Option<Key>) {
        let state = &mut *self.state.borrow_mut();
        if let Some(Posted { message, .. }) = state.posted.pop() {
            state.arrived.push_back(message);
        }
        (state.receiver.take(), state.posted.peek().map(|first| first.due))
    }
}

impl<M: 'static> Drop for Mailbox<M> {
    fn drop(&mut self) {
        let mut timers = self.kernel.0.timers.borrow_mut();
        let effects = [timers.release(self.time_out), timers.release(self.inbox.posts)];
        drop(timers);
        let mut state = self.inbox.state.borrow_mut();
        state.open = false;
        let left = (std::mem::take(&mut state.arrived), std::mem::take(&mut state.posted));
        drop(state);
        // Nothing is borrowed any more: what is dropped here may hold addresses, or send when it goes.
        drop((effects, left));
    }
}

impl<M> PartialEq for Posted<M> {
    fn eq(&self, other: &Self) -> bool {
        self.due == other.due
    }
}

impl<M> Eq for Posted<M> {}

impl<M> PartialOrd for Posted<M> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Reversed, so that the heap, which gives the greatest first, gives the earliest.
impl<M> Ord for Posted<M> {
    fn cmp(&self, other: &Self) -> Ordering {
        other.due.cmp(&self.due)
    }
}

impl<M> Clone for Address<M> {
    fn clone(&self) -> Self {
        Self { kernel: self.kernel.clone(), inbox: Rc::clone(&self.inbox) }
    }
}

impl<M> fmt::Debug for Address<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Address").finish_non_exhaustive()
    }
}

impl<M: 'static> fmt::Debug for Mailbox<M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailbox")
            .field("owner", &self.owner)
            .field("lane", &self.lane)
            .finish_non_exhaustive()
    }
}
