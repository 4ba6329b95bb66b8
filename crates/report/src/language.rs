//! The words of the program, in the language a reader asks for.
//!
//! Every text that people read stands in a catalogue under `i18n/`, one folder for each language, in the syntax of
//! [Fluent](https://projectfluent.org). The catalogues are part of the program. A message that a language lacks is said in
//! English; the tests allow no such message. Identifiers for programs (journals, documents, diagnostics) are no texts and
//! the same in every language.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use textwrap::{Options, WordSeparator};
use unic_langid::LanguageIdentifier;

use guardline_units::{Language, Posture, Rung, Span};
use guardline_wire::{Channel, Route, Visual};

type Bundle = FluentBundle<FluentResource>;

/// Says a message of a catalogue: `say!(catalogue, "record-appears", unit = name)`. The first may be anything with a method
/// `say`: a catalogue, a page, or names.
#[macro_export]
macro_rules! say {
    ($words:expr, $key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $words.say($key, &[$((stringify!($name), $crate::language::Argument::from($value))),*])
    };
}

/// The catalogue of a language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Catalogue(Language);

/// What stands in the place that a message leaves open.
#[derive(Clone, Debug)]
pub enum Argument<'a> {
    /// A text, as it is.
    Text(&'a str),
    /// A text made for this place.
    Made(String),
    /// A number, which may decide between singular and plural.
    Count(u64),
}

impl Catalogue {
    /// English, in which identifying words of documents are given whatever the reader's language.
    pub const ENGLISH: Self = Self(Language::En);

    /// Of a language.
    pub const fn of(language: Language) -> Self {
        Self(language)
    }

    /// The language.
    pub const fn language(self) -> Language {
        self.0
    }

    /// A message by its key, with what stands in the places it leaves open.
    pub fn say(self, key: &str, arguments: &[(&'static str, Argument<'_>)]) -> String {
        let arguments: FluentArgs = arguments.iter().map(|(name, value)| (*name, value.value())).collect();
        for language in [self.0, Language::En] {
            let bundle = bundle(language);
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                // A place without its argument shows its name; the tests find it.
                return bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }

    /// A message that leaves no place open.
    pub fn word(self, key: &str) -> String {
        self.say(key, &[])
    }

    /// `R4 simulated attack`.
    pub fn rung(self, rung: Rung) -> String {
        format!("{rung} {}", self.word(RUNGS[usize::from(rung.number())]))
    }

    /// The act that goes with a posture.
    pub fn posture(self, posture: Posture) -> String {
        self.word(POSTURES[usize::from(posture.number())])
    }

    /// Several things in one text, joined by a message such as `list-comma`; nothing if there are none.
    pub fn list(self, join: &str, items: impl Iterator<Item = String>) -> String {
        let join = |first: String, second: String| say!(self, join, first = first, second = second);
        items.reduce(join).unwrap_or_default()
    }

    /// By which way words travelled. Channels are called the same everywhere.
    pub fn way(self, route: Route) -> String {
        self.word(match route {
            Route::Radio(channel) => return channel.to_string(),
            Route::Visual(visual) => visual_key(visual),
            Route::Notam => "route-notam",
            Route::NavigationalWarning => "route-navigational-warning",
            Route::Embassy => "route-embassy",
            Route::ThirdParty => "route-third-party",
            Route::Chain => "route-chain",
        })
    }

    /// How text in this language is wrapped to so many columns: Chinese and Japanese between characters, by the rules of
    /// their punctuation.
    pub fn wrapping<'a>(self, columns: usize) -> Options<'a> {
        let separator = match self.0 {
            Language::En => WordSeparator::AsciiSpace,
            Language::Zh | Language::Ja => WordSeparator::UnicodeBreakProperties,
        };
        Options::new(columns).word_separator(separator)
    }
}

const RUNGS: [&str; 10] = [
    "rung-routine",
    "rung-watch",
    "rung-close-surveillance",
    "rung-hazardous-manoeuvre",
    "rung-simulated-attack",
    "rung-warning-force",
    "rung-contact-or-seizure",
    "rung-single-engagement",
    "rung-exchange-of-fire",
    "rung-sustained-hostilities",
];

const POSTURES: [&str; 5] = [
    "posture-no-act",
    "posture-private-protest",
    "posture-public-accusation",
    "posture-alert",
    "posture-weapons-authority",
];

/// What can be seen where voice fails.
pub const fn visual_key(visual: Visual) -> &'static str {
    match visual {
        Visual::Flags => "route-flags",
        Visual::Lamp => "route-lamp",
        Visual::WingRock => "route-wing-rock",
        Visual::BreakAway => "route-break-away",
    }
}

impl Argument<'_> {
    fn value(&self) -> FluentValue<'_> {
        match self {
            Self::Text(text) => FluentValue::from(*text),
            Self::Made(text) => FluentValue::from(text.as_str()),
            Self::Count(number) => FluentValue::from(*number),
        }
    }
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Made(text)
    }
}

macro_rules! shown {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Argument<'_> {
            fn from(value: $kind) -> Self {
                Self::Made(value.to_string())
            }
        }
    )*};
}
shown!(Rung, Posture, Span, Channel);

macro_rules! counted {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Argument<'_> {
            fn from(number: $kind) -> Self {
                Self::Count(u64::from(number))
            }
        }
    )*};
}
counted!(u8, u16, u32);

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        Self::Count(number as u64)
    }
}

/// The catalogues as they stand in the files, by language; each is one text of several files.
const fn texts(language: Language) -> [&'static str; 16] {
    macro_rules! files {
        ($folder:literal) => {
            [
                include_str!(concat!("../../../i18n/", $folder, "/names.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/words.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/codes.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/records.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/lines.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/account.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/tables.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/chart.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/explain.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/compare.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/sweep.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/report.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/checks.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/channel.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/live.ftl")),
                include_str!(concat!("../../../i18n/", $folder, "/brief.ftl")),
            ]
        };
    }
    match language {
        Language::En => files!("en"),
        Language::Zh => files!("zh"),
        Language::Ja => files!("ja"),
    }
}

/// Read once, when the first message of the language is said.
fn bundle(language: Language) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 3] = [OnceLock::new(), OnceLock::new(), OnceLock::new()];
    BUNDLES[language as usize].get_or_init(|| read(language))
}

fn read(language: Language) -> Bundle {
    let tag = match language {
        Language::En => "en",
        Language::Zh => "zh",
        Language::Ja => "ja",
    };
    let tag: LanguageIdentifier = tag.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Marks around what stands in a place would be bytes that nobody sees; none of the languages runs from right to left.
    bundle.set_use_isolating(false);
    for text in texts(language) {
        // What cannot be read is left out and said in English, and the tests find it.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}
