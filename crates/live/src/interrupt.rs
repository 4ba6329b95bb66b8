//! Ctrl-C: a run stops at the next event, keeps what it has written, and says so.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::runtime::{Builder, Runtime};

/// Listens for Ctrl-C for as long as it lives.
#[derive(Debug)]
pub struct Interrupt {
    asked: Arc<AtomicBool>,
    /// Keeps the listener alive.
    _runtime: Runtime,
}

impl Interrupt {
    /// Begins to listen; from here on no Ctrl-C is missed. A second one ends the program at once.
    pub fn listen() -> io::Result<Self> {
        let asked = Arc::new(AtomicBool::new(false));
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let flag = Arc::clone(&asked);
        let entered = runtime.enter();
        #[cfg(unix)]
        let mut signal = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::interrupt())?;
        #[cfg(windows)]
        let mut signal = tokio::signal::windows::ctrl_c()?;
        drop(entered);
        runtime.spawn(async move {
            while signal.recv().await.is_some() {
                if flag.swap(true, Ordering::Relaxed) {
                    std::process::exit(130);
                }
            }
        });
        Ok(Self { asked, _runtime: runtime })
    }

    /// The flag that Ctrl-C raises.
    pub fn flag(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.asked)
    }

    /// Whether it has been asked.
    pub fn asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed)
    }
}
