//! How far a statement may be trusted.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How far a source, or what rests on it, may be trusted. From best to worst.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// Official text or release.
    Official,
    /// Wire service, national newspaper, broadcaster, study.
    Press,
    /// A copy or a digest of another text: shown as unverified.
    Copy,
    /// From memory: shown as unverified.
    Memory,
    /// Nobody reported it; it was chosen.
    Assumed,
}
