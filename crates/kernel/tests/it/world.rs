//! Random small worlds: actors that follow a list of steps, run by the kernel under test or by the naive engine.

use proptest::prelude::*;

/// What an actor does next. Times are nanoseconds, few and small, so that many things fall on one instant.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Sleep(u64),
    SleepUntil(u64),
    Send {
        to: usize,
    },
    Post {
        to: usize,
        at: u64,
    },
    Recv,
    RecvTimeout(u64),
    /// Whichever comes first, the message preferred.
    RecvOrSleep(u64),
    /// Whichever comes first, the sleep preferred.
    SleepOrRecv(u64),
    TryRecv,
    /// Starts the actor that follows program `0`, counted from the program after the present one.
    Spawn(usize),
}

/// Programs, of which the first `roots` are started at the beginning.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) programs: Vec<Vec<Step>>,
    pub(crate) roots: usize,
    /// Where the run is interrupted and taken up again.
    pub(crate) pauses: Vec<u64>,
}

/// What an actor reports: its number and the message it got. Messages are numbered as they are sent; `None` stands for
/// a wait that ended without one.
pub(crate) type Entry = (u32, Option<u64>);

/// Everything that can be seen of a run: what was reported when, and the clock at every pause and at the end.
#[derive(PartialEq, Eq, Debug, Default)]
pub(crate) struct Seen {
    pub(crate) log: Vec<(u64, Entry)>,
    pub(crate) clocks: Vec<u64>,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0_u64..4).prop_map(Step::Sleep),
        (0_u64..12).prop_map(Step::SleepUntil),
        (0_usize..6).prop_map(|to| Step::Send { to }),
        (0_usize..6, 0_u64..14).prop_map(|(to, at)| Step::Post { to, at }),
        Just(Step::Recv),
        (0_u64..6).prop_map(Step::RecvTimeout),
        (0_u64..6).prop_map(Step::RecvTimeout),
        (0_u64..6).prop_map(Step::RecvOrSleep),
        (0_u64..6).prop_map(Step::SleepOrRecv),
        Just(Step::TryRecv),
        (0_usize..3).prop_map(Step::Spawn),
    ]
}

pub(crate) fn world() -> impl Strategy<Value = World> {
    let programs = prop::collection::vec(prop::collection::vec(step(), 0..14), 1..7);
    let pauses = prop::collection::btree_set(0_u64..20, 0..3);
    (programs, 1_usize..5, pauses).prop_map(|(programs, roots, pauses)| {
        let roots = roots.min(programs.len());
        World { programs, roots, pauses: pauses.into_iter().collect() }
    })
}
