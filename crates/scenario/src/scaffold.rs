//! A scenario to begin with: commented, runnable as it is, and without anything strange in it.

/// The file, with a few words to be filled in.
const TEMPLATE: &str = include_str!("../template.toml");

/// A new scenario file with this title and these two sides.
///
/// ```
/// let text = guardline_scenario::scaffold("My exercise", ["Northland", "South Isles"]);
/// assert!(text.contains("id = \"south_isles\""));
/// ```
pub fn scaffold(title: &str, sides: [&str; 2]) -> String {
    let [one, other] = sides.map(id);
    // Two names that differ in signs alone still give two ids.
    let other = if one == other { format!("{other}_2") } else { other };
    let words = [
        ("@TITLE@", escaped(title)),
        ("@A@", escaped(sides[0])),
        ("@B@", escaped(sides[1])),
        ("@a@", one),
        ("@b@", other),
    ];
    words.iter().fold(TEMPLATE.to_owned(), |text, (word, value)| text.replace(word, value))
}

/// A text as it stands between quotation marks in a file.
fn escaped(text: &str) -> String {
    let plain = text.chars().map(|it| if it.is_control() { ' ' } else { it });
    plain.collect::<String>().replace('\\', "\\\\").replace('"', "\\\"").replace('@', "(at)")
}

/// An id out of a name: what an id cannot have becomes an underscore.
fn id(name: &str) -> String {
    let signs = name.chars().map(|it| if it.is_ascii_alphanumeric() { it.to_ascii_lowercase() } else { '_' });
    let id: String = signs.take(30).collect();
    let id = id.trim_matches('_');
    let taken = ["patrol", "exerciser", "assumed"].contains(&id);
    if taken || !id.starts_with(|first: char| first.is_ascii_lowercase()) {
        format!("side_{id}").trim_end_matches('_').to_owned()
    } else {
        id.to_owned()
    }
}
