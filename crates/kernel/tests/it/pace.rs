//! Pacing and input from outside.

use std::collections::VecDeque;

use guardline_kernel::{Address, Kernel, Lane, Pace, Stop, Woke};
use guardline_units::{Instant, Span};

use crate::{A, Log, at};

/// Says what it is told to say, and then that time is due. Remembers what it was asked.
struct Scripted {
    script: VecDeque<Woke>,
    asked: Vec<(u64, u64)>,
    address: Address<u64>,
    journal: Vec<u64>,
    kernel: Kernel,
}

impl Pace for Scripted {
    fn wait(&mut self, now: Instant, until: Instant) -> Woke {
        self.asked.push((now.nanos(), until.nanos()));
        self.script.pop_front().unwrap_or(Woke::Due)
    }

    fn deliver(&mut self) {
        self.journal.push(self.kernel.now().nanos());
        self.address.send(self.journal.len() as u64);
    }
}

#[test]
fn input_is_stamped_between_the_last_event_and_the_next() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let heard = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        loop {
            heard.push(mailbox.recv_timeout(Span::nanos(100)).await);
        }
    });
    let mut pace = Scripted {
        script: [
            Woke::Input(at(30)),
            Woke::Input(at(10)),
            Woke::Due,
            Woke::Input(at(9_999)),
            Woke::Due,
            Woke::Interrupted,
        ]
        .into(),
        asked: Vec::new(),
        address,
        journal: Vec::new(),
        kernel: kernel.clone(),
    };
    assert_eq!(kernel.run(at(1000), &mut pace), Stop::Interrupted);
    let expected = [(30, Some(1)), (30, Some(2)), (130, None), (230, Some(3)), (330, None)];
    assert_eq!(log.take(), expected);
    assert_eq!(pace.journal, [30, 30, 230]);
    let asked = [(0, 100), (30, 130), (30, 130), (130, 230), (230, 330), (330, 430)];
    assert_eq!(pace.asked, asked);
    kernel.close();
}

#[test]
fn with_nothing_scheduled_the_outside_is_waited_for_until_the_end() {
    let kernel = Kernel::new();
    let log = Log::new(&kernel);
    let (address, mut mailbox) = kernel.mailbox::<u64>(A, Lane::Main);
    let heard = log.clone();
    kernel.spawn(A, Lane::Main, async move {
        loop {
            heard.push(mailbox.recv().await);
        }
    });
    let mut pace = Scripted {
        script: [Woke::Input(at(7))].into(),
        asked: Vec::new(),
        address,
        journal: Vec::new(),
        kernel: kernel.clone(),
    };
    assert_eq!(kernel.run(at(50), &mut pace), Stop::Idle);
    assert_eq!(pace.asked, [(0, 50), (7, 50)]);
    assert_eq!(log.take(), [(7, 1)]);
    assert_eq!(kernel.now(), at(7));
    kernel.close();
}
