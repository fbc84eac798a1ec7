"""Fits the numbers that `rightcall doctor --statistics` invents, with scikit-learn and R, so that both sides fit the same.

    statistics_peers.py logistic
    statistics_peers.py cox

Prints JSON: seconds of the fit alone, and its coefficients. The numbers are those of Sources/Desk/MeasureStatistics.swift.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

import numpy as np

# R's plain fit, Efron's ties; no robust covariance, which ours makes too.
COX = """
library(survival)
at <- commandArgs(TRUE)
n <- as.integer(at[2]); p <- as.integer(at[3])
numbers <- matrix(readBin(at[1], "double", n * (p + 2)), nrow = n)
x <- numbers[, 1:p]; time <- numbers[, p + 1]; event <- numbers[, p + 2]
seconds <- system.time(fit <- coxph(Surv(time, event) ~ x, ties = "efron"))[["elapsed"]]
cat(sprintf('{"seconds": %.17g, "coefficients": [%s]}', seconds, paste(sprintf("%.17g", coef(fit)), collapse = ", ")))
"""


class SplitMix64:
    """The sequence of Sources/Statistics/Random/SeededRandom.swift, many at a time."""

    def __init__(self, seed):
        self.seed, self.drawn = np.uint64(seed), 0

    def units(self, count):
        place = np.arange(self.drawn + 1, self.drawn + count + 1, dtype=np.uint64)
        self.drawn += count
        mixed = self.seed + place * np.uint64(0x9E3779B97F4A7C15)  # arrays of numpy wrap around as they should
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
        return (mixed >> np.uint64(11)).astype(float) * 2.0**-53


def invented(seed, rows, columns):
    random = SplitMix64(seed)
    x, linear = np.empty((rows, columns), order="F"), np.zeros(rows)
    for column in range(columns):
        x[:, column] = (random.units(rows) - 0.5) * np.sqrt(12.0)
        linear += (column % 5 - 2) / 10 * x[:, column]
    return random, x, linear


def logistic(rows=2_000_000, columns=20):
    from sklearn.linear_model import LogisticRegression

    random, x, linear = invented(1, rows, columns)
    odds = np.exp(linear - 0.5)
    y = (random.units(rows) < odds / (1 + odds)).astype(float)
    x = np.ascontiguousarray(x)  # the order that scikit-learn likes
    started = time.monotonic()
    fit = LogisticRegression(C=1.0, solver="newton-cholesky").fit(x, y)
    return {"seconds": time.monotonic() - started, "coefficients": fit.coef_[0].tolist()}


def cox(rows=400_000, columns=10):
    random, x, linear = invented(2, rows, columns)
    waits, ends = random.units(rows), random.units(rows)
    event = np.maximum(1, np.ceil(-np.log(1 - waits) * np.exp(-linear) * 300))
    watched = np.maximum(1, np.ceil(ends * 400))
    with tempfile.TemporaryDirectory() as folder:
        numbers, script = os.path.join(folder, "numbers"), os.path.join(folder, "cox.R")
        with open(numbers, "wb") as file:
            for column in (*x.T, np.minimum(event, watched), (event <= watched).astype(float)):
                file.write(column.tobytes())
        with open(script, "w") as file:
            file.write(COX)
        fitted = subprocess.run(["Rscript", script, numbers, str(rows), str(columns)], capture_output=True, text=True)
    if fitted.returncode != 0:
        sys.exit(fitted.stderr.strip().splitlines()[-1] if fitted.stderr.strip() else "Rscript failed")
    return json.loads(fitted.stdout)


if __name__ == "__main__":
    json.dump({"logistic": logistic, "cox": cox}[sys.argv[1]](), sys.stdout)
