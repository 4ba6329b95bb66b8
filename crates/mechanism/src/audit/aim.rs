//! Fixed aim: what a mechanism is for is stated, and one can tell from encounter to encounter whether it was met.

use super::Verdict;
use crate::terms::Terms;

pub(super) fn judge(terms: &Terms, verdict: &mut Verdict) {
    let Some(aim) = &terms.aim else {
        verdict.fail("aim", "the file does not say what it is for");
        return;
    };
    if !aim.purposes.iter().any(|purpose| purpose.is_bounded()) {
        verdict.fail(
            "aim.purposes",
            "no purpose is about incidents: nobody can tell, after an encounter, whether it was met",
        );
    }
    if aim.purposes.iter().any(|purpose| purpose.is_at_large()) {
        verdict.fail(
            "aim.purposes",
            "a purpose is about disputes or relations at large, and makes the rest wait for their settlement",
        );
    }
}
