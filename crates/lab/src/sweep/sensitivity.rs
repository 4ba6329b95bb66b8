//! How the effect depends on the parameters: the effect, not the level.

use guardline_kernel::Draws;
use guardline_scenario::file::DesignFile;
use guardline_units::params::Parameter;
use schemars::JsonSchema;
use serde::Serialize;

use super::plan::{Plan, trajectory};
use crate::statistics::agreement::spearman;

/// How the difference in the primary outcome depends on the parameters.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Sensitivity {
    /// The arm.
    pub arm: String,
    /// The base.
    pub against: String,
    /// Points at which the difference was measured.
    pub points: u32,
    /// Of these, where it is lower than 0 by its estimate.
    pub lower: u32,
    /// Where it is higher.
    pub higher: u32,
    /// Where its interval excludes 0 from above, and from below.
    pub surely_lower: u32,
    /// See above.
    pub surely_higher: u32,
    /// The least difference at any point.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
    /// The parameters, that with the most influence first.
    pub parameters: Vec<Influence>,
    /// Share of all influence that rests on parameters with a published or estimated source, 0 to 1; none if nothing has any.
    pub sourced_share: Option<f64>,
}

/// What one parameter does to the effect.
#[derive(Clone, PartialEq, Debug, Serialize, JsonSchema)]
pub struct Influence {
    /// The parameter.
    pub parameter: String,
    /// Where its default comes from: `source`, `estimated`, `memory`, `assumed` or `tuned`.
    pub origin: String,
    /// Trajectories: the mean absolute change of the effect over the whole range (Morris' μ*, after Campolongo, Cariboni and
    /// Saltelli 2007). Hypercube: the absolute rank correlation of parameter and effect.
    pub influence: f64,
    /// With its sign: the mean change (μ), or the rank correlation.
    pub signed: f64,
    /// How much the change differs from place to place (σ); none for a hypercube.
    pub spread: Option<f64>,
}

/// What is known of the effect at one point.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct AtPoint {
    pub(crate) difference: f64,
    pub(crate) surely: Option<bool>,
}

impl Sensitivity {
    /// From the effect in each cell; none for designs that vary no parameters, and before all points are complete.
    pub(crate) fn of(plan: &Plan, (arm, against): (usize, usize), effects: &[AtPoint]) -> Option<Self> {
        let mut parameters = match &plan.experiment.experiment.design {
            DesignFile::Morris(_) => screened(plan, effects)?,
            DesignFile::LatinHypercube(_) => correlated(plan, effects)?,
            _ => return None,
        };
        // A stable sort: what has no influence stays in the order of the file.
        parameters.sort_by(|one, other| other.influence.total_cmp(&one.influence));
        let all: f64 = parameters.iter().map(|it| it.influence).sum();
        let sourced: f64 = parameters.iter().filter(|it| it.has_source()).map(|it| it.influence).sum();
        let count = |counts: &dyn Fn(&AtPoint) -> bool| effects.iter().filter(|it| counts(it)).count() as u32;
        let differences = effects.iter().map(|it| it.difference);
        Some(Self {
            arm: plan.arms[arm].id.clone(),
            against: plan.arms[against].id.clone(),
            points: effects.len() as u32,
            lower: count(&|it| it.difference < 0.0),
            higher: count(&|it| it.difference > 0.0),
            surely_lower: count(&|it| it.surely == Some(false)),
            surely_higher: count(&|it| it.surely == Some(true)),
            least: differences.clone().fold(f64::INFINITY, f64::min),
            greatest: differences.fold(f64::NEG_INFINITY, f64::max),
            // The sum of nothing is a negative zero.
            sourced_share: (all > 0.0).then(|| (sourced / all).abs()),
            parameters,
        })
    }
}

/// Elementary effects over the trajectories of Morris.
fn screened(plan: &Plan, effects: &[AtPoint]) -> Option<Vec<Influence>> {
    let rows: Vec<&'static Parameter> = plan.cells.first()?.point.iter().map(|(row, _)| *row).collect();
    let draws = Draws::new(plan.seed(), 0, 0);
    let mut changes: Vec<Vec<f64>> = vec![Vec::new(); rows.len()];
    for (number, way) in effects.chunks_exact(rows.len() + 1).enumerate() {
        let (points, order) = trajectory(&draws, number as u64, rows.len());
        for (at, direction) in order.into_iter().enumerate() {
            let moved = points[at + 1][direction] - points[at][direction];
            changes[direction].push((way[at + 1].difference - way[at].difference) / moved);
        }
    }
    let influence = |(row, changes): (&'static Parameter, &Vec<f64>)| {
        let n = changes.len() as f64;
        let (mean, variance) = crate::estimate::moments(changes);
        let absolute = changes.iter().map(|change| change.abs()).sum::<f64>() / n.max(1.0);
        Influence::of(row, absolute, mean, Some(variance.sqrt()))
    };
    Some(rows.into_iter().zip(&changes).map(influence).collect())
}

/// Rank correlations over a hypercube.
fn correlated(plan: &Plan, effects: &[AtPoint]) -> Option<Vec<Influence>> {
    let rows: Vec<&'static Parameter> = plan.cells.first()?.point.iter().map(|(row, _)| *row).collect();
    let differences: Vec<f64> = effects.iter().map(|it| it.difference).collect();
    let influence = |(place, row): (usize, &'static Parameter)| {
        let values: Vec<f64> =
            plan.cells.iter().take(effects.len()).map(|cell| cell.point[place].1).collect();
        let correlation = spearman(&values, &differences).unwrap_or(0.0);
        Influence::of(row, correlation.abs(), correlation, None)
    };
    Some(rows.into_iter().enumerate().map(influence).collect())
}

impl Influence {
    fn of(row: &Parameter, influence: f64, signed: f64, spread: Option<f64>) -> Self {
        let (parameter, origin) = (row.name.to_owned(), row.origin.kind().to_owned());
        Self { parameter, origin, influence, signed, spread }
    }

    /// Whether its default is published or estimated from data.
    pub(crate) fn has_source(&self) -> bool {
        matches!(&*self.origin, "source" | "estimated")
    }
}
