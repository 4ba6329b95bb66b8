//! The four tests that tell a mechanism from a dialogue (after the seed paper of 2019: fixed aim, binding duties, operating
//! rules, no trust required), applied to the terms of a file. Every failure names the clause that fails.
//!
//! What one clause has to do, one clause is enough for: a line that is bound makes answering a duty though another line is
//! left to discretion, and that other line is then remarked on and fails nothing.

use schemars::JsonSchema;
use serde::Serialize;

use crate::terms::{
    Declared, EarlyWarning, LineTerms, NoticeTerms, Orders, RadioTerms, Reply, Request, Terms,
};

mod aim;
mod duties;
mod rules;
mod trust;

/// One of the four tests.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// What it is for is stated and bounded.
    FixedAim,
    /// What it asks for is a duty and not at discretion.
    BindingDuties,
    /// Who, when and how are laid down.
    OperatingRules,
    /// It works where there is no trust.
    NoTrustRequired,
}

impl Test {
    /// All four.
    pub const ALL: [Self; 4] =
        [Self::FixedAim, Self::BindingDuties, Self::OperatingRules, Self::NoTrustRequired];

    /// Its name for people.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FixedAim => "fixed aim",
            Self::BindingDuties => "binding duties",
            Self::OperatingRules => "operating rules",
            Self::NoTrustRequired => "no trust required",
        }
    }

    /// What it asks.
    pub const fn asks(self) -> &'static str {
        match self {
            Self::FixedAim => {
                "Is it said what it is for, and is that bounded: incidents, not disputes or relations at large?"
            }
            Self::BindingDuties => "Are answering, replying and announcing duties, and not at discretion?",
            Self::OperatingRules => {
                "Are who, when and how laid down: level, hours, channel, language, time limits, checks?"
            }
            Self::NoTrustRequired => {
                "Does it work at trust 0: no leave to be asked, nothing that waits for a better climate, and seen to work?"
            }
        }
    }
}

/// What one test says of a mechanism.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Verdict {
    /// The test.
    pub test: Test,
    /// Whether the mechanism passes: it does if nothing fails.
    pub passes: bool,
    /// What fails.
    pub failures: Vec<Finding>,
    /// What is weak and fails nothing.
    pub remarks: Vec<Finding>,
}

/// A clause and what is to be said of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// Its path in the file, such as `lines.hotline.orders`; of a clause that is not there, the path it would have.
    pub clause: String,
    /// Why, in a sentence.
    pub why: String,
}

/// Applies the four tests.
pub fn audit(terms: &Terms) -> [Verdict; 4] {
    Test::ALL.map(|test| {
        let mut verdict = Verdict { test, passes: true, failures: Vec::new(), remarks: Vec::new() };
        match test {
            Test::FixedAim => aim::judge(terms, &mut verdict),
            Test::BindingDuties => duties::judge(terms, &mut verdict),
            Test::OperatingRules => rules::judge(terms, &mut verdict),
            Test::NoTrustRequired => trust::judge(terms, &mut verdict),
        }
        verdict.passes = verdict.failures.is_empty();
        verdict
    })
}

impl Verdict {
    fn fail(&mut self, clause: impl Into<String>, why: impl Into<String>) {
        self.failures.push(Finding { clause: clause.into(), why: why.into() });
    }

    fn remark(&mut self, clause: impl Into<String>, why: impl Into<String>) {
        self.remarks.push(Finding { clause: clause.into(), why: why.into() });
    }

    /// Takes in what was found of each of several lines: failures, unless one line has none of them.
    fn lines<'t>(&mut self, lines: &'t [LineTerms], look: impl Fn(&'t LineTerms) -> Vec<(&'t str, String)>) {
        let found: Vec<_> = lines.iter().map(|line| (line, look(line))).collect();
        let one_will_do = found.iter().any(|(_, found)| found.is_empty());
        for (line, found) in found {
            for (term, why) in found {
                let clause = format!("lines.{}.{term}", line.id);
                if one_will_do { self.remark(clause, why) } else { self.fail(clause, why) }
            }
        }
    }
}

/// Whether anything is agreed on that could be done in an encounter.
fn operates(terms: &Terms) -> bool {
    !terms.lines.is_empty() || terms.radio.is_some() || terms.notices.is_some()
}

/// Whether what the others do on the scene, or have announced, can be looked at.
fn is_seen(terms: &Terms) -> bool {
    terms.radio.is_some() || terms.notices.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said::full;
    use crate::terms::{Aim, Dialogue, Purpose};

    /// A mechanism that passes all four tests.
    fn sound() -> Terms {
        let line = LineTerms { check_calls: vec![540], ..LineTerms::duty_officer() };
        Terms { lines: vec![line], ..full() }
    }

    fn failed(terms: &Terms) -> Vec<(Test, String)> {
        let verdicts = audit(terms).into_iter();
        let failures =
            verdicts.flat_map(|it| it.failures.into_iter().map(move |found| (it.test, found.clause)));
        failures.collect()
    }

    /// Each change of a sound mechanism fails exactly the tests named, at exactly the clauses named.
    #[test]
    fn each_fault_is_found_where_it_is() {
        use Test::{BindingDuties, FixedAim, NoTrustRequired, OperatingRules};
        type Change = fn(&mut Terms);
        let cases: &[(Change, &[(Test, &str)])] = &[
            (|_| (), &[]),
            (|it| it.aim = None, &[(FixedAim, "aim")]),
            (
                |it| it.aim = Some(Aim { purposes: vec![Purpose::MutualUnderstanding] }),
                &[(FixedAim, "aim.purposes")],
            ),
            (
                |it| {
                    let purposes = vec![Purpose::AvoidCollisions, Purpose::SettleDisputes];
                    it.aim = Some(Aim { purposes });
                },
                &[(FixedAim, "aim.purposes")],
            ),
            (
                |it| it.lines[0].orders = Orders::None,
                &[(BindingDuties, "lines.hotline.orders"), (NoTrustRequired, "lines.hotline.orders")],
            ),
            (|it| it.lines[0].declared = Declared::Suspended, &[(BindingDuties, "lines.hotline.declared")]),
            (|it| it.lines[0].tacit = true, &[(BindingDuties, "lines.hotline.tacit")]),
            (|it| it.radio.as_mut().unwrap().reply = Reply::AtDiscretion, &[(BindingDuties, "radio.reply")]),
            (|it| it.radio.as_mut().unwrap().tacit = true, &[(BindingDuties, "radio.tacit")]),
            (|it| it.notices.as_mut().unwrap().tacit = true, &[(BindingDuties, "notices.tacit")]),
            (|it| it.notices.as_mut().unwrap().lead_h = 0.0, &[(OperatingRules, "notices.lead_h")]),
            (|it| it.lines[0].reply_window_h = 0.0, &[(OperatingRules, "lines.hotline.reply_window_h")]),
            (|it| it.radio.as_mut().unwrap().language.clear(), &[(OperatingRules, "radio.language")]),
            (
                |it| it.lines[0].standing_authority = false,
                &[(NoTrustRequired, "lines.hotline.standing_authority")],
            ),
            (
                |it| it.lines[0].prior_consultation_min = 60.0,
                &[(NoTrustRequired, "lines.hotline.prior_consultation_min")],
            ),
            (|it| it.lines[0].request = Request::Relayed, &[(NoTrustRequired, "lines.hotline.request")]),
        ];
        for (change, expected) in cases {
            let mut terms = sound();
            change(&mut terms);
            let expected: Vec<_> = expected.iter().map(|(test, at)| (*test, (*at).to_owned())).collect();
            assert_eq!(failed(&terms), expected);
        }
    }

    #[test]
    fn a_second_line_at_discretion_is_remarked_on() {
        let mut terms = sound();
        terms.lines.push(LineTerms {
            id: "minister".into(),
            orders: Orders::None,
            standing_authority: false,
            ..LineTerms::duty_officer()
        });
        assert_eq!(failed(&terms), []);
        let [_, duties, _, trust] = audit(&terms);
        let at = |verdict: &Verdict, clause: &str| verdict.remarks.iter().any(|it| it.clause == clause);
        assert!(at(&duties, "lines.minister.orders") && at(&trust, "lines.minister.standing_authority"));
    }

    #[test]
    fn a_line_that_nobody_tests_needs_something_that_is_seen() {
        let line = LineTerms { check_calls: Vec::new(), ..LineTerms::duty_officer() };
        let alone = Terms { lines: vec![line], radio: None, notices: None, ..full() };
        assert_eq!(failed(&alone), [(Test::NoTrustRequired, "lines.hotline.check_calls".to_owned())]);
    }

    #[test]
    fn talks_are_no_mechanism_whatever_they_are_for() {
        let talks = Terms { lines: Vec::new(), radio: None, notices: None, ..sound() };
        assert!(!talks.dialogues.is_empty() && talks.aim.is_some());
        let failing: Vec<Test> = failed(&talks).into_iter().map(|(test, _)| test).collect();
        assert_eq!(failing, [Test::BindingDuties, Test::OperatingRules, Test::NoTrustRequired]);
        assert!(failed(&talks).iter().all(|(_, clause)| clause == "dialogues.annual"));
        let nothing = Terms { dialogues: Vec::<Dialogue>::new(), ..talks };
        assert!(failed(&nothing).iter().all(|(_, clause)| clause == "lines"));
    }
}
