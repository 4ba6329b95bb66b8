//! From the task in the file to the guidance law.

use guardline_theatre::Guidance;
use guardline_units::{Degrees, Metres, Position};

use super::Prepared;
use crate::file::Task;

impl Prepared {
    /// What a unit has been sent to do.
    pub(crate) fn task(&self, task: &Task) -> Guidance {
        let unit = |id: &str| self.unit_id(id);
        let miles = |range_nm: &f64| Metres::from_nautical_miles(*range_nm);
        match task {
            Task::Transit => Guidance::Transit,
            Task::Hold => Guidance::Hold,
            Task::PatrolBox { lat, lon, width_nm, length_nm } => {
                let centre = Position { lat: *lat, lon: *lon, height: 0.0 }.local(self.origin());
                let (east, north) = (miles(&(0.5 * width_nm)), miles(&(0.5 * length_nm)));
                Guidance::PatrolBox { centre, east, north }
            }
            Task::Shadow { unit: of, range_nm, bearing } => {
                Guidance::Shadow { unit: unit(of), bearing: bearing.map(Degrees), range: miles(range_nm) }
            }
            Task::CloseLook { unit: of, range_nm, side } => {
                Guidance::CloseLook { unit: unit(of), range: miles(range_nm), side: *side }
            }
            Task::CrossBow { unit: of, range_nm } => {
                Guidance::CrossBow { unit: unit(of), range: miles(range_nm) }
            }
            Task::Shoulder { unit: of, side, gap_m } => {
                Guidance::Shoulder { unit: unit(of), side: *side, gap: Metres(*gap_m) }
            }
            Task::BreakOff { unit: of, bearing } => {
                Guidance::BreakOff { unit: unit(of), bearing: bearing.map(Degrees) }
            }
            Task::Intercept { unit: of, range_nm } => {
                Guidance::Intercept { unit: unit(of), range: miles(range_nm) }
            }
            Task::Wingtip { unit: of, range_m, side } => {
                Guidance::Wingtip { unit: unit(of), range: Metres(*range_m), side: *side }
            }
            Task::Orbit { unit: of, range_nm } => Guidance::Orbit { unit: unit(of), range: miles(range_nm) },
        }
    }

    /// The centre of the plane in which everybody moves.
    pub(crate) fn origin(&self) -> Position {
        let place = &self.scenario.place;
        Position { lat: place.lat, lon: place.lon, height: 0.0 }
    }
}
