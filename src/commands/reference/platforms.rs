//! Classes of ships and aircraft.

use guardline::scenario::file::Basis;
use guardline::scenario::platforms;
use guardline::theatre::{Platform, Step};
use guardline::wire::Channel;

use super::markdown::Page;
use super::word;
use crate::output::Failure;

pub(super) fn page() -> Result<String, Failure> {
    let all = platforms()?;
    let mut page = Page::graded("Classes of ships and aircraft", "guardline reference platforms");
    page.paragraph(
        "The classes that come with the program. A scenario names one of them in `units.platform`, or defines its own in \
         `[[platforms]]`; `like` takes over everything that is not said:",
    );
    page.code(
        "toml",
        "[[platforms]]\n\
         id = \"supply_boat\"\n\
         name = \"a supply boat\"          # in a sentence; the id in words if not given\n\
         like = \"fishing_vessel\"         # a class of this page, or one defined before\n\
         fastest_kn = 18\n\
         acts = [\"break_off\", \"stand_off\", \"close_in\"]\n\
         basis = \"assumed\"               # or the id of a source",
    );
    page.paragraph(
        "A class that is like no other says everything: for a ship all but `ceiling_m`, `bank_deg` and `climb`, for an \
         aircraft all but `turn_deg_s`. What stands here are round figures of public reference works, from memory, and \
         assumed for the model.",
    );

    page.heading("How they move and how far they see");
    let rows = all.iter().map(|(class, basis)| {
        let it = class.traits();
        let only = |has: bool, value: f64| if has { value.to_string() } else { String::new() };
        vec![
            format!("`{}`", class.id),
            word(class.kind),
            format!("{} to {}", it.slowest.0, it.fastest.0),
            only(class.flies(), it.ceiling.0),
            it.sensor_range.0.to_string(),
            it.hull.0.to_string(),
            it.reaction_seconds.to_string(),
            only(!class.flies(), it.turn_deg_s),
            only(class.flies(), it.bank_deg),
            it.acceleration.to_string(),
            only(class.flies(), it.climb),
            of(basis),
        ]
    });
    let header = [
        "`id`",
        "`kind`",
        "`slowest_kn` to `fastest_kn`",
        "`ceiling_m`",
        "`sensor_range_m`: radar, given the horizon",
        "`hull_m`: radius within which hulls touch",
        "`reaction_seconds`: order to helm",
        "`turn_deg_s`: a ship's turn",
        "`bank_deg`: an aircraft's bank",
        "`acceleration`, m/s²",
        "`climb`, m/s",
        "`basis`",
    ];
    page.wide_table(&header.map(str::to_owned), rows);

    page.heading("Usual sets and watch");
    page.paragraph(
        "What a unit has where the scenario says nothing of it. Which channel is what: [channels.md](channels.md).",
    );
    let rows = all.iter().map(|(class, _)| {
        [
            format!("`{}`", class.id),
            format!("{} above itself", class.traits().antenna.0),
            titles(&class.sets),
            titles(&class.watch),
        ]
    });
    page.table(["class", "`antenna_m`", "`sets`", "`watch`"], rows);

    page.heading("From the rung to the act");
    page.paragraph(
        "What a unit does to be at a rung it has chosen; a rung without an act is not on its menu. R8 and R9 are outcomes \
         and never chosen. Whoever can `fire` is armed, and whoever can `illuminate` has a fire-control radar.",
    );
    let steps = Step::ALL.iter().map(|step| format!("R{}", step.rung().number()));
    let header: Vec<String> = ["class".to_owned()].into_iter().chain(steps).collect();
    page.wide_table(&header, all.iter().map(|(class, _)| ladder(class)));
    Ok(page.text())
}

fn ladder(class: &Platform) -> Vec<String> {
    let act = |step: Step| {
        if class.can(step) { format!("`{}`", word(step).replace(' ', "_")) } else { String::new() }
    };
    [format!("`{}`", class.id)].into_iter().chain(Step::ALL.into_iter().map(act)).collect()
}

fn titles(channels: &[Channel]) -> String {
    channels.iter().map(|channel| channel.planned().title).collect::<Vec<_>>().join(", ")
}

fn of(basis: &Basis) -> String {
    match basis {
        Basis::Assumed => "assumed".to_owned(),
        Basis::Source(id) => id.clone(),
    }
}
