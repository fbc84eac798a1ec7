"""The step `outlook` of bin/bench: draws of a large pipeline against the same model in numpy."""
import os
import statistics

from house import Impossible, done, note

LIBRARY = os.path.dirname(os.path.abspath(__file__))


class OutlookSteps:
    """What Bench does for the step; it has `binary`, `report`, `impossible`, `python`, `options`."""

    def outlook(self):
        command = [self.binary, "doctor", "--outlook-speed", "--json"]
        ours, theirs = [], []
        for turn in range(self.options.runs):
            note(f"outlook: run {turn + 1} of {self.options.runs} …")
            ours.append(done(command).json()["outlook"])
        seconds = statistics.median(run["seconds"] for run in ours)
        self.report("10,000 draws of a pipeline of 20,000 submissions", seconds, "s", 2, detail=(
            f"load {os.getloadavg()[0]:.1f}"))
        try:
            theirs = [done([self.python(), os.path.join(LIBRARY, "outlook_peer.py")]).json()
                      for _ in range(self.options.runs)]
        except (Impossible, OSError, ValueError, KeyError) as error:
            return self.impossible("outlook against numpy", error)
        peer = statistics.median(run["seconds"] for run in theirs)
        self.report("the same draws", peer / seconds, "× as fast as numpy", 1, "at least", f"{seconds:.2f} s against {peer:.2f} s")
        apart = abs(ours[0]["mean"] / theirs[0]["mean"] - 1)
        self.report("the draws' mean, furthest from numpy's", apart, "", 1e-3)
