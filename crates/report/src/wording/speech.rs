//! What is said, in a few words.

use guardline_wire::codebook::{CodeId, Reply};
use guardline_wire::{NoticeContent, NoticeText, SpeechAct};

use super::{Names, grade_key, keys};
use crate::language::Catalogue;
use crate::say;

impl Names {
    /// What somebody says, in words.
    pub fn says(&self, act: &SpeechAct) -> String {
        match act {
            SpeechAct::Query => self.word("says-query"),
            SpeechAct::Demand => self.word("says-demand"),
            SpeechAct::Intention { step_back, course, speed } => {
                let key = if *step_back { "says-intention-opening" } else { "says-intention-keeping" };
                say!(self, key, course = format!("{course:03}"), speed = *speed)
            }
            SpeechAct::Talk { .. } => self.word("says-talk"),
            SpeechAct::Signal(signal) => {
                let meaning = self.catalogue().code(signal.code());
                say!(self, "says-signal", signal = signal.to_string(), meaning = meaning)
            }
            SpeechAct::CodeReply { reply: Reply::InvalidCode, .. } => self.word("says-invalid-code"),
            SpeechAct::CodeReply { reply: Reply::NotUnderstood, .. } => self.word("says-not-understood"),
            SpeechAct::Notice(notice) => self.notice(notice),
            SpeechAct::Acknowledge { grade, .. } => self.word(grade_key(*grade)),
            SpeechAct::SayAgain { .. } => self.word("says-say-again"),
            SpeechAct::Protest => self.word("says-protest"),
            SpeechAct::Regret => self.word("says-regret"),
            SpeechAct::OfferReview => self.word("says-offer-review"),
            SpeechAct::Accept => self.word("says-accept"),
            SpeechAct::Explain { benign: true } => self.word("says-explain-benign"),
            SpeechAct::Explain { benign: false } => self.word("says-explain-lawful"),
            SpeechAct::StepBackOffer => self.word("says-step-back"),
            SpeechAct::Distress => self.word("says-distress"),
            SpeechAct::Assist => self.word("says-assist"),
        }
    }

    /// What a notice says, and what it leaves out.
    pub(crate) fn notice(&self, notice: &NoticeText) -> String {
        let contents =
            self.catalogue().list("list-and", notice.contents.iter().map(|content| self.content(*content)));
        let all =
            [NoticeContent::Activity, NoticeContent::Times, NoticeContent::Area, NoticeContent::Heights];
        let missing = all.into_iter().filter(|content| !notice.contents.contains(content));
        let missing = self.catalogue().list("list-comma", missing.map(|content| self.content(content)));
        if missing.is_empty() {
            say!(self, "says-notice", contents = contents)
        } else {
            say!(self, "says-notice-without", contents = contents, missing = missing)
        }
    }

    pub(crate) fn content(&self, content: NoticeContent) -> String {
        self.word(keys::content_key(content))
    }
}

impl Catalogue {
    /// What a code means.
    fn code(self, code: CodeId) -> String {
        self.word(&format!("code-{}", code.entry().code.to_lowercase()))
    }
}
