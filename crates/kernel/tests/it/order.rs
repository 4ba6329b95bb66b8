//! The order contract, guarantee by guarantee. The numbers are those of the crate's documentation.

use guardline_kernel::{AsFastAsPossible, Kernel, Lane, Stop, choose};
use guardline_units::Span;
use proptest::prelude::*;

use crate::{A, B, Log, at, run};

#[test]
fn ready_tasks_run_first_in_first_out_and_children_after_them() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    for name in 0..3 {
        let (handle, log) = (kernel.clone(), log.clone());
        kernel.spawn(A, Lane::Main, async move {
            log.push(name);
            let child = log.clone();
            handle.spawn(B, Lane::Main, async move { child.push(name + 10) });
        });
    }
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(0, 0), (0, 1), (0, 2), (0, 10), (0, 11), (0, 12)]);
}

#[test]
fn between_two_timers_of_one_instant_everybody_ready_goes() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    for name in ["first", "second"] {
        let (handle, log, address) = (kernel.clone(), log.clone(), address.clone());
        kernel.spawn(B, Lane::Main, async move {
            handle.sleep_until(at(5)).await;
            log.push(name);
            address.send(0);
        });
    }
    let heard = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        for _ in 0..2 {
            mailbox.recv().await;
            heard.push("heard");
        }
    });
    run(&kernel);
    assert_eq!(log.take(), [(5, "first"), (5, "heard"), (5, "second"), (5, "heard")]);
}

#[test]
fn arming_again_takes_a_new_place_in_the_order() {
    // A arms for 10, then B arms for 10, then A arms again for 10: B is first.
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let heard = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        assert_eq!(mailbox.recv_until(at(10)).await, Some(1));
        assert_eq!(mailbox.recv_until(at(10)).await, None);
        heard.push("A");
    });
    let (handle, slept) = (kernel.clone(), log.clone());
    kernel.spawn(B, Lane::Main, async move {
        handle.sleep_until(at(10)).await;
        slept.push("B");
    });
    address.post(at(3), 1);
    run(&kernel);
    assert_eq!(log.take(), [(10, "B"), (10, "A")]);
}

#[test]
fn a_deadline_may_move_forward_as_well_as_back() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    for (delay, message) in [(1, 100), (2, 4), (3, 50), (60, 80)] {
        address.post(at(delay), message);
    }
    let heard = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        let mut deadline = at(30);
        for _ in 0..5 {
            let message = mailbox.recv_until(deadline).await;
            heard.push(message);
            deadline = at(message.unwrap_or(70));
        }
    });
    run(&kernel);
    let expected = [(1, Some(100)), (2, Some(4)), (3, Some(50)), (50, None), (60, Some(80))];
    assert_eq!(log.take(), expected);
}

#[test]
fn a_sleep_of_no_time_lets_the_others_go_first() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (handle, slept) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        handle.sleep(Span::ZERO).await;
        slept.push("slept");
    });
    let ready = log.clone();
    kernel.spawn(B, Lane::Main, async move { ready.push("ready") });
    run(&kernel);
    assert_eq!(log.take(), [(0, "ready"), (0, "slept")]);
}

#[test]
fn a_message_sent_now_stays_behind_one_posted_for_now() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let handle = kernel.clone();
    kernel.spawn(B, Lane::Main, async move {
        let wake = handle.sleep_until(at(5));
        let posted = async {
            address.post(at(5), 1);
            std::future::pending::<()>().await;
        };
        // The sleep is armed first, so at 5 the sleeper goes before the posted message arrives.
        choose! { () = wake => (), () = posted => () }
        address.send(2);
        address.post(at(0), 3);
    });
    let heard = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        for _ in 0..3 {
            heard.push(mailbox.recv().await);
        }
    });
    run(&kernel);
    assert_eq!(log.take(), [(5, 1), (5, 2), (5, 3)]);
}

#[test]
fn time_out_and_message_at_one_instant() {
    for time_out_first in [true, false] {
        let kernel = Kernel::new();
        let log = Log::new(&kernel);
        let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
        if !time_out_first {
            address.post(at(5), 1);
        }
        let (heard, handle) = (log.clone(), kernel.clone());
        kernel.spawn(A, Lane::Main, async move {
            heard.push(mailbox.recv_until(at(5)).await);
            handle.sleep_until(at(9)).await;
            heard.push(mailbox.try_recv());
        });
        if time_out_first {
            kernel.spawn(B, Lane::Main, async move { address.post(at(5), 1) });
        }
        run(&kernel);
        let expected = if time_out_first { [(5, None), (9, Some(1))] } else { [(5, Some(1)), (9, None)] };
        assert_eq!(log.take(), expected);
    }
}

#[test]
fn a_message_sent_after_the_time_out_fired_is_too_late_even_within_one_turn() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let (handle, heard) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        let mut turns = 0;
        let send_in_the_second_turn = std::future::poll_fn(|_| {
            turns += 1;
            if turns == 2 {
                address.send(1);
            }
            std::task::Poll::<()>::Pending
        });
        choose! {
            () = send_in_the_second_turn => (),
            message = mailbox.recv_until(at(5)) => heard.push(message),
        }
        heard.push(mailbox.try_recv());
        handle.halt();
    });
    assert_eq!(run(&kernel), Stop::Halted);
    assert_eq!(log.take(), [(5, None), (5, Some(1))]);
}

#[test]
fn choose_prefers_the_arm_written_first() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (_one, mut first) = kernel.mailbox::<u64>(A, Lane::Main);
    let (_two, mut second) = kernel.mailbox::<u64>(A, Lane::Main);
    first.address().send(1);
    second.address().send(2);
    let (handle, heard) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        for _ in 0..3 {
            choose! {
                message = second.recv() => heard.push(message),
                message = first.recv() => {
                    heard.push(message);
                    // The arms are gone: the mailboxes are free again.
                    assert_eq!(second.try_recv(), None);
                },
                () = handle.sleep(Span::nanos(4)) => heard.push(0),
                () = std::future::pending() => unreachable!(),
            }
        }
    });
    run(&kernel);
    assert_eq!(log.take(), [(0, 2), (0, 1), (4, 0)]);
}

#[test]
fn a_later_run_goes_on_where_the_last_one_stopped() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (handle, slept) = (kernel.clone(), log.clone());
    kernel.spawn(A, Lane::Main, async move {
        for round in 0..3 {
            handle.sleep(Span::nanos(10)).await;
            slept.push(round);
            if round == 1 {
                handle.halt();
            }
        }
    });
    assert_eq!(kernel.run(at(5), &mut AsFastAsPossible), Stop::Reached);
    assert_eq!(kernel.now(), at(5));
    assert_eq!(kernel.run(at(10), &mut AsFastAsPossible), Stop::Reached);
    assert_eq!(kernel.run(at(3), &mut AsFastAsPossible), Stop::Reached);
    assert_eq!(kernel.now(), at(10));
    assert_eq!(run(&kernel), Stop::Halted);
    assert_eq!(run(&kernel), Stop::Idle);
    assert_eq!(log.take(), [(10, 0), (20, 1), (30, 2)]);
}

proptest! {
    #[test]
    fn sleeps_end_by_time_and_then_by_arming(deadlines in prop::collection::vec(0_u64..6, 1..40)) {
        let kernel = Kernel::new();
        let log = Log::new(&kernel);
        for (index, deadline) in deadlines.iter().copied().enumerate() {
            let (handle, log) = (kernel.clone(), log.clone());
            kernel.spawn(A, Lane::Main, async move {
                handle.sleep_until(at(deadline)).await;
                log.push(index);
            });
        }
        prop_assert_eq!(run(&kernel), Stop::Idle);
        let mut expected: Vec<_> = deadlines.into_iter().zip(0..).collect();
        expected.sort_unstable();
        prop_assert_eq!(log.take(), expected);
    }

    #[test]
    fn messages_for_one_instant_arrive_as_they_were_sent(
        posts in prop::collection::vec((0_u64..5, 0_u64..5), 1..40),
    ) {
        // A sender that sleeps now and then, and posts as far ahead as it likes.
        let kernel = Kernel::new();
        let log = Log::new(&kernel);
        let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
        let heard = log.clone();
        kernel.spawn(A, Lane::Main, async move {
            loop {
                heard.push(mailbox.recv().await);
            }
        });
        let mut expected = Vec::new();
        let mut now = 0;
        for (number, (pause, ahead)) in posts.iter().enumerate() {
            now += pause;
            expected.push((now + ahead, number as u64));
        }
        let handle = kernel.clone();
        kernel.spawn(B, Lane::Main, async move {
            for (number, (pause, ahead)) in posts.into_iter().enumerate() {
                if pause > 0 {
                    handle.sleep(Span::nanos(pause)).await;
                }
                address.post(handle.now() + Span::nanos(ahead), number as u64);
            }
        });
        prop_assert_eq!(run(&kernel), Stop::Idle);
        expected.sort_unstable();
        prop_assert_eq!(log.take(), expected);
        kernel.close();
    }
}
