//! Notices to airmen and warnings to navigation: who has them in hand, when, and what they are worth by then.
//!
//! A notice can be true and useless: without area, times or heights, or in hand too late. It reaches whoever reads that
//! kind of notice; what is said on the scene reaches one ship, which has to pass it on.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_kernel::{Address, Draws, Kernel, Lane};
use guardline_units::{ActorId, Instant, Later, Params, Side, Span, UnitId};
use guardline_wire::record::{Party, Unheard};
use guardline_wire::{Message, NoticeText, Record, Route, words};

use crate::{Blanks, Log, Reception};

/// Somebody who reads notices.
#[derive(Clone, Debug)]
pub struct Subscriber {
    /// The unit.
    pub unit: UnitId,
    /// Its side.
    pub side: Side,
    /// Its scenario id.
    pub key: String,
    /// Whether it flies: aircraft read notices to airmen, ships read warnings to navigation.
    pub flies: bool,
    /// Who reads.
    pub reader: ActorId,
    /// Where they go.
    pub receiver: Address<Reception>,
}

/// The circulation of notices. Cheap to clone: all clones are one.
#[derive(Clone, Debug)]
pub struct Bulletin(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    kernel: Kernel,
    params: Later<Params>,
    draws: Draws,
    log: Log,
    subscribers: RefCell<Vec<Subscriber>>,
    blanks: Blanks,
}

impl Bulletin {
    /// A circulation without readers.
    pub fn new(
        kernel: Kernel,
        params: impl Into<Later<Params>>,
        draws: Draws,
        log: Log,
        blanks: Blanks,
    ) -> Self {
        let subscribers = RefCell::default();
        Self(Rc::new(Inner { kernel, params: params.into(), draws, log, subscribers, blanks }))
    }

    /// Adds a reader.
    pub fn subscribe(&self, subscriber: Subscriber) {
        self.0.subscribers.borrow_mut().push(subscriber);
    }

    /// Issues a notice: it comes to the readers of the other sides after the time that such notices take, each his own.
    pub fn issue(&self, by: ActorId, route: Route, message: &Message) {
        let Inner { kernel, params, draws, log, subscribers, blanks } = &*self.0;
        let (count, air_time) = (words(message), Span::ZERO);
        log.record(by, Record::Says { message: message.clone(), route, words: count, air_time });
        let (flies, median) = match route {
            Route::Notam => (true, params.notam_median),
            _ => (false, params.warning_median),
        };
        let began = kernel.now();
        let theirs = |reader: &&Subscriber| reader.flies == flies && reader.side != message.originator.side;
        for reader in subscribers.borrow().iter().filter(theirs).cloned() {
            let mut draw = draws.at(&reader.key, "notice.in_hand", &[message.question.0]);
            let after = Span::from_minutes(draw.lognormal(median, params.notice_spread));
            let (clock, log, message) = (kernel.clone(), log.clone(), message.clone());
            let blank = blanks.cover(message.id, Party::Unit(reader.unit));
            kernel.spawn(reader.reader, Lane::Main, async move {
                clock.sleep_until(began + after).await;
                let (by, unit) = (reader.reader, reader.unit);
                if blank {
                    let (who, message, why) = (Party::Unit(unit), message.id, Unheard::Blank);
                    log.record(by, Record::Misses { who, message, route, why });
                    return;
                }
                reader.receiver.send(Reception::whole(&log, by, unit, &message, route, after));
            });
        }
    }
}

/// What a notice is worth to somebody who has it in hand at `at`, 0 to 1: what it contains, times how much of the lead
/// that is needed is left before the activity begins. A notice that says no times has no lead to lose.
pub fn quality(notice: &NoticeText, at: Instant, params: &Params) -> f64 {
    let timely = match notice.begins() {
        Some(begins) if params.notice_lead > 0.0 => {
            let lead = if begins > at { (begins - at).as_minutes() } else { 0.0 };
            (lead / params.notice_lead).min(1.0)
        }
        Some(begins) => f64::from(u8::from(begins > at)),
        None => 1.0,
    };
    notice.quality() * timely
}
