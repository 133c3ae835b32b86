#!/usr/bin/env python3
"""Alters the rules one place at a time and says which alterations no test notices.

    make mutants                            a sample of 200 from a seed of today
    make mutants MUTANTS='--sample 400 --seed 7'
    make mutants MUTANTS='--only CrisisModel/Rules/Alerts'
    make mutants MUTANTS='--traced --seed 8'    another sample of the build and traces of the last run

The tree is copied to .build/mutants, where every operator, constant and call that can be altered is
compiled in beside its alteration. One build serves them all; WATCHFLOOR_MUTANT=N switches one on. Each
suite is run once to see which places it comes by, and a mutant then meets the suites that do.

A mutant that survives every suite is listed. Those that were judged (no test can tell them apart, with
the reason) stand in judged.txt and are listed apart. Exits with 1 where more than a tenth survives unjudged.
"""

import argparse
import concurrent.futures
import json
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import runtime
from sites import Site, SiteFinder, close_calls

ROOT = Path(__file__).resolve().parents[2]
WORK = ROOT / ".build" / "mutants"
TREE = WORK / "tree"
# The sources as they were at the start: a build takes many attempts, and the checkout may move on meanwhile.
ORIGINALS = WORK / "originals"
HERE = Path(__file__).resolve().parent
SECONDS = WORK / "seconds.json"

FOLDERS = [
    "CrisisModel/Rules",
    "CrisisModel/Time",
    "SnapshotArchive",
    "WatchLog",
    "WatchLogSQLite",
    "WatchLogPostgreSQL",
    "WatchfloorCommand/Work",
    "WatchfloorCommand/Log",
    "Dashboard/State/TimeAxis.swift",
    "Presentation/Picture/ChangeCounts.swift",
]
TEST_TARGETS = [
    "CrisisModelTests", "SnapshotArchiveTests", "WatchLogTests", "DashboardTests",
    "ExerciseArchiveTests", "WatchfloorCommandTests",
]
# Suites that start the built program or a terminal: slow, and they see a mutant through a process only.
SECONDS_FOR_A_SUITE = 180
QUICK_SECONDS = 4


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def mutated_files() -> list[Path]:
    files: list[Path] = []
    for folder in FOLDERS:
        path = ORIGINALS / "Sources" / folder
        files += [path] if path.suffix == ".swift" else sorted(path.rglob("*.swift"))
    return files


def copy_tree() -> None:
    """Copies what changed, so that a second run builds little."""
    TREE.mkdir(parents=True, exist_ok=True)
    for name in ("Sources", "Tests", "Data", "Themes"):
        subprocess.run(["cp", "-R", "-u", "--preserve=timestamps", str(ROOT / name), str(TREE)], check=True)
        for path in list((TREE / name).rglob("*")):
            if path.is_file() and not (ROOT / path.relative_to(TREE)).exists() and "Mutations" not in path.parts:
                path.unlink()
    shutil.copy2(ROOT / "Makefile", TREE)
    shutil.rmtree(ORIGINALS, ignore_errors=True)
    shutil.copytree(ROOT / "Sources", ORIGINALS / "Sources")
    shutil.copy2(ROOT / "Package.swift", ORIGINALS)


def write_if_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_text() != text:
        path.write_text(text)


def package_text() -> str:
    """The package with the module `Mutations`, on which every altered target depends."""
    text = (ORIGINALS / "Package.swift").read_text()
    text = text.replace("  .treatAllWarnings(as: .error),\n", "")
    tail = "let altered: Set = " + json.dumps(sorted({f.split("/")[0] for f in FOLDERS})) + """
package.targets.append(.target(name: "Mutations"))
for target in package.targets where altered.contains(target.name) {
  target.dependencies.append("Mutations")
}
"""
    return text + "\n" + tail


def rewrite(disabled: set[tuple[str, int, int]]) -> list[Site]:
    finder = SiteFinder(disabled)
    for path in mutated_files():
        name = str(path.relative_to(ORIGINALS / "Sources"))
        text = close_calls(finder.rewrite(name, path.read_text()))
        write_if_new(TREE / "Sources" / name, "internal import Mutations\n" + text)
    write_if_new(TREE / "Sources" / "Mutations" / "Mutations.swift", runtime.module(finder.sites))
    write_if_new(TREE / "Package.swift", package_text())
    return finder.sites


ERROR = re.compile(r"/Sources/([^\s:]+\.swift):(\d+):(\d+): error:")


def build(disabled_file: Path) -> list[Site]:
    """Builds, leaving out places whose alteration is no Swift, until it compiles."""
    disabled = {tuple(d) for d in json.loads(disabled_file.read_text())} if disabled_file.exists() else set()
    for attempt in range(40):
        sites = rewrite(disabled)
        say(f"build {attempt + 1}: {len(sites)} places, {len(disabled)} left out")
        run = subprocess.run(
            ["swift", "build", "--build-tests"], cwd=TREE, capture_output=True, text=True)
        if run.returncode == 0:
            return sites
        found = {(m[1], int(m[2]) - 1) for m in ERROR.finditer(run.stdout + run.stderr)}
        bad = places_of(found, sites)
        if not bad:
            say((run.stdout + run.stderr)[-4000:])
            sys.exit("mutants: the altered tree does not build")
        disabled |= bad
        disabled_file.write_text(json.dumps(sorted(disabled)))
    sys.exit("mutants: the altered tree does not build after 40 attempts")


def sites_built() -> list[Site]:
    SECONDS.unlink(missing_ok=True)
    copy_tree()
    sites = build(WORK / "left-out.json")
    (WORK / "sites.pickle").write_bytes(pickle.dumps(sites))
    return sites


def sites_kept() -> list[Site]:
    """Of the last run; the sources may have moved on since."""
    file = WORK / "sites.pickle"
    if not file.exists():
        sys.exit("mutants: no build is kept; run it once without --traced")
    return pickle.loads(file.read_bytes())


def places_of(errors: set[tuple[str, int]], sites: list[Site]) -> set[tuple[str, int, int]]:
    """The places on lines with an error; where a line has none, the nearest before and after it."""
    bad = set()
    for file, line in errors:
        here = [s for s in sites if s.file == file]
        near = [s for s in here if s.line == line]
        distance = 1
        while not near and here and distance < 60:
            near = [s for s in here if abs(s.line - line) <= distance]
            distance += 1
        bad |= {(s.file, s.line, s.column) for s in near}
    return bad


def bundle() -> str:
    return str(TREE / ".build" / "debug" / "watchfloorPackageTests.xctest")


def run_suite(suites: list[str], variables: dict[str, str]) -> str:
    """`passed`, `failed` or `hung`; several suites run in one process."""
    pattern = "|".join(suite + r"[./]" for suite in suites)
    command = [bundle(), "--testing-library", "swift-testing", "--filter", pattern]
    try:
        run = subprocess.run(
            command, cwd=TREE, env={**os.environ, **variables}, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=SECONDS_FOR_A_SUITE)
    except subprocess.TimeoutExpired:
        return "hung"
    return "passed" if run.returncode == 0 else "failed"


def suites() -> list[str]:
    run = subprocess.run(
        ["swift", "test", "list", "--skip-build"], cwd=TREE, capture_output=True, text=True, check=True)
    names = {line.split("/")[0] for line in run.stdout.splitlines() if "/" in line}
    return sorted(n for n in names if n.split(".")[0] in TEST_TARGETS)


def trace(suite: str) -> tuple[str, float, set[int]]:
    """Which places a suite comes by, and how long it takes."""
    path = WORK / "traces" / suite
    for old in path.parent.glob(suite + ".*[0-9]"):
        old.unlink()
    began = time.monotonic()
    if run_suite([suite], {"WATCHFLOOR_MUTANT_TRACE": str(path)}) != "passed":
        say(f"{suite}: does not pass unaltered; left out")
        return suite, 0, set()
    return suite, time.monotonic() - began, reached_in(suite)


def reached_in(suite: str) -> set[int]:
    reached: set[int] = set()
    for file in (WORK / "traces").glob(suite + ".*[0-9]"):
        reached |= {n for n, byte in enumerate(file.read_bytes()) if byte}
    return reached


def trace_all(jobs: int) -> dict[str, tuple[float, set[int]]]:
    (WORK / "traces").mkdir(exist_ok=True)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(trace, suites()))
    SECONDS.write_text(json.dumps({suite: seconds for suite, seconds, reached in found if reached}))
    return {suite: (seconds, reached) for suite, seconds, reached in found if reached}


def traces_kept() -> dict[str, tuple[float, set[int]]]:
    """The traces of the last run, which hold as long as nothing was built since."""
    if not SECONDS.exists():
        sys.exit("mutants: no traces are kept; run it once without --traced")
    return {
        suite: (seconds, reached_in(suite)) for suite, seconds in json.loads(SECONDS.read_text()).items()}


def judge(site: Site, number: int, traces: dict[str, tuple[float, set[int]]]) -> str:
    """The suites that notice a mutant; empty where none does. Quick ones run together, and first."""
    own = site.file.split("/")[0] + "Tests"
    covering = [(not s.startswith(own), t, s) for s, (t, reached) in traces.items() if site.number in reached]
    quick = [s for _, t, s in sorted(covering) if t < QUICK_SECONDS]
    for suites in [quick[i:i + 12] for i in range(0, len(quick), 12)] + [
            [s] for _, t, s in sorted(covering) if t >= QUICK_SECONDS]:
        if run_suite(suites, {"WATCHFLOOR_MUTANT": str(number)}) != "passed":
            return ", ".join(suites)
    return ""


def judgements() -> dict[tuple[str, str, str, str], str]:
    """What was judged before: file, line, what was altered and into what, with the reason."""
    path = HERE / "judged.txt"
    found = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        if line and not line.startswith("#"):
            file, text, before, after, reason = line.split(" | ")
            found[(file, text, before, after)] = reason
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sample", type=int, default=200, help="how many mutants; 0 for all")
    parser.add_argument("--seed", type=int, default=int(time.time()) // 86_400)
    parser.add_argument("--only", default="", help="only files whose path holds this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--build-only", action="store_true")
    parser.add_argument("--traced", action="store_true", help="go on with the build and traces of the last run")
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    sites = sites_kept() if options.traced else sites_built()
    if options.build_only:
        return 0
    traces = traces_kept() if options.traced else trace_all(options.jobs)
    mutants = [(s, v) for s in sites if options.only in s.file for v in s.variants]
    random.Random(options.seed).shuffle(mutants)
    if options.sample:
        mutants = mutants[: options.sample]
    return report(mutants, traces, options)


def report(mutants, traces, options) -> int:
    known = judgements()
    survivors, judged = [], []

    def meet(mutant):
        site, variant = mutant
        return site, variant, judge(site, variant.number, traces)

    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for done, (site, variant, noticed) in enumerate(pool.map(meet, mutants), 1):
            if noticed:
                continue
            key = (site.file, site.text, variant.before, variant.after)
            reached = any(site.number in r for _, r in traces.values())
            note = known.get(key) or ("no suite comes by" if not reached else "")
            line = " | ".join((*key, note))
            (judged if key in known else survivors).append(line)
            print(f"{site.file}:{site.line}: {variant.before} -> {variant.after or 'dropped'}"
                  f"   {site.text}   [{note or 'survives'}]", flush=True)
    return summary(len(mutants), survivors, judged, options)


def summary(count: int, survivors: list[str], judged: list[str], options) -> int:
    (WORK / "survivors.txt").write_text("\n".join(survivors) + "\n")
    share = 100 * len(survivors) / max(1, count)
    print(f"{count} mutants from seed {options.seed}: {len(survivors)} survive ({share:.0f} %), "
          f"{len(judged)} more were judged to be no fault; see .build/mutants/survivors.txt")
    return 1 if share > 10 else 0


if __name__ == "__main__":
    sys.exit(main())
