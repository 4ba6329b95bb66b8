//! From columns to the document: levels, effects, ways, words, and how the hypothesis ended.

use std::collections::BTreeMap;

use guardline_report::Acting;
use guardline_report::ways::Way;
use guardline_scenario::file::{DesignFile, HypothesisFile};
use guardline_units::{Language, Rung, Text};
use serde::Serialize;
use statrs::distribution::{Beta, ContinuousCDF};

use super::calm;
use super::coupled::{self, CoupledResult, ScaleResult};
use super::gather::{Column, Gathered, Values, Went};
use super::judge::{self, Ending, Seen};
use super::plan::Plan;
use super::rare::RareResult;
use super::result::{
    ArmResult, CalmResult, CellOutcome, CellResult, Contribution, Effect, Judged, JudgedBy, Method,
    OutcomeResult, PathResult, PathStep, PathWay, PeakResult, StatedResult, SweepReceipt, SweepResult, Words,
    WordsResult,
};
use super::sensitivity::{AtPoint, Sensitivity};
use super::trend::{Along, TrendResult};
use crate::comparison::INTERVALS_COVER;
use crate::estimate::{Difference, Reading, differences};
use crate::interval::{CONFIDENCE, Interval};
use crate::measure::{Measure, Unit};
use crate::statistics::bootstrap::{interval_of_mean, intervals_of_means};
use crate::statistics::equivalence::{self, Equivalence};
use crate::statistics::multiplicity::{holm, mcnemar_exact, paired_t};
use crate::statistics::sequential::{ENOUGH, Welford};
use crate::statistics::shapley::Shapley;

/// Cells beyond this many are a screening: there the question is what moves the effect, their means have Student's intervals, and there
/// are no curves.
pub(super) const FEW_CELLS: usize = 16;
/// Ways that are listed for each arm.
const WAYS: usize = 12;

/// Intervals of mean differences, by the outcome and the arms that are compared.
type Means = BTreeMap<(usize, (usize, usize)), Interval>;

/// What is computed from the columns of a plan.
pub(crate) struct Summary<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) gathered: &'a Gathered,
    /// Fold of the trace hashes.
    pub(crate) traces: String,
    pub(crate) runs: u64,
}

impl Summary<'_> {
    /// The document, with what came of rungs that are seldom reached.
    pub(crate) fn result(&self, rare: Vec<RareResult>) -> SweepResult {
        let Self { plan, gathered, .. } = *self;
        let file = &plan.experiment.experiment;
        let first = &plan.experiment.cells[0].arms[0].loaded;
        let receipt = self.receipt();
        let means: Vec<Means> = (0..plan.cells.len()).map(|cell| self.means(cell)).collect();
        let outcomes = self.outcomes(&means);
        let contributions = self.contributions();
        let hypothesis = file.hypothesis.as_ref().map(|it| self.judged(it, &outcomes, &contributions));
        let acting = gathered.columns.iter().fold(Acting::default(), |all, column| all.and(column.acting));
        let (few, designed) = (plan.cells.len() <= FEW_CELLS, plan.arms.len());
        let places = || (0..plan.cells.len()).flat_map(move |cell| (0..designed).map(move |arm| (cell, arm)));
        let shown = || places().filter(|_| few);
        SweepResult {
            format: 1,
            simulated: true,
            title: words(&file.title),
            question: words(&file.question),
            scenario: words(&first.scenario.title),
            arms: self.arms(),
            cells: self.cells(),
            outcomes,
            peaks: shown().map(|(cell, arm)| self.peaks(cell, arm)).collect(),
            calm: (0..plan.cells.len()).filter(|_| few).flat_map(|cell| self.calm(cell)).collect(),
            paths: shown().map(|(cell, arm)| self.paths(cell, arm)).collect(),
            coupled: shown().filter_map(|(cell, arm)| self.coupled(cell, arm)).collect(),
            scales: shown().map(|(cell, arm)| self.scales(cell, arm)).collect(),
            trends: self.trends(),
            rare,
            words: shown().flat_map(|(cell, arm)| self.words(cell, arm)).collect(),
            contributions,
            not_modelled_at_this_horizon: plan.experiment.not_modelled.clone(),
            sensitivity: self.sensitivity(&means),
            hypothesis,
            stated: file.stated.as_ref().map(|it| StatedResult {
                rule: it.rule.clone(),
                unchanged: it.rule == receipt.rule,
                changes: it.changes.clone(),
            }),
            receipt,
            rests_on: acting.rests_on(),
            intervals_cover: INTERVALS_COVER.to_owned(),
        }
    }

    fn receipt(&self) -> SweepReceipt {
        let Self { plan, gathered, .. } = *self;
        let name = std::path::Path::new(&plan.experiment.text.0);
        SweepReceipt {
            program_version: plan.program_version.clone(),
            experiment: name.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            plan: plan.hash.clone(),
            rule: plan.rule_hash(),
            seed: plan.seed().0,
            replicates: gathered.replicates,
            replicates_asked: plan.replicates,
            replicates_stated: plan.stated_replicates(),
            stopped: gathered.stopped,
            runs: self.runs,
            until_hours: plan.end.as_hours(),
            confidence: CONFIDENCE,
            traces: self.traces.clone(),
        }
    }

    fn arms(&self) -> Vec<ArmResult> {
        let plan = self.plan;
        let neutral_ran =
            matches!(plan.experiment.experiment.design, DesignFile::Pairs | DesignFile::List(_));
        let arm = |(place, arm): (usize, &super::plan::Arm)| {
            let loaded = &plan.experiment.cells[0].arms[arm.loaded];
            let neutral = (neutral_ran && !arm.neutral).then(|| plan.arms[plan.neutral_of(place)].id.clone());
            ArmResult {
                id: arm.id.clone(),
                mechanism: loaded.loaded.mechanism.name.clone(),
                neutral: arm.neutral,
                neutral_arm: neutral,
            }
        };
        plan.arms.iter().enumerate().map(arm).collect()
    }

    fn cells(&self) -> Vec<CellResult> {
        let plan = self.plan;
        let cell = |(place, cell): (usize, &super::plan::Cell)| CellResult {
            id: cell.id.clone(),
            point: cell.point.iter().map(|(row, value)| (row.name.to_owned(), *value)).collect(),
            parameters: plan.parameter_hash(place, 0),
        };
        plan.cells.iter().enumerate().map(cell).collect()
    }

    /// With which arm each is compared: the base, or the base's own conduct-neutral arm.
    fn against(&self, arm: usize) -> Option<usize> {
        let base = if self.plan.arms[arm].neutral { self.plan.neutral_of(0) } else { 0 };
        (base != arm).then_some(base)
    }

    fn outcomes(&self, means: &[Means]) -> Vec<OutcomeResult> {
        let plan = self.plan;
        let mut all: Vec<OutcomeResult> = Vec::new();
        for (place, measure) in plan.outcomes.iter().enumerate() {
            let cells = plan.cells.iter().enumerate().map(|(cell, it)| CellOutcome {
                cell: it.id.clone(),
                levels: self.levels(cell, place, measure),
                effects: self.effects(cell, place, measure, &means[cell]),
            });
            all.push(OutcomeResult {
                id: measure.id.to_owned(),
                unit: measure.unit,
                explanation: measure.explanation.to_owned(),
                primary: place == 0,
                cells: cells.collect(),
            });
        }
        adjust(&mut all);
        all
    }

    fn values(&self, cell: usize, arm: usize, outcome: usize) -> Vec<f64> {
        let mut values = self.column(cell, arm).outcomes[outcome].numbers();
        values.truncate(self.complete(cell));
        values
    }

    fn column(&self, cell: usize, arm: usize) -> &Column {
        self.gathered.column(self.plan, cell, arm)
    }

    /// Replicates of a cell that have been run under every arm.
    fn complete(&self, cell: usize) -> usize {
        let arms = 0..self.plan.arms.len();
        arms.map(|arm| self.column(cell, arm).outcomes.first().map_or(0, Values::len)).min().unwrap_or(0)
    }

    fn levels(&self, cell: usize, outcome: usize, measure: &Measure) -> Vec<crate::Level> {
        let level =
            |arm: usize| measure.unit.level(&self.plan.arms[arm].id, &self.values(cell, arm, outcome));
        (0..self.plan.arms.len()).map(level).collect()
    }

    /// Which arms are compared, each with which.
    fn compared(&self) -> Vec<(usize, usize)> {
        let compared = |arm: usize| Some((arm, self.against(arm)?));
        let mut all: Vec<(usize, usize)> = (0..self.plan.arms.len()).filter_map(compared).collect();
        // What a hypothesis is about, if it is about two arms neither of which is the base.
        all.extend(self.judged_arms().filter(|(of, against)| self.against(*of) != Some(*against)));
        all
    }

    /// The intervals of the mean differences of a cell by the bootstrap, where that is how they are told: all of one set of resamples.
    fn means(&self, cell: usize) -> Means {
        let plan = self.plan;
        if self.is_looked_at_again() || plan.cells.len() > FEW_CELLS {
            return Means::new();
        }
        let outcomes = plan.outcomes.iter().enumerate();
        let means = outcomes.filter(|(_, measure)| measure.unit != Unit::Probability);
        let places: Vec<(usize, (usize, usize))> =
            means.flat_map(|(place, _)| self.compared().into_iter().map(move |arms| (place, arms))).collect();
        let by_pair: Vec<Vec<f64>> =
            places.iter().map(|(outcome, arms)| self.by_pair(cell, *outcome, *arms)).collect();
        let by_pair: Vec<&[f64]> = by_pair.iter().map(Vec::as_slice).collect();
        let intervals = intervals_of_means(plan.seed(), &by_pair);
        places.into_iter().zip(intervals).filter_map(|(place, interval)| Some((place, interval?))).collect()
    }

    fn by_pair(&self, cell: usize, outcome: usize, (of, against): (usize, usize)) -> Vec<f64> {
        differences(&self.values(cell, of, outcome), &self.values(cell, against, outcome))
    }

    fn effects(&self, cell: usize, outcome: usize, measure: &Measure, means: &Means) -> Vec<Effect> {
        let effect = |arms| self.effect(cell, outcome, measure, arms, means.get(&(outcome, arms)).copied());
        self.compared().into_iter().map(effect).collect()
    }

    fn effect(
        &self,
        cell: usize,
        outcome: usize,
        measure: &Measure,
        (of, against): (usize, usize),
        bca: Option<Interval>,
    ) -> Effect {
        let plan = self.plan;
        let (arm, base) = (self.values(cell, of, outcome), self.values(cell, against, outcome));
        let names = (plan.arms[of].id.as_str(), plan.arms[against].id.as_str());
        let Difference {
            difference, interval, reading, pairs_higher, pairs_lower, cells, variance_gain, ..
        } = measure.unit.difference((names.0, &arm), (names.1, &base));
        let mut so_far = Welford::default();
        so_far.extend(differences(&arm, &base));
        let anytime = plan.sequence().and_then(|sequence| sequence.interval(&so_far));
        let again = self.is_looked_at_again();
        let (interval, method) = match (cells, bca) {
            // Who looks more than once has an interval that holds however often one looks.
            _ if again => (anytime, Method::Anytime),
            (Some(_), _) => (interval, Method::NewcombePaired),
            (None, Some(bca)) => (Some(bca), Method::Bca),
            (None, None) => (interval, Method::Student),
        };
        let margin = plan.experiment.experiment.hypothesis.as_ref().map(|it| it.margin);
        let equivalence =
            margin.filter(|_| outcome == 0 && reading != Reading::Few).and_then(|margin| match cells {
                _ if again => Equivalence::new(difference, interval?, margin),
                Some(cells) => equivalence::proportions(cells, margin),
                None => equivalence::means(&arm, &base, margin),
            });
        Effect {
            arm: names.0.to_owned(),
            against: names.1.to_owned(),
            difference,
            interval,
            method,
            anytime,
            reading: reading.by(interval),
            pairs_higher,
            pairs_lower,
            p: cells.map(mcnemar_exact).or_else(|| paired_t(&arm, &base).map(|it| it.p)),
            p_adjusted: None,
            equivalence,
            variance_gain,
        }
    }

    /// Whether more was looked at than a fixed number of runs: a stopping rule looks again and again, and who interrupts may have done
    /// so for what he saw.
    fn is_looked_at_again(&self) -> bool {
        self.plan.experiment.experiment.stop.is_some() || !self.is_complete()
    }

    /// Each outcome along each axis, under each arm that is not there for comparison of conduct alone.
    fn trends(&self) -> Vec<TrendResult> {
        let plan = self.plan;
        let mut all = Vec::new();
        for trend in &plan.experiment.experiment.trends {
            let places: Vec<(usize, f64)> = (0..plan.cells.len())
                .filter_map(|cell| Some((cell, *trend.at.get(&plan.cells[cell].id)?)))
                .collect();
            for (outcome, measure) in plan.outcomes.iter().enumerate() {
                let arms = (0..plan.arms.len()).filter(|arm| !plan.arms[*arm].neutral);
                for (arm, against) in arms.filter_map(|arm| Some((arm, self.against(arm)?))) {
                    let along = Along {
                        trend,
                        outcome: measure.id,
                        arm: &plan.arms[arm].id,
                        against: &plan.arms[against].id,
                        seed: plan.seed(),
                    };
                    let place = |(cell, at): &(usize, f64)| {
                        (plan.cells[*cell].id.clone(), *at, self.by_pair(*cell, outcome, (arm, against)))
                    };
                    all.extend(along.result(places.iter().map(place).collect()));
                }
            }
        }
        all
    }

    fn peaks(&self, cell: usize, arm: usize) -> PeakResult {
        let own = &self.column(cell, arm).peaks;
        let mut runs = [0; 10];
        for rung in own {
            runs[usize::from(rung.number().min(9))] += 1;
        }
        let against = self.against(arm).map(|base| &self.column(cell, base).peaks);
        let share = |counts: fn(&Rung, &Rung) -> bool| {
            let pairs = own.iter().zip(against?);
            let values: Vec<f64> = pairs.map(|(own, base)| f64::from(u8::from(counts(own, base)))).collect();
            Some(Unit::Probability.level(&self.plan.arms[arm].id, &values))
        };
        PeakResult {
            cell: self.plan.cells[cell].id.clone(),
            arm: self.plan.arms[arm].id.clone(),
            runs,
            worse: share(|own, base| own > base),
            better: share(|own, base| own < base),
            same: share(|own, base| own == base),
        }
    }

    fn calm(&self, cell: usize) -> Vec<CalmResult> {
        let arms = self.plan.arms.iter().enumerate();
        let arms = arms.map(|(place, arm)| (&*arm.id, self.column(cell, place).observations()));
        calm::calm(&self.plan.cells[cell].id, arms, self.plan.end.as_hours())
    }

    fn paths(&self, cell: usize, arm: usize) -> PathResult {
        let column = self.column(cell, arm);
        let steps = column.steps.iter().map(|((from, to, cause), count)| PathStep {
            from: from.number(),
            to: to.number(),
            cause: *cause,
            count: *count,
        });
        let mut runs: BTreeMap<Went, u64> = BTreeMap::new();
        column.ways.iter().for_each(|way| *runs.entry(*way).or_default() += 1);
        let mut ways: Vec<(Vec<Rung>, u64)> =
            runs.into_iter().map(|(way, runs)| (way.rungs(), runs)).collect();
        ways.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        let n = column.peaks.len() as f64;
        let ways = ways.into_iter().take(WAYS).map(|(way, runs)| PathWay {
            rungs: way.iter().map(|rung| rung.number()).collect(),
            runs,
            share: runs as f64 / n.max(1.0),
            interval: jeffreys(runs as f64, n),
        });
        PathResult {
            cell: self.plan.cells[cell].id.clone(),
            arm: self.plan.arms[arm].id.clone(),
            steps: steps.collect(),
            ways: ways.collect(),
        }
    }

    /// Whether everything that was asked for was run, or the stopping rule ended it.
    pub(crate) fn is_complete(&self) -> bool {
        self.gathered.stopped || self.gathered.replicates == self.plan.replicates
    }

    fn coupled(&self, cell: usize, arm: usize) -> Option<CoupledResult> {
        let base = self.against(arm)?;
        let names = (&*self.plan.cells[cell].id, &*self.plan.arms[arm].id, &*self.plan.arms[base].id);
        Some(coupled::coupled(names, self.column(cell, arm), self.column(cell, base)))
    }

    fn scales(&self, cell: usize, arm: usize) -> ScaleResult {
        let base = self.against(arm).map(|base| self.column(cell, base));
        let names = (&*self.plan.cells[cell].id, &*self.plan.arms[arm].id);
        coupled::scales(names, self.column(cell, arm), base)
    }

    fn words(&self, cell: usize, arm: usize) -> Vec<WordsResult> {
        let column = self.column(cell, arm);
        let n = (column.peaks.len() as f64).max(1.0);
        let each = |(way, [said, heard, understood, accepted]): (Way, [u64; 4])| WordsResult {
            cell: self.plan.cells[cell].id.clone(),
            arm: self.plan.arms[arm].id.clone(),
            way: way.name().to_owned(),
            said: said as f64 / n,
            heard: heard as f64 / n,
            understood: understood as f64 / n,
            accepted: accepted as f64 / n,
        };
        Way::ALL.into_iter().zip(column.words).map(each).collect()
    }

    fn contributions(&self) -> Vec<Contribution> {
        let plan = self.plan;
        let DesignFile::Factorial(design) = &plan.experiment.experiment.design else { return Vec::new() };
        let mut all = Vec::new();
        for (outcome, measure) in plan.outcomes.iter().enumerate() {
            let coalitions: Vec<Vec<f64>> =
                (0..plan.arms.len()).map(|arm| self.values(0, arm, outcome)).collect();
            let Some(shapley) = Shapley::new(&coalitions) else { continue };
            for ((place, factor), value) in design.factors.iter().enumerate().zip(shapley.means()) {
                // What no path leads from is not without effect: it is not modelled, and said to be so.
                if factor.clauses.iter().all(|clause| plan.experiment.not_modelled.contains(clause)) {
                    continue;
                }
                let by_replicate = shapley.contributions(place);
                let differ = by_replicate.iter().filter(|value| **value != 0.0).count() as u64;
                // There is no interval for contributions that holds however often one looks.
                let told = differ >= ENOUGH && self.is_complete();
                let interval = told.then(|| interval_of_mean(plan.seed(), by_replicate)).flatten();
                all.push(Contribution {
                    outcome: measure.id.to_owned(),
                    factor: factor.id.clone(),
                    value,
                    interval: interval.filter(|it| it.width() > 0.0),
                });
            }
        }
        all
    }

    fn sensitivity(&self, means: &[Means]) -> Option<Sensitivity> {
        let plan = self.plan;
        let arms = plan.compared()?;
        if !matches!(plan.experiment.experiment.design, DesignFile::Morris(_) | DesignFile::LatinHypercube(_))
            || self.gathered.replicates == 0
        {
            return None;
        }
        let at = |cell: usize| {
            let bca = means[cell].get(&(0, arms)).copied();
            let effect = self.effect(cell, 0, plan.outcomes[0], arms, bca);
            let surely = match effect.reading {
                Reading::Lower => Some(false),
                Reading::Higher => Some(true),
                Reading::Undecided | Reading::Few | Reading::Same => None,
            };
            AtPoint { difference: effect.difference, surely }
        };
        let effects: Vec<AtPoint> = (0..plan.cells.len()).map(at).collect();
        Sensitivity::of(plan, arms, &effects)
    }

    /// The arms that the hypothesis compares; none for factors.
    fn judged_arms(&self) -> Option<(usize, usize)> {
        self.plan.experiment.experiment.hypothesis.as_ref()?;
        self.plan.compared()
    }

    fn judged(
        &self,
        hypothesis: &HypothesisFile,
        outcomes: &[OutcomeResult],
        contributions: &[Contribution],
    ) -> Judged {
        let plan = self.plan;
        let as_many = self.gathered.stopped || self.gathered.replicates >= plan.stated_replicates();
        let mut by = Vec::new();
        let (of, against) = if let Some((of, against)) = self.judged_arms() {
            let (of, against) = (plan.arms[of].id.clone(), plan.arms[against].id.clone());
            for cell in &outcomes[0].cells {
                if !hypothesis.cells.is_empty() && !hypothesis.cells.contains(&cell.cell) {
                    continue;
                }
                let of_arms = |it: &&Effect| it.arm == of && it.against == against;
                let Some(effect) = cell.effects.iter().find(of_arms) else { continue };
                let interval =
                    effect.interval.filter(|it| it.width() > 0.0 && effect.reading != Reading::Few);
                let margin = effect.equivalence.map(|it: Equivalence| it.verdict);
                let ending = judge::judge(hypothesis, Seen { interval, margin, as_many });
                by.push(JudgedBy {
                    what: cell.cell.clone(),
                    difference: effect.difference,
                    interval,
                    ending,
                });
            }
            (of, Some(against))
        } else {
            let primary = plan.outcomes[0].id;
            for it in contributions.iter().filter(|it| it.outcome == primary) {
                if hypothesis.of.as_ref().is_some_and(|of| *of != it.factor) {
                    continue;
                }
                let margin =
                    it.interval.map(|interval| equivalence::Verdict::of(interval, hypothesis.margin));
                let ending = judge::judge(hypothesis, Seen { interval: it.interval, margin, as_many });
                by.push(JudgedBy {
                    what: it.factor.clone(),
                    difference: it.value,
                    interval: it.interval,
                    ending,
                });
            }
            (hypothesis.of.clone().unwrap_or_default(), None)
        };
        let ending = judge::together(by.iter().map(|it| it.ending));
        // Every cell and factor must be there: what has not been run yet decides nothing.
        let ending = if self.gathered.replicates < 2 { Ending::Undecided } else { ending };
        Judged {
            claim: words(&hypothesis.claim),
            of,
            against,
            expect: word(hypothesis.expect),
            margin: hypothesis.margin,
            refuted_if: word(hypothesis.refuted_if),
            ending,
            by,
        }
    }
}

/// Adjusts the p-values of secondary outcomes for their number, cell by cell, over arms as designed and neutral alike.
fn adjust(outcomes: &mut [OutcomeResult]) {
    let cells = outcomes.first().map_or(0, |outcome| outcome.cells.len());
    for cell in 0..cells {
        let of_cell = |outcomes: &mut [OutcomeResult], each: &mut dyn FnMut(&mut Effect)| {
            for outcome in outcomes.iter_mut().filter(|outcome| !outcome.primary) {
                outcome.cells[cell]
                    .effects
                    .iter_mut()
                    .filter(|effect| effect.p.is_some())
                    .for_each(&mut *each);
            }
        };
        let mut p = Vec::new();
        of_cell(outcomes, &mut |effect| p.extend(effect.p));
        let Some(adjusted) = holm(&p) else { continue };
        let mut adjusted = adjusted.into_iter();
        of_cell(outcomes, &mut |effect| effect.p_adjusted = adjusted.next());
    }
}

/// The central interval of a share under a prior of one half (Jeffreys): the marginal of a Dirichlet prior with ½ for this way and
/// ½ for all others.
fn jeffreys(count: f64, n: f64) -> Interval {
    let Ok(beta) = Beta::new(count + 0.5, n - count + 0.5) else { return Interval { low: 0.0, high: 1.0 } };
    let tail = (1.0 - CONFIDENCE) / 2.0;
    Interval { low: beta.inverse_cdf(tail), high: beta.inverse_cdf(1.0 - tail) }
}

pub(super) fn words(text: &Text) -> Words {
    match text {
        Text::Empty => BTreeMap::new(),
        Text::Plain(text) => [(Language::En, text.clone())].into(),
        Text::Each(texts) => texts.clone(),
    }
}

/// The word by which a file names a value.
fn word(value: impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
