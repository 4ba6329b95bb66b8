//! Text for people, in one language or in several.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A language of the product.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
    /// Japanese.
    Ja,
}

/// Text for people: `"plain"`, or `{ en = "…", zh = "…", ja = "…" }` with at least one language.
#[derive(Clone, PartialEq, Eq, Debug, Default, JsonSchema)]
#[schemars(untagged)]
pub enum Text {
    /// Nothing was given.
    #[default]
    #[schemars(skip)]
    Empty,
    /// One text for every language.
    Plain(String),
    /// One text for each language.
    Each(BTreeMap<Language, String>),
}

impl Text {
    /// The text in `language`, or in English, or in whichever language there is.
    pub fn in_language(&self, language: Language) -> &str {
        match self {
            Self::Empty => "",
            Self::Plain(text) => text,
            Self::Each(texts) => in_language(texts, language),
        }
    }
    /// The English text, or whichever there is.
    pub fn english(&self) -> &str {
        self.in_language(Language::En)
    }
}

/// The one of these texts in `language`, or in English, or in whichever language there is.
pub fn in_language(texts: &BTreeMap<Language, String>, language: Language) -> &str {
    let text = texts.get(&language).or_else(|| texts.get(&Language::En)).or_else(|| texts.values().next());
    text.map_or("", String::as_str)
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::Plain(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_language_falls_back() {
        let both = Text::Each([(Language::En, "line".into()), (Language::Zh, "热线".into())].into());
        assert_eq!(both.in_language(Language::Zh), "热线");
        assert_eq!(both.in_language(Language::Ja), "line");
        assert_eq!(Text::from("plain").in_language(Language::Ja), "plain");
    }
}
