//! `guardline reference`: what the program knows of channels, platforms, codes and mechanisms, from the tables a run uses.

use std::process::ExitCode;

use serde::Serialize;

use crate::FINE;
use crate::arguments::{Reference, ReferenceOf};
use crate::output::{self, Failure};

mod channels;
mod checks;
mod codebook;
pub(super) mod markdown;
mod mechanisms;
mod platforms;

pub(crate) fn reference(arguments: Reference) -> Result<ExitCode, Failure> {
    let all = [
        ReferenceOf::Channels,
        ReferenceOf::Platforms,
        ReferenceOf::Codebook,
        ReferenceOf::Mechanisms,
        ReferenceOf::Checks,
    ];
    let wanted = all.into_iter().filter(|of| arguments.of.is_none_or(|only| only == *of));
    let pages = wanted.map(|of| match of {
        ReferenceOf::Channels => Ok(channels::page()),
        ReferenceOf::Platforms => platforms::page(),
        ReferenceOf::Codebook => Ok(codebook::page()),
        ReferenceOf::Mechanisms => mechanisms::page(),
        ReferenceOf::Checks => Ok(checks::page()),
    });
    let pages = pages.collect::<Result<Vec<_>, _>>()?;
    output::print(&pages.join("\n"))?;
    Ok(FINE)
}

/// The name of a value in files, as words.
fn word(value: impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('_', " ")
}
