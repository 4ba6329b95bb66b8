//! Waiting for a message, with or without a deadline.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use guardline_units::Instant;

use crate::mailbox::Mailbox;
use crate::timers::{Effect, Key};
use crate::trace::Kind;

/// The future of [`Mailbox::recv`]. Dropping it loses nothing: the message stays in the mailbox.
#[must_use = "nothing is received unless this is awaited"]
pub struct Recv<'a, M: 'static> {
    pub(crate) mailbox: &'a mut Mailbox<M>,
}

/// The future of [`Mailbox::recv_until`] and [`Mailbox::recv_timeout`]. Dropping it disarms the time-out and loses
/// nothing.
#[must_use = "nothing is received unless this is awaited"]
pub struct RecvUntil<'a, M: 'static> {
    pub(crate) mailbox: &'a mut Mailbox<M>,
    pub(crate) deadline: Instant,
    pub(crate) armed: Option<Key>,
}

impl<M: Kind + 'static> Future for Recv<'_, M> {
    type Output = M;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<M> {
        if let Some(message) = self.mailbox.try_recv() {
            return Poll::Ready(message);
        }
        let wakeup = self.mailbox.kernel.0.wakeup(context, true, Instant::NEVER);
        self.mailbox.inbox.listen(Some(wakeup));
        Poll::Pending
    }
}

impl<M: Kind + 'static> Future for RecvUntil<'_, M> {
    type Output = Option<M>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<M>> {
        let RecvUntil { mailbox, deadline, armed } = &mut *self;
        let timers = &mailbox.kernel.0.timers;
        // A message that arrives after the time-out has fired comes too late, even within the same instant.
        if armed.is_some_and(|key| timers.borrow().has_fired(key)) {
            return Poll::Ready(None);
        }
        if let Some(message) = mailbox.try_recv() {
            return Poll::Ready(Some(message));
        }
        let core = &*mailbox.kernel.0;
        let wakeup = core.wakeup(context, true, *deadline);
        let mut timers = core.timers.borrow_mut();
        let old = timers.set_effect(mailbox.time_out, Effect::Wake(wakeup.clone()));
        if armed.is_none() {
            let key = timers.key((*deadline).max(mailbox.kernel.now()));
            timers.arm(mailbox.time_out, key);
            *armed = Some(key);
        }
        drop(timers);
        drop(old);
        mailbox.inbox.listen(Some(wakeup));
        Poll::Pending
    }
}

impl<M: 'static> Drop for Recv<'_, M> {
    fn drop(&mut self) {
        self.mailbox.inbox.listen(None);
    }
}

impl<M: 'static> Drop for RecvUntil<'_, M> {
    fn drop(&mut self) {
        if self.armed.is_some() {
            self.mailbox.kernel.0.timers.borrow_mut().disarm(self.mailbox.time_out);
            self.mailbox.inbox.listen(None);
        }
    }
}

impl<M: 'static> fmt::Debug for Recv<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Recv").finish_non_exhaustive()
    }
}

impl<M: 'static> fmt::Debug for RecvUntil<'_, M> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecvUntil").field("deadline", &self.deadline).finish_non_exhaustive()
    }
}
