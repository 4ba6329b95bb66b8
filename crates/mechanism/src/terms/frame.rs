//! What a text says about itself: what it is for, where it holds, how it is talked over, reviewed and left. None of it acts
//! within the hours or days of an encounter, and no view hands it out; the audit of a mechanism reads it.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

/// What a mechanism is for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Aim {
    /// Its purposes, as the text names them.
    pub purposes: Vec<Purpose>,
}

/// A purpose that texts of this kind name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// That nobody runs into anybody by accident.
    AvoidCollisions,
    /// That what happened is found out.
    ClearUpIncidents,
    /// That an incident does not become a clash or an affair between states.
    ContainIncidents,
    /// That people in distress are saved.
    Rescue,
    /// That both sides understand and trust each other better.
    MutualUnderstanding,
    /// That what the sides quarrel over is settled.
    SettleDisputes,
    /// That the sides work together at large.
    Cooperation,
}

impl Purpose {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::AvoidCollisions,
        Self::ClearUpIncidents,
        Self::ContainIncidents,
        Self::Rescue,
        Self::MutualUnderstanding,
        Self::SettleDisputes,
        Self::Cooperation,
    ];

    /// Whether one can tell, encounter by encounter, if it has been met.
    pub const fn is_bounded(self) -> bool {
        matches!(self, Self::AvoidCollisions | Self::ClearUpIncidents | Self::ContainIncidents | Self::Rescue)
    }

    /// Whether it depends on what the sides quarrel over, or on all their relations.
    pub const fn is_at_large(self) -> bool {
        matches!(self, Self::SettleDisputes | Self::Cooperation)
    }
}

/// Where a mechanism holds, and for whom.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Scope {
    /// Where.
    pub area: Area,
    /// Whose ships and aircraft.
    pub parties: Vec<Force>,
}

/// Where a mechanism holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// The text does not say.
    Silent,
    /// Everywhere.
    Everywhere,
    /// Outside territorial seas and the air above them.
    OutsideTerritorialSea,
}

/// A force that can be party to a mechanism.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Force {
    /// Naval ships and aircraft.
    Navy,
    /// The air force.
    AirForce,
    /// The coast guard.
    CoastGuard,
}

/// Meetings that the sides have agreed to hold.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Dialogue {
    /// Its id in this file.
    pub id: String,
    /// Who meets.
    pub level: DialogueLevel,
    /// Months from one meeting to the next; 0 if nothing is said.
    #[schemars(default)]
    pub every_months: f64,
    /// Whether it is held by habit, without being written down.
    #[schemars(default)]
    pub tacit: bool,
}

/// Who meets in a dialogue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DialogueLevel {
    /// Heads of division and officers who run the mechanism.
    Experts,
    /// Directors-general and flag officers.
    DirectorGeneral,
    /// Ministers.
    Minister,
    /// Heads of government.
    Leaders,
}

/// What is done about an incident afterwards.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Review {
    /// Days within which an incident is gone through together.
    pub within_d: f64,
    /// Whether both sides write one account of it.
    pub joint: bool,
    /// Whether it is done by habit, without being written down.
    #[schemars(default)]
    pub tacit: bool,
}

/// How a side leaves.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Exit {
    /// Whether notice must be given in writing.
    pub in_writing: bool,
    /// Days from that notice until the mechanism ends; 0 if nothing is said.
    #[schemars(default)]
    pub notice_d: f64,
}

/// What a file takes over from a mechanism that comes with the program. What the file itself says takes the place of the
/// whole pillar of that name; then paths are left out, and then terms are changed. Name, title, basis and grade are never
/// taken over.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Like {
    /// From which.
    pub preset: String,
    /// Pillars, lines or terms that are left out, such as `radio` or `lines.hotline`.
    #[schemars(default)]
    pub without: Vec<String>,
    /// Terms that are changed, by path: `lines.hotline.orders = "none"`.
    #[schemars(default, schema_with = "changes")]
    pub change: BTreeMap<String, String>,
}

fn changes(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let schema: Value = json!({ "type": "object" });
    schema.try_into().unwrap_or_default()
}
