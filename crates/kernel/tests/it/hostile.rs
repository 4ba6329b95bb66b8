//! Worlds that no scenario should contain.

use std::panic::{AssertUnwindSafe, catch_unwind};

use guardline_kernel::{AsFastAsPossible, Kernel, Lane, Stop};
use guardline_units::{ActorId, Instant, Span};

use crate::{A, B, Log, at, run};

#[test]
fn a_hundred_thousand_sleepers_dropped() {
    let kernel = Kernel::new();
    for number in 0..100_000 {
        let handle = kernel.clone();
        kernel.spawn(ActorId(number), Lane::Main, async move {
            handle.sleep_until(at(1_000 + u64::from(number % 977))).await;
        });
    }
    assert_eq!(kernel.run(at(10), &mut AsFastAsPossible), Stop::Reached);
    assert_eq!(kernel.waiting().len(), 100_000);
    kernel.close();
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(10));
}

#[test]
fn a_hundred_thousand_sleepers_that_wake_up() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    for number in 0..100_000_u64 {
        let (handle, log) = (kernel.clone(), log.clone());
        kernel.spawn(A, Lane::Main, async move {
            handle.sleep_until(at(number * 7919 % 1009)).await;
            log.push(number);
        });
    }
    assert_eq!(run(&kernel), Stop::Idle);
    let log = log.take();
    assert_eq!(log.len(), 100_000);
    assert!(log.is_sorted(), "not by time and then by arming");
}

#[test]
fn no_time_at_all_many_times() {
    let kernel = Kernel::new();
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Main, async move {
        for _ in 0..10_000 {
            handle.sleep(Span::ZERO).await;
        }
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), Instant::START);
}

#[test]
fn a_post_into_the_past_arrives_now_and_one_to_never_is_lost() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let (handle, heard) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        handle.sleep_until(at(100)).await;
        address.post(at(3), 1);
        address.post(Instant::NEVER, 2);
        handle.sleep_until(at(50)).await;
        while let Some(message) = mailbox.recv_until(at(120)).await {
            heard.push(message);
        }
        assert_eq!(mailbox.recv_until(at(3)).await, None);
        mailbox.recv_until(Instant::NEVER).await;
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(100, 1)]);
    assert_eq!(kernel.now(), at(120));
    kernel.close();
}

#[test]
fn an_endless_conversation_with_oneself_ends_with_the_run() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    address.send(0);
    let (handle, heard) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        loop {
            let count = mailbox.recv().await;
            heard.push(count);
            address.post(handle.now() + Span::nanos(10), count + 1);
        }
    });
    assert_eq!(kernel.run(at(10_005), &mut AsFastAsPossible), Stop::Reached);
    assert_eq!(log.take().len(), 1001);
    kernel.close();
}

#[test]
fn halt_ends_a_conversation_that_never_moves_the_clock() {
    let kernel = Kernel::new();
    let (to_a, mut mail_a) = kernel.mailbox::<u64>(A, Lane::Main);
    let (to_b, mut mail_b) = kernel.mailbox::<u64>(B, Lane::Main);
    to_a.send(0);
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Main, async move {
        loop {
            let count = mail_a.recv().await;
            if count == 1000 {
                handle.halt();
            }
            to_b.send(count + 1);
        }
    });
    kernel.spawn(B, Lane::Main, async move {
        loop {
            to_a.send(mail_b.recv().await + 1);
        }
    });
    assert_eq!(run(&kernel), Stop::Halted);
    kernel.close();
}

#[test]
fn far_and_near_deadlines_in_turn_do_not_pile_up() {
    // Each far time-out is pushed anew, because the near one in between fired and used up the mailbox's entry.
    let kernel = Kernel::new();
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Main, async move {
        for _ in 0..20_000 {
            address.post(handle.now() + Span::nanos(1), 1);
            assert_eq!(mailbox.recv_timeout(Span::hours(1)).await, Some(1));
            assert_eq!(mailbox.recv_timeout(Span::nanos(1)).await, None);
        }
    });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(40_000));
}

#[test]
fn a_panic_comes_out_of_the_run_and_leaves_the_others_alone() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    kernel.spawn(A, Lane::Main, async { panic!("a story gone wrong") });
    let other = log.clone();
    kernel.spawn(B, Lane::Main, async move { other.push("still here") });
    let panic = catch_unwind(AssertUnwindSafe(|| run(&kernel))).expect_err("the panic is passed on");
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"a story gone wrong"));
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(0, "still here")]);
}

#[test]
#[should_panic(expected = "a task cannot run the kernel that runs it")]
fn a_task_cannot_run_its_own_kernel() {
    let kernel = Kernel::new();
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Main, async move {
        run(&handle);
    });
    run(&kernel);
}

#[test]
fn a_task_may_close_the_kernel_it_runs_in() {
    let kernel = Kernel::new();
    let handle = kernel.clone();
    kernel.spawn(A, Lane::Main, async move {
        handle.close();
        handle.sleep(Span::nanos(5)).await;
    });
    let handle = kernel.clone();
    kernel.spawn(B, Lane::Main, async move { handle.sleep(Span::hours(1)).await });
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(kernel.now(), at(5));
}
