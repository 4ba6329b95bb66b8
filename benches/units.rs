//! CPU time of one event, as the number of units grows: what is spread over a wide sea, and what is crowded into one place.
//! Medians of rounds in which every size runs once, in turn, as ratios to two units. `--quick` does three rounds.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;

use cpu_time::ProcessTime;
use guardline::kernel::{Lane, Pace, Sink, Woke};
use guardline::scenario::{Prepared, Settings, load_texts};
use guardline::units::{ActorId, Instant, Seed};
use guardline::wire::Record;

const SIZES: [usize; 3] = [2, 20, 200];

/// Counts how often something fell due: a delivery, a time-out, a sleep that is over.
#[derive(Default)]
struct Counting(u64);

impl Pace for Counting {
    fn wait(&mut self, _: Instant, _: Instant) -> Woke {
        self.0 += 1;
        Woke::Due
    }
}

/// Keeps nothing.
struct Nowhere;

impl Sink<Record> for Nowhere {
    fn record(&mut self, _: Instant, _: ActorId, _: Lane, _: Record) {}
}

/// Pairs of ships, one shadowing the other, every pair `apart` degrees from the next.
fn sea(units: usize, apart: f64, hours: u32) -> Prepared {
    let mut text = r#"
format = 1
title = "A sea"
summary = "Pairs of ships."
time = { start = 2031-05-04T08:00:00Z, horizon_h = 24, zone = { name = "UTC", offset = "+00:00" } }
place = { name = "A sea", lat = 0.0, lon = 150.0, basis = "assumed" }
politics = { climate = 0.0, basis = "assumed" }
mechanism = { preset = "none" }
sides = [
    { id = "red", name = "Red", ministry = "Red", offset = "+00:00" },
    { id = "blue", name = "Blue", ministry = "Blue", offset = "+00:00" },
]
"#
    .replace("horizon_h = 24", &format!("horizon_h = {hours}"));
    for pair in 0..units / 2 {
        let (row, column) = (pair / 10, pair % 10);
        let (lat, lon) = (apart * (row as f64 - 4.5), 150.0 + apart * (column as f64 - 4.5));
        let course = (pair * 37) % 360;
        let mut unit = |id: String, side: &str, lon: f64, task: &str| {
            write!(
                text,
                "[[units]]\nid = \"{id}\"\nside = \"{side}\"\nname = \"{id}\"\nplatform = \"destroyer\"\nlat = {lat}\n\
                 lon = {lon}\ncourse = {course}\nspeed_kn = 12\ntask = {task}\nbasis = \"assumed\"\n"
            )
            .expect("a string takes everything");
        };
        unit(
            format!("r{pair}"),
            "red",
            lon,
            "{ patrol_box = { lat = LAT, lon = LON, width_nm = 8, length_nm = 8 } }",
        );
        unit(
            format!("b{pair}"),
            "blue",
            lon + 0.1,
            &format!("{{ shadow = {{ unit = \"r{pair}\", range_nm = 3 }} }}"),
        );
        text = text.replace("LAT", &lat.to_string()).replace("LON", &lon.to_string());
    }
    let loaded = load_texts(&[("sea.toml".to_owned(), text)], None, &[]);
    Prepared::new(&loaded.unwrap_or_else(|error| panic!("{error}")))
}

fn main() {
    let rounds = if std::env::args().any(|argument| argument == "--quick") { 3 } else { 9 };
    println!("CPU time of one event, median of {rounds} rounds, and the ratio to 2 units");
    for (name, apart, hours) in [("far apart (30 NM)", 0.5, 24), ("crowded (2 NM)", 0.033, 1)] {
        let seas = SIZES.map(|units| sea(units, apart, hours));
        let mut times = SIZES.map(|_| Vec::new());
        let mut events = SIZES.map(|_| 0);
        for _ in 0..rounds {
            for (index, sea) in seas.iter().enumerate() {
                let (mut count, begun) = (Counting::default(), ProcessTime::now());
                // As many runs as make about the same work.
                for seed in 1..=(400 / SIZES[index]) as u64 {
                    let settings = Settings { seed: Seed(seed), replicate: 0, until: None };
                    sea.run(settings, Rc::new(RefCell::new(Nowhere)), &mut count);
                }
                times[index].push(begun.elapsed().as_secs_f64() / count.0 as f64);
                events[index] = count.0 / (400 / SIZES[index]) as u64;
            }
        }
        let medians = times.map(|mut times: Vec<f64>| {
            times.sort_by(f64::total_cmp);
            times[times.len() / 2]
        });
        for (index, units) in SIZES.iter().enumerate() {
            println!(
                "  {name:<18} {units:>4} units {:>8} events {:>8.2} µs an event  × {:.2}",
                events[index],
                medians[index] * 1e6,
                medians[index] / medians[0]
            );
        }
    }
}
