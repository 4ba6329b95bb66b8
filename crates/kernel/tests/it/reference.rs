//! The kernel against the naive engine, on random worlds.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use guardline_kernel::{Address, AsFastAsPossible, Kernel, Lane, choose};
use guardline_units::{ActorId, Instant, Span};
use proptest::prelude::*;

use crate::world::{Entry, Seen, Step, World, world};
use crate::{Log, at, naive};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]
    #[test]
    fn agrees_with_the_naive_engine(world in world()) {
        prop_assert_eq!(run(&world), naive::run(&world));
    }
}

fn run(world: &World) -> Seen {
    let kernel = Kernel::new();
    let stage = Stage {
        world: Rc::new(world.clone()),
        log: Log::new(&kernel),
        kernel: kernel.clone(),
        addresses: Rc::default(),
        messages: Rc::default(),
    };
    for program in 0..world.roots {
        stage.spawn(program);
    }
    let mut clocks = Vec::new();
    for pause in world.pauses.iter().copied().map(at).chain([Instant::NEVER]) {
        kernel.run(pause, &mut AsFastAsPossible);
        clocks.push(kernel.now().nanos());
    }
    kernel.close();
    Seen { log: stage.log.take(), clocks }
}

#[derive(Clone)]
struct Stage {
    world: Rc<World>,
    kernel: Kernel,
    log: Log<Entry>,
    addresses: Rc<RefCell<Vec<Address<u64>>>>,
    messages: Rc<Cell<u64>>,
}

impl Stage {
    fn spawn(&self, program: usize) {
        let number = self.addresses.borrow().len() as u32;
        let (address, mailbox) = self.kernel.mailbox(ActorId(number), Lane::Main);
        self.addresses.borrow_mut().push(address);
        self.kernel.spawn(ActorId(number), Lane::Main, self.clone().story(number, program, mailbox));
    }

    fn post(&self, to: usize, when: u64) {
        self.messages.set(self.messages.get() + 1);
        let addresses = self.addresses.borrow();
        let address = addresses[to % addresses.len()].clone();
        drop(addresses);
        address.post(at(when), self.messages.get());
    }

    fn story(
        self,
        number: u32,
        program: usize,
        mut mailbox: guardline_kernel::Mailbox<u64>,
    ) -> Pin<Box<dyn Future<Output = ()>>> {
        Box::pin(async move {
            let kernel = &self.kernel;
            for step in &self.world.programs[program] {
                let got = match *step {
                    Step::Sleep(span) => {
                        kernel.sleep(Span::nanos(span)).await;
                        None
                    }
                    Step::SleepUntil(when) => {
                        kernel.sleep_until(at(when)).await;
                        None
                    }
                    Step::Recv => Some(mailbox.recv().await),
                    Step::RecvTimeout(span) => mailbox.recv_timeout(Span::nanos(span)).await,
                    Step::RecvOrSleep(span) => choose! {
                        message = mailbox.recv() => Some(message),
                        () = kernel.sleep(Span::nanos(span)) => None,
                    },
                    Step::SleepOrRecv(span) => choose! {
                        () = kernel.sleep(Span::nanos(span)) => None,
                        message = mailbox.recv() => Some(message),
                    },
                    Step::TryRecv => mailbox.try_recv(),
                    Step::Send { to } => {
                        self.post(to, 0);
                        continue;
                    }
                    Step::Post { to, at } => {
                        self.post(to, at);
                        continue;
                    }
                    Step::Spawn(ahead) => {
                        if program + 1 + ahead < self.world.programs.len() {
                            self.spawn(program + 1 + ahead);
                        }
                        continue;
                    }
                };
                self.log.push((number, got));
            }
        })
    }
}
