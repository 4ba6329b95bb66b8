"""Computes every belief and every choice of simulated runs again, from their journals: python3 tests/recompute.py JOURNAL…

The formulas of docs/model.md stand here a second time. Every belief, account of fault and probability of an option is followed
from the prior on and compared with the journal's, to 1e-9. Exits with 1 if anything differs. Standard library only.
"""

import json
import sys
from collections import Counter, defaultdict
from math import exp, inf, log

CLOSE = 1e-9
# What the table of likelihoods calls a kind of evidence, and the parameters a move, where it has another name there.
ROWS = {"threat_heard": "threat", "public_act": "accusation", "signal": "notice", "no_explanation": "explanation"}
MOVES = {"counter_accuse": "counter", "offer_review": "review"}
LOOKS = {"decides": "considers", "posture": "deliberates"}  # the look at the options that leads to it

def above(x):
    return max(x, 0)
def normalised(weights):
    return [weight / sum(weights) for weight in weights]
def entropy(shares):  # over its largest value
    return -sum(share * log(share) for share in shares if share > 0) / log(len(shares))

class Run:
    """One journal, record by record. `who` is a commander or a ministry, as text; what it has held ends with what it holds."""
    def __init__(self, path):
        self.compared, self.worst, self.wrong, self.before = Counter(), 0.0, [], (None, None, {})
        self.p, self.last, self.beliefs, self.source, self.locks = defaultdict(dict), {}, {}, {}, {}
        with open(path, encoding="utf-8") as lines:
            model = json.loads(next(lines))["guardline"]["model"]
            for name, value in model["parameters"].items():  # `choice.fear.probe` is p["choice"]["fear.probe"]
                self.p[name.split(".")[0]][name.partition(".")[2]] = value
            self.table, self.faults = model["likelihoods"], defaultdict(lambda: [self.p["account"]["prior"]])
            for number, line in enumerate(lines, 2):
                record = json.loads(line).get("record", {"at": None, "is": {}})
                self.place, self.at = f"{path}:{number}", record["at"]
                for kind, it in record["is"].items():
                    self.take(kind, it | it.get("look", {}))
    def demand(self, holds, what):
        self.wrong += [] if holds else [f"{self.place}: {what}"]
    def compare(self, what, ours, theirs):
        far = [inf if None in pair else abs(pair[0] - pair[1]) for pair in zip(ours, theirs, strict=True) if pair != (None, None)]
        self.compared[what] += 1
        self.worst = max(self.worst, *far)
        self.demand(all(difference <= CLOSE for difference in far), f"{what} are {theirs}, computed {ours}")
    def take(self, kind, it):
        who = str(it.get("who", {"ministry": it["side"]} if "side" in it else {"unit": it.get("unit")}))
        what = it["news"] if isinstance(it.get("news"), str) else "clarified" if kind == "orders" and it["clarified"] else kind
        self.last[what, who, it.get("about")] = it | {"at": self.at}  # the last of its kind
        if kind == "person":
            self.beliefs[who] = defaultdict(lambda: [self.prior(it["shift"])])
        elif kind in ("informed", "analysed"):  # whose conduct a ministry hears of, and when that was seen
            self.source[who] = it["by" if kind == "informed" else "unit"], self.at - it["after"]
        elif kind == "climate":
            self.p["politics"]["climate"] = it["climate"]
        elif kind == "does":
            imposed = self.last.get(("imposed", who, it["about"]), {}).get("what") == it["what"]
            self.demand(imposed or ("chosen", it["what"], who, it["about"]) in self.last, "no look led to this")
        elif kind in LOOKS and it.get("because") not in ("incident", "own_word"):
            self.demand(self.before[:2] == (LOOKS[kind], who) and self.before[2]["chosen"] == it["to"], "no look led to this")
        elif kind in ("believes", "account", "considers", "deliberates", "chooses_at_line", "disputes"):
            getattr(self, kind)(who, it)
        self.before = kind, who, it

    def prior(self, shift):
        p, trust = self.p["belief"], self.p["belief"]["trust"]
        base = min(max(p["prior_hostile"] - p["prior_slope"] * trust, 0.001), 0.999)
        hostile = 1 / (1 + exp(-(log(base / (1 - base)) + p["prior_spread"] * shift)))
        probe = p["prior_probe"] - p["prior_probe_slope"] * trust
        innocent = p["prior_innocent"] + p["prior_innocent_slope"] * trust
        rest, least = (1 - hostile) / (probe + innocent), p["prior_least"]
        return normalised([max(rest * innocent, least), max(rest * probe, least), max(hostile, 1e-6)])
    def stress(self, strain):
        p = self.p["stress"]
        return min(above(p["base"] + p["rung"] * max(strain["own"], strain["other"]) + p["close"] * strain["close"]), 1)
    def evidence(self, because, strain, selects, credibility, reported):
        """The row of likelihoods, and the weight with which it counts."""
        p = self.p["belief"]
        if because in ("answer", "silence"):
            row = [(1 - selects["chances"]["dead"]) * chance for chance in selects["chances"]["answer"]]
            weight = p["line_answer_weight" if selects["chances"]["line"] else "answer_weight"]
        elif because == "quiet":
            rates, hours = self.table["down" if selects["time"]["high"] else "up"], selects["time"]["passed"] / 3600e9
            row, weight = [exp(-rate * hours) for rate in rates["likelihood"]], rates["weight"]
        else:
            name = ROWS.get(because, because)
            if because in ("intention_kept", "intention_broken"):
                name = "kept_phrase" if selects["form"] in ("phrasebook", "interpreted") else "kept_free"
            row, weight = self.table[name]["likelihood"], self.table[name]["weight"]
        if because in ("notice", "signal"):
            row = [1 + (ratio - 1) * selects["worth"] for ratio in row]
        elif because in ("silence", "intention_broken", "no_explanation"):
            row = [1 - likely for likely in row]
        row = [credibility * likely + (1 - credibility) * (sum(row) / 3) for likely in row]
        weight *= p["conservatism"] * (p["report_weight"] if reported else 1)
        return row, weight * (1 - p["benign_discount"] * self.stress(strain) if row[0] > max(row[1:]) else 1)
    def believes(self, who, it):
        because, weighs, held, source = it["because"], self.before[2], self.beliefs[who][it["about"]], (who, self.source.get(who))
        row, weight = [1, 1, 1], it["weight"]
        if because == "prior":
            held.append(held[0])
        elif self.before[0] == "weighs" and all(weighs[key] == it[key] for key in ("who", "about", "because")):
            row, weight = self.evidence(because, weighs["strain"], **weighs["grounds"])
        elif because == "analysis" and source in self.locks:
            row, weight = self.locks.pop(source)
        else:
            self.demand(False, "no record says what this belief is computed from")
        if because == "lock":
            self.locks[source] = row, -weight
        held.append(normalised([max(b * max(likely, 1e-12) ** weight, 1e-12) for b, likely in zip(held[-1], row)]))
        self.compare("posteriors", [*held[-1], weight], [*it["belief"], it["weight"]])
    def account(self, who, it):
        p, w, belief, clue = self.p["account"], self.p["warning"], self.p["belief"], it["clue"]
        held, lock = self.faults[it["side"], it["about"]], w["lock_from.fire_control"]
        mistaken, divisor = max((w["lock_from.search"] + w["lock_from.track"]) / 2, 1e-6), w["analysis.divisor"]
        ratio = {"lock": lock / mistaken, "crew_cleared": p["crew"], "crew_admitted": 1 / p["crew"]}.get(clue) or p.get(clue)
        if clue == "analysed":
            analysed, missed, wrongly = self.last[clue, who, None], (1 - lock) / divisor, mistaken / divisor
            ratio = (1 - missed) / wrongly if analysed["finds"] == "lock" else missed / (1 - wrongly)
            ratio /= lock / mistaken if analysed["showed"] == "lock" else 1
        elif clue in ("released", "compared"):
            [told] = [news["fault"] for news in self.last["learns", who, None]["news"].values()]
            self.demand(any(abs(told - f) <= CLOSE for f in self.faults[it["about"], it["side"]]), "nobody was ever so sure")
            ratio = ((1 - told) / told) ** p[clue]
        weight = belief["conservatism"] * (1 - (belief["benign_discount"] * self.stress(it["strain"]) if ratio < 1 else 0))
        odds = held[-1] / (1 - held[-1]) * ratio**weight
        held.append(min(max(odds / (1 + odds), 1e-6), 1 - 1e-6))
        self.compare("accounts", [held[-1], ratio, weight], [it["fault"], it["ratio"], it["weight"]])

    def chosen(self, it, precision, values):
        best = max(value for value in values if value is not None)
        shares = normalised([0 if value is None else exp(precision * (value - best)) for value in values])
        self.compare("values", values, it["values"])
        self.compare("choices", shares, it["shares" if "shares" in it else "probabilities"])
        self.demand(it["chosen"] in it.get("menu", range(len(values))), "what is chosen is not on the menu")
    def considers(self, who, it):
        p, situation, hawkishness = self.p["choice"], it["situation"], self.last["person", who, None]["hawkishness"]
        (_, probe, hostile), intent = self.beliefs[who][it["about"]][-1], self.last["truth", who, None]["intent"]
        other, r = above(situation["seen"] - it["expected"]), p["reciprocity_share"]
        audience = it["audience"] * (1 + p["audience_growth"] * it["highest"]) * (1 - p["cover"] * situation["clarified"])
        precision = p["precision"] / (1 + p["stress_on_precision"] * self.stress(it["strain"]))
        self.compare("precisions", [precision], [it["precision"]])
        self.chosen(it, precision, [
            -p["security"] * (p["fear.probe"] * probe * above(other - 1 - a) + p["fear.hostile"] * hostile * above(other + 1 - a))
            - p["war_risk"] / hawkishness * exp(p["war_convexity"] * (a - 2))
            - p["audience"] * audience * above(min(it["highest"], p["committed"]) - 1 - a)
            - p["reciprocity"] * abs(a - (r * other + (1 - r))) - p["obedience"] / 2 * above(a - situation["guidance"])
            - p["purpose"] * (1 if intent == "hostile" else p["purpose_share"]) * abs(a - p[f"aim.{intent}"])
            - p["effort"] * abs(a - it["own"]) ** p["effort_exponent"]
            + (p["first_shot_gain"] * hostile - p["wrongful_shot_cost"] * (1 - hostile) if a >= 7 else 0)
            for a in it["menu"]])
    def audience(self, who):
        public = any((what, who, None) in self.last for what in ("publishes", "published", "disclosed"))
        p, threatened = self.p["audience"], ("threatens", who, None) in self.last
        return p["after" if public else "before"] * (p["third_party"] if threatened else 1)
    def deliberates(self, who, it):
        p, audience, clarified = self.p["ministry"], self.audience(who), ("clarified", who, None) in self.last
        self.compare("audiences", [audience, clarified], [it["audience"], it["clarified"]])
        (_, probe, hostile), hawkishness = self.beliefs[who][it["about"]][-1], self.last["person", who, None]["hawkishness"]
        self.demand(max(held[-1][2] for held in self.beliefs[who].values()) <= hostile + CLOSE, "another side is feared more")
        danger = 1 if it["rung"] < 5 else p["danger.force"] if it["rung"] == 5 else p["danger.contact"]
        fears = {"probe": probe, "hostile": hostile * danger, "public": audience}
        self.chosen(it, p["precision"], [
            -p["security"] * sum(p[f"fear.{name}"] * fear * above(p[f"aim.{name}"] - m) for name, fear in fears.items())
            - p["risk"] / hawkishness * exp(p["convexity"] * m)
            - p["audience"] * audience * (1 - self.p["choice"]["cover"] * clarified) * above(it["highest"] - 1 - m)
            - p["reciprocity"] * abs(m - it["others"]) - (p["effort"] * abs(m - it["posture"]) + p["fatigue"] * it["days"] * m)
            for m in it["menu"]])
    def disputes(self, who, it):
        p, about, fault = self.p["dispute"], it["about"], self.faults[it["side"], it["about"]][-1]
        x = {"base": 1, "fault": fault, "guilt": 1 - fault, "doubt": entropy([fault, 1 - fault])}
        x |= {"hostile": self.beliefs[who][about][-1][2], "cold": above(-self.p["politics"]["climate"])}
        x["audience"] = self.audience(who) * (1 - self.p["choice"]["cover"] * (("clarified", who, None) in self.last))
        x["months"] = (self.at - self.last["opens", who, about]["at"]) / (30 * 24 * 3600e9)
        self.compare("outlooks", [x[key] for key in it["outlook"]], it["outlook"].values())
        values = [sum(p.get(f"{MOVES.get(move, move)}.{term}", 0) * x[term] for term in x) for move in it["menu"]]
        self.chosen(it, p["precision"], values)
        self.last["chosen", it["chosen"], who, about] = it
    def chooses_at_line(self, who, it):
        p, cold = self.p["line"], self.p["line"]["answer.climate"] * above(-self.p["politics"]["climate"])
        need, hostile, orders = p["answer.information"], 0, p["answer.orders"] * it["orders"]
        if it["belief"] is not None:  # who has been told nothing knows nothing
            told = any(max(abs(a - b) for a, b in zip(it["belief"], held)) <= CLOSE for held in self.beliefs[who][it["other"]])
            self.demand(told, "the ministry has never believed what it is said to have told")
            need, hostile = need * entropy(it["belief"]), it["belief"][2]
        grant = need + p["grant.hostile"] * hostile - cold - p["grant.reluctance"] - it["audience"]
        answer = need + orders - cold - p["answer.unreported"] * (not it["reported"])
        answer -= p["answer.unauthorised"] * (not it["authorised"])
        seek = None if it["authorised"] else p["answer.asking"] * (orders + need) - p["answer.delay"]
        decline = p["answer.punish"] * (1 + it["audience"]) - orders - p["answer.snub"]
        values = [0, grant] if it["grant"] else [0, answer, seek, decline, p["answer.promise"] * (orders - cold)]
        self.chosen(it, 1, values)

runs = [Run(path) for path in sys.argv[1:]]
wrong = [text for run in runs for text in run.wrong]
compared = {what: sum(run.compared[what] for run in runs) for what in ("posteriors", "accounts", "choices")}
compared |= {"runs": len(runs), "wrong": len(wrong), "largest_difference": max((run.worst for run in runs), default=inf)}
print(json.dumps(compared))
sys.exit("\n".join(wrong[:20]) or not runs)
