//! Readback and hearback: how often what is read back is wrong, and how often that is noticed.

use guardline_units::Params;
use guardline_wire::{Form, SpeechAct};

/// What makes a readback go wrong more easily.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Circumstances {
    /// Words of the message that is read back.
    pub words: u32,
    /// Whether it says something unexpected.
    pub surprise: bool,
    /// Stress of who reads back, 0 to 1.
    pub stress: f64,
}

/// Speed of speech at which the base rate holds, words a minute.
const CALM_SPEED: f64 = 100.0;
/// Length at which the base rate holds, words.
const SHORT: f64 = 20.0;

/// Chance that a message is read back wrongly by somebody who heard it rightly.
///
/// logit e = logit e₀ + a_l (w/20 − 1) + a_t (topics − 1) + a_v log₂(speed/100) + a_s surprise + a_σ stress, with e₀ for the
/// form. It grows with length, number of topics, speed, surprise and stress; the signs are published (Prinzo 2006 and
/// 2009 and others), the sizes assumed.
pub fn readback_error(says: &SpeechAct, form: Form, at: Circumstances, p: &Params) -> f64 {
    let base = if form == Form::Free { p.readback_free } else { p.readback_phrase };
    if base <= 0.0 {
        return 0.0;
    }
    let length = (f64::from(at.words) / SHORT - 1.0).max(0.0);
    let topics = f64::from(says.topics().saturating_sub(1));
    let speed = (libm::log2(p.speech_rate / CALM_SPEED)).max(0.0);
    let logit = libm::log(base / (1.0 - base))
        + p.readback_length * length
        + p.readback_topics * topics
        + p.readback_speed * speed
        + p.readback_surprise * f64::from(u8::from(at.surprise))
        + p.readback_stress * at.stress;
    1.0 / (1.0 + libm::exp(-logit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use guardline_wire::{NoticeContent, NoticeText};

    #[test]
    fn it_grows_with_everything_that_makes_it_harder() {
        let p = Params::default();
        let calm = Circumstances { words: 20, surprise: false, stress: 0.0 };
        let short = SpeechAct::Query;
        let base = readback_error(&short, Form::Phrasebook, calm, &p);
        assert!((base - p.readback_phrase).abs() < 1e-12, "{base}");
        let long = Circumstances { words: 60, ..calm };
        assert!(readback_error(&short, Form::Phrasebook, long, &p) > base);
        let contents = [NoticeContent::Activity, NoticeContent::Times, NoticeContent::Area];
        let topics = SpeechAct::Notice(NoticeText::new(&contents, None, false));
        assert!(readback_error(&topics, Form::Phrasebook, calm, &p) > base);
        assert!(
            readback_error(&short, Form::Phrasebook, Circumstances { surprise: true, ..calm }, &p) > base
        );
        assert!(readback_error(&short, Form::Phrasebook, Circumstances { stress: 1.0, ..calm }, &p) > base);
        assert!(readback_error(&short, Form::Free, calm, &p) > base);
        let fast = Params { speech_rate: 180.0, ..p };
        assert!(readback_error(&short, Form::Phrasebook, calm, &fast) > base);
    }
}
