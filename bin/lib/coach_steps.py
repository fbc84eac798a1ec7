"""The step `coach` of bin/bench: messages read in a second, and one long one."""
import glob
import json
import os
import statistics

from house import ROOT, Impossible, note, run

COUNT = 100_000


class CoachSteps:
    """What Bench does for the step; it has `binary`, `work`, `options` and `report`."""

    def coach(self):
        texts = []
        for path in sorted(glob.glob(os.path.join(ROOT, "training", "coach", "messages", "*.jsonl"))):
            texts += [json.loads(line) for line in open(path, encoding="utf-8")]
        short = [given for given in texts if given["channel"] != "email" and len(given["text"]) <= 320]
        seconds = self.coach_seconds("short", [short[number % len(short)] for number in range(COUNT)])
        # Starting the program and reading nothing is no reading of messages.
        started = self.coach_seconds("none", [])
        rate = COUNT / max(seconds - started, 1e-9)
        size = sum(len(given["text"]) for given in short) / len(short)
        self.report("coach: short messages read", rate, "a second", 20_000, "at least", detail=(
            f"{COUNT:,} of {size:.0f} characters on average, {seconds:.2f} s with {started:.2f} s of starting"))
        long = {"id": "long", "channel": "email", "side": "client", "text": " ".join(g["text"] for g in texts)[:2000]}
        once = self.coach_seconds("long", [long] * 2_000)
        self.report("coach: 2,000 characters", 1000 * (once - started) / 2_000, "ms", 30, detail="mean of 2,000, all cores")

    def coach_seconds(self, name, given):
        path = os.path.join(self.work, f"coach-{name}.jsonl")
        with open(path, "w", encoding="utf-8") as file:
            for number, one in enumerate(given):
                row = {"id": str(number), "channel": one["channel"], "side": one["side"], "text": one["text"]}
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
        seconds = []
        for turn in range(self.options.runs):
            note(f"coach, {name}: run {turn + 1} of {self.options.runs} …")
            outcome = run([self.binary, "coach", "--jsonl", "--file", path])
            if outcome.status != 0:
                raise Impossible(f"`rightcall coach --jsonl` does not run: {outcome.complaint()}")
            seconds.append(outcome.seconds)
        return statistics.median(seconds)
