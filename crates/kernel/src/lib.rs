//! Virtual-time executor: timers, mailboxes, addressed random draws, pace and the trace hash.
//!
//! **Owns** the clock of a run and the order in which anything happens in it: [`Kernel`] polls the actors' `async`
//! stories, [`Address`] and [`Mailbox`] carry messages between them, [`choose!`] waits for the first of several things,
//! [`Draws`] gives random numbers by address, [`Pace`] lets the outside in, [`TraceHash`] says whether two runs agree.
//! **Must not know** what an actor is, what a message says, or what time it is on the wall.
//!
//! ```
//! use guardline_kernel::{AsFastAsPossible, Kernel, Kind, Lane, Stop};
//! use guardline_units::{ActorId, Instant, Span};
//!
//! enum Note {
//!     Question,
//! }
//! impl Kind for Note {
//!     fn kind(&self) -> u16 {
//!         match self {
//!             Note::Question => 1,
//!         }
//!     }
//! }
//!
//! let kernel = Kernel::new();
//! let (ministry_a, _inbox_a) = kernel.mailbox::<Note>(ActorId(0), Lane::Line);
//! let (ministry_b, mut inbox_b) = kernel.mailbox::<Note>(ActorId(1), Lane::Line);
//!
//! // A asks; the line takes 20 seconds.
//! let clock = kernel.clone();
//! kernel.spawn(ActorId(0), Lane::Main, async move {
//!     clock.sleep(Span::seconds(30)).await;
//!     ministry_b.post(clock.now() + Span::seconds(20), Note::Question);
//! });
//! // B waits five minutes at the longest.
//! let clock = kernel.clone();
//! kernel.spawn(ActorId(1), Lane::Main, async move {
//!     match inbox_b.recv_timeout(Span::minutes(5)).await {
//!         Some(Note::Question) => ministry_a.send(Note::Question),
//!         None => unreachable!("the question takes 50 seconds"),
//!     }
//!     assert_eq!(clock.now(), Instant::START + Span::seconds(50));
//! });
//!
//! assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
//! // The time-out that was not needed neither fired nor moved the clock.
//! assert_eq!(kernel.now(), Instant::START + Span::seconds(50));
//! ```
//!
//! # The order contract
//!
//! What happens in a run happens in one order, given by these guarantees alone. `tests/` checks each of them, and the
//! whole against a second engine that is too simple to be wrong.
//!
//! 1. **Ready tasks first, first in, first out.** A task becomes ready when it is spawned or woken, and is in the queue
//!    at most once. Tasks woken through a standard [`Waker`](std::task::Waker) come after, in the order of their wakes.
//! 2. **Then exactly one timer**: the one with the smallest *(time, sequence)*. Then the ready tasks again, and so on.
//! 3. **Sequence numbers are given when a wait is armed or a message posted**, and never twice. A wait is armed when it is
//!    first polled. Arming and posting draw on the same numbers.
//! 4. **The clock moves only when a timer fires**, when input from outside is stamped, and to the end of the run when the
//!    next timer is later. It never goes back. What lies in the past happens now.
//! 5. **No time is still some time**: a sleep of zero, or a time-out that is past with nothing in the mailbox, lets all
//!    that are ready go first.
//! 6. **Messages to one mailbox for one instant arrive in the order they were sent**, whether sent or posted, whoever
//!    sent them. A message sent now goes ahead of none that was posted earlier for now.
//! 7. **A message is never lost to a time-out.** Whichever has the lower *(time, sequence)* wins; if it is the time-out,
//!    the message stays in the mailbox. A message that has arrived before the wait begins always wins.
//! 8. **Dropping a wait disarms it**: it wakes nobody, keeps no run alive and moves no clock. What is posted to a mailbox
//!    that is gone does none of these either; what is posted to a live one is an event even if nobody waits.
//! 9. **A wake reaches the task it was meant for or nobody**, never a later task in the same place.
//! 10. **[`choose!`] prefers the arm written first**, and drops the others before it goes on.
//!
//! A panic in a story comes out of [`Kernel::run`]. A story that never waits, or two that send to each other at the same
//! instant for ever, never end: no `until` can stop them, since their clock does not move.

mod trace;
pub use trace::{Kind, Lane, TraceHash};

mod tasks;
pub use tasks::{TaskId, Waiting};

mod timers;

mod kernel;
pub use kernel::Kernel;

mod sleep;
pub use sleep::Sleep;

mod mailbox;
pub use mailbox::{Address, Mailbox};

mod recv;
pub use recv::{Recv, RecvUntil};

mod choose;
#[doc(hidden)]
pub use choose::{OfFour, OfThree, OfTwo};

mod pace;
pub use pace::{AsFastAsPossible, Pace, Stop, Woke};

mod sink;
pub use sink::Sink;

mod draws;
pub use draws::{Draw, Draws, Family, normal_quantile};
