//! What a person at a terminal can type while he plays.

/// One line, read.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// One of the options, from 1.
    Choose(u8),
    /// Time stands still, or goes on.
    Pause,
    /// To the next thing that the seat perceives.
    Step,
    /// Another pace.
    Speed(f64),
    /// How things stand, as far as is known in the seat.
    Status,
    /// A facilitator begins an inject.
    Inject(String),
    /// What can be typed.
    Help,
    /// An end for now.
    Quit,
    /// An end for good.
    End,
    /// Nothing of it.
    Unknown(String),
}

/// How much of what was typed is shown again.
const SHOWN: usize = 40;

impl Command {
    /// Reads a line, whatever is in it.
    pub fn read(line: &str) -> Self {
        let line = line.trim();
        let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        match (word.to_lowercase().as_str(), rest.trim()) {
            ("" | "step" | "s", "") => Self::Step,
            ("pause" | "p" | "go" | "resume", "") => Self::Pause,
            ("status", "") => Self::Status,
            ("help" | "h" | "?", "") => Self::Help,
            ("quit" | "q" | "exit", "") => Self::Quit,
            ("end", "") => Self::End,
            ("speed", factor) => match pace(factor) {
                Some(factor) => Self::Speed(factor),
                None => Self::unknown(line),
            },
            ("inject", id) if !id.is_empty() => Self::Inject(id.chars().take(200).collect()),
            (number, "") => match number.parse() {
                Ok(number) if number > 0 => Self::Choose(number),
                _ => Self::unknown(line),
            },
            _ => Self::unknown(line),
        }
    }

    fn unknown(line: &str) -> Self {
        Self::Unknown(line.chars().filter(|it| !it.is_control()).take(SHOWN).collect())
    }
}

/// A pace such as `120x`.
fn pace(text: &str) -> Option<f64> {
    let factor: f64 = text.strip_suffix(['x', '×']).unwrap_or(text).parse().ok()?;
    (1e-3..=1e9).contains(&factor).then_some(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read() {
        let read = Command::read;
        assert_eq!(read(" 2 \r"), Command::Choose(2));
        assert_eq!([read(""), read("s")], [Command::Step, Command::Step]);
        assert_eq!(read("speed 120x"), Command::Speed(120.0));
        assert_eq!(read("inject outage"), Command::Inject("outage".into()));
        for nonsense in ["0", "-1", "300", "speed", "speed NaN", "speed -1x", "inject", "2 3", "\0\u{1b}[2J"]
        {
            assert!(matches!(read(nonsense), Command::Unknown(_)), "{nonsense:?}");
        }
        assert_eq!(read("\u{1b}[2Jx"), Command::Unknown("[2Jx".into()), "nothing reaches the terminal again");
    }
}
