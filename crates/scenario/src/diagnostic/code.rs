//! The codes of everything that `check` and `rehearse` can find. A code keeps its meaning for ever; new kinds get new
//! numbers.

use super::Severity;

/// One kind of finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Its code.
    pub code: &'static str,
    /// Whether it stops the load.
    pub severity: Severity,
    /// What it says of a file.
    pub means: &'static str,
    /// What usually mends it.
    pub hint: &'static str,
}

macro_rules! findings {
    ($($code:literal $name:ident $severity:ident $means:literal $hint:literal)*) => {
        $(#[doc = $means] pub const $name: &str = $code;)*

        /// All of them, in the order of their numbers.
        pub const ALL: &[Finding] =
            &[$(Finding { code: $code, severity: Severity::$severity, means: $means, hint: $hint }),*];
    };
}

findings! {
    "GL001" SYNTAX Error "The text is not TOML."
        "Mend the line; what stands after it is still checked."
    "GL002" REFUSED Error "The file is too large, nested too deeply or not UTF-8."
        "Save it as UTF-8, and split what is too large."
    "GL003" SET Error "A setting that leads nowhere, is made twice, or may not be made where it is."
        "Name a path that is in the file, or a parameter as `guardline params` lists them, and each once."
    "GL004" MECHANISM Error "There is no such mechanism, or its file cannot be read."
        "`guardline mechanism list` names those that come with the program; a file lies relative to the scenario."
    "GL005" NEWER_FORMAT Error "The file is of a newer format than this program reads."
        "Use a newer program; nothing else in such a file is looked at."
    "GL006" IMPORT Error "A pack that cannot be imported."
        "Put the pack beside the scenario or below its folder, and name it from there."
    "GL010" UNKNOWN_FIELD Error "A field that does not exist."
        "See the names that the message lists; an editor offers them from the schema."
    "GL011" MISSING_FIELD Error "A field that must be there is not."
        "Write it."
    "GL012" WRONG_TYPE Error "A value of another type than expected."
        "Write a value of the type that the message names."
    "GL013" OUT_OF_RANGE Error "A number, or a count, out of range."
        "Stay within the range that the message names; mind the unit in the name of the field."
    "GL014" UNKNOWN_WORD Error "A word that is not one of those expected."
        "Use one of the words that the message lists."
    "GL015" BAD_ID Error "An id that is not well formed."
        "Lower-case letters, digits and underscores, a letter first."
    "GL016" BAD_TEXT Error "A text for people without any text, or in a language the program does not know."
        "Write a plain text, or a table with `en`, `zh` and `ja`."
    "GL017" BAD_TIME Error "A date-time, an offset or hours of service that cannot be read."
        "A date-time has an offset; where the record does not say which, give the alternatives in `zone_unknown`."
    "GL018" BAD_PARAMETER Error "A parameter that does not exist, or that is set twice."
        "`guardline params` lists them."
    "GL020" DUPLICATE_ID Error "Two things of one kind with the same id."
        "Rename one of them."
    "GL021" DANGLING Error "An id that nothing has."
        "Correct it, or add what it names."
    "GL022" SAME_PARTY Error "Two parties that must differ, or be of different sides, are not."
        "Name another unit, side or inject."
    "GL023" BEYOND_PLATFORM Error "A unit that does what its class cannot: faster, higher, or with what it does not carry."
        "Change the value, or give the unit another class."
    "GL024" TOO_FAR Error "A unit too far from the place."
        "Perhaps latitude and longitude were exchanged, or a sign is wrong."
    "GL025" EMPTY_SIDE Error "A side without units."
        "Give it a unit, or take the side out."
    "GL026" TIME_ORDER Error "A time out of order: before T0, after the end, or an end before its beginning."
        "Check the date and the zone, or the length of the run."
    "GL027" CHANNEL Error "A channel that a class cannot use."
        "Use a channel of its `sets`, or give the unit a set."
    "GL028" WEIGHTS Error "Weights that sum to nothing."
        "At least one weight is above 0."
    "GL029" ABSENT_UNIT Error "A unit takes part in something while it is not there, or leaves before it ends (a warning)."
        "Move the time, or let the unit stay."

    "GL101" UNHEARD Warning "An inject that nobody can receive."
        "Use a channel on which the other has a set and keeps watch, bring the units within the horizon, or take it out."
    "GL102" NO_CHANNEL Warning "A call between units that no channel joins at that time."
        "Bring them closer, or give them sets that both have and listen to."
    "GL103" NO_LINE Warning "Something about a line that the mechanism does not have."
        "Name a line of the mechanism in force, or choose a mechanism that has one."
    "GL104" TOO_SLOW Warning "A unit that cannot keep up with the one it is sent after."
        "Give it a faster class, or another task."
    "GL105" IDLE_OBJECTIVE Warning "An objective that no inject serves."
        "Name it as `objective` in an inject, or take it out."
    "GL106" NO_RESPONSE Warning "An expected response that nobody can give."
        "Expect something that those concerned can do with the sets, lines and orders they have."
    "GL107" UNREACHABLE Warning "An inject or a branch that can never come."
        "See what it waits for; name a contingency in an `otherwise`, and keep times within the run."
    "GL108" IMPOSSIBLE Warning "A condition that can never hold."
        "Take out what contradicts itself, or what the scenario has no means for."
    "GL109" CANCELLED Warning "An inject that is cancelled before it can happen."
        "Cancel it later, or on a condition."
    "GL110" ZONE_NAMES Warning "Two zones, or two units, whose names nobody can tell apart."
        "Rename one of them."
    "GL111" ZONES_OVERLAP Warning "Zones of different sides and of one kind that overlap, one of them assumed."
        "Move the assumed one; an overlap that is on record cites a source in both."
    "GL112" ZONE_AWAY Warning "A zone that no unit can reach within the run."
        "Check its coordinates."
    "GL113" ODD_ZONE Warning "A time written in a zone that is neither the file's, nor a side's, nor UTC."
        "Write it in one of these, or give the alternatives in `zone_unknown` if the record does not say."
    "GL114" FAR_CLOCK Warning "The file's zone does not belong to the place's longitude."
        "Check the sign of the offset, and of the longitude."

    "GL120" NEVER_BEGAN Warning "An inject that began in no rehearsal."
        "Look at what it waits for in the runs that `rehearse` counted; loosen it, or rehearse more often."
    "GL121" NEVER_MET Warning "An expected response that came in no rehearsal."
        "Give those concerned more time, or a way to give it."
    "GL122" STUCK Warning "A rehearsal that stopped making progress."
        "Look at the injects that set one another off again and again."
}
