//! Waiting for the first of several futures.

/// Waits for the first of two to four futures, and prefers the one written first.
///
/// `choose! { pattern = future => expression, … }` polls the futures in the order in which they are written. The first
/// that is ready wins; the others are dropped, which disarms them, *before* the winner's expression runs. Nothing is
/// ever chosen at random: of two that are ready at once, the upper one wins. Patterns must always match.
///
/// ```
/// use guardline_kernel::{AsFastAsPossible, Kernel, Lane, Stop, choose};
/// use guardline_units::{ActorId, Instant, Span};
///
/// let kernel = Kernel::new();
/// let (note, mut notes) = kernel.mailbox::<u64>(ActorId(0), Lane::Line);
/// kernel.spawn(ActorId(0), Lane::Line, {
///     let kernel = kernel.clone();
///     async move {
///         let answer = choose! {
///             note = notes.recv() => Some(note),
///             () = kernel.sleep(Span::minutes(5)) => None,
///         };
///         assert_eq!(answer, Some(7));
///     }
/// });
/// note.post(Instant::START + Span::minutes(2), 7);
/// assert_eq!(kernel.run(Instant::NEVER, &mut AsFastAsPossible), Stop::Idle);
/// assert_eq!(kernel.now(), Instant::START + Span::minutes(2));
/// ```
#[macro_export]
macro_rules! choose {
    // The futures live in a block of their own, so they are gone when the winner's expression runs.
    (@race $choice:ident, $(($arm:ident, $place:ident, $future:expr))+) => {{
        $(let mut $arm = ::std::pin::pin!($future);)+
        ::std::future::poll_fn(move |context| {
            $(
                if let ::std::task::Poll::Ready(output) = ::std::future::Future::poll($arm.as_mut(), context) {
                    return ::std::task::Poll::Ready($crate::$choice::$place(output));
                }
            )+
            ::std::task::Poll::Pending
        })
        .await
    }};
    ($p1:pat = $f1:expr => $e1:expr, $p2:pat = $f2:expr => $e2:expr $(,)?) => {
        match $crate::choose!(@race OfTwo, (a, First, $f1) (b, Second, $f2)) {
            $crate::OfTwo::First($p1) => $e1,
            $crate::OfTwo::Second($p2) => $e2,
        }
    };
    ($p1:pat = $f1:expr => $e1:expr, $p2:pat = $f2:expr => $e2:expr, $p3:pat = $f3:expr => $e3:expr $(,)?) => {
        match $crate::choose!(@race OfThree, (a, First, $f1) (b, Second, $f2) (c, Third, $f3)) {
            $crate::OfThree::First($p1) => $e1,
            $crate::OfThree::Second($p2) => $e2,
            $crate::OfThree::Third($p3) => $e3,
        }
    };
    ($p1:pat = $f1:expr => $e1:expr, $p2:pat = $f2:expr => $e2:expr, $p3:pat = $f3:expr => $e3:expr,
     $p4:pat = $f4:expr => $e4:expr $(,)?) => {
        match $crate::choose!(@race OfFour, (a, First, $f1) (b, Second, $f2) (c, Third, $f3) (d, Fourth, $f4)) {
            $crate::OfFour::First($p1) => $e1,
            $crate::OfFour::Second($p2) => $e2,
            $crate::OfFour::Third($p3) => $e3,
            $crate::OfFour::Fourth($p4) => $e4,
        }
    };
}

/// Which of two arms of [`choose!`] won, with its output.
#[doc(hidden)]
#[derive(Debug)]
pub enum OfTwo<A, B> {
    First(A),
    Second(B),
}

/// Which of three arms of [`choose!`] won, with its output.
#[doc(hidden)]
#[derive(Debug)]
pub enum OfThree<A, B, C> {
    First(A),
    Second(B),
    Third(C),
}

/// Which of four arms of [`choose!`] won, with its output.
#[doc(hidden)]
#[derive(Debug)]
pub enum OfFour<A, B, C, D> {
    First(A),
    Second(B),
    Third(C),
    Fourth(D),
}
