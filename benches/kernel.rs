//! What a message costs: this kernel against tokio's paused clock and against the least that any kernel has to do.
//!
//! A hundred pairs play ping-pong, a million messages in total. Every wait has a time-out that is nearly always
//! cancelled; every message takes an exponentially distributed time on the way. All contenders draw that delay with the
//! same few lines. Rounds are interleaved, so that a busy machine hurts all alike, and the median of the rounds counts.
//!
//! `cargo bench --bench kernel`, or with `-- --quick` for three rounds.
#![allow(clippy::print_stdout)]

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::hint::black_box;
use std::time::Duration;

use cpu_time::ProcessTime;
use guardline_kernel::{Address, AsFastAsPossible, Kernel, Lane, Mailbox, Stop};
use guardline_units::{ActorId, Instant, Span};
use tokio::sync::mpsc;

const PAIRS: u32 = 100;
const MESSAGES_PER_PAIR: u64 = 10_000;
const DELIVERIES: u64 = PAIRS as u64 * MESSAGES_PER_PAIR;
const MEAN_DELAY: f64 = 1e9;
const TIME_OUT: Span = Span::seconds(60);

/// The targets: CPU time of a delivery relative to the floor, and to tokio.
const MOST_OF_FLOOR: f64 = 3.0;
const MOST_OF_TOKIO: f64 = 0.4;

fn main() {
    let quick = std::env::args().any(|argument| argument == "--quick");
    let rounds = if quick { 3 } else { 15 };
    let off = tracing_subscriber::fmt().with_max_level(tracing::level_filters::LevelFilter::OFF).finish();
    let off = tracing::Dispatch::new(off);

    let mut times: [Vec<f64>; 4] = Default::default();
    for _ in 0..rounds {
        times[0].push(cpu_per_delivery(floor));
        times[1].push(cpu_per_delivery(kernel));
        times[2].push(cpu_per_delivery(|| tracing::dispatcher::with_default(&off, kernel)));
        times[3].push(cpu_per_delivery(with_tokio));
    }
    let [floor, kernel, subscribed, tokio] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    });

    println!("CPU time per delivery, median of {rounds} rounds of {DELIVERIES} deliveries");
    println!("  floor: heap pop + push and one log    {floor:7.1} ns");
    println!("  kernel, no tracing subscriber         {kernel:7.1} ns");
    println!("  kernel, a subscriber that is off      {subscribed:7.1} ns");
    println!("  tokio, paused time                    {tokio:7.1} ns");
    let judge = |name: &str, ratio: f64, most: f64| {
        let word = if ratio <= most { "PASS" } else { "FAIL" };
        println!("  kernel / {name}  {ratio:5.2}  (at most {most})  {word}");
    };
    judge("floor", kernel / floor, MOST_OF_FLOOR);
    judge("tokio", kernel / tokio, MOST_OF_TOKIO);
}

/// Nanoseconds of CPU time per delivery.
fn cpu_per_delivery(contender: impl FnOnce()) -> f64 {
    let start = ProcessTime::now();
    contender();
    start.elapsed().as_secs_f64() * 1e9 / DELIVERIES as f64
}

/// The delay of a message: a `SplitMix64` step and a logarithm, the same for all contenders.
struct Delays(u64);

impl Delays {
    #[inline]
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ z >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        let uniform = ((z ^ z >> 31) >> 11 | 1) as f64 / (1_u64 << 53) as f64;
        (-libm::log(uniform) * MEAN_DELAY) as u64
    }
}

/// One heap entry of 32 bytes popped and pushed per delivery. As in the kernel, the heap also holds the time-outs of all
/// players, which it never gets to.
fn floor() {
    let mut heap: BinaryHeap<Reverse<(u64, u64, u64, u64)>> = BinaryHeap::new();
    let mut delays = Delays(1);
    for player in 0..u64::from(2 * PAIRS) {
        heap.push(Reverse((u64::MAX, player, 0, 0)));
    }
    for pair in 0..u64::from(PAIRS) {
        heap.push(Reverse((delays.next(), pair, pair, 0)));
    }
    for sequence in 0..DELIVERIES {
        if let Some(Reverse((at, _, pair, count))) = heap.pop() {
            heap.push(Reverse((at + delays.next(), sequence, pair, count + 1)));
        }
    }
    black_box(heap.len());
}

fn kernel() {
    async fn player(kernel: Kernel, mut inbox: Mailbox<u64>, peer: Address<u64>, mut delays: Delays) {
        while let Some(count) = inbox.recv_timeout(TIME_OUT).await {
            if count == MESSAGES_PER_PAIR {
                return;
            }
            peer.post(kernel.now() + Span::nanos(delays.next()), count + 1);
        }
    }

    let kernel = Kernel::new();
    for pair in 0..PAIRS {
        let (white, white_inbox) = kernel.mailbox(ActorId(2 * pair), Lane::Main);
        let (black, black_inbox) = kernel.mailbox(ActorId(2 * pair + 1), Lane::Main);
        white.send(1);
        let seed = u64::from(pair) << 32;
        let story = player(kernel.clone(), white_inbox, black, Delays(seed));
        kernel.spawn(ActorId(2 * pair), Lane::Main, story);
        let story = player(kernel.clone(), black_inbox, white, Delays(seed + 1));
        kernel.spawn(ActorId(2 * pair + 1), Lane::Main, story);
    }
    assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
    black_box(kernel.trace());
}

/// The sender sleeps for the message's delay before it sends, which spares tokio a relay task for every channel.
fn with_tokio() {
    async fn player(
        mut inbox: mpsc::UnboundedReceiver<u64>,
        peer: mpsc::UnboundedSender<u64>,
        mut delays: Delays,
    ) {
        let time_out = Duration::from_nanos(TIME_OUT.as_nanos());
        while let Ok(Some(count)) = tokio::time::timeout(time_out, inbox.recv()).await {
            if count == MESSAGES_PER_PAIR {
                return;
            }
            tokio::time::sleep(Duration::from_nanos(delays.next())).await;
            // The peer may have stopped already.
            let _ = peer.send(count + 1);
        }
    }

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime without input and output always starts");
    runtime.block_on(async {
        let mut players = Vec::new();
        for pair in 0..PAIRS {
            let (white, white_inbox) = mpsc::unbounded_channel();
            let (black, black_inbox) = mpsc::unbounded_channel();
            let _ = white.send(1);
            let seed = u64::from(pair) << 32;
            players.push(tokio::spawn(player(white_inbox, black, Delays(seed))));
            players.push(tokio::spawn(player(black_inbox, white, Delays(seed + 1))));
        }
        for player in players {
            player.await.expect("no player panics");
        }
    });
}
