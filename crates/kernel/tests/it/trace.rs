//! The trace hash: equal for equal runs, on every platform and in every build.

use guardline_kernel::{Draws, Kernel, Lane, Sink, Stop, TraceHash};
use guardline_units::{ActorId, Seed, Span};

use crate::{A, B, at, run};

/// Four players who pass messages around at random, one pair of them on the line.
fn play(seed: u64) -> (TraceHash, u64) {
    let kernel = Kernel::new();
    let draws = Draws::new(Seed(seed), 0, 0);
    let (addresses, mailboxes): (Vec<_>, Vec<_>) = (0..4)
        .map(|player| {
            let lane = if player < 2 { Lane::Line } else { Lane::Main };
            kernel.mailbox::<u64>(ActorId(player), lane)
        })
        .unzip();
    addresses[0].send(0);
    for (player, mut mailbox) in mailboxes.into_iter().enumerate() {
        let (handle, draws, addresses) = (kernel.clone(), draws.clone(), addresses.clone());
        let actor = ActorId(player as u32);
        kernel.spawn(actor, Lane::Main, async move {
            let name = format!("player {player}");
            while let Some(count) = mailbox.recv_timeout(Span::minutes(10)).await {
                handle.note(Lane::Main, actor, 1, count);
                if count < 2000 {
                    let mut draw = draws.at(&name, "next move", &[count]);
                    let to = draw.categorical(&[1.0, 2.0, 3.0, 4.0]);
                    let delay = Span::from_seconds(draw.exponential(5.0));
                    addresses[to].post(handle.now() + delay, count + 1);
                }
            }
        });
    }
    assert_eq!(run(&kernel), Stop::Idle);
    (kernel.trace(), kernel.now().nanos())
}

#[test]
fn golden() {
    let (trace, end) = play(1);
    assert_eq!((trace.to_string().as_str(), end), GOLDEN);
}

/// If this changes, every golden trace of the house changes: say so in the change log.
const GOLDEN: (&str, u64) = ("158912424bc347c44b23f14463ebf5e1", 10_763_197_281_612);

#[test]
fn two_runs_agree_and_another_seed_does_not() {
    assert_eq!(play(2), play(2));
    assert_ne!(play(2).0.main, play(3).0.main);
    assert_ne!(play(2).0.line, play(3).0.line);
}

#[test]
fn the_lanes_are_apart() {
    let hash = |lane| {
        let kernel = Kernel::new();
        let (address, mut mailbox) = kernel.mailbox::<()>(A, lane);
        address.send(());
        mailbox.try_recv();
        kernel.trace()
    };
    let empty = Kernel::new().trace();
    let (main, line) = (hash(Lane::Main), hash(Lane::Line));
    assert!(main.main != empty.main && main.line == empty.line);
    assert!(line.main == empty.main && line.line != empty.line);
}

#[test]
fn time_actor_kind_and_digest_all_count() {
    let hash = |nanos, actor, kind, digest| {
        let kernel = Kernel::new();
        let handle = kernel.clone();
        kernel.spawn(actor, Lane::Main, async move {
            handle.sleep_until(at(nanos)).await;
            handle.note(Lane::Main, actor, kind, digest);
        });
        run(&kernel);
        kernel.trace().main
    };
    let all = [hash(1, A, 1, 1), hash(2, A, 1, 1), hash(1, B, 1, 1), hash(1, A, 2, 1), hash(1, A, 1, 2)];
    for (index, one) in all.iter().enumerate() {
        assert!(!all[..index].contains(one), "{index} agrees with an earlier one");
    }
}

#[test]
fn a_delivery_counts_when_it_is_handed_out() {
    let kernel = Kernel::new();
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let empty = kernel.trace();
    address.send(5);
    assert_eq!(kernel.trace(), empty);
    mailbox.try_recv();
    assert_ne!(kernel.trace(), empty);
    assert_eq!(kernel.trace().to_string().len(), 32);
}

#[test]
fn a_vector_is_a_sink() {
    let mut records = Vec::new();
    records.record(at(3), A, Lane::Line, "said");
    assert_eq!(records, [(at(3), A, Lane::Line, "said")]);
}
