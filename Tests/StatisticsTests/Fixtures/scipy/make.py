#!/usr/bin/env python3
"""Writes beta.csv and line.csv beside this script: answers of scipy (and numpy) for the tests of Statistics to agree with."""
import os

import numpy
import scipy
from scipy import optimize, special, stats

here = os.path.dirname(os.path.abspath(__file__))
SEED = 20260302


def beta():
    with open(os.path.join(here, "beta.csv"), "w") as file:
        file.write("what,a,b,at,value\n")
        for a in (0.02, 0.3, 1, 2.5, 17, 400):
            for b in (0.05, 0.7, 1, 3, 40, 2500):
                for p in (0.025, 0.5, 0.975):
                    file.write(f"quantile,{a!r},{b!r},{p!r},{float(stats.beta.ppf(p, a, b))!r}\n")
                for x in (0.001, 0.2, 0.5, 0.93):
                    file.write(f"cumulative,{a!r},{b!r},{x!r},{float(stats.beta.cdf(x, a, b))!r}\n")


def beta_binomial(draws):
    """Counts of 60 units and their maximum-likelihood beta-binomial."""
    trials = draws.integers(1, 30, 60)
    successes = draws.binomial(trials, draws.beta(1.2, 3.1, 60))

    def loss(logs):
        a, b = numpy.exp(logs)
        return -stats.betabinom.logpmf(successes, trials, a, b).sum()

    found = optimize.minimize(loss, [0, 0], method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-12})
    a, b = numpy.exp(found.x)
    with open(os.path.join(here, "betabinomial.csv"), "w") as file:
        file.write(f"# mean {float(a / (a + b))!r} concentration {float(a + b)!r}\n")
        file.write("successes,trials\n")
        for pair in zip(successes, trials):
            file.write("%d,%d\n" % pair)


def line(draws):
    """A logistic line with cluster-robust errors, by Newton's method written out."""
    clusters = numpy.repeat(numpy.arange(40), draws.integers(1, 9, 40))
    x = draws.normal(0, 1.3, len(clusters)).round(6)
    lift = draws.normal(0, 0.8, 40)[clusters]
    y = (draws.uniform(size=len(x)) < special.expit(-0.4 + 0.9 * x + lift)).astype(float)
    design = numpy.column_stack([numpy.ones(len(x)), x])
    answer = optimize.minimize(
        lambda b: -(y * (design @ b) - numpy.logaddexp(0, design @ b)).sum(), [0, 0], method="BFGS",
        options={"gtol": 1e-12})
    chance = special.expit(design @ answer.x)
    bread = numpy.linalg.inv(design.T @ (design * (chance * (1 - chance))[:, None]))
    scores = numpy.zeros((40, 2))
    numpy.add.at(scores, clusters, design * (y - chance)[:, None])
    errors = numpy.sqrt(numpy.diag(bread @ scores.T @ scores @ bread * 40 / 39))
    numbers = [float(value) for value in (*answer.x, *errors)]
    with open(os.path.join(here, "line.csv"), "w") as file:
        file.write("# intercept {!r} slope {!r} errors {!r} {!r}\n".format(*numbers))
        file.write("cluster,x,outcome\n")
        for row in zip(clusters, x, y):
            file.write("%d,%.6f,%d\n" % row)


beta()
draws = numpy.random.default_rng(SEED)
beta_binomial(draws)
line(draws)
print("scipy", scipy.__version__, "numpy", numpy.__version__, "seed", SEED)
