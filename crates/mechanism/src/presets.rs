//! The mechanisms that come with the program.

macro_rules! presets {
    ($($name:literal)*) => { &[$(($name, include_str!(concat!("../../../scenarios/mechanisms/", $name, ".toml")))),*] };
}

/// Name and text of each file.
pub const PRESETS: &[(&str, &str)] = presets! {
    "none"
    "as_designed"
    "as_observed"
    "dtl_48h"
    "daily_check"
    "cues_only"
    "incsea_like"
    "talks_only"
    "freeze_surprise"
    "freeze_expected"
    "bad_faith"
    "early_warning"
    "inert"
    "placebo"
    "line_only"
    "radio_only"
    "notices_only"
    "without_line"
    "without_radio"
    "without_notices"
    "without_phrases"
    "without_channel"
};
