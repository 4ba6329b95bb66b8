//! What one station hears of one transmission, or why it hears nothing.

use guardline_units::{Decibels, Instant, UnitId};
use guardline_wire::record::Unheard;
use guardline_wire::{Channel, Marker, Modulation, NamePart, Route, Slot, Word};

use super::carrier::Transmission;
use super::{Ether, Garble, Heard, Inner, Reception, Said, Station};
use crate::language::{Hearing, Recognised, comprehension, hear, readability, recognises, understand};
use crate::signal_to_noise;

impl Ether {
    /// Whether a station has a channel switched on; an agreed channel always is, unless it keeps no watch at all.
    pub(super) fn on(&self, station: &Station, channel: Channel) -> bool {
        let antenna = &station.antenna;
        antenna.watch.contains(&channel)
            || (!antenna.watch.is_empty()
                && antenna.sets.contains(&channel)
                && self.0.mechanism.reach().is_agreed(channel))
    }

    /// Strength of one unit's signal at another, before crew and equipment take their part.
    pub(super) fn strength(
        &self,
        from: UnitId,
        at: UnitId,
        channel: Channel,
        now: Instant,
    ) -> Option<Decibels> {
        let plot = &self.0.plot;
        let (range, horizon) = (plot.range(from, at, now)?, plot.horizon(from, at, now)?);
        (range <= horizon).then(|| signal_to_noise(range, horizon, channel, &self.0.params))
    }

    pub(super) fn receive(&self, station: &Station, said: &Said<'_>) -> Heard {
        let Inner { kernel, plot, mechanism, params, .. } = &*self.0;
        let (talk, message, antenna, now) = (said.talk, said.message, &station.antenna, kernel.now());
        if plot.track(talk.from).is_none() || plot.track(antenna.unit).is_none() {
            return Err(Unheard::NotInPlay);
        }
        // Who has asked listens for the answer on the channel he asked on.
        let awaited = message.marker == Marker::Answer && said.meant && antenna.sets.contains(&talk.channel);
        if !awaited && !self.on(station, talk.channel) {
            return Err(Unheard::NoWatch);
        }
        if self.0.unwatched.borrow().contains(&antenna.unit) {
            return Err(Unheard::WatchNotKept);
        }
        let Some(strength) = self.strength(talk.from, antenna.unit, talk.channel, now) else {
            return Err(Unheard::BeyondHorizon);
        };
        let reach = mechanism.reach();
        let question = message.question.0;
        // A watch is kept or not for a whole exchange: calling again on the channel does not wake a sleeper.
        let mut watch = station.watch_draws.at(question ^ (talk.channel as u64));
        if !awaited && !watch.bernoulli(reach.listens(talk.channel)) {
            return Err(Unheard::WatchNotKept);
        }
        if let Some(why) = self.covered(talk, antenna.unit, strength, now) {
            return Err(why);
        }
        // Each voice in an exchange, and each of its attempts, meets strangers and noise of its own.
        let mut draw =
            station.hearing_draws.at((question ^ said.voice).wrapping_add(u64::from(said.attempt) << 32));
        // Strangers on the channel, who are not simulated one by one.
        if !draw.bernoulli(libm::exp(-reach.load(talk.channel))) {
            return Err(Unheard::SteppedOn);
        }
        let loss = draw.normal(params.crew_noise, params.crew_noise_spread);
        let snr = Decibels(strength.0.min(params.voice_cap) - loss);
        let readability = readability(snr);
        if readability == 1 {
            return Err(Unheard::Unreadable);
        }
        let psi = comprehension(snr, message.form, antenna.level.min(said.level), params);
        let mut hearing = hear(|| said.words(), psi, params, &mut draw);
        self.garble_heard(&mut hearing, said);
        // What came through whole need not be gone through word by word.
        let words = if hearing.whole() { &[] } else { said.words() };
        let mine = recognises(words, &hearing, said.meant, said.alike, params, &mut draw) == Recognised::Mine;
        if !mine {
            return Err(Unheard::NotForHim);
        }
        let understood = understand(message, words, &hearing, &mut draw);
        let knows_speaker = !speaker_lost(words, &hearing);
        let route = Route::Radio(talk.channel);
        Ok(Reception { frame: Vec::new(), route, readability, hearing, understood, knows_speaker })
    }

    /// Whether another carrier covers a talk at a listener: his own, or one that is not so much weaker that the talk is
    /// heard through it. Neither speaker notices.
    fn covered(
        &self,
        talk: &Transmission,
        listener: UnitId,
        strength: Decibels,
        now: Instant,
    ) -> Option<Unheard> {
        let params = &self.0.params;
        let capture = match talk.channel.modulation() {
            Modulation::Fm => params.capture_fm,
            Modulation::Am => params.capture_am,
        };
        self.0.carriers.covering(talk, |other| {
            if other.from == listener {
                return Some(Unheard::Talking);
            }
            let theirs = self.strength(other.from, listener, other.channel, now)?;
            (strength.0 - theirs.0 < capture).then_some(Unheard::SteppedOn)
        })
    }

    /// Takes out what the scenario's author takes out.
    fn garble_heard(&self, hearing: &mut Hearing, said: &Said<'_>) {
        let garbled = self.0.garbled.borrow();
        for (_, garble) in garbled.iter().filter(|(unit, _)| *unit == said.talk.from) {
            lose(*garble, hearing, said);
        }
    }
}

/// The words that a fault takes out are lost, or taken for others.
fn lose(garble: Garble, hearing: &mut Hearing, said: &Said<'_>) {
    for (place, word) in (0_u8..).zip(said.words()) {
        let lost = match (garble, word.slot) {
            (Garble::Addressee, Slot::Addressee(NamePart::Number))
            | (Garble::Content, Slot::Content | Slot::Code | Slot::Figure(_)) => true,
            (Garble::Figures, Slot::Figure(_)) => false,
            _ => continue,
        };
        hearing.changed.retain(|it| *it != place || !lost);
        let kept = if lost { &mut hearing.lost } else { &mut hearing.changed };
        if !kept.contains(&place) {
            kept.push(place);
        }
    }
    // What is lost is not taken for anything.
    hearing.changed.retain(|place| !hearing.lost.contains(place));
}

/// Whether neither the nationality nor the number of who speaks came through.
fn speaker_lost(words: &[Word], hearing: &Hearing) -> bool {
    let gone = |part| {
        let place = words.iter().position(|word| word.slot == Slot::Originator(part)).unwrap_or(0) as u8;
        hearing.lost.contains(&place) || hearing.changed.contains(&place)
    };
    gone(NamePart::Nationality) && gone(NamePart::Number)
}
