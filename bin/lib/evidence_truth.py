"""The step `truth` of bin/bench: findings about firms whose truth is known, held against that truth."""
import collections
import concurrent.futures
import csv
import datetime
import json
import math
import os
import shutil
import statistics
import subprocess
import sys

from house import ROOT, Impossible, done, note

# Of one kind of world: what is planted, how big the firms are, and of how many firms in a hundred asked for.
World = collections.namedtuple("World", "name arguments recruiters months share")
NOTHING = ["--effect", "all=0"]
WORLDS = [
    World("nothing planted", ["--world", "planted", *NOTHING], 12, 18, 100),
    World("planted", ["--world", "planted"], 12, 18, 100),
    World("ten points", ["--world", "planted", "--effect", "all=10"], 60, 24, 10),
    *(World(f"liking {liking}", ["--world", "hidden", "--liking", f"{liking / 100}", *NOTHING], 12, 18, 25)
      for liking in (25, 50, 100, 200)),
    World("by hand", ["--world", "by-hand", *NOTHING], 12, 18, 25),
    # Large enough for `helps` to be said at all; and for 800 moments an arm of most hard outcomes.
    World("nothing planted large", ["--world", "planted", *NOTHING], 60, 24, 40),
    World("liking 100 large", ["--world", "hidden", "--liking", "1", *NOTHING], 60, 24, 20),
    World("ten points large", ["--world", "planted", "--effect", "all=10"], 160, 24, 20),
]
BURN_IN = 90 * 86_400
HARD = {"C13", "C14", "C16", "C18", "C19", "C22", "C23", "L24"}
# With fewer findings that could be called `helps` at all, a share of false ones says nothing.
LEAST_ABLE = 40
# Firms of which nuisances are fitted together, as near to the true ones as data come.
POOLED = 12


class TruthSteps:
    """What Bench does for the step; it has `binary`, `work`, `options`, `report`, `impossible`, `python`."""

    def truth(self):
        wanted = []
        for place, world in enumerate(WORLDS):
            if self.options.worlds and world.name.replace(" ", "-") not in self.options.worlds:
                continue
            firms = max(1, self.options.firms * world.share // 100)
            # All worlds at once, each at its own pace: a run that is stopped has something of every one.
            wanted += [((firm + 1) / firms, self.options.seed + 10_000 * place + firm, firm, world) for firm in range(firms)]
        kept = self.options.keep or os.path.join(self.folder, f"truth-firms-{os.getpid()}.jsonl")
        rows = known_rows(kept)
        there = {(line["world"], line["seed"]) for line in rows}
        wanted = [firm for firm in sorted(wanted, key=lambda firm: firm[:2]) if (firm[3].name, firm[1]) not in there]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool, open(kept, "a") as file:
            jobs = {pool.submit(self.known_firm, world, seed, number): world for _, seed, number, world in wanted}
            for count, job in enumerate(concurrent.futures.as_completed(jobs)):
                try:
                    found = job.result()
                except (Impossible, OSError, ValueError, KeyError, subprocess.SubprocessError) as error:
                    self.impossible(f"a firm of {jobs[job].name}", error)
                    continue
                rows += found
                # Kept at once: the rest may take hours.
                file.write(json.dumps(found) + "\n")
                file.flush()
                if (count + 1) % 10 == 0 or count + 1 == len(wanted):
                    note(f"truth: {count + 1} of {len(wanted)} firms")
        self.truth_rows = rows
        if not rows:
            raise Impossible("no firm of any world")
        Judged(self, rows).report()
        if any(line["world"] == "planted" for line in rows):
            self.against_pooled(rows)

    def known_firm(self, world, seed, number):
        """One firm from nothing to its findings, each beside what is true of it."""
        folder = os.path.join(self.work, f"truth-{world.name.replace(' ', '-')}-{seed}")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        bundle, store = os.path.join(folder, "firm"), f"sqlite:{os.path.join(folder, 'store.sqlite')}"
        quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "timeout": 3_600}

        def ours(*arguments, accept=(0,)):
            ended = subprocess.run([self.binary, *arguments], stdin=subprocess.DEVNULL, **quiet)
            if ended.returncode not in accept:
                raise Impossible(f"{arguments[:4]}: {ended.stderr.decode()[:200]}")
            return ended.stdout

        ours("simulate", "--seed", str(seed), "--recruiters", str(world.recruiters), "--months", str(world.months),
             *world.arguments, "--out", bundle)
        ours("--database", store, "import", bundle, "--json", accept=(0, 3))
        findings = json.loads(ours("--database", store, "evidence", "--json"))["findings"]
        if world.name == "planted" and number < POOLED:
            for finding in findings:
                ours("--database", store, "evidence", "cohort", finding["rule"], "--out",
                     self.cohort_path(finding["rule"], seed))
        known = truths(bundle)
        shutil.rmtree(folder)
        return [row(world, seed, finding, known.get(finding["rule"])) for finding in findings]

    def cohort_path(self, rule, seed):
        folder = os.path.join(self.work, "cohorts")
        os.makedirs(folder, exist_ok=True)
        return os.path.join(folder, f"{rule}-{seed}.csv")

    def against_pooled(self, rows):
        """Widths against those with nuisances of all firms together: what better nuisances could gain."""
        ratios = {}
        for rule in sorted({line["rule"] for line in rows}):
            mine = [line for line in rows if line["world"] == "planted" and line["rule"] == rule and line["width"]
                    and os.path.exists(self.cohort_path(rule, line["seed"]))]
            if len(mine) < 2 or sum(line["n"] for line in mine) < 2_000:
                continue
            paths = [self.cohort_path(rule, line["seed"]) for line in mine]
            answer = done([self.python(), os.path.abspath(__file__), "pooled", mine[0]["outcome"], *paths]).json()
            found = [line["width"] / (2 * 1.96 * error) for line, error in zip(mine, answer) if error]
            ratios[rule] = statistics.median(found)
        if not ratios:
            raise Impossible("too few firms to pool nuisances over")
        worst = max(ratios, key=ratios.get)
        self.report("widest interval against one with nuisances of all firms together", ratios[worst], "×", 1.3, detail=(
            "medians by kind: " + ", ".join(f"{rule} {ratio:.2f}" for rule, ratio in ratios.items())))


def known_rows(path):
    """Of firms that an earlier run got to, from the file in which it kept them."""
    if not os.path.exists(path):
        return []
    with open(path) as file:
        return [line for firm in file for line in json.loads(firm)]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def truths(bundle):
    """By rule: how many decision points there were after the burn-in whose outcome can be seen, the mean of y1 − y0, and by
    how much the difference weighed by the true chances of ringing misses it: what no estimate of this firm can better."""
    first = {}
    with open(os.path.join(bundle, "interactions.csv"), newline="", encoding="utf-8-sig") as file:
        for line in csv.DictReader(file):
            # Rows of one recruiter stand in their order, but for a few: the day is all that matters.
            who, at = line["recruiter_id"], line["at"]
            if who and (who not in first or at[:10] <= first[who][:10]):
                first[who] = min(first.get(who, at), at)
    begins = {who: instant(at) for who, at in first.items()}
    points = collections.defaultdict(list)
    with open(os.path.join(bundle, "truth.json"), encoding="utf-8") as file:
        for point in json.load(file)["decision_points"]:
            if point["y0"] is None or instant(point["opened_at"]) < begins[point["recruiter_id"]] + BURN_IN:
                continue
            points[point["rule"]].append(point)
    found = {}
    for rule, mine in points.items():
        truth = sum(point["y1"] - point["y0"] for point in mine) / len(mine)
        found[rule] = (len(mine), truth, oracle(mine, truth))
    return found


def oracle(points, truth):
    """Hájek's difference by the true chances, less the truth; None where somebody always rang, or never."""
    means = []
    for rang in (1, 0):
        arm = [(1_000 / (point["propensity"] if rang else 1_000 - point["propensity"]), point[f"y{rang}"])
               for point in points if point["rang"] == rang]
        if not arm:
            return None
        means.append(sum(weight * y for weight, y in arm) / sum(weight for weight, _ in arm))
    return means[0] - means[1] - truth


def beside(gaps, oracles):
    """The mean of gaps and its error once what the oracle misses by as well is taken off: firms' outcomes are drawn, and
    their luck is in both. The oracle's own mean is 0 by design, so that this moves no expectation (a control variate)."""
    mean, middle = statistics.mean(gaps), statistics.mean(oracles)
    spread = sum((other - middle) ** 2 for other in oracles)
    slope = sum((gap - mean) * (other - middle) for gap, other in zip(gaps, oracles)) / spread if spread else 0
    rest = [gap - slope * other for gap, other in zip(gaps, oracles)]
    return statistics.mean(rest), statistics.stdev(rest) / math.sqrt(len(rest))


def row(world, seed, finding, known):
    adjusted, naive = finding["adjusted"] or {}, finding["naive"] or {}
    second = finding["second_estimate"] or {}
    low, high = adjusted.get("low"), adjusted.get("high")
    overlap = finding["overlap"]
    return {
        "world": world.name, "seed": seed, "rule": finding["rule"], "outcome": finding["outcome"], "n": finding["n"],
        "effective": min(overlap["effective_n_rang"] or 0, overlap["effective_n_messaged"] or 0),
        "estimate": adjusted.get("estimate"), "low": low, "high": high,
        "width": high - low if low is not None and high is not None else None, "naive": naive.get("estimate"),
        "second": second.get("estimate"), "control": finding["control"], "verdict": finding["verdict"],
        "cautions": finding["cautions"], "q": finding["q_value"], "pooled": finding["pooled_probability"],
        "dropped": overlap["dropped"], "truth_n": known[0] if known else 0, "truth": known[1] if known else None,
        "oracle": known[2] if known else None,
    }


def wilson(came, n):
    """Wilson's 95 % interval of a share, in a hundred."""
    z, p = 1.96, came / n
    middle, half = p + z * z / 2 / n, z * math.sqrt(p * (1 - p) / n + z * z / 4 / n / n)
    return 100 * (middle - half) / (1 + z * z / n), 100 * (middle + half) / (1 + z * z / n)


def share(came, n):
    if n == 0:
        return "none"
    low, high = wilson(came, n)
    return f"{100 * came / n:.1f} ({low:.1f} to {high:.1f}) of {n}"


class Judged:
    """What all firms say together."""

    def __init__(self, bench, rows):
        self.bench, self.rows = bench, rows

    def of(self, *worlds):
        return [line for line in self.rows
                if line["world"] in worlds and line["width"] and line["truth"] is not None and line["oracle"] is not None]

    def report(self):
        self.coverage()
        self.bias()
        self.false_helps()
        self.power()
        self.reasons()

    def coverage(self):
        by = collections.defaultdict(list)
        for line in self.of("nothing planted", "planted", "nothing planted large", "ten points large"):
            if "too_few" not in line["cautions"]:
                by[line["rule"]].append(line["low"] <= line["truth"] <= line["high"])
        detail = "; ".join(f"{rule} {share(sum(found), len(found))}" for rule, found in sorted(by.items()))
        everything = [found for kind in by.values() for found in kind]
        if not everything:
            return
        covered = 100 * sum(everything) / len(everything)
        self.bench.report("coverage of the 95 % interval, distance from 96", abs(covered - 96), "points", 2,
                          detail=f"{share(sum(everything), len(everything))}; {detail}")
        ends = {rule: wilson(sum(found), len(found)) for rule, found in by.items()}
        off = [rule for rule, (low, high) in sorted(ends.items()) if high < 94 or low > 98]
        self.bench.report("kinds whose coverage lies outside 94 to 98 beyond chance", len(off), "kinds", 0, detail=", ".join(off))

    def bias(self):
        for world in ("nothing planted", "planted", "nothing planted large", "ten points large"):
            by = collections.defaultdict(list)
            for line in self.of(world):
                by[line["rule"]].append(line)
            worst, sure, said, strange = 0.0, 0.0, [], []
            for rule, lines in sorted(by.items()):
                if len(lines) < 5:
                    continue
                oracles = [line["oracle"] for line in lines]
                raw = statistics.mean(line["estimate"] - line["truth"] for line in lines)
                naive, _ = beside([line["naive"] - line["truth"] for line in lines], oracles)
                left, error = beside([line["estimate"] - line["truth"] for line in lines], oracles)
                middle, chance = statistics.mean(oracles), statistics.stdev(oracles) / math.sqrt(len(oracles))
                said.append(f"{rule} {100 * left:+.2f} ± {196 * error:.2f} (naive {100 * naive:+.1f}; as drawn "
                            f"{100 * raw:+.2f}, oracle {100 * middle:+.2f} ± {196 * chance:.2f})")
                if abs(middle) > 3 * chance:
                    strange.append(rule)
                if abs(naive) >= 0.05:
                    worst = max(worst, abs(left) / abs(naive))
                    sure = max(sure, (abs(left) - 1.96 * error) / abs(naive))
            if not said:
                continue
            self.bench.report(f"{world}: most bias left of the naive bias, of any kind", worst, "", 0.1, detail="; ".join(said))
            self.bench.report(f"{world}: the same, least that chance allows", sure, "")
            self.bench.report(f"{world}: kinds whose truth is not what its true chances find, beyond chance", len(strange),
                              "kinds", 0, detail=", ".join(strange))

    def false_helps(self):
        def helps(world, target):
            lines = [line for line in self.rows if line["world"] == world]
            if not lines:
                return
            found = sum(line["verdict"] == "helps" for line in lines)
            claims = sum(line["verdict"] in ("helps", "probably_helps") for line in lines)
            # Where nothing could be called so whatever the figure, that nothing was so called proves nothing.
            able = [line for line in lines if line["rule"] in HARD and line["control"]["status"] == "pass"
                    and not {"too_few", "logged_by_hand"} & set(line["cautions"])]
            wrong = sum(line["verdict"] == "helps" for line in able)
            said = (f"{share(found, len(lines))} of all findings; with `probably_helps` {share(claims, len(lines))}; "
                    f"{len({line['seed'] for line in lines})} firms")
            if len(able) < LEAST_ABLE:
                self.bench.impossible(f"false `helps`, {world}", f"{len(able)} findings could have been called so, fewer than "
                                      f"{LEAST_ABLE}; {said}")
            else:
                self.bench.report(f"false `helps`, {world}, where it could have been said", 100 * wrong / len(able),
                                  "in a hundred", target, detail=f"{share(wrong, len(able))}; {said}")

        helps("nothing planted", 2.5)
        helps("nothing planted large", 2.5)
        for world in WORLDS:
            if world.name.startswith("liking") or world.name == "by hand":
                helps(world.name, 10 if world.name in ("liking 100", "liking 100 large", "by hand") else None)

    def power(self):
        for least, most in ((100, 400), (400, 800), (800, 1_600), (1_600, math.inf)):
            lines = [line for line in self.rows if line["world"].startswith("ten points") and line["rule"] in HARD
                     and least <= line["effective"] < most]
            if lines:
                found = sum(line["verdict"] == "helps" for line in lines)
                self.bench.report(f"`helps` with ten points planted, effective n from {least} an arm", 100 * found / len(lines),
                                  "in a hundred", 70 if least == 800 else None, "at least", detail=share(found, len(lines)))

    def reasons(self):
        """What kept verdicts from being better, by world."""
        for world in WORLDS:
            lines = [line for line in self.rows if line["world"] == world.name and "too_few" not in line["cautions"]]
            if not lines:
                continue
            verdicts = collections.Counter(line["verdict"] for line in lines)
            cautions = collections.Counter(caution for line in lines for caution in line["cautions"])
            control = collections.Counter(line["control"]["status"] for line in lines)
            self.bench.report(f"{world.name}: findings with enough to go by", len(lines), "", detail=(
                f"verdicts {dict(verdicts.most_common())}; control {dict(control.most_common())}; "
                f"cautions {dict(cautions.most_common(8))}"))


# MARK: with numpy, in a process of its own

def pooled(outcome, paths):
    """Of each firm the clustered error of ψ, its nuisances fitted on all firms together."""
    import numpy as np

    sys.path.insert(0, os.path.join(ROOT, "docs"))
    import check_finding

    x, rang, y, firm, clusters = [], [], [], [], []
    for number, path in enumerate(paths):
        with open(path, newline="", encoding="utf-8") as file:
            for line in csv.DictReader(file):
                if line[outcome] == "":
                    continue
                x.append([float(value or 0) for name, value in line.items() if name.startswith("x_")])
                rang.append(float(line["rang"]))
                y.append(float(line[outcome]))
                firm.append(number)
                clusters.append([int(line[kind]) for kind in ("person", "job", "client", "recruiter")])
    x, rang, y, firm, clusters = map(np.array, (x, rang, y, firm, clusters))
    x = x[:, x.std(axis=0) > 0]
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    e = np.clip(check_finding.predict(x, check_finding.fit(x, rang, 10 / len(x))), 0.05, 0.95)
    one, zero = (check_finding.predict(x, check_finding.fit(x[rang == arm], y[rang == arm], 10 / (rang == arm).sum())) for arm in (1, 0))
    psi = one - zero + rang * (y - one) / e - (1 - rang) * (y - zero) / (1 - e)
    errors = []
    for number in range(len(paths)):
        mine = firm == number
        errors.append(math.sqrt(max(check_finding.variance(psi[mine], clusters[mine, kind]) for kind in range(4)))
                      if mine.sum() > 50 else None)
    return errors


if __name__ == "__main__":
    json.dump(pooled(sys.argv[2], sys.argv[3:]), sys.stdout)
