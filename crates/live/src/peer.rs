//! Another terminal: takes a seat over a socket on this machine, in JSON lines.
//!
//! What comes over the socket is limited in length, read strictly, and never trusted: a peer that says anything out of turn is
//! dropped, and the officer takes its seat. A peer that does not read what it is told is dropped too.

use std::collections::BTreeMap;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use guardline_wire::record::Party;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc;
use tokio::time;

use crate::lines::Lines;
use crate::session::News;

/// Version of what is said over the socket.
const VERSION: u16 = 1;
/// How long a peer has to say which seat it wants, and how long it may take to read a line.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many lines may wait for a peer.
const BEHIND: usize = 4096;
/// How many peers may be connected at once.
const MOST: usize = 32;

/// What a peer says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum FromPeer {
    Hello { version: u16, seat: String },
    Line(String),
}

/// What the host says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum FromHost {
    Welcome { version: u16, seat: String },
    Refused(String),
    Tell(String),
}

/// Why a seat at another terminal could not be taken, or was lost.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum JoinError {
    /// The host cannot be reached, or is gone.
    #[error("{address}: {error}")]
    Socket {
        /// The host.
        address: SocketAddr,
        /// What the system says.
        error: io::Error,
    },
    /// The host does not give the seat.
    #[error("{address} refuses: {why}")]
    Refused {
        /// The host.
        address: SocketAddr,
        /// What it says.
        why: String,
    },
    /// Whatever is there, it is no host.
    #[error("{0}: what answers there is no host of guardline")]
    Foreign(SocketAddr),
}

/// One peer, as the host tells it things.
#[derive(Clone, Debug)]
pub(crate) struct Peer(mpsc::Sender<FromHost>);

impl Peer {
    /// Tells it something. Who has fallen too far behind is not waited for.
    pub(crate) fn tell(&self, text: &str) {
        let _ = self.0.try_send(FromHost::Tell(text.to_owned()));
    }
}

/// The seats that are free, by name.
type Free = Arc<Mutex<BTreeMap<String, Party>>>;

/// Those who join.
#[derive(Debug)]
pub(crate) struct Peers {
    address: SocketAddr,
    seats: Vec<String>,
}

impl Peers {
    /// Listens on an address of this machine and of no other network.
    pub(crate) fn listen(
        runtime: &Runtime,
        address: SocketAddr,
        seats: Vec<(String, Party)>,
        news: mpsc::Sender<News>,
    ) -> io::Result<Self> {
        if !address.ip().is_loopback() {
            let why = format!("{address} is not an address of this machine alone, such as 127.0.0.1:4500");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let listener = runtime
            .block_on(TcpListener::bind(address))
            .map_err(|error| io::Error::new(error.kind(), format!("{address}: {error}")))?;
        let address = listener.local_addr()?;
        let names = seats.iter().map(|(name, _)| name.clone()).collect();
        let free: Free = Arc::new(Mutex::new(seats.into_iter().collect()));
        let places = Arc::new(tokio::sync::Semaphore::new(MOST));
        runtime.spawn(async move {
            loop {
                let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
                let Ok((stream, _)) = listener.accept().await else { continue };
                let (free, news) = (Arc::clone(&free), news.clone());
                tokio::spawn(async move {
                    host(stream, &free, &news).await;
                    drop(place);
                });
            }
        });
        Ok(Self { address, seats: names })
    }

    /// Where it listens.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }
    /// The seats that can be taken.
    pub(crate) fn seats(&self) -> impl Iterator<Item = &str> {
        self.seats.iter().map(String::as_str)
    }
}

/// One peer, from hello to good-bye.
async fn host(mut stream: TcpStream, free: &Free, news: &mpsc::Sender<News>) {
    let (read, mut write) = stream.split();
    let mut lines = Lines::new(read);
    let first = time::timeout(PATIENCE, lines.next()).await;
    let Ok(Ok(Some(first))) = first else { return };
    let refuse = |why: &str| FromHost::Refused(why.to_owned());
    let (name, seat) = match serde_json::from_str(&first) {
        Ok(FromPeer::Hello { version: VERSION, seat: name }) => {
            let seat = free.lock().unwrap_or_else(PoisonError::into_inner).remove(&name);
            match seat {
                Some(seat) => (name, seat),
                None => {
                    return say(&mut write, &refuse("that seat is taken, or there is none of that name"))
                        .await;
                }
            }
        }
        Ok(FromPeer::Hello { version, .. }) => {
            return say(&mut write, &refuse(&format!("version {version}; this host speaks {VERSION}"))).await;
        }
        _ => return say(&mut write, &refuse("a hello was expected")).await,
    };
    say(&mut write, &FromHost::Welcome { version: VERSION, seat: name.clone() }).await;
    let (tell, mut told) = mpsc::channel(BEHIND);
    if news.send(News::Joins(seat, Peer(tell))).await.is_ok() {
        loop {
            tokio::select! {
                biased;
                text = told.recv() => {
                    let Some(text) = text else { break };
                    if !send(&mut write, &text).await {
                        break;
                    }
                }
                line = lines.next() => {
                    let Ok(Some(line)) = line else { break };
                    let Ok(FromPeer::Line(line)) = serde_json::from_str(&line) else { break };
                    if news.send(News::Line(seat, line)).await.is_err() {
                        break;
                    }
                }
            }
        }
    }
    // What was still to be told, such as how it ended.
    while let Ok(text) = told.try_recv() {
        if !send(&mut write, &text).await {
            break;
        }
    }
    let _ = write.shutdown().await;
    let _ = news.send(News::Gone(seat)).await;
    free.lock().unwrap_or_else(PoisonError::into_inner).insert(name, seat);
}

async fn say(write: &mut (impl AsyncWrite + Unpin), what: &FromHost) {
    send(write, what).await;
}

/// Whether it has gone out in time.
async fn send(write: &mut (impl AsyncWrite + Unpin), what: &impl Serialize) -> bool {
    let Ok(mut text) = serde_json::to_string(what) else { return false };
    text.push('\n');
    matches!(time::timeout(PATIENCE, write.write_all(text.as_bytes())).await, Ok(Ok(())))
}

/// Takes a seat at a host's table: shows what it tells through `tell`, and passes on what is typed.
pub fn join(address: SocketAddr, seat: &str, tell: &mut dyn FnMut(&str)) -> Result<(), JoinError> {
    let socket = |error| JoinError::Socket { address, error };
    let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build().map_err(socket)?;
    let result = runtime.block_on(async {
        let mut stream = TcpStream::connect(address).await.map_err(socket)?;
        sit(&mut stream, address, seat, tokio::io::stdin(), tell).await
    });
    runtime.shutdown_background();
    result
}

async fn sit(
    stream: &mut TcpStream,
    address: SocketAddr,
    seat: &str,
    input: impl AsyncRead + Unpin,
    tell: &mut dyn FnMut(&str),
) -> Result<(), JoinError> {
    let (read, mut write) = stream.split();
    let (mut told, mut typed) = (Lines::new(read), Lines::new(input));
    send(&mut write, &FromPeer::Hello { version: VERSION, seat: seat.to_owned() }).await;
    let mut typing = true;
    loop {
        tokio::select! {
            biased;
            line = told.next() => {
                let line = line.map_err(|error| JoinError::Socket { address, error })?;
                // The run is over.
                let Some(line) = line else { return Ok(()) };
                match serde_json::from_str(&line) {
                    Ok(FromHost::Tell(text)) => tell(&text),
                    Ok(FromHost::Refused(why)) => return Err(JoinError::Refused { address, why }),
                    Ok(FromHost::Welcome { .. }) => {}
                    Err(_) => return Err(JoinError::Foreign(address)),
                }
            }
            line = typed.next(), if typing => match line {
                Ok(Some(line)) if line.trim() == "quit" => return Ok(()),
                Ok(Some(line)) => typing = send(&mut write, &FromPeer::Line(line)).await,
                Ok(None) | Err(_) => typing = false,
            },
        }
    }
}
