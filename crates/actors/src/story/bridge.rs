//! The bridge or cockpit: hands the commander what happened, and carries out what the commander wants.

use std::collections::BTreeMap;

use guardline_channels::Log;
use guardline_kernel::{Address, Kernel, Mailbox};
use guardline_units::ActorId;

use crate::commander::{Commander, Deed, verify_after};
use crate::mind::Mind;
use crate::ports::{ToBridge, ToOperator, ToWorld};
use crate::seat::Seat;
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

/// Waits for something to happen or fall due, asks the commander, and does what he says.
pub async fn bridge(mut commander: Commander, mut seat: Box<dyn Seat>, mut at: Bridge) {
    let me = at.mail.address();
    let mut reported: BTreeMap<u16, u64> = BTreeMap::new();
    if at.mind.detail {
        at.log.record(at.actor, commander.person());
    }
    loop {
        let event = at.mail.recv_until(commander.wakes(&at.mind)).await;
        for deed in commander.on(at.kernel.now(), event.as_ref(), &mut *seat, &at.mind) {
            match deed {
                Deed::World(order) => at.world.send(order),
                Deed::Operator(order) => at.operator.send(order),
                Deed::Record(record) => at.log.record(at.actor, record),
                Deed::Relay { from, notice, question } => {
                    at.chain.relay(commander.unit, from, &notice, question);
                }
                Deed::VerifyLater { unit, form, incident, question } => {
                    let look = ToBridge::Verify { unit, form, incident, question };
                    me.post(at.kernel.now() + verify_after(&at.mind.params), look);
                }
                Deed::Answer { did, of } => at.chain.answer(commander.unit, did, of),
                Deed::Report { about, of, evidence, rung } => {
                    let count = reported.entry(evidence.what as u16).or_default();
                    at.chain.report(at.actor, commander.unit, (about, of), evidence, rung, *count);
                    *count += 1;
                }
            }
        }
    }
}
