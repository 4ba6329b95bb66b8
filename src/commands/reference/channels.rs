//! The channel plan.

use guardline::units::params::PARAMETERS;
use guardline::wire::{Modulation, PLAN};

use super::markdown::Page;
use super::word;

pub(super) fn page() -> String {
    let mut page = Page::graded("Channels", "guardline reference channels");
    page.heading("The channel plan");
    page.paragraph(
        "A set for one modulation cannot hear the other. On a guard channel everybody may call. A mechanism may agree on \
         any of these as a working channel; then both sides keep watch on it by order.",
    );
    let rows = PLAN.iter().map(|row| {
        let modulation = match row.modulation {
            Modulation::Am => "AM",
            Modulation::Fm => "FM",
        };
        [
            row.title.to_owned(),
            format!("`{}`", row.name),
            format!("{:.3}", row.megahertz),
            modulation.to_owned(),
            if row.guard { "yes" } else { "" }.to_owned(),
            row.what.to_owned(),
            row.source.to_owned(),
            word(row.grade),
        ]
    });
    page.table(
        ["channel", "in files", "MHz", "modulation", "guard", "what it is for", "source", "grade"],
        rows,
    );
    page.paragraph(
        "Left out: digital selective calling (VHF 70), and the medium and high frequencies on which ships call beyond the \
         horizon (2182 kHz, 4125 kHz); the ether of this program carries voice within the radio horizon only.",
    );

    page.paragraph("Which sets a class of ship or aircraft has, and how high its antenna is: [platforms.md](platforms.md).");

    page.heading("Parameters of radio, language and sight");
    page.paragraph("Each can be changed with `--set param.NAME=value`, within its range.");
    let about = ["radio.", "language.", "readback.", "visual."];
    let rows = PARAMETERS.iter().filter(|row| about.iter().any(|it| row.name.starts_with(it))).map(|row| {
        [
            format!("`{}`", row.name),
            row.default.to_string(),
            row.unit.to_owned(),
            format!("{} to {}", row.low, row.high),
            row.what.to_owned(),
            row.origin.to_string(),
        ]
    });
    page.table(["parameter", "default", "unit", "range", "what it is", "origin"], rows);
    page.text()
}
