//! Futures that know nothing of the kernel, only of the standard `Waker`, and combinators that bring wakers of their own.

use std::cell::RefCell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use guardline_kernel::{AsFastAsPossible, Kernel, Lane, Stop, choose};
use guardline_units::Span;

use crate::{A, B, Log, at, run};

/// A value that is set once and waited for once.
struct OneShot<T>(Rc<RefCell<(Option<T>, Option<Waker>)>>);

impl<T> OneShot<T> {
    fn pair() -> (Self, Self) {
        let shared = Rc::new(RefCell::new((None, None)));
        (Self(Rc::clone(&shared)), Self(shared))
    }

    fn set(self, value: T) {
        let waker = {
            let mut shared = self.0.borrow_mut();
            shared.0 = Some(value);
            shared.1.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Future for OneShot<T> {
    type Output = T;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<T> {
        let mut shared = self.0.borrow_mut();
        if let Some(value) = shared.0.take() {
            return Poll::Ready(value);
        }
        shared.1 = Some(context.waker().clone());
        Poll::Pending
    }
}

#[test]
fn a_foreign_future_wakes_its_task_after_the_ready_ones() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (setter, waiter) = OneShot::pair();
    let heard = log.clone();
    kernel.spawn(A, Lane::Main, async move { heard.push(waiter.await) });
    let (handle, said) = (kernel.clone(), log.clone());
    kernel.spawn(B, Lane::Main, async move {
        handle.sleep(Span::nanos(3)).await;
        setter.set("foreign");
        handle.spawn(B, Lane::Main, async move { said.push("spawned after the wake") });
    });
    assert_eq!(kernel.run(at(2), &mut AsFastAsPossible), Stop::Reached);
    let waiting: Vec<_> = kernel.waiting().iter().map(|wait| (wait.actor, wait.what, wait.until)).collect();
    assert_eq!(waiting, [(A, "foreign", None), (B, "sleep", Some(at(3)))]);
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(3, "spawned after the wake"), (3, "foreign")]);
}

#[test]
fn a_task_that_yields_by_waking_itself_comes_back() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let turns = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        let mut left = 3;
        std::future::poll_fn(move |context| {
            turns.push(left);
            left -= 1;
            context.waker().wake_by_ref();
            if left == 0 { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(0, 3), (0, 2), (0, 1)]);
}

/// A waker that counts, and passes the wake on. What a set of futures does to know which of them to poll.
struct Counting {
    wakes: AtomicU32,
    outer: Waker,
}

impl Wake for Counting {
    fn wake(self: Arc<Self>) {
        self.wakes.fetch_add(1, Ordering::Relaxed);
        self.outer.wake_by_ref();
    }
}

#[test]
fn kernel_futures_wake_through_a_waker_put_in_between() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    address.post(at(4), 1);
    let (handle, woken) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        let story = async {
            assert_eq!(mailbox.recv().await, 1);
            assert_eq!(mailbox.recv_timeout(Span::nanos(2)).await, None);
            handle.sleep(Span::nanos(1)).await;
        };
        let mut story = pin!(story);
        let mut counting: Option<Arc<Counting>> = None;
        std::future::poll_fn(|context| {
            let counting = counting.get_or_insert_with(|| {
                Arc::new(Counting { wakes: AtomicU32::new(0), outer: context.waker().clone() })
            });
            woken.push(counting.wakes.load(Ordering::Relaxed));
            story.as_mut().poll(&mut Context::from_waker(&Waker::from(Arc::clone(counting))))
        })
        .await;
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(0, 0), (4, 1), (6, 2), (7, 3)]);
}

#[test]
fn waiting_says_who_waits_for_what() {
    let kernel = Kernel::new();
    let (_address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Line);
    let (_other, mut second) = kernel.mailbox::<u64>(B, Lane::Main);
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Line, async move {
        choose! {
            _ = mailbox.recv_until(at(50)) => (),
            () = handle.sleep_until(at(40)) => (),
        }
    });
    kernel.spawn(B, Lane::Main, async move {
        second.recv().await;
    });
    kernel.run(at(1), &mut AsFastAsPossible);
    let waiting: Vec<_> = kernel.waiting().iter().map(|w| (w.actor, w.lane, w.what, w.until)).collect();
    let expected = [(A, Lane::Line, "mail or time-out", Some(at(40))), (B, Lane::Main, "mail", None)];
    assert_eq!(waiting, expected);
    kernel.close();
}
