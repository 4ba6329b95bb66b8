//! Dropping a wait, a mailbox or the whole run: nothing fires, nothing is lost, no clock moves.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::Poll;

use guardline_kernel::{Address, AsFastAsPossible, Kernel, Kind, Lane, Stop, choose};
use guardline_units::Span;

use crate::{A, B, Log, at, run};

/// Polls a future once, inside a task, and drops it.
async fn poll_once<F: Future>(future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    std::future::poll_fn(|context| match future.as_mut().poll(context) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

#[test]
fn a_dropped_wait_neither_fires_nor_loses_anything() {
    let kernel = Kernel::new();
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Main, async move {
        assert_eq!(poll_once(handle.sleep(Span::hours(1))).await, None);
        assert_eq!(poll_once(mailbox.recv()).await, None);
        assert_eq!(poll_once(mailbox.recv_timeout(Span::hours(2))).await, None);
        // Never polled at all.
        drop(mailbox.recv_until(at(1)));
        address.post(at(7), 3);
        assert_eq!(poll_once(mailbox.recv_timeout(Span::hours(2))).await, None);
        handle.sleep_until(at(8)).await;
        assert_eq!(mailbox.recv().await, 3);
        address.send(4);
        assert_eq!(poll_once(mailbox.recv_until(at(0))).await, Some(Some(4)));
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(8));
    assert_eq!(kernel.waiting(), []);
}

#[test]
fn the_arms_that_lose_are_disarmed() {
    let kernel = Kernel::new();
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let (_quiet, mut other) = kernel.mailbox::<u64>(A, Lane::Main);
    for instant in [1, 2, 3] {
        address.post(at(instant), instant);
    }
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Main, async move {
        for expected in [1, 2, 3] {
            let message = choose! {
                message = mailbox.recv() => Some(message),
                _ = other.recv_timeout(Span::hours(1)) => None,
                () = handle.sleep(Span::minutes(1)) => None,
            };
            assert_eq!(message, Some(expected));
        }
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(3));
}

#[test]
fn mail_to_a_mailbox_that_is_gone_is_no_event() {
    let kernel = Kernel::new();
    let (address, mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    address.post(at(50), 1);
    drop(mailbox);
    address.send(2);
    address.post(at(60), 3);
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(0));
}

#[test]
fn mail_to_a_mailbox_nobody_waits_at_is_an_event() {
    let kernel = Kernel::new();
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    address.post(at(50), 1);
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(50));
    assert_eq!(mailbox.try_recv(), Some(1));
}

/// Sleeps, and logs every turn that the sleeping task is given.
async fn sleep_and_count(kernel: Kernel, span: Span, turns: Log<&'static str>) {
    let mut sleep = pin!(kernel.sleep(span));
    std::future::poll_fn(|context| {
        turns.push("turn");
        sleep.as_mut().poll(context)
    })
    .await;
}

#[test]
fn a_dropped_wait_does_not_even_give_its_task_a_turn() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut plain) = kernel.mailbox::<u64>(A, Lane::Main);
    let (other, mut timed) = kernel.mailbox::<u64>(A, Lane::Main);
    address.post(at(2), 1);
    other.post(at(3), 1);
    let (handle, turns) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        poll_once(plain.recv()).await;
        poll_once(timed.recv_until(at(4))).await;
        poll_once(handle.sleep_until(at(5))).await;
        sleep_and_count(handle, Span::nanos(9), turns).await;
    });
    run(&kernel);
    assert_eq!(log.take(), [(0, "turn"), (9, "turn")]);
}

#[test]
fn a_task_woken_twice_has_one_turn() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (to_one, mut one) = kernel.mailbox::<u64>(A, Lane::Main);
    let (to_two, mut two) = kernel.mailbox::<u64>(A, Lane::Main);
    let turns = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        let mut both = pin!(async {
            choose! { message = one.recv() => message, message = two.recv() => message };
            std::future::pending::<()>().await;
        });
        std::future::poll_fn(|context| {
            turns.push("turn");
            both.as_mut().poll(context)
        })
        .await;
    });
    kernel.spawn(B, Lane::Main, async move {
        to_two.send(2);
        to_one.send(1);
    });
    run(&kernel);
    assert_eq!(log.take(), [(0, "turn"), (0, "turn")]);
}

#[test]
fn a_wake_still_queued_for_a_finished_task_does_not_reach_the_next_in_its_place() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    kernel.spawn(A, Lane::Main, async move {
        // Wakes itself, and is done while that wake is in the queue, behind the next task.
        let receive = async {
            mailbox.recv().await;
        };
        let send_and_end = async { address.send(1) };
        choose! { () = receive => (), () = send_and_end => () }
    });
    let (handle, turns) = (kernel.clone(), log.clone());
    kernel.spawn(B, Lane::Main, async move {
        let tenant = sleep_and_count(handle.clone(), Span::nanos(9), turns);
        handle.spawn(B, Lane::Main, tenant);
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(0, "turn"), (9, "turn")]);
    assert_eq!(kernel.waiting(), []);
}

#[test]
fn a_waker_kept_from_a_finished_task_does_not_reach_the_next_in_its_place() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let kept = Rc::new(RefCell::new(None));
    let keep = Rc::clone(&kept);
    kernel.spawn(A, Lane::Main, async move {
        std::future::poll_fn(|context| {
            *keep.borrow_mut() = Some(context.waker().clone());
            Poll::Ready(())
        })
        .await;
    });
    run(&kernel);
    kernel.spawn(B, Lane::Main, sleep_and_count(kernel.clone(), Span::nanos(9), log.clone()));
    kernel.run(at(1), &mut AsFastAsPossible);
    let waker = kept.borrow_mut().take();
    waker.expect("the first task has run").wake();
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(0, "turn"), (9, "turn")]);
}

/// Counts how many of its kind are alive.
struct Counted(Rc<Cell<i32>>);

impl Counted {
    fn new(alive: &Rc<Cell<i32>>) -> Self {
        alive.set(alive.get() + 1);
        Self(Rc::clone(alive))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.set(self.0.get() - 1);
    }
}

impl Kind for Counted {
    fn kind(&self) -> u16 {
        7
    }
}

#[test]
fn closing_lets_go_of_everything() {
    let alive = Rc::new(Cell::new(0));
    let kernel = Kernel::new();
    let (address, mut mailbox) = kernel.mailbox::<Counted>(A, Lane::Main);
    address.send(Counted::new(&alive));
    address.post(at(99), Counted::new(&alive));
    let (handle, held, own) = (kernel.clone(), Counted::new(&alive), address.clone());
    kernel.spawn(A, Lane::Main, async move {
        let _held = (held, own);
        mailbox.recv().await;
        handle.sleep(Span::hours(1)).await;
        mailbox.recv().await;
    });
    kernel.run(at(10), &mut AsFastAsPossible);
    assert_eq!(alive.get(), 2);
    kernel.close();
    assert_eq!(alive.get(), 0);
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(10));
}

/// Sends when it is dropped, which must find nothing borrowed.
struct LastWords {
    _own_mailbox: Address<LastWords>,
    heir: Address<u64>,
}

impl Drop for LastWords {
    fn drop(&mut self) {
        self.heir.send(1);
        self.heir.post(at(9), 2);
    }
}

impl Kind for LastWords {
    fn kind(&self) -> u16 {
        8
    }
}

#[test]
fn a_message_may_send_when_it_is_dropped() {
    let kernel = Kernel::new();
    let (to_itself, mailbox) = kernel.mailbox::<LastWords>(A, Lane::Main);
    let (address, mut heard) = kernel.mailbox::<u64>(B, Lane::Main);
    let message = || LastWords { _own_mailbox: to_itself.clone(), heir: address.clone() };
    to_itself.send(message());
    to_itself.post(at(5), message());
    drop(mailbox);
    // Into the void, dropped on the spot.
    to_itself.send(message());
    run(&kernel);
    assert_eq!(std::iter::from_fn(|| heard.try_recv()).collect::<Vec<_>>(), [1, 1, 1, 2, 2, 2]);
}
