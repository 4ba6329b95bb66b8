//! The mechanisms that come with the program, side by side.

use guardline::mechanism::{Faith, LineTerms, PRESETS, ServiceHours, Terms, audit};
use guardline::scenario::{LoadError, load_mechanism};

use super::markdown::Page;
use super::word;
use crate::output::Failure;

pub(super) fn page() -> Result<String, Failure> {
    let all = PRESETS.iter().map(|(name, _)| Ok(load_mechanism(name)?.terms));
    let all = all.collect::<Result<Vec<Terms>, LoadError>>()?;
    let mut page = Page::graded("Mechanisms", "guardline reference mechanisms");
    page.paragraph(
        "What two ministries have agreed on, and how each part is really run. A basis and its grade hold for the whole \
         file; which single numbers are assumed, the comments in `scenarios/mechanisms` say.",
    );
    page.heading("Where each comes from");
    let rows = all.iter().map(|terms| {
        let cut: Vec<String> = terms.cut.iter().map(word).collect();
        [
            format!("`{}`", terms.name),
            terms.title.english().to_owned(),
            terms.basis.clone(),
            word(terms.grade),
            match cut.len() {
                0 => "none".to_owned(),
                7 => "all seven".to_owned(),
                _ => cut.join(", "),
            },
        ]
    });
    page.table(["mechanism", "title", "basis", "grade", "paths cut"], rows);

    page.heading("Those that are like another");
    page.paragraph("What they do not change they have from the other, and the tables below leave them out.");
    let rows = all.iter().filter_map(|terms| {
        let like = terms.like.as_ref()?;
        let changes = like.change.iter().map(|(path, value)| format!("`{path} = {value}`"));
        let mut changes: Vec<String> = changes.collect();
        if terms.faith == Faith::Bad {
            changes.push(
                "`faith = \"bad\"`: the words of the innocent, kept as one's own purposes have it".to_owned(),
            );
        }
        let without: Vec<String> = like.without.iter().map(|path| format!("`{path}`")).collect();
        Some([
            format!("`{}`", terms.name),
            format!("`{}`", like.preset),
            without.join(", "),
            changes.join(", "),
        ])
    });
    page.table(["mechanism", "like", "without", "changed"], rows);

    page.heading("What each says of itself");
    page.paragraph(
        "The four tests are those of `guardline mechanism audit`, which names the clauses that fail. Aim, scope, meetings, \
         review and exit have no effect within the hours or days of an encounter, and no view hands them out; nor does it \
         matter there whether a clause is tacit.",
    );
    let rows = all.iter().map(|terms| {
        let failed: Vec<&str> =
            audit(terms).iter().filter(|it| !it.passes).map(|it| it.test.name()).collect();
        let purposes = terms.aim.iter().flat_map(|aim| aim.purposes.iter().map(word));
        let meetings = terms.dialogues.iter().map(|it| match it.every_months {
            months if months > 0.0 => format!("{}, every {months} months", word(it.level)),
            _ => word(it.level),
        });
        let review = terms.review.as_ref().map(|it| format!("within {} d", it.within_d));
        [
            format!("`{}`", terms.name),
            if failed.is_empty() { "none".to_owned() } else { failed.join(", ") },
            or_none(purposes.collect::<Vec<_>>().join(", ")),
            terms.scope.as_ref().map_or("not said".to_owned(), |scope| word(scope.area)),
            or_none(meetings.collect::<Vec<_>>().join("; ")),
            or_none(review.unwrap_or_default()),
            terms
                .exit
                .as_ref()
                .map_or("not said", |it| if it.in_writing { "in writing" } else { "any way" })
                .to_owned(),
        ]
    });
    page.table(["mechanism", "tests failed", "aim", "where", "meetings", "review", "exit"], rows);

    let all: Vec<Terms> = all.into_iter().filter(|terms| terms.like.is_none()).collect();
    page.heading("Lines between the ministries");
    let without = all.iter().filter(|terms| terms.lines.is_empty()).map(|terms| format!("`{}`", terms.name));
    page.paragraph(&format!("No line: {}.", without.collect::<Vec<_>>().join(", ")));
    let lines: Vec<(&Terms, &LineTerms)> =
        all.iter().flat_map(|terms| terms.lines.iter().map(move |line| (terms, line))).collect();
    let names = lines.iter().map(|(terms, line)| format!("`{}` `{}`", terms.name, line.id));
    let header: Vec<String> = ["term".to_owned()].into_iter().chain(names).collect();
    let mut rows: Vec<Vec<String>> = LINE
        .iter()
        .map(|(name, show)| {
            let shown = lines.iter().map(|(_, line)| show(line));
            [(*name).to_owned()].into_iter().chain(shown).collect()
        })
        .collect();
    let grades = lines.iter().map(|(terms, _)| word(terms.grade));
    rows.push(["grade of the file".to_owned()].into_iter().chain(grades).collect());
    page.wide_table(&header, rows);

    page.heading("On the scene");
    let rows = all.iter().map(|terms| {
        let channel = |channel: Option<guardline::mechanism::Channel>| {
            channel.map_or("none".to_owned(), |channel| channel.planned().title.to_owned())
        };
        let radio = terms.radio.as_ref();
        [
            format!("`{}`", terms.name),
            channel(radio.and_then(|radio| radio.ship_channel)),
            channel(radio.and_then(|radio| radio.air_channel)),
            radio.map_or("none".to_owned(), |radio| radio.language.clone()),
            radio.map_or("no", |radio| yes(radio.phrasebook)).to_owned(),
            radio.map_or("at discretion".to_owned(), |radio| word(radio.reply)),
            word(terms.grade),
        ]
    });
    page.table(
        ["mechanism", "ship to ship", "with aircraft", "language", "agreed phrases", "answers", "grade"],
        rows,
    );

    page.heading("Announcing activities, and asking early");
    let rows = all.iter().map(|terms| {
        let notices = terms.notices.as_ref();
        let lead = notices.map_or("no duty".to_owned(), |it| format!("{} h ahead", it.lead_h));
        let distribution = notices.map_or(String::new(), |it| format!("{} min", it.distribution_min));
        let warning = terms
            .early_warning
            .as_ref()
            .map_or("no duty".to_owned(), |it| format!("{} reports in {} h", it.reports, it.within_h));
        [format!("`{}`", terms.name), lead, distribution, warning, word(terms.grade)]
    });
    page.table(
        ["mechanism", "through the ministries", "from there to the units, mean", "asks after", "grade"],
        rows,
    );
    Ok(page.text())
}

fn or_none(text: String) -> String {
    if text.is_empty() { "none".to_owned() } else { text }
}

const fn yes(is: bool) -> &'static str {
    if is { "yes" } else { "no" }
}

/// A term of a line, in words.
type Show = fn(&LineTerms) -> String;

/// The terms of a line.
const LINE: [(&str, Show); 20] = [
    ("who is called", |line| word(line.level)),
    ("declared", |line| word(line.declared)),
    ("may talk without asking", |line| yes(line.standing_authority).to_owned()),
    ("orders about rings", |line| word(line.orders)),
    ("consultation before a call, median", |line| minutes(line.prior_consultation_min)),
    ("how a call is asked for", |line| word(line.request)),
    ("request on its way, mean", |line| minutes(line.relay_min)),
    ("reply window", |line| format!("{} h", line.reply_window_h)),
    ("circuits", |line| line.circuits.max(1).to_string()),
    ("until the officer is at the phone, mean", |line| minutes(line.pickup_min)),
    ("length of a call in one language", |line| minutes(line.call_min)),
    ("times for interpretation", |line| format!("× {}", line.interpretation)),
    ("interpreter", |line| match line.interpreter_call_in_min {
        median if median > 0.0 => format!("{}, {median} min", word(line.interpreter)),
        _ => word(line.interpreter),
    }),
    ("redial every", |line| minutes(line.redial_min)),
    ("written messages", |line| yes(line.written).to_owned()),
    ("hours of service", |line| hours(line.hours)),
    ("somebody else answers", |line| yes(line.somebody_else_answers).to_owned()),
    ("failures", |line| match line.mtbf_d {
        days if days > 0.0 => format!("every {days} d, {} h each", line.mttr_h),
        _ => "none".to_owned(),
    }),
    ("check calls", |line| {
        let times: Vec<String> = line.check_calls.iter().map(|minute| time_of_day(*minute)).collect();
        if times.is_empty() { "none".to_owned() } else { times.join(", ") }
    }),
    ("use kept secret", |line| yes(line.secret).to_owned()),
];

fn minutes(minutes: f64) -> String {
    if minutes > 0.0 { format!("{minutes} min") } else { "none".to_owned() }
}

fn hours(hours: ServiceHours) -> String {
    format!("{}–{}", time_of_day(hours.from_minute), time_of_day(hours.until_minute))
}

fn time_of_day(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
