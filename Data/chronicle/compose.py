#!/usr/bin/env python3
"""Compose the shipped archives from the chronicles beside this script.

A chronicle is a directory with `archive.json` (which files, which instants), its sources and one
file a crisis. Every fact in it carries `knownFrom`, the instant from which it was known. A snapshot
holds a fact when `knownFrom` is at or before its `asOf`; nothing can leak backwards, and a
correction is made in one place. A crisis is carried from its `knownFrom` to its `knownUntil`. See
README.md for the format.

    python3 Data/chronicle/compose.py            write Data/archives/<name>/*.json
    python3 Data/chronicle/compose.py --check    write nothing; fail when a file is out of date

Exit codes: 0 fine, 1 out of date (--check), 3 invalid chronicle.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

CHRONICLES = Path(__file__).resolve().parent
DATA = CHRONICLES.parent

# Order of members in the output, by kind of object. A member that is not listed is an error.
ORDER = {
    "source": ["id", "publisher", "title", "symbol", "url", "date", "datePrecision", "grade"],
    "crisis": ["id", "name", "state", "began", "summary", "place", "verdict", "stateCapacity",
               "riskFactors", "measures", "positions", "decisions", "consequences", "indicators",
               "events"],
    "place": ["name", "lat", "lon", "precision"],
    "verdict": ["trend", "status", "risk", "rationale", "alerts", "by", "sources"],
    "stateCapacity": ["judgement", "by", "note", "sources"],
    "riskFactor": ["factor", "level", "note", "sources"],
    "measure": ["id", "step", "actor", "status", "from", "until", "ended", "authority", "decision",
                "target", "note", "effect", "sources"],
    "effect": ["judgement", "by", "date", "note", "sources"],
    "position": ["holder", "question", "stance", "date", "body", "dissent", "caveat", "document",
                 "sources"],
    "decision": ["symbol", "body", "date", "title", "draft", "meeting", "sponsors", "chapter",
                 "kind", "outcome", "withoutVote", "ballots", "tally", "enables", "sources"],
    "ballots": ["inFavour", "against", "abstaining", "notParticipating"],
    "consequences": ["judgement", "by", "note", "sources"],
    "indicator": ["id", "name", "unit", "cadenceDays", "series", "note", "sources"],
    "event": ["id", "date", "datePrecision", "place", "placePrecision", "kind", "what", "actors",
              "fatalities", "sources"],
    "fatalities": ["low", "best", "high"],
}
ORDER["tally"] = ORDER["ballots"]

# Permanent members where Data/reference is not there.
PERMANENT = ["CHN", "FRA", "GBR", "RUS", "USA"]

# Members that hold an object of their own, and its kind.
NESTED = {"effect": "effect", "ballots": "ballots", "tally": "tally", "fatalities": "fatalities",
          "place": "place"}

# Lists of a crisis: member, kind of its elements, member they are sorted by.
LISTS = [("measures", "measure", "id"), ("positions", "position", "date"),
         ("decisions", "decision", "date"), ("events", "event", "date")]

# Members of a crisis whose last known entry holds.
HISTORIES = ["summary", "place", "verdict", "stateCapacity", "consequences"]

# What tells one element of a list from another; it stays the same from snapshot to snapshot.
KEYS = {"measures": ("id",), "events": ("id",), "indicators": ("id",), "decisions": ("symbol",),
        "positions": ("holder", "question", "date"), "riskFactors": ("factor",)}

WORDS = {
    "trend": {"deteriorated", "unchanged", "improved"},
    "status/verdict": {"watch", "imminentRisk", "currentCrisis", "easing", "closed"},
    "risk": {"elevated", "high", "critical"},
    "status/measure": {"proposed", "blocked", "authorised", "taken", "inForce", "ended",
                       "authorityEnded"},
    "kind/decision": {"substantive", "procedural"},
    "stance": {"requests", "supports", "conditional", "reserved", "opposes", "rejects"},
    "outcome": {"adopted", "vetoed", "failed"},
    "level": {"present", "signs", "absent"},
    "judgement/stateCapacity": {"unable", "unwilling", "both", "unknown"},
    "judgement/effect": {"adequate", "mixed", "inadequate"},
    "judgement/consequences": {"moreGood", "moreHarm", "contested", "notAssessed"},
    "kind": {"protest", "attack", "clash", "massacre", "election", "coup", "political",
             "agreement", "military", "displacement", "other"},
    "alerts": {"conflictRisk", "resolutionOpportunity"},
}


class Findings:
    """Collects what is wrong with a chronicle; all of it is reported, not the first."""

    def __init__(self):
        self.lines = []

    def add(self, where, what):
        self.lines.append(f"{where}: {what}")


# --- reading -----------------------------------------------------------------------------------

def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def instant(text):
    """An instant, from an instant or a date; a date stands for its first moment."""
    return text if "T" in text else text + "T00:00:00Z"


class Reference:
    """What ids stand for. Empty where Data/reference is not there: then ids are not checked."""

    def __init__(self, directory):
        def load(name, member):
            path = directory / name
            return read(path).get(member, []) if path.exists() else None

        def ids(entries, key="id"):
            return None if entries is None else {entry[key] for entry in entries}

        self.states = ids(load("states.json", "states"))
        self.organizations = ids(load("organizations.json", "organizations"))
        self.bodies = ids(load("bodies.json", "bodies"))
        self.questions = ids(load("questions.json", "questions"))
        self.factors = ids(load("risk-factors.json", "factors"), "number")
        steps = load("steps.json", "steps")
        self.steps = ids(steps)
        self.rungs = {step["id"]: step.get("rung") for step in steps or []}
        self.acts = {step["id"] for step in steps or [] if step.get("act")}
        councils = directory / "councils.json"
        self.councils = read(councils) if councils.exists() else None

    def knows(self, kinds, identifier):
        """Whether one of the kinds has the id; true when a list needed to say so is missing."""
        lists = [getattr(self, kind) for kind in kinds]
        return any(entries is None or identifier in entries for entries in lists)

    def council(self, date):
        """The members of the Security Council on a date, or None where that is not known."""
        if self.councils is None:
            return None
        coverage = self.councils["coverage"]
        if not coverage["from"] <= date <= coverage["until"]:
            return None
        return self.permanent(date) | {term["state"] for term in self.councils["terms"]
                                       if term["from"] <= date <= term["until"]}

    def permanent(self, date):
        """Who holds a permanent seat on a date: a State, or one with the days it held it."""
        seats = [{"state": each} if isinstance(each, str) else each
                 for each in (self.councils or {}).get("permanent", PERMANENT)]
        return {each["state"] for each in seats
                if each.get("from", "") <= date <= each.get("until", "9999-12-31")}


# --- composing ---------------------------------------------------------------------------------

def ordered(kind, value):
    """The object with its members in the published order, nested objects included."""
    unknown = set(value) - set(ORDER[kind])
    if unknown:
        raise ValueError(f"unknown member {sorted(unknown)} in {kind} {value.get('id', '')}")
    result = {}
    for member in ORDER[kind]:
        if member in value:
            content = value[member]
            if member in NESTED and isinstance(content, dict):
                content = ordered(NESTED[member], content)
            result[member] = content
    return result


def as_known(fact, as_of):
    """The fact as it was known at the instant, or None.

    `later` lists what changed afterwards: its members replace earlier ones, null takes a member
    away, and `sources` are added to those already there.
    """
    if instant(fact["knownFrom"]) > as_of:
        return None
    value = {name: content for name, content in fact.items() if name not in ("knownFrom", "later")}
    for change in fact.get("later", []):
        if instant(change["knownFrom"]) > as_of:
            break
        for name, content in change.items():
            if name == "knownFrom":
                continue
            if name == "sources":
                earlier = value.get("sources", [])
                value["sources"] = earlier + [each for each in content if each not in earlier]
            elif content is None:
                value.pop(name, None)
            else:
                value[name] = content
    return value


def latest(history, as_of):
    """The last entry of a history that was known at the instant, or None."""
    known = [entry for entry in history if instant(entry["knownFrom"]) <= as_of]
    if not known:
        return None
    return {name: content for name, content in known[-1].items() if name != "knownFrom"}


def indicator_as_known(indicator, as_of):
    """An indicator with the points and the words known at the instant; None before the first."""
    points = [point for point in indicator["points"] if instant(point["knownFrom"]) <= as_of]
    if not points:
        return None
    value = as_known({"knownFrom": points[0]["knownFrom"], **indicator}, as_of)
    del value["points"]
    value["series"] = [[point["date"], point["value"]] for point in points]
    cites = [each for point in points for each in point["sources"]] + value.get("sources", [])
    value["sources"] = list(dict.fromkeys(cites))
    return value


def compose_crisis(chronicle, as_of):
    crisis = {name: chronicle[name] for name in ("id", "name", "state", "began")}
    crisis["summary"] = latest(chronicle["summary"], as_of)["text"]
    place = latest(chronicle.get("place", []), as_of)
    if place:
        crisis["place"] = ordered("place", place)
    crisis["verdict"] = ordered("verdict", latest(chronicle["verdict"], as_of))
    for member in ("stateCapacity", "consequences"):
        value = latest(chronicle.get(member, []), as_of)
        if value:
            crisis[member] = ordered(member, value)
    factors = [as_known(factor, as_of) for factor in chronicle.get("riskFactors", [])]
    crisis["riskFactors"] = [ordered("riskFactor", each) for each in factors if each]
    for member, kind, order in LISTS:
        values = [as_known(fact, as_of) for fact in chronicle.get(member, [])]
        values = sorted(filter(None, values), key=lambda value: value[order])
        crisis[member] = [ordered(kind, value) for value in values]
    series = [indicator_as_known(each, as_of) for each in chronicle.get("indicators", [])]
    crisis["indicators"] = [ordered("indicator", each) for each in series if each]
    return {name: crisis[name] for name in ORDER["crisis"] if name in crisis}


def cited(value):
    """Every source id cited in a value, however deep."""
    if isinstance(value, dict):
        for name, content in value.items():
            if name == "sources":
                yield from content
            else:
                yield from cited(content)
    elif isinstance(value, list):
        for content in value:
            yield from cited(content)


def is_open(chronicle, as_of):
    """Whether the archive carries the crisis at the instant."""
    return (instant(chronicle["knownFrom"]) <= as_of
            and ("knownUntil" not in chronicle or as_of <= chronicle["knownUntil"]))


def instants_of(archive, chronicles):
    """The archive's instants in order: its own list, or those its crises call deciding."""
    if "snapshots" in archive:
        return archive["snapshots"]
    return sorted({each for chronicle in chronicles for each in chronicle.get("instants", [])})


def compose(archive, sources, chronicles, as_of):
    crises = [compose_crisis(each, as_of) for each in chronicles if is_open(each, as_of)]
    used = set(cited(crises))
    listed = sorted((each for each in sources if each["id"] in used),
                    key=lambda each: (each["date"], each["id"]))
    snapshot = {"schemaVersion": 1, "asOf": as_of, "handling": archive["handling"],
                "exercise": archive["exercise"], "note": archive["note"]}
    snapshot["sources"] = [ordered("source", each) for each in listed]
    snapshot["crises"] = crises
    return snapshot


# --- checking ----------------------------------------------------------------------------------

def recomputed(decision, permanent):
    """The outcome of a Council vote from its ballots (Charter Art. 27): nine in favour (seven before
    the amendment in force on 31 August 1965) and no permanent member against adopts; enough with a
    permanent member against is vetoed, unless the vote is procedural; too few fails."""
    votes = decision["ballots"]
    if len(votes["inFavour"]) < (7 if decision["date"] < "1965-08-31" else 9):
        return "failed"
    is_procedural = decision.get("kind") == "procedural"
    return "vetoed" if permanent & set(votes["against"]) and not is_procedural else "adopted"


def check_decision(where, decision, reference, found):
    votes = decision.get("ballots")
    kind = decision.get("kind", "substantive")
    if kind not in WORDS["kind/decision"]:
        found.add(where, f"kind '{kind}'")
    if kind == "procedural":
        if decision["body"] != "UNSC":
            found.add(where, "only the Security Council has procedural votes (Charter Art. 27(2))")
        for step in decision["enables"]:
            if (reference.rungs.get(step) or 0) >= 3:
                found.add(where, f"a procedural vote enables {step}")
    if decision["body"] == "UNSC" and not decision.get("withoutVote"):
        if not votes or set(votes) != set(ORDER["ballots"]):
            found.add(where, "a Council vote needs all four lists of ballots")
            return
        cast = [state for choice in votes.values() for state in choice]
        seats = 11 if decision["date"] < "1966-01-01" else 15
        if len(cast) != seats or len(set(cast)) != seats:
            found.add(where, f"{len(cast)} ballots by {len(set(cast))} members, expected {seats}")
        members = reference.council(decision["date"])
        if members is not None and members != set(cast):
            found.add(where, f"ballots and membership differ: {sorted(members ^ set(cast))}")
        outcome = recomputed(decision, reference.permanent(decision["date"]))
        if decision["outcome"] != outcome:
            found.add(where, f"outcome {decision['outcome']}, ballots say {outcome}")
    if votes:
        if any(choice != sorted(choice) for choice in votes.values()):
            found.add(where, "ballots are not in alphabetical order")
        tally = decision.get("tally")
        if tally and tally != {name: len(choice) for name, choice in votes.items()}:
            found.add(where, "tally differs from ballots")
    if decision.get("withoutVote") and (votes or decision.get("tally")):
        found.add(where, "adopted without a vote, yet with ballots")


def dates_of(value, name=None):
    """Every date in a value but the planned end of a mandate, with the member it stands in."""
    if isinstance(value, dict):
        for member, content in value.items():
            if member != "until":
                yield from dates_of(content, member)
    elif isinstance(value, list):
        for content in value:
            yield from dates_of(content, name)
    elif name in ("date", "from", "ended", "began", "series") and isinstance(value, str):
        yield name, value


def check_words(where, value, found):
    def check(name, key, context=""):
        word = value.get(name)
        if word is not None and word not in WORDS[key]:
            found.add(where, f"{context}{name} '{word}'")

    verdict = value["verdict"]
    for name, key in (("trend", "trend"), ("status", "status/verdict"), ("risk", "risk")):
        if verdict[name] not in WORDS[key]:
            found.add(where, f"verdict {name} '{verdict[name]}'")
    if set(verdict["alerts"]) - WORDS["alerts"]:
        found.add(where, f"alerts {verdict['alerts']}")
    if len(verdict["rationale"]) > 120:
        found.add(where, f"rationale has {len(verdict['rationale'])} characters, at most 120")
    for member, name, key in (("measures", "status", "status/measure"),
                              ("positions", "stance", "stance"),
                              ("decisions", "outcome", "outcome"),
                              ("riskFactors", "level", "level"), ("events", "kind", "kind")):
        for entry in value[member]:
            if entry[name] not in WORDS[key]:
                found.add(where, f"{member} {name} '{entry[name]}'")
    for member in ("stateCapacity", "consequences"):
        if member in value and value[member]["judgement"] not in WORDS["judgement/" + member]:
            found.add(where, f"{member} '{value[member]['judgement']}'")
    for measure in value["measures"]:
        effect = measure.get("effect")
        if effect and effect["judgement"] not in WORDS["judgement/effect"]:
            found.add(where, f"effect '{effect['judgement']}'")
        if ("ended" in measure) != (measure["status"] in ("ended", "authorityEnded")):
            found.add(where, f"measure {measure['id']}: `ended` goes with status ended or "
                             "authorityEnded")


def check_ids(where, crisis, reference, found):
    def need(kinds, identifier, what):
        if not reference.knows(kinds, identifier):
            found.add(where, f"{what} '{identifier}' is not in Data/reference")

    actors = ("states", "organizations", "bodies")
    need(("states",), crisis["state"], "State")
    for factor in crisis["riskFactors"]:
        need(("factors",), factor["factor"], "risk factor")
    for measure in crisis["measures"]:
        need(("steps",), measure["step"], "step")
        need(actors, measure["actor"], "actor")
    for position in crisis["positions"]:
        need(("questions",), position["question"], "question")
        need(actors, position["holder"], "holder")
        for state in position["dissent"]:
            need(("states",), state, "dissenting State")
    for decision in crisis["decisions"]:
        need(("bodies", "organizations"), decision["body"], "body")
        for step in decision["enables"]:
            need(("steps",), step, "step")
        for state in decision.get("sponsors", []):
            need(("states",), state, "sponsor")
        for choice in decision.get("ballots", {}).values():
            for state in choice:
                need(("states",), state, "voting State")
    for event in crisis["events"]:
        for actor in event["actors"]:
            need(actors, actor, "event actor")


def check_acts(where, crisis, reference, found):
    """An act is taken on a day; what lasts is not."""
    for measure in crisis["measures"]:
        is_act, status = measure["step"] in reference.acts, measure["status"]
        if reference.acts and status not in ("proposed", "blocked") \
                and is_act != (status == "taken"):
            found.add(where, f"measure {measure['id']}: {measure['step']} is {status}")
        if is_act and ("until" in measure or "ended" in measure):
            found.add(where, f"measure {measure['id']}: an act has no end")


def check_force(where, crisis, reference, found):
    """No authority or force on rung 4 without an adopted decision of the Council, which itself uses
    none."""
    adopted = {each["symbol"]: each for each in crisis["decisions"]
               if each["body"] == "UNSC" and each["outcome"] == "adopted"}
    for measure in crisis["measures"]:
        symbol = measure.get("decision")
        if symbol and symbol not in {each["symbol"] for each in crisis["decisions"]}:
            found.add(where, f"measure {measure['id']} names a decision not on record: {symbol}")
        if reference.rungs.get(measure["step"]) != 4:
            continue
        if measure["actor"] == "UNSC" and measure["status"] in ("inForce", "ended"):
            found.add(where, f"measure {measure['id']}: the Council authorises force and uses none")
        if measure["status"] in ("authorised", "inForce", "ended", "authorityEnded"):
            if symbol not in adopted:
                found.add(where, f"measure {measure['id']}: force without a Council decision")
            elif measure["step"] not in adopted[symbol]["enables"]:
                found.add(where, f"measure {measure['id']}: {symbol} does not enable the step")


def prose(value):
    if isinstance(value, dict):
        for content in value.values():
            yield from prose(content)
    elif isinstance(value, list):
        for content in value:
            yield from prose(content)
    elif isinstance(value, str):
        yield value


def check_snapshot(where, snapshot, reference, found):
    as_of = snapshot["asOf"]
    sources = {each["id"] for each in snapshot["sources"]}
    for name, date in dates_of(snapshot):
        if instant(date) > as_of:
            found.add(where, f"{name} {date} is after asOf")
    for text in prose(snapshot):
        if text != text.strip() or "\n" in text or "  " in text:
            found.add(where, f"stray white space in '{text}'")
    for crisis in snapshot["crises"]:
        place = f"{where} {crisis['id']}"
        for identifier in cited(crisis):
            if identifier not in sources:
                found.add(place, f"source '{identifier}' is not listed")
        check_words(place, crisis, found)
        check_ids(place, crisis, reference, found)
        check_acts(place, crisis, reference, found)
        check_force(place, crisis, reference, found)
        for member in KEYS:
            keys = [key_of(member, entry) for entry in crisis[member]]
            for key in sorted({key for key in keys if keys.count(key) > 1}):
                found.add(place, f"{member}: {key} occurs twice")
        for decision in crisis["decisions"]:
            check_decision(f"{place} {decision['symbol']}", decision, reference, found)
        for indicator in crisis["indicators"]:
            days = [day for day, _ in indicator["series"]]
            if any(a >= b for a, b in zip(days, days[1:])):
                found.add(place, f"indicator {indicator['id']}: series does not ascend")
        for event in crisis["events"]:
            counts = [event.get("fatalities", {}).get(name) for name in ORDER["fatalities"]]
            known = [count for count in counts if count is not None]
            if known != sorted(known):
                found.add(place, f"event {event['id']}: fatalities {counts}")


def key_of(member, entry):
    return tuple(entry[name] for name in KEYS[member])


def check_continuity(where, before, after, closed, found):
    """What was on record in one snapshot is on record in the next, unless its crisis closed."""
    crises = {each["id"]: each for each in after["crises"]}
    for crisis in before["crises"]:
        if crisis["id"] not in crises:
            if crisis["id"] not in closed:
                found.add(where, f"crisis {crisis['id']} vanished")
            continue
        for member in KEYS:
            now = {key_of(member, entry) for entry in crises[crisis["id"]][member]}
            for entry in crisis[member]:
                if key_of(member, entry) not in now:
                    found.add(where, f"{crisis['id']} {member} {key_of(member, entry)} vanished")


def check_instants(where, archive, chronicle, found):
    """A crisis opens before it closes; its deciding instants, where the archive goes by them, lie
    between, in order."""
    opens = instant(chronicle["knownFrom"])
    closes = chronicle.get("knownUntil")
    if closes is not None and ("T" not in closes or closes < opens):
        found.add(where, f"knownUntil {closes} is no instant after knownFrom {opens}")
    if ("instants" in chronicle) == ("snapshots" in archive):
        found.add(where, "the instants stand in archive.json, or in every crisis file")
        return
    instants = chronicle.get("instants", [])
    if any(a >= b for a, b in zip(instants, instants[1:])):
        found.add(where, "instants do not ascend")
    for each in instants:
        if not is_open(chronicle, each):
            found.add(where, f"instant {each} is outside knownFrom and knownUntil")


def check_chronicle(where, chronicle, dates, found):
    """A fact cannot have been known before the documents that say so, and a history is in order."""
    def walk(value, known):
        if isinstance(value, dict):
            known = instant(value["knownFrom"]) if "knownFrom" in value else known
            for identifier in value.get("sources", []):
                if identifier not in dates:
                    found.add(where, f"source '{identifier}' is in no sources file")
                elif known is not None and instant(dates[identifier]) > known:
                    found.add(where, f"{value.get('id', value.get('title', ''))} known from "
                                     f"{known}, but source '{identifier}' is of "
                                     f"{dates[identifier]}")
            for content in value.values():
                walk(content, known)
        elif isinstance(value, list):
            for content in value:
                walk(content, known)

    def in_order(history, what):
        instants = [instant(entry["knownFrom"]) for entry in history]
        if instants != sorted(instants):
            found.add(where, f"{what}: `knownFrom` goes backwards")

    walk(chronicle, None)
    for member in HISTORIES:
        in_order(chronicle.get(member, []), member)
    for member, _, _ in LISTS:
        for fact in chronicle.get(member, []):
            in_order([fact] + fact.get("later", []), f"{member} {fact.get('id', '')}")
    for indicator in chronicle.get("indicators", []):
        for member in ("points", "later"):
            in_order(indicator.get(member, []), f"indicators {indicator['id']} {member}")


# --- writing -----------------------------------------------------------------------------------

def compact(text):
    """Short arrays of plain values on one line, as a reader would write them."""
    lines, result, index = text.split("\n"), [], 0
    while index < len(lines):
        line = lines[index]
        if line.rstrip().endswith("["):
            end = index + 1
            while end < len(lines) and lines[end].strip().rstrip(",") not in ("]", "[", "{") \
                    and not lines[end].rstrip().endswith(("[", "{")):
                end += 1
            if end < len(lines) and lines[end].strip().rstrip(",") == "]":
                joined = line + " ".join(each.strip() for each in lines[index + 1:end])
                joined += lines[end].strip()
                result.append(joined)
                index = end + 1
                continue
        result.append(line)
        index += 1
    return "\n".join(result)


def rendered(snapshot):
    return compact(json.dumps(snapshot, ensure_ascii=False, indent=2)) + "\n"


def file_name(as_of):
    return as_of.replace("-", "").replace(":", "") + ".json"


def compose_archive(directory, reference, found):
    """The archive's files by name."""
    archive = read(directory / "archive.json")
    named = archive.get("sources", ["sources.json"])
    missing = [name for name in named + archive["crises"] if not (directory / name).exists()]
    for name in missing:
        found.add(directory.name, f"{name} is named in archive.json, but is not there")
    if missing:
        return {}
    sources = [each for name in named for each in read(directory / name)["sources"]]
    chronicles = [read(directory / name) for name in archive["crises"]]
    dates = {each["id"]: each["date"] for each in sources}
    counts = Counter(each["id"] for each in sources)
    for identifier in sorted(each for each in counts if counts[each] > 1):
        found.add(directory.name, f"source id '{identifier}' occurs {counts[identifier]} times")
    for name, chronicle in zip(archive["crises"], chronicles):
        check_instants(f"{directory.name}/{name}", archive, chronicle, found)
        check_chronicle(f"{directory.name}/{name}", chronicle, dates, found)
    files, before, used = {}, None, set()
    for as_of in instants_of(archive, chronicles):
        snapshot = compose(archive, sources, chronicles, as_of)
        where = f"{directory.name} {as_of}"
        check_snapshot(where, snapshot, reference, found)
        if before is not None:
            closed = {each["id"] for each in chronicles if not is_open(each, as_of)}
            check_continuity(where, before, snapshot, closed, found)
        before = snapshot
        used |= set(cited(snapshot["crises"]))
        files[file_name(as_of)] = rendered(snapshot)
    for identifier in sorted(set(dates) - used):
        found.add(directory.name, f"source '{identifier}' is never cited")
    return files


def main():
    options = argparse.ArgumentParser(description="Compose the shipped archives.")
    options.add_argument("--check", action="store_true", help="write nothing, compare")
    arguments = options.parse_args()
    reference, found, stale = Reference(DATA / "reference"), Findings(), []
    composed = {}
    for directory in sorted(path.parent for path in CHRONICLES.glob("*/archive.json")):
        composed[directory.name] = compose_archive(directory, reference, found)
    if found.lines:
        print("\n".join(dict.fromkeys(found.lines)), file=sys.stderr)
        return 3
    for name, files in composed.items():
        target = DATA / "archives" / name
        present = {path.name for path in target.glob("*.json")}
        stale += [f"{name}/{each}" for each in sorted(present - set(files))]
        for each, text in files.items():
            path = target / each
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(f"{name}/{each}")
            if not arguments.check:
                target.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
        if not arguments.check:
            for each in present - set(files):
                (target / each).unlink()
        print(f"{name}: {len(files)} snapshots")
    if arguments.check and stale:
        print("out of date: " + ", ".join(stale), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
