//! What a subscriber gets to see: a span for every turn of a task, an event for every delivery.
//!
//! A binary of its own with a single test: `tracing` keeps one cache per process of who listens to what, and tests on
//! other threads, where nobody listens, would race with this one for it.

use std::fmt::{Debug, Write};
use std::sync::{Arc, Mutex};

use guardline_kernel::{AsFastAsPossible, Kernel, Lane, TraceHash};
use guardline_units::{ActorId, Instant};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

#[derive(Clone, Default)]
struct Listener(Arc<Mutex<Vec<String>>>);

struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        write!(self.0, " {}={value:?}", field.name()).expect("a string takes everything");
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let mut fields = Fields(span.metadata().name().to_owned());
        span.record(&mut fields);
        self.0.lock().unwrap().push(fields.0);
        Id::from_u64(1)
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields("  event".to_owned());
        event.record(&mut fields);
        self.0.lock().unwrap().push(fields.0);
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

fn play() -> TraceHash {
    let kernel = Kernel::new();
    let (address, mut mailbox) = kernel.mailbox::<u64>(ActorId(3), Lane::Main);
    address.post(Instant::from_nanos(5), 7);
    kernel.spawn(ActorId(3), Lane::Main, async move {
        mailbox.recv().await;
    });
    kernel.run(Instant::NEVER, &mut AsFastAsPossible);
    kernel.trace()
}

#[test]
fn turns_and_deliveries_carry_virtual_time_and_the_actor() {
    let listener = Listener::default();
    let heard = tracing::subscriber::with_default(listener.clone(), play);
    assert_eq!(heard, play(), "listening changed the run");
    let expected =
        ["poll at=0 actor=3", "poll at=5 actor=3", "  event message=delivered at=5 actor=3 kind=7"];
    assert_eq!(*listener.0.lock().unwrap(), expected);
}
