//! The bridge or cockpit: hands the commander what happened, and carries out what the commander wants.

use std::collections::BTreeMap;

use guardline_channels::Log;
use guardline_kernel::{Address, Kernel, Mailbox};
use guardline_units::ActorId;

use crate::commander::{Commander, Deed, verify_after};
use crate::mind::Mind;
use crate::place::Place;
use crate::ports::{ToBridge, ToOperator, ToWorld};
use crate::story::chain::Chain;

/// What a bridge is connected to.
#[derive(Debug)]
pub struct Bridge {
    /// Who acts.
    pub actor: ActorId,
    /// What reaches the commander.
    pub mail: Mailbox<ToBridge>,
    /// Helm, radar and weapons.
    pub world: Address<ToWorld>,
    /// The radio room.
    pub operator: Address<ToOperator>,
    /// The chain of command.
    pub chain: Chain,
    /// The clock.
    pub kernel: Kernel,
    /// Parameters and draws.
    pub mind: Mind,
    /// The record.
    pub log: Log,
}

/// Waits for something to happen or fall due, asks the commander, or who sits in his place, and does what he says.
pub async fn bridge(mut commander: Commander, mut place: Place, mut at: Bridge) {
    let mut reported: BTreeMap<u16, u64> = BTreeMap::new();
    if at.mind.detail {
        at.log.record(at.actor, commander.person());
    }
    loop {
        let event = at.mail.recv_until(commander.wakes(&at.mind).min(place.due())).await;
        let now = at.kernel.now();
        let deeds = match event {
            Some(ToBridge::Seat(news)) => place.take_in(now, news, &mut commander, &at.mind),
            event => commander.on(now, event.as_ref(), &mut place, &at.mind),
        };
        for deed in deeds {
            let Deed::AskPerson { heard, options } = deed else {
                at.carry_out(&commander, &mut reported, deed);
                continue;
            };
            for deed in place.asked(now, &heard, options, &mut commander, &at.mind) {
                at.carry_out(&commander, &mut reported, deed);
            }
        }
        for deed in place.overdue(now, &mut commander, &at.mind) {
            at.carry_out(&commander, &mut reported, deed);
        }
        place.notes().into_iter().for_each(|record| at.log.record(at.actor, record));
    }
}

impl Bridge {
    fn carry_out(&self, commander: &Commander, reported: &mut BTreeMap<u16, u64>, deed: Deed) {
        match deed {
            Deed::World(order) => self.world.send(order),
            Deed::Operator(order) => self.operator.send(order),
            Deed::Record(record) => self.log.record(self.actor, record),
            Deed::Relay { from, notice, question } => {
                self.chain.relay(commander.unit, from, &notice, question);
            }
            Deed::VerifyLater { unit, form, incident, question } => {
                let look = ToBridge::Verify { unit, form, incident, question };
                self.mail.address().post(self.kernel.now() + verify_after(&self.mind.params), look);
            }
            Deed::Answer { did, of } => self.chain.answer(commander.unit, did, of),
            Deed::Report { about, of, evidence, rung } => {
                let count = reported.entry(evidence.what as u16).or_default();
                self.chain.report(self.actor, commander.unit, (about, of), evidence, rung, *count);
                *count += 1;
            }
            // Only what comes in by the radio asks anybody, and that has been seen to.
            Deed::AskPerson { .. } => {}
        }
    }
}
