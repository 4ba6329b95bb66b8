//! The radio room on a real ether: it calls until somebody answers or it is pointless, and says so once.

use std::cell::RefCell;
use std::rc::Rc;

use guardline_actors::ports::Answers;
use guardline_actors::ports::{ToBridge, ToOperator};
use guardline_actors::story::radio_room::{RadioRoom, radio_room};
use guardline_channels::{Antenna, Ether, Log};
use guardline_kernel::{Address, AsFastAsPossible, Kernel, Lane, Mailbox, Sink};
use guardline_mechanism::{Channel, Terms};
use guardline_theatre::{Plot, Track};
use guardline_units::{ActorId, Instant, Local, Params, Side, Span, UnitId};
use guardline_wire::{Question, Record, Route, SpeechAct};

use crate::classes::destroyer;
use crate::watch::{agreed, mind};

type Records = Rc<RefCell<Vec<(Instant, ActorId, Lane, Record)>>>;

pub(crate) struct Rooms {
    pub(crate) kernel: Kernel,
    records: Records,
    pub(crate) orders: Vec<Address<ToOperator>>,
    pub(crate) bridges: Vec<Mailbox<ToBridge>>,
}

/// Where the records of two radio rooms may go.
pub(crate) type Sinking = RefCell<dyn Sink<Record>>;

/// Two ships two kilometres apart, each with its radio room.
fn rooms(params: &Params) -> Rooms {
    let records = Records::default();
    let rooms = rooms_into(params, agreed(), Rc::clone(&records) as _);
    Rooms { records, ..rooms }
}

/// The same, with records that go elsewhere.
pub(crate) fn rooms_into(params: &Params, terms: Terms, sink: Rc<Sinking>) -> Rooms {
    let kernel = Kernel::new();
    let records = Records::default();
    let log = Log::new(kernel.clone(), sink);
    let mind = mind(3, params, terms);
    let platforms = vec![destroyer(); 2];
    let plot = Plot::new(platforms.iter().map(|platform| platform.traits().antenna));
    let ether = Ether::new(
        kernel.clone(),
        plot.clone(),
        mind.mechanism.clone(),
        params.clone(),
        mind.draws.clone(),
        log.clone(),
        12 * 60,
    );
    let (world, _) = kernel.mailbox(ActorId(9), Lane::Main);
    let (mut orders, mut bridges) = (Vec::new(), Vec::new());
    for index in 0..2_u16 {
        let (unit, actor, key) = (UnitId(index), ActorId(index.into()), format!("unit {index}"));
        let at = Local { east: 2_000.0 * f64::from(index), ..Local::ZERO };
        plot.set(unit, Some(Track::new(Instant::START, at, Local::ZERO)));
        let (receiver_address, receiver) = kernel.mailbox(actor, Lane::Main);
        let (order, order_mail) = kernel.mailbox(actor, Lane::Main);
        let (bridge, bridge_mail) = kernel.mailbox(actor, Lane::Main);
        let watch = vec![Channel::Vhf16];
        ether.join(Antenna {
            unit,
            side: Side(index as u8),
            key: key.clone(),
            class: "destroyer".into(),
            operator: actor,
            sets: Channel::ALL.to_vec(),
            watch,
            level: params.officer_level,
            receiver: receiver_address,
        });
        let room = RadioRoom {
            actor,
            unit,
            side: Side(index as u8),
            key,
            platforms: platforms.clone(),
            offset_minutes: 540,
            bridge,
            world: world.clone(),
            ether: ether.clone(),
            kernel: kernel.clone(),
            mind: mind.clone(),
            log: log.clone(),
        };
        kernel.spawn(actor, Lane::Main, radio_room(room, order_mail, receiver));
        orders.push(order);
        bridges.push(bridge_mail);
    }
    Rooms { kernel, records, orders, bridges }
}

fn run(rooms: &Rooms, hours: u64) {
    rooms.kernel.run(Instant::START + Span::hours(hours), &mut AsFastAsPossible);
}

fn count(rooms: &Rooms, what: impl Fn(&Record) -> bool) -> usize {
    rooms.records.borrow().iter().filter(|(.., record)| what(record)).count()
}

const ASK: ToOperator = ToOperator::Ask { to: UnitId(1), question: Question(11), stress: 0.0 };

/// Nobody listens: the room calls on, the silence counts once, and at last it stops calling.
#[test]
fn silence_counts_once_a_question() {
    let params = Params { listen_agreed: 0.0, listen_guard: 0.0, ..Params::default() };
    let mut rooms = rooms(&params);
    rooms.orders[0].send(ASK);
    rooms.orders[0].send(ASK);
    run(&rooms, 48);
    assert_eq!(count(&rooms, |record| matches!(record, Record::Silence { .. })), 1);
    assert!(matches!(rooms.bridges[0].try_recv(), Some(ToBridge::Silence { to: UnitId(1), .. })));
    assert!(rooms.bridges[0].try_recv().is_none());
    let by_radio = |record: &Record| matches!(record, Record::Says { route: Route::Radio(_), .. });
    assert_eq!(count(&rooms, by_radio), 30, "ten bursts of three");
}

/// Everybody listens: the call gets through, the answer stops the calling, and there is no silence.
#[test]
fn an_answer_ends_the_calling() {
    let params = Params {
        listen_agreed: 1.0,
        listen_guard: 1.0,
        load_agreed: 0.0,
        load_guard: 0.0,
        crew_noise: -60.0,
        ..Params::default()
    };
    let mut rooms = rooms(&params);
    rooms.orders[0].send(ASK);
    // The other's commander answers what he hears.
    let mut bridge = rooms.bridges.remove(1);
    let reply = rooms.orders[1].clone();
    rooms.kernel.spawn(ActorId(1), Lane::Main, async move {
        while let ToBridge::Heard(heard) = bridge.recv().await {
            if heard.says != Some(SpeechAct::Query) {
                continue; // the readback of his own answer
            }
            let says = SpeechAct::Intention { step_back: false, course: 0, speed: 0 };
            let (to, question, route) = (heard.from, heard.question, heard.route);
            let answers = Answers::default();
            reply.send(ToOperator::Reply { to, question, route, says, answers });
        }
    });
    run(&rooms, 48);
    // The question, the answer, and its readback, which its speaker hears.
    assert_eq!(count(&rooms, |record| matches!(record, Record::Says { .. })), 3);
    assert_eq!(count(&rooms, |record| matches!(record, Record::Acknowledged { .. })), 2);
    assert_eq!(count(&rooms, |record| matches!(record, Record::ReadBack { right: true, .. })), 1);
    assert_eq!(count(&rooms, |record| matches!(record, Record::Silence { .. })), 0);
    assert!(
        matches!(rooms.bridges[0].try_recv(), Some(ToBridge::Heard(heard)) if heard.question == Question(11))
    );
}

#[test]
fn who_is_gone_is_not_called_again() {
    let params = Params { listen_agreed: 0.0, listen_guard: 0.0, ..Params::default() };
    let rooms = rooms(&params);
    rooms.orders[0].send(ASK);
    rooms.orders[0].post(Instant::START + Span::minutes(3), ToOperator::Forget { to: UnitId(1) });
    run(&rooms, 48);
    let last = rooms.records.borrow().iter().map(|(at, ..)| *at).max();
    assert!(last < Some(Instant::START + Span::minutes(5)), "{last:?}");
}
