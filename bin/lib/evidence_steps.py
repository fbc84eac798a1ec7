"""The step `evidence` of bin/bench: findings against a pipeline of Polars and scikit-learn, and the estimators against theirs."""
import math
import os
import shutil
import statistics
import subprocess
import sys

from house import Impossible, done, note

LIBRARY = os.path.dirname(os.path.abspath(__file__))
PACKAGES = ["polars", "scikit-learn", "numpy"]
# A hundred thousand, a million and ten million interactions: recruiters and seed of firms of 24 months.
SIZES = [(4, 31), (35, 32), (350, 33)]


class EvidenceSteps:
    """What Bench does for the step; it has `rightcall`, `report`, `impossible`, `firm`, `full_store`, `sized_store`."""

    def evidence(self):
        parts = [("findings", self.findings), ("two cores against one", self.cores), ("size", self.sizes),
                 ("estimators", self.estimators)]
        for what, part in parts:
            try:
                part()
            except (Impossible, OSError, ValueError, KeyError) as error:
                self.impossible(f"evidence, {what}", f"{error}" if isinstance(error, Impossible) else
                                f"{type(error).__name__}: {error}")

    def python(self):
        """An interpreter with the packages: RIGHTCALL_BENCH_PYTHON, or one that is made in the cache's folder."""
        if not hasattr(self, "_python"):
            given = os.environ.get("RIGHTCALL_BENCH_PYTHON")
            self._python = given or self.made_python()
            done([self._python, "-c", "import numpy, polars, sklearn"])
        return self._python

    def made_python(self):
        place = os.path.join(self.folder, "python")
        ready = os.path.join(place, "ready")
        if not os.path.exists(ready):
            note(f"fetching {', '.join(PACKAGES)} …")
            shutil.rmtree(place, ignore_errors=True)
            try:
                done([sys.executable, "-m", "venv", place])
                done([os.path.join(place, "bin", "python"), "-m", "pip", "install", "-q", *PACKAGES])
            except Impossible as error:
                raise Impossible(f"no Python with {', '.join(PACKAGES)} (RIGHTCALL_BENCH_PYTHON names none): {error}")
            open(ready, "w").close()
        return os.path.join(place, "bin", "python")

    def findings(self):
        python, store, bundle = self.python(), self.full_store(), self.firm(1)
        cold, warm, other = [], [], []
        for turn in range(self.options.runs):
            note(f"evidence: run {turn + 1} of {self.options.runs} …")
            shutil.rmtree(store + ".chronicle", ignore_errors=True)
            cold.append(self.rightcall(store, "evidence", "--json"))
            outcome = self.rightcall(store, "evidence", "--json")
            warm.append(outcome)
            pipeline = done([python, os.path.join(LIBRARY, "evidence_pipeline.py"), bundle])
            other.append((pipeline.seconds, pipeline.core_seconds, pipeline.json()))
        other.sort(key=lambda run: run[0])
        theirs, their_cores, answer = other[len(other) // 2]
        parts = " + ".join(f"{seconds:.1f} s for {name}" for name, seconds in answer["seconds"].items())
        for what, ours, target in (("warm history", warm, 10), ("history read anew", cold, 1)):
            cores = statistics.median(run.core_seconds for run in ours)
            ours = [run.seconds for run in ours]
            ours_median = statistics.median(ours)
            self.report(f"every finding, {what}", theirs / ours_median, "× as fast as Polars + scikit-learn", target,
                        "at least", f"{answer['interactions']:,} interactions; min/median {min(ours):.2f}/{ours_median:.2f} s "
                        f"against {other[0][0]:.2f}/{theirs:.2f} s ({parts}; {len(answer['findings'])} kinds of 15)")
            self.report(f"the same in seconds of cores, {what}", their_cores / cores, "× as few", detail=(
                f"{cores:.1f} s against {their_cores:.1f} s; load {os.getloadavg()[0]:.1f}"))
        self.agreement({finding["rule"]: finding for finding in outcome.json()["findings"]}, answer["findings"])

    def agreement(self, ours, theirs):
        """The same moments and nearly the same figures, worked out by other hands."""
        said, distance, missing = [], 0.0, 0.0
        for rule, their in theirs.items():
            our = ours.get(rule)
            if not our or not our.get("adjusted") or "adjusted" not in their:
                continue
            here = our["adjusted"]["estimate"]
            distance = max(distance, abs(here - their["adjusted"]) / their["error"])
            missing = max(missing, abs(our["n"] / their["n"] - 1))
            low, high = our["adjusted"]["low"], our["adjusted"]["high"]
            error = f" ± {(high - low) / 2:.3f}" if low is not None and high is not None else ""
            said.append(f"{rule} n {our['n']} / {their['n']}, {here:+.3f}{error} / "
                        f"{their['adjusted']:+.3f} ± {1.96 * their['error']:.3f}")
        if not said:
            raise Impossible("no finding on both sides to compare")
        self.report("furthest figure of the two from each other", distance, "standard errors", 1, detail="; ".join(said))
        self.report("furthest n of the two from each other", missing, "of n", 0.02)

    def cores(self):
        if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
            raise Impossible("commands cannot be held to one core here, or there is but one")
        core = min(os.sched_getaffinity(0))
        store = self.full_store()
        self.rightcall(store, "evidence", "--json")
        one, two = [], []
        for turn in range(max(3, self.options.runs)):
            note(f"cores: run {turn + 1} …")
            two.append(self.rightcall(store, "evidence", "--json").seconds)
            one.append(done([self.binary, "--database", f"sqlite:{store}", "evidence", "--json"],
                            preexec_fn=lambda: os.sched_setaffinity(0, {core})).seconds)
        a, b = statistics.median(one), statistics.median(two)
        self.report("every finding, all cores against one", b / a, "× the seconds of one", 1.05, detail=(
            f"{b:.2f} s against {a:.2f} s; a twentieth is left to chance"))

    def sizes(self):
        points = []
        for recruiters, seed in SIZES:
            store = self.sized_store(f"evidence-of-{recruiters}", recruiters, 24, [seed])
            self.rightcall(store, "evidence", "--json")
            outcomes = [self.rightcall(store, "evidence", "--json") for _ in range(self.options.runs)]
            seconds = statistics.median(outcome.seconds for outcome in outcomes)
            points.append((outcomes[0].json()["interactions"], seconds, max(outcome.peak_bytes for outcome in outcomes),
                           statistics.median(outcome.core_seconds for outcome in outcomes)))
        (few, quick, _, quick_cores), (many, slow, peak, slow_cores) = points[0], points[-1]
        self.report("every finding, warm, the largest firm", slow, "s", 6, detail=f"{many:,} interactions")
        self.report("every finding, peak memory", peak / 1e6, "MB", 1_500, detail=f"{many:,} interactions")
        self.report("every finding: growth with size, exponent", math.log(slow / quick) / math.log(many / few), "", 1.1,
                    detail="; ".join(f"{count:,}: {seconds:.2f} s" for count, seconds, _, _ in points))
        self.report("the same in seconds of cores, exponent", math.log(slow_cores / quick_cores) / math.log(many / few), "",
                    detail="; ".join(f"{count:,}: {cores:.1f} s" for count, _, _, cores in points)
                    + f"; load {os.getloadavg()[0]:.1f}")

    def estimators(self):
        store = self.store("statistics")
        command = [self.binary, "--database", f"sqlite:{store}", "doctor", "--statistics", "--json"]
        runs = []
        for turn in range(self.options.runs):
            note(f"estimators: run {turn + 1} of {self.options.runs} …")
            runs.append(done(command).json()["statistics"])
        ours = {name: statistics.median(run[name] for run in runs) for name in runs[0] if runs[0][name] is not None}
        self.report("1,000 cluster-bootstrap refits of an adjusted figure", ours["refits_1000_seconds"], "s", 60, detail=(
            "20,000 moments of 1,500 clients, 66 covariates; every nuisance is fitted anew, five folds each; its range is "
            f"{ours['refits_width_against_error']:.3f} times that of the formula; drawing the clients' scores alone takes "
            f"{ours['bootstrap_1000_seconds']:.3f} s ({ours['bootstrap_width_against_error']:.3f}); the figure itself took "
            f"{ours['aipw_20000_seconds']:.2f} s; load {os.getloadavg()[0]:.1f}"))
        for which, key, target, program in (
                ("logistic", "logistic_2000000_seconds", 3, "scikit-learn, newton-cholesky"),
                ("cox", "cox_400000_seconds", 5, "R coxph")):
            try:
                self.against_peer(which, ours, key, target, program)
            except (Impossible, OSError, ValueError, KeyError) as error:
                self.impossible(f"{which} regression", error)
        self.estimators_on_one_core(command, ours)

    def against_peer(self, which, ours, key, target, program):
        if which == "cox" and (not shutil.which("Rscript") or subprocess.run(
                ["Rscript", "-e", "library(survival)"], capture_output=True).returncode != 0):
            raise Impossible("there is no Rscript with the package survival")
        fits = []
        for turn in range(self.options.runs):
            note(f"{which} elsewhere: run {turn + 1} of {self.options.runs} …")
            fits.append(done([self.python(), os.path.join(LIBRARY, "statistics_peers.py"), which]).json())
        theirs = statistics.median(fit["seconds"] for fit in fits)
        apart = max(abs(ours[f"{which}_coefficient_{place}"] - value)
                    for place, value in enumerate(fits[0]["coefficients"]))
        self.report(f"{which} regression", theirs / ours[key], f"× as fast as {program}", target, "at least",
                    f"{ours[key]:.2f} s against {theirs:.2f} s, {key.split('_')[1]} rows")
        self.report(f"{which} regression, furthest coefficient from theirs", apart, "", 1e-4)

    def estimators_on_one_core(self, command, ours):
        if not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2:
            return
        core = min(os.sched_getaffinity(0))
        alone = done(command, preexec_fn=lambda: os.sched_setaffinity(0, {core})).json()["statistics"]
        for key in ("logistic_2000000_seconds", "cox_400000_seconds", "aipw_20000_seconds"):
            self.report(f"{key.split('_')[0]}, all cores against one", ours[key] / alone[key], "× the seconds of one", 1.05,
                        detail=f"{ours[key]:.2f} s against {alone[key]:.2f} s")
