#!/usr/bin/env python3
"""Computes every belief and every choice of simulated runs again, from their journals and nothing else.

    python3 tests/recompute.py JOURNAL…

The formulas stand here a second time, written from the specification. Beliefs and accounts of fault are followed from
the prior on; each is compared with what the journal says, to 1e-9, and so is the probability of every option of every choice.
Says what was compared; exits with 1 if anything differs. Standard library only.
"""

import json
import sys
from math import exp, inf, log

sys.dont_write_bytecode = True
from recompute_ministries import CLOSE, Ministries, above  # noqa: E402

# The row of the table for each kind of evidence that selects one alone; what is denied has the opposite of a row.
ROWS = {"threat_heard": "threat", "public_act": "accusation", "signal": "notice", "no_explanation": "explanation"}

def softmax(values, precision):
    best = max(value for value in values if value is not None)
    return normalised([0 if value is None else exp(precision * (value - best)) for value in values])

def normalised(weights):
    return [weight / sum(weights) for weight in weights]

class Run(Ministries):
    """One journal, record by record."""

    def __init__(self, name, header):
        super().__init__()
        self.name, self.table, self.p = name, header["model"]["likelihoods"], header["model"]["parameters"]
        self.intent, self.person, self.belief, self.held, self.before = {}, {}, {}, {}, {}
        self.locks, self.posteriors, self.choices, self.worst, self.wrong = {}, 0, 0, 0.0, []

    def demand(self, place, holds, what):
        self.wrong += [] if holds else [f"{self.name}:{place}: {what}"]

    def compare(self, what, place, ours, theirs):
        far = [inf if None in pair else abs(pair[0] - pair[1]) for pair in zip(ours, theirs, strict=True) if pair != (None, None)]
        self.worst = max(self.worst, *far)
        self.demand(place, max(far) <= CLOSE, f"{what} is {theirs}, computed {ours}")

    def prior(self, who):
        p, trust = self.p, self.p["belief.trust"]
        base = min(max(p["belief.prior_hostile"] - p["belief.prior_slope"] * trust, 0.001), 0.999)
        hostile = 1 / (1 + exp(-(log(base / (1 - base)) + p["belief.prior_spread"] * self.person[who][0])))
        probe = p["belief.prior_probe"] - p["belief.prior_probe_slope"] * trust
        innocent = p["belief.prior_innocent"] + p["belief.prior_innocent_slope"] * trust
        rest, least = (1 - hostile) / (probe + innocent), p["belief.prior_least"]
        return normalised([max(rest * innocent, least), max(rest * probe, least), max(hostile, 1e-6)])

    def believed(self, who, about):
        if (who, about) not in self.belief:
            self.hold(who, about, self.prior(who))
        return self.belief[who, about]

    def hold(self, who, about, belief):
        self.belief[who, about] = belief
        self.held.setdefault((who, about), []).append(belief)

    def likelihood(self, because, selects):
        """The raw row and its weight."""
        if because in ("answer", "silence"):
            chances = selects["chances"]
            heard = [(1 - chances["dead"]) * chance for chance in chances["answer"]]
            weight = self.p["belief.line_answer_weight" if chances["line"] else "belief.answer_weight"]
            return (heard if because == "answer" else [1 - chance for chance in heard]), weight
        if because == "quiet":
            row, hours = self.table["down" if selects["time"]["high"] else "up"], selects["time"]["passed"] / 3600e9
            return [exp(-rate * hours) for rate in row["likelihood"]], row["weight"]
        if because in ("intention_kept", "intention_broken"):
            row = self.table["kept_phrase" if selects["form"] in ("phrasebook", "interpreted") else "kept_free"]
        else:
            row = self.table[ROWS.get(because, because)]
        if because in ("notice", "signal"):
            return [1 + (ratio - 1) * selects["worth"] for ratio in row["likelihood"]], row["weight"]
        denied = because in ("intention_broken", "no_explanation")
        return [1 - likely if denied else likely for likely in row["likelihood"]], row["weight"]

    def stress(self, strain):
        tense = self.p["stress.base"] + self.p["stress.rung"] * max(strain["own"], strain["other"])
        return min(above(tense + (self.p["stress.close"] if strain["close"] else 0)), 1)

    def believes(self, place, it):
        who, about, weighs = str(it["who"]), it["about"], self.before.get("weighs", {})
        self.posteriors += 1
        if it["because"] == "prior":
            self.hold(who, about, self.prior(who))
        elif all(weighs.get(key) == it[key] for key in ("who", "about", "because")):
            row, weight = self.likelihood(it["because"], weighs["grounds"]["selects"])
            c, mean = weighs["grounds"]["credibility"], sum(row) / 3
            row = [c * likely + (1 - c) * mean for likely in row]
            weight *= self.p["belief.conservatism"] * (self.p["belief.report_weight"] if weighs["grounds"]["reported"] else 1)
            if row[0] > max(row[1:]):
                weight *= 1 - self.p["belief.benign_discount"] * self.stress(weighs["strain"])
            self.weigh(place, it, row, weight)
            if it["because"] == "lock":
                self.locks[who, self.reported.get(who)] = row, weight
        elif it["because"] == "analysis" and (who, self.recording[who]) in self.locks:
            row, weight = self.locks.pop((who, self.recording[who]))
            self.weigh(place, it, row, -weight)
        else:
            self.demand(place, False, "no record says what this belief is computed from")
        self.compare("the belief", place, self.believed(who, about), it["belief"])

    def weigh(self, place, it, row, weight):
        who, about = str(it["who"]), it["about"]
        after = [max(b * max(likely, 1e-12) ** weight, 1e-12) for b, likely in zip(self.believed(who, about), row)]
        self.hold(who, about, normalised(after))
        self.compare("the weight of the evidence", place, [weight], [it["weight"]])

    def considers(self, place, it):
        p, look, who, situation = self.p, it["look"], str({"unit": it["unit"]}), it["look"]["situation"]
        _, probe, hostile = self.believed(who, look["about"])
        other, own, highest = above(situation["seen"] - look["expected"]), look["own"], look["highest"]
        audience = look["audience"] * (1 + p["choice.audience_growth"] * highest)
        audience *= 1 - (p["choice.cover"] if situation["clarified"] else 0)
        intent, r = self.intent[it["unit"]], p["choice.reciprocity_share"]
        values = []
        for a in look["menu"]:
            exposed = p["choice.fear.probe"] * probe * above(other - 1 - a)
            exposed += p["choice.fear.hostile"] * hostile * above(other + 1 - a)
            value = -p["choice.security"] * exposed
            value -= p["choice.war_risk"] / self.person[who][1] * exp(p["choice.war_convexity"] * (a - 2))
            value -= p["choice.audience"] * audience * above(min(highest, p["choice.committed"]) - 1 - a)
            value -= p["choice.reciprocity"] * abs(a - (r * other + (1 - r)))
            value -= p["choice.obedience"] / 2 * above(a - situation["guidance"])
            value -= p["choice.purpose"] * (1 if intent == "hostile" else p["choice.purpose_share"]) * abs(a - p[f"choice.aim.{intent}"])
            value -= p["choice.effort"] * abs(a - own) ** p["choice.effort_exponent"]
            if a >= 7:
                value += p["choice.first_shot_gain"] * hostile - p["choice.wrongful_shot_cost"] * (1 - hostile)
            values.append(value)
        precision = p["choice.precision"] / (1 + p["choice.stress_on_precision"] * self.stress(look["strain"]))
        self.compare("the precision", place, [precision], [look["precision"]])
        self.chosen(place, look, values, precision, look["menu"])

    def chosen(self, place, look, values, precision, menu):
        self.choices += 1
        self.compare("the worth of the options", place, values, look["values"])
        self.compare("the probabilities", place, softmax(values, precision), look["probabilities"])
        self.demand(place, look["chosen"] in menu, "what is chosen is not on the menu")

    def take(self, place, at, kind, it):
        self.learn(place, at, kind, it)
        if kind == "truth":
            self.intent[it["unit"]] = it["intent"]
        elif kind == "person":
            self.person[str(it["who"])] = it["shift"], it["hawkishness"]
        elif kind == "posture" or kind == "decides" and it["because"] not in ("incident", "own_word"):
            look = self.before.get("considers" if kind == "decides" else "deliberates", {"look": {}})
            led = look["look"].get("chosen") == it["to"] and all(it.get(key) == look.get(key) for key in ("unit", "side"))
            self.demand(place, led, "no look at the options led to this")
        elif kind in ("believes", "considers", "deliberates", "chooses_at_line", "account", "disputes"):
            getattr(self, kind)(place, it)
        self.before = {kind: it}

def read(path):
    with open(path, encoding="utf-8") as lines:
        run = Run(path, json.loads(next(lines))["guardline"])
        for place, line in enumerate(lines, 2):
            record = json.loads(line).get("record", {"is": {}})
            for kind, it in record["is"].items():
                run.take(place, record["at"], kind, it)
    return run

if __name__ == "__main__":
    runs = [read(path) for path in sys.argv[1:]]
    wrong = [text for run in runs for text in run.wrong]
    compared = {kind: sum(getattr(run, kind) for run in runs) for kind in ("posteriors", "accounts", "choices")}
    compared |= {"runs": len(runs), "wrong": len(wrong), "largest_difference": max((run.worst for run in runs), default=inf)}
    print(json.dumps(compared))
    print("\n".join(wrong[:20]), end="", file=sys.stderr)
    sys.exit(1 if wrong or not runs else 0)
