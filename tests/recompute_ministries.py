"""The part of `recompute.py` that is about ministries: postures, the line, accounts of whose fault it was, and what is done
about it."""

from math import exp, log

CLOSE = 1e-9
# The move that each row `dispute.MOVE.FACTOR` of the parameters is about, where it has another name.
MOVES = {"counter_accuse": "counter", "offer_review": "review"}

def above(x):
    return max(x, 0)

def entropy(shares):
    """Over its largest value."""
    return -sum(share * log(share) for share in shares if share > 0) / log(len(shares))

class Ministries:
    """What each ministry has learnt, and what it makes of it."""

    def __init__(self):
        self.reported, self.recording, self.fault, self.news, self.opened = {}, {}, {}, {}, {}
        self.public, self.clarified, self.threatened, self.intends = set(), set(), set(), set()
        self.accounts = 0

    def learn(self, place, at, kind, it):
        self.at, side = at, it.get("side")
        who, sent = str({"ministry": side}), at - (it.get("after") or 0)
        if kind == "does":
            self.demand(place, (side, it["about"], it["what"]) in self.intends, "no look at the options led to this")
        elif kind == "informed":
            self.reported[who] = it["by"], sent
        elif kind == "analysed":
            self.reported[who], self.recording[who] = None, (it["unit"], sent)
            self.recording[side, "lock"] = it["showed"] == "lock", it["finds"] == "lock"
        elif kind == "opens":
            self.opened[side, it["about"]] = at
        elif kind == "publishes" or kind == "learns" and it["news"] in ("published", "disclosed"):
            self.public.add(side)
        elif kind == "learns" and it["news"] == "threatens":
            self.threatened.add(side)
        elif kind == "learns" and isinstance(it["news"], dict):
            [self.news[side]] = it["news"].values()
        elif kind == "orders" and it["clarified"]:
            self.clarified.add(side)

    def faults(self, side, about):
        """How sure a side has been, from the beginning on, that the fault is another's."""
        return self.fault.setdefault((side, about), [self.p["account.prior"]])

    def ratio(self, place, it):
        p, clue, side = self.p, it["clue"], it["side"]
        lock = p["warning.lock_from.fire_control"]
        mistaken = max((p["warning.lock_from.search"] + p["warning.lock_from.track"]) / 2, 1e-6)
        if clue in ("released", "compared"):
            told = self.news[side]["fault"]
            known = any(abs(told - held) <= CLOSE for held in self.faults(it["about"], side))
            self.demand(place, known, "the other side has never been so sure")
            return ((1 - told) / told) ** p[f"account.{clue}"]
        if clue == "analysed":
            (showed, finds), divisor = self.recording[side, "lock"], p["warning.analysis.divisor"]
            missed, wrongly = (1 - lock) / divisor, mistaken / divisor
            found = (1 - missed) / wrongly if finds else missed / (1 - wrongly)
            return found / (lock / mistaken) if showed else found
        crew = p["account.crew"]
        return {"lock": lock / mistaken, "crew_cleared": crew, "crew_admitted": 1 / crew}.get(clue) or p[f"account.{clue}"]

    def account(self, place, it):
        self.accounts += 1
        held, ratio = self.faults(it["side"], it["about"]), self.ratio(place, it)
        discount = self.p["belief.benign_discount"] * self.stress(it["strain"]) if ratio < 1 else 0
        weight = self.p["belief.conservatism"] * (1 - discount)
        odds = held[-1] / (1 - held[-1]) * ratio**weight
        self.compare("the ratio of the clue", place, [ratio, weight], [it["ratio"], it["weight"]])
        held.append(min(max(odds / (1 + odds), 1e-6), 1 - 1e-6))
        self.compare("the account", place, [held[-1]], [it["fault"]])

    def audience(self, side):
        weight = self.p["audience.after" if side in self.public else "audience.before"]
        return weight * (self.p["audience.third_party"] if side in self.threatened else 1)

    def disputes(self, place, it):
        p, side, about, outlook = self.p, it["side"], it["about"], it["outlook"]
        fault, cover = self.faults(side, about)[-1], p["choice.cover"] if side in self.clarified else 0
        x = {"fault": fault, "hostile": self.believed(str({"ministry": side}), about)[2], "cold": above(-p["politics.climate"])}
        x |= {"audience": self.audience(side) * (1 - cover), "doubt": entropy([fault, 1 - fault])}
        x |= {"months": (self.at - self.opened[side, about]) / (30 * 24 * 3600e9)}
        self.compare("the outlook", place, [x[key] for key in outlook], outlook.values())
        x |= {"base": 1, "guilt": 1 - fault}
        rows = [key.split(".") for key in p if key.startswith("dispute.") and key.count(".") == 2]
        names = [MOVES.get(move, move) for move in it["menu"]]
        values = [sum(p[".".join(row)] * x[row[2]] for row in rows if row[1] == name) for name in names]
        self.chosen(place, it | {"probabilities": it["shares"]}, values, p["dispute.precision"], it["menu"])
        self.intends.add((side, about, it["chosen"]))

    def deliberates(self, place, it):
        p, look, who = self.p, it["look"], str({"ministry": it["side"]})
        _, probe, hostile = self.believed(who, look["about"])
        feared = max(belief[2] for (it, _), belief in self.belief.items() if it == who)
        self.demand(place, feared <= hostile + CLOSE, "another side is feared more")
        self.compare("the weight of the audience", place, [self.audience(it["side"])], [look["audience"]])
        self.demand(place, look["clarified"] == (it["side"] in self.clarified), "it is not what has been cleared up")
        rung, cover, values = look["rung"], p["choice.cover"] if look["clarified"] else 0, []
        danger = 1 if rung < 5 else p["ministry.danger.force"] if rung == 5 else p["ministry.danger.contact"]
        for m in look["menu"]:
            exposed = p["ministry.fear.probe"] * probe * above(p["ministry.aim.probe"] - m)
            exposed += p["ministry.fear.hostile"] * hostile * above(p["ministry.aim.hostile"] - m) * danger
            exposed += p["ministry.fear.public"] * look["audience"] * above(p["ministry.aim.public"] - m)
            value = -p["ministry.security"] * exposed
            value -= p["ministry.risk"] / self.person[who][1] * exp(p["ministry.convexity"] * m)
            value -= p["ministry.audience"] * look["audience"] * (1 - cover) * above(look["highest"] - 1 - m)
            value -= p["ministry.reciprocity"] * abs(m - look["others"])
            value -= p["ministry.effort"] * abs(m - look["posture"]) + p["ministry.fatigue"] * look["days"] * m
            values.append(value)
        self.chosen(place, look, values, p["ministry.precision"], look["menu"])

    def chooses_at_line(self, place, it):
        p, look, who = self.p, it["look"], str({"ministry": it["side"]})
        need, hostile, cold = p["line.answer.information"], 0, p["line.answer.climate"] * above(-p["politics.climate"])
        if look["belief"] is not None:  # who has been told nothing knows nothing
            self.believed(who, it["other"])
            told = any(max(abs(a - b) for a, b in zip(look["belief"], held)) <= CLOSE for held in self.held[who, it["other"]])
            self.demand(place, told, "the ministry has never believed what it is said to have told")
            need, hostile = need * entropy(look["belief"]), look["belief"][2]
        orders = p["line.answer.orders"] * look["orders"]
        grant = need + p["line.grant.hostile"] * hostile - cold - p["line.grant.reluctance"] - look["audience"]
        answer = need + orders - cold - (0 if look["reported"] else p["line.answer.unreported"])
        answer -= 0 if look["authorised"] else p["line.answer.unauthorised"]
        seek = None if look["authorised"] else p["line.answer.asking"] * (orders + need) - p["line.answer.delay"]
        decline = p["line.answer.punish"] * (1 + look["audience"]) - orders - p["line.answer.snub"]
        values = [0, grant] if look["grant"] else [0, answer, seek, decline, p["line.answer.promise"] * (orders - cold)]
        self.chosen(place, look, values, 1, range(len(values)))
