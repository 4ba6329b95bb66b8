//! What several scenarios share, as a file says it.

use schemars::JsonSchema;
use serde::Serialize;

use guardline_units::Text;

use super::{PlatformFile, SideFile, SourceFile, ThirdPartyFile, UnitFile, ZoneFile};

/// A pack: what several scenarios share. It lies in the folder of the scenarios that import it, or below.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct PackFile {
    /// Version of the file format, 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u8,
    /// What it is, for people.
    #[serde(skip)]
    #[schemars(!skip)]
    pub title: Text,
    /// Packs that it builds on: paths from this file's folder.
    #[schemars(default)]
    pub import: Vec<String>,
    /// Sources.
    #[schemars(default)]
    pub sources: Vec<SourceFile>,
    /// Sides, with their rosters.
    #[schemars(default)]
    pub sides: Vec<SideFile>,
    /// Classes of ships and aircraft, with their sets and watches.
    #[schemars(default)]
    pub platforms: Vec<PlatformFile>,
    /// Ships and aircraft.
    #[schemars(default)]
    pub units: Vec<UnitFile>,
    /// Circles on the sea.
    #[schemars(default)]
    pub zones: Vec<ZoneFile>,
    /// A third party.
    pub third_party: Option<ThirdPartyFile>,
}
