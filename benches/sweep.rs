//! Sweeps of the radar claim of 2013 under two arms: runs a second a core, of the scenario's 72 hours, as in the experiments that come with
//! the program, and of ninety days; processor time on two workers over that on one, memory by the number of runs, and how long a verdict
//! to a point takes. Each measurement is a process of its own, since memory that was once taken is not given back. What a machine does in
//! an hour another may not, nor the same in the next: runs are also counted in the time in which it sorts a million numbers, measured in
//! the same process. `--quick` runs a tenth.

#![expect(clippy::print_stdout, reason = "a bench prints its figures")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::time::Instant;

use cpu_time::ProcessTime;
use guardline::kernel::Draws;
use guardline::lab::sweep::Plan;
use guardline::scenario::load_experiment;
use guardline::units::Seed;
use mimalloc::MiMalloc;

/// Rounds in which one worker and two take turns.
const ROUNDS: usize = 7;
/// Runs a second a core that are aimed at, and the most that two workers may cost over one.
const TARGET: f64 = 2_000.0;
const MOST_OVERHEAD: f64 = 1.1;
/// Where runs end. Without it they go on to the ninetieth day: the dispute is carried on, and others meet.
const SCENARIO: &str = "until_h = 72";
/// Pairs in the smallest measurement of memory.
const FEW: u32 = 5_000;

/// The one of the program.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, mark, pairs, workers, more] = &arguments[..]
        && mark == CHILD
    {
        let (pairs, workers) = (pairs.parse().expect("a number"), workers.parse().expect("a number"));
        return measure(pairs, workers, more);
    }
    let scale = if arguments.iter().any(|argument| argument == "--quick") { 10 } else { 1 };
    let [mut costs, mut months, mut sorts, mut overheads, mut gains] = [const { Vec::new() }; 5];
    let pairs = FEW / scale;
    for _ in 0..ROUNDS {
        // What the machine does beside it is much the same in both of a round.
        let [one, two] = [1, 2].map(|workers| child(pairs, workers, SCENARIO));
        let long = child(pairs, 1, "");
        costs.push(one.processor / one.runs);
        months.push(long.processor / long.runs);
        sorts.push(one.sort * one.runs / one.processor);
        overheads.push(two.processor / one.processor);
        gains.push(one.wall / two.wall);
    }
    let [cost, month, sorts, overhead, gain] = [costs, months, sorts, overheads, gains].map(median);
    let met = |yes: bool| if yes { "met" } else { "not met" };
    println!(
        "Sweeps of the radar claim of 2013, result included; median of {ROUNDS} rounds of {pairs} pairs"
    );
    for (what, cost) in [("72 hours", cost), ("90 days", month)] {
        println!(
            "  {:>8.0} runs/s a core of {what}, on one worker, target {TARGET}: {}",
            1.0 / cost,
            met(1.0 / cost >= TARGET)
        );
    }
    println!("  {sorts:>8.0} runs of 72 hours in the time in which it sorts a million numbers");
    println!(
        "  {:>8.2} times the processor time on two workers, at most {MOST_OVERHEAD}: {}",
        overhead,
        met(overhead <= MOST_OVERHEAD)
    );
    println!("  {gain:>8.2} times as fast by the clock");
    println!("Highest memory, of 90 days");
    for pairs in [FEW, 2 * FEW, 10 * FEW].map(|pairs| pairs / scale) {
        let Measured { runs, memory, .. } = child(pairs, 2, "");
        println!("  {:>8.1} MB for {runs} runs", memory / 1024.0);
    }
    let Measured { runs, wall, .. } = child(10 * FEW, 2, "stop = { half_width = 0.01 }");
    println!("A verdict to one point: {wall:.1} s by the clock on two workers, after {runs} runs");
}

const CHILD: &str = "--measure";

/// What one process measured of itself.
struct Measured {
    runs: f64,
    /// Seconds of processor time, and by the clock.
    processor: f64,
    wall: f64,
    /// The most memory it had, KiB; 0 where the system does not say.
    memory: f64,
    /// Seconds of processor time for the yardstick.
    sort: f64,
}

fn child(pairs: u32, workers: usize, more: &str) -> Measured {
    let program = std::env::current_exe().expect("a program has a path");
    let output = Command::new(program)
        .args([CHILD, &pairs.to_string(), &workers.to_string(), more])
        .output()
        .expect("a program can be run again");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut numbers = text.split_whitespace().map(|number| number.parse::<f64>().expect("a number"));
    let mut next = || numbers.next().expect("five numbers");
    Measured { runs: next(), processor: next(), wall: next(), memory: next(), sort: next() }
}

/// Runs a sweep and prints what it took.
fn measure(pairs: u32, workers: usize, more: &str) {
    let folder = tempfile::tempdir().expect("a folder");
    let scenario = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/2013-01-30-east-china-sea.toml");
    let file = folder.path().join("experiment.toml");
    let text = format!(
        "format = 1\ntitle = \"A radar claim\"\nquestion = \"Is it calm sooner?\"\nscenario = '{}'\n\
         runs = {pairs}\nembassy_control = false\nkeep = [\"csv\", \"parquet\"]\n{more}\n\
         arms = [{{ id = \"none\", mechanism = \"none\" }}, {{ id = \"as_observed\", mechanism = \"as_observed\" }}]\n\
         outcomes = {{ primary = \"calm_24h\", secondary = [\"tension\", \"hours_to_deescalate\"] }}\n",
        scenario.display()
    );
    fs::write(&file, text).expect("a file can be written");
    let begun = ProcessTime::now();
    #[expect(clippy::disallowed_methods, reason = "how long somebody waits is what is measured")]
    let clock = Instant::now();
    let experiment = load_experiment(&file, &Plan::outcome_names()).unwrap_or_else(|error| panic!("{error}"));
    let plan = Plan::new(experiment, None, env!("CARGO_PKG_VERSION"));
    let out = folder.path().join("out");
    plan.claim(&out).expect("an empty folder");
    let done = plan.run(Some(workers), &out, 0..plan.rows(), &AtomicBool::new(false), &|_| {});
    done.expect("a sweep runs to its end");
    let result = plan.conclude(Some(workers), &out, &AtomicBool::new(false), &|_, _| ()).expect("a result");
    println!(
        "{} {} {} {} {}",
        result.receipt.runs,
        begun.elapsed().as_secs_f64(),
        clock.elapsed().as_secs_f64(),
        highest_memory(),
        yardstick()
    );
}

/// Processor time in which this machine sorts a million numbers, as it is now.
fn yardstick() -> f64 {
    let mut numbers = vec![0.0; 1_000_000];
    Draws::new(Seed(1), 0, 0).at("bench", "numbers", &[]).uniforms(&mut numbers);
    let begun = ProcessTime::now();
    numbers.sort_unstable_by(f64::total_cmp);
    begun.elapsed().as_secs_f64()
}

/// The most memory that this process had, KiB, as Linux tells it.
fn highest_memory() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse().ok()).unwrap_or(0.0)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
