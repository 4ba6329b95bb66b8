//! Which message of the catalogues names what.

use guardline_wire::dispute::{Clue, Move};
use guardline_wire::line::DeadWhy;
use guardline_wire::record::{Because, Intent, Mode, Occasion, Shows, Unheard, Unsent};
use guardline_wire::{Acknowledgement, NoticeContent};

/// A content of a notice.
pub(super) const fn content_key(content: NoticeContent) -> &'static str {
    match content {
        NoticeContent::Activity => "content-activity",
        NoticeContent::Times => "content-times",
        NoticeContent::Area => "content-area",
        NoticeContent::Heights => "content-heights",
    }
}

pub(super) const fn intent_key(intent: Intent) -> &'static str {
    match intent {
        Intent::Innocent => "intent-innocent",
        Intent::Probe => "intent-probe",
        Intent::Hostile => "intent-hostile",
    }
}

pub(super) const fn mode_key(mode: Mode) -> &'static str {
    match mode {
        Mode::Search => "mode-search",
        Mode::Track => "mode-track",
        Mode::FireControl => "mode-fire-control",
    }
}

pub(crate) const fn grade_key(grade: Acknowledgement) -> &'static str {
    match grade {
        Acknowledgement::Received => "grade-received",
        Acknowledgement::Understood => "grade-understood",
        Acknowledgement::Accepted => "grade-accepted",
    }
}

/// Why a message was not sent.
pub(crate) const fn unsent_key(why: Unsent) -> &'static str {
    match why {
        Unsent::NoSet => "unsent-no-set",
        Unsent::NotInPlay => "unsent-not-in-play",
        Unsent::Busy => "unsent-busy",
        Unsent::NoLine => "unsent-no-line",
    }
}

/// Why a message was not heard.
pub const fn unheard_key(why: Unheard) -> &'static str {
    match why {
        Unheard::NotInPlay => "unheard-not-in-play",
        Unheard::NoWatch => "unheard-no-watch",
        Unheard::WatchNotKept => "unheard-watch-not-kept",
        Unheard::BeyondHorizon => "unheard-beyond-horizon",
        Unheard::Talking => "unheard-talking",
        Unheard::SteppedOn => "unheard-stepped-on",
        Unheard::Unreadable => "unheard-unreadable",
        Unheard::NotForHim => "unheard-not-for-him",
        Unheard::OutOfSight => "unheard-out-of-sight",
        Unheard::NotSeen => "unheard-not-seen",
        Unheard::Blank => "unheard-blank",
    }
}

/// What a warning receiver shows of somebody's radar.
pub(super) const fn shows_key(shows: Shows) -> &'static str {
    match shows {
        Shows::Nothing => "shows-nothing",
        Shows::Search => "shows-search",
        Shows::Track => "shows-track",
        Shows::Lock => "shows-lock",
    }
}

pub(crate) const fn because_key(because: Because) -> &'static str {
    match because {
        Because::Prior => "because-prior",
        Because::Lock => "because-lock",
        Because::Up => "because-up",
        Because::Down => "because-down",
        Because::Quiet => "because-quiet",
        Because::Weapon => "because-weapon",
        Because::Collision => "because-collision",
        Because::Query => "because-query",
        Because::Demand => "because-demand",
        Because::ThreatHeard => "because-threat-heard",
        Because::IntentionKept => "because-intention-kept",
        Because::IntentionBroken => "because-intention-broken",
        Because::Notice => "because-notice",
        Because::Signal => "because-signal",
        Because::Analysis => "because-analysis",
        Because::Silence => "because-silence",
        Because::Answer => "because-answer",
        Because::LineContact => "because-line-contact",
        Because::Explanation => "because-explanation",
        Because::NoExplanation => "because-no-explanation",
        Because::PublicAct => "because-public-act",
        Because::Assistance => "because-assistance",
    }
}

pub(crate) const fn occasion_key(occasion: Occasion) -> &'static str {
    match occasion {
        Occasion::Evidence => "occasion-evidence",
        Occasion::Seen => "occasion-seen",
        Occasion::Orders => "occasion-orders",
        Occasion::Review => "occasion-review",
        Occasion::OwnWord => "occasion-own-word",
        Occasion::Incident => "occasion-incident",
    }
}

/// Why a ring reaches nobody.
pub(crate) const fn dead_key(why: DeadWhy) -> &'static str {
    match why {
        DeadWhy::OutOfOrder => "dead-out-of-order",
        DeadWhy::NotStaffed => "dead-not-staffed",
        DeadWhy::Cut => "dead-cut",
        DeadWhy::NobodyThere => "dead-nobody-there",
    }
}

/// What a ministry does in a dispute.
pub(crate) const fn move_key(what: Move) -> &'static str {
    match what {
        Move::Silence => "move-silence",
        Move::Protest => "move-protest",
        Move::Accuse => "move-accuse",
        Move::Deny => "move-deny",
        Move::Release => "move-release",
        Move::CounterAccuse => "move-counter-accuse",
        Move::Explain => "move-explain",
        Move::Regret => "move-regret",
        Move::OfferReview => "move-offer-review",
        Move::Accept => "move-accept",
        Move::Suspend => "move-suspend",
        Move::Resume => "move-resume",
        Move::Mediate => "move-mediate",
    }
}

/// What moves an account of whose fault it was.
pub(super) const fn clue_key(clue: Clue) -> &'static str {
    match clue {
        Clue::Lock => "clue-lock",
        Clue::Conduct => "clue-conduct",
        Clue::CrewCleared => "clue-crew-cleared",
        Clue::CrewAdmitted => "clue-crew-admitted",
        Clue::Conceded => "clue-conceded",
        Clue::Released => "clue-released",
        Clue::Analysed => "clue-analysed",
        Clue::Compared => "clue-compared",
    }
}
