//! Threads, and numbered pieces of work for as many of them as the present rayon pool has.
//!
//! Pieces are handed out in order, and one that was handed out is finished: when interrupted, what is done is always the
//! pieces from 0 up to some number.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

/// Does work on a rayon pool of so many threads, or of as many as there are cores.
pub(crate) fn on<T: Send>(
    threads: Option<usize>,
    work: impl FnOnce() -> T + Send,
) -> Result<T, ThreadPoolBuildError> {
    Ok(ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?.install(work))
}

/// Does `pieces` pieces of work and gives back what came of each, in order.
///
/// `progress` is called after each, by the thread that did it. Once `interrupted` is true no further one is begun.
pub(crate) fn in_order<T: Send>(
    pieces: u32,
    interrupted: &AtomicBool,
    progress: &(dyn Fn() + Sync),
    work: impl Fn(u32) -> T + Sync,
) -> Vec<T> {
    let keep = |done: &mut Vec<(u32, T)>, number| done.push((number, work(number)));
    let by_worker = by_worker(pieces, interrupted, progress, Vec::new, keep);
    let mut done: Vec<(u32, T)> = by_worker.into_iter().flatten().collect();
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, what)| what).collect()
}

/// The same where what comes of the pieces is put together as they are done: each thread does so with what `new` gives it.
pub(crate) fn by_worker<A: Send>(
    pieces: u32,
    interrupted: &AtomicBool,
    progress: &(dyn Fn() + Sync),
    new: impl Fn() -> A + Sync,
    work: impl Fn(&mut A, u32) + Sync,
) -> Vec<A> {
    let next = AtomicU64::new(0);
    rayon::broadcast(|_| {
        let mut done = new();
        while !interrupted.load(Ordering::Relaxed) {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(number) = u32::try_from(number).ok().filter(|number| *number < pieces) else { break };
            work(&mut done, number);
            progress();
        }
        done
    })
}
