//! Wall-clock time of branching, since the continuations are processes of their own: seas up to their thousandth message, continued
//! two hundred times for six hours. `--quick` continues twenty times.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use guardline::kernel::{AsFastAsPossible, Lane};
use guardline::lab::branches::{Branching, Change};
use guardline::scenario::{Prepared, Settings, load_texts};
use guardline::units::{self, ActorId, Seed, Span};
use guardline::wire::Record;
use mimalloc::MiMalloc;

/// The message at which it branches off.
const MESSAGE: usize = 1000;
/// How long each continuation goes on.
const LASTS: Span = Span::hours(6);
const SEED: Seed = Seed(1);

/// Pairs of ships, one shadowing the other, every pair half a degree from the next.
fn sea(pairs: usize) -> Prepared {
    let mut text = r#"
format = 1
title = "A sea"
summary = "Pairs of ships."
time = { start = 2031-05-04T08:00:00Z, horizon_h = 336, zone = { name = "UTC", offset = "+00:00" } }
place = { name = "A sea", lat = 0.0, lon = 150.0, basis = "assumed" }
politics = { climate = 0.0, basis = "assumed" }
mechanism = { preset = "as_designed" }
sides = [
    { id = "red", name = "Red", ministry = "Red", offset = "+00:00" },
    { id = "blue", name = "Blue", ministry = "Blue", offset = "+00:00" },
]
"#
    .to_owned();
    for pair in 0..pairs {
        let (lat, lon) = (0.5 * ((pair / 10) as f64 - 4.5), 150.0 + 0.5 * ((pair % 10) as f64 - 4.5));
        let mut unit = |id: String, side: &str, lon: f64, task: &str| {
            write!(
                text,
                "[[units]]\nid = \"{id}\"\nside = \"{side}\"\nname = \"{id}\"\nplatform = \"destroyer\"\nlat = {lat}\n\
                 lon = {lon}\ncourse = {}\nspeed_kn = 12\ntask = {task}\nbasis = \"assumed\"\n",
                (pair * 37) % 360
            )
            .expect("a string takes everything");
        };
        let patrol =
            format!("{{ patrol_box = {{ lat = {lat}, lon = {lon}, width_nm = 8, length_nm = 8 }} }}");
        unit(format!("r{pair}"), "red", lon, &patrol);
        let shadow = format!("{{ shadow = {{ unit = \"r{pair}\", range_nm = 3 }} }}");
        unit(format!("b{pair}"), "blue", lon + 0.1, &shadow);
    }
    let loaded = load_texts(&[("sea.toml".to_owned(), text)], None, &[]);
    Prepared::new(&loaded.unwrap_or_else(|error| panic!("{error}")))
}

/// When each message began to be said.
fn said(sea: &Prepared) -> Vec<units::Instant> {
    let records = Rc::new(RefCell::new(Vec::<(units::Instant, ActorId, Lane, Record)>::new()));
    let settings = Settings { seed: SEED, replicate: 0, until: Some(sea.horizon()) };
    sea.run(settings, records.clone(), &mut AsFastAsPossible);
    let records = records.borrow();
    records.iter().filter(|(.., is)| matches!(is, Record::Says { .. })).map(|(at, ..)| *at).collect()
}

/// The one of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let runs = if std::env::args().any(|argument| argument == "--quick") { 20 } else { 200 };
    for pairs in [5, 20, 40] {
        let sea = sea(pairs);
        let said = said(&sea);
        let Some(at) = said.get(MESSAGE - 1).copied() else {
            println!("{pairs} pairs of ships: fewer than {MESSAGE} messages");
            continue;
        };
        let end = at.since_start() + LASTS;
        let branching =
            Branching { was: &sea, seed: SEED, replicate: 0, inputs: &[], at, then: &[], end, runs };
        let change = Change { name: "continued".to_owned(), prepared: &sea, first: None };
        #[expect(clippy::disallowed_methods, reason = "the time of other processes is not this one's")]
        let begun = Instant::now();
        let branches = branching.run(None, &change, &AtomicBool::new(false), &|| ());
        let (count, took) = (branches.map_or(0, |branches| branches.runs()), begun.elapsed().as_secs_f64());
        println!(
            "{pairs} pairs of ships, message {MESSAGE} at {at}: {count} continuations of {LASTS} in {took:.2} s, \
             {:.1} ms each, the way to the message included",
            took * 1e3 / count as f64
        );
    }
}
