#!/usr/bin/env python3
"""Works a finding out again from the tables that `rightcall evidence cohort RULE --out FILE` writes.

    python3 check_finding.py FILE OUTCOME [--with FILE ...] [--splits N]

OUTCOME is a column such as started_150d. Needs numpy and nothing else. Augmented inverse-probability weighting,
cross-fitted over five folds of whole clients; nuisances by ridge-penalised logistic regression, penalty by
cross-validated deviance; the largest of four one-way cluster variances, and Student's t of so many clusters less one.
With the tables of the other rules of its side (C rules, or L rules), the slopes are drawn toward those of one common fit of
all of them, as the program does; without, toward 0, which leaves more of the plain difference in. Prints the plain
difference, the adjusted one and its 95 % range.
"""
import argparse
import csv
import math

import numpy as np

FOLDS = 5
# For each row.
PENALTIES = [3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001]
BOUNDS = (0.05, 0.95)


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("file")
    asked.add_argument("outcome")
    asked.add_argument("--with", dest="others", nargs="+", default=[])
    asked.add_argument("--splits", type=int, default=5)
    asked = asked.parse_args()
    mine = Table(asked.file, asked.outcome)
    others = [other for other in map(Table, asked.others) if len(other.y)]
    print(f"{len(mine.y)} moments, {int(mine.rang.sum())} rang")
    print(f"as it looks     {mine.y[mine.rang == 1].mean() - mine.y[mine.rang == 0].mean():+.4f}")
    pool = Pool([mine, *others]) if others else None
    x = mine.x[:, mine.x.std(axis=0) > 0]
    spread = x.std(axis=0)
    x = (x - x.mean(axis=0)) / spread
    priors = [{} for _ in range(asked.splits)]
    folds = [split(mine.groups, seed) for seed in range(asked.splits)]
    if pool:
        varies = mine.x.std(axis=0) > 0
        folds = [pool.folds(mine.groups, seed) for seed in range(asked.splits)]
        priors = [{name: [slopes[varies] * spread for slopes in fits] for name, fits in pool.slopes(seed).items()}
                  for seed in range(asked.splits)]
    rang, y = mine.rang, mine.y
    penalty = {
        "rang": choose(x, rang, folds[0], priors[0].get("rang")),
        1: choose(x[rang == 1], y[rang == 1], folds[0][rang == 1], priors[0].get("y")),
        0: choose(x[rang == 0], y[rang == 0], folds[0][rang == 0], priors[0].get("y")),
    }
    keep = np.ones(len(y), bool)
    for turn in range(2):  # drop what only one of the two was ever likely for, then fit once more
        results = [scores(x[keep], rang[keep], y[keep], lot[keep], penalty, prior) for lot, prior in zip(folds, priors)]
        if turn == 0:
            middle = np.median([e for _, e in results], axis=0)
            kept = np.flatnonzero(keep)[(middle >= BOUNDS[0]) & (middle <= BOUNDS[1])]
            if len(kept) == keep.sum():
                break
            keep = np.zeros(len(y), bool)
            keep[kept] = True
    theta = np.median([psi.mean() for psi, _ in results])
    errors, counts = [], []
    for psi, _ in results:
        found = [(variance(psi, ids[keep]), len(np.unique(ids[keep]))) for ids in mine.clusters.values()]
        widest = max(found)
        errors.append(widest[0] + (psi.mean() - theta) ** 2)
        counts.append(widest[1])
    middle = int(np.argsort([psi.mean() for psi, _ in results], kind="stable")[len(results) // 2])
    error, reach = np.sqrt(np.median(errors)), student(counts[middle] - 1)
    print(f"dropped         {len(y) - keep.sum()}")
    print(f"like with like  {theta:+.4f} ({theta - reach * error:+.4f} to {theta + reach * error:+.4f})")


class Table:
    """The moments of one rule."""

    def __init__(self, path, outcome=None):
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        names = list(rows[0]) if rows else []
        if outcome is None and rows:
            outcome = names[names.index("end") + 1]  # what the rule goes by stands first
        rows = [row for row in rows if row[outcome] != ""]
        columns = [name for name in names if name.startswith("x_")]
        self.rang = np.array([float(row["rang"]) for row in rows])
        self.y = np.array([float(row[outcome]) for row in rows])
        self.x = np.array([[float(row[name] or 0) for name in columns] for row in rows])
        self.groups = np.array([int(row["fold_group"]) for row in rows])
        self.clusters = {
            kind: np.array([int(row[kind]) for row in rows])
            for kind in ("person", "job", "client", "recruiter") if kind in names}


class Pool:
    """The rules of one side together: one slope for each column, an intercept for each rule (and, of outcomes, arm)."""

    def __init__(self, tables):
        self.x, self.rang, self.y = (np.concatenate([getattr(t, name) for t in tables]) for name in ("x", "rang", "y"))
        self.groups = np.concatenate([table.groups for table in tables])
        self.kinds = np.unique(self.groups)
        self.spread = np.where(self.x.std(axis=0) > 0, self.x.std(axis=0), np.inf)
        scaled = (self.x - self.x.mean(axis=0)) / self.spread
        rule = np.repeat(np.arange(len(tables)), [len(table.y) for table in tables])
        rules = 10 * np.eye(len(tables))[rule]  # so large that the penalty does not bite
        self.designs = {
            "rang": (np.column_stack([scaled, rules]), self.rang),
            "y": (np.column_stack([scaled, rules, rules * self.rang[:, None]]), self.y),
        }
        first = self.folds(self.groups, 0)
        self.penalties = {name: choose(x, y, first) for name, (x, y) in self.designs.items()}

    def folds(self, groups, seed):
        return split(self.kinds, seed)[np.searchsorted(self.kinds, groups)]

    def slopes(self, seed):
        """By nuisance and fold, for raw columns, without the rows of that fold."""
        folds, count = self.folds(self.groups, seed), self.x.shape[1]
        return {name: [fit(x[folds != fold], y[folds != fold], self.penalties[name])[1:count + 1] / self.spread
                       for fold in range(FOLDS)] for name, (x, y) in self.designs.items()}


def scores(x, rang, y, folds, penalty, priors):
    """The influence values of one split, and the propensities."""
    e, m1, m0 = np.empty(len(y)), np.empty(len(y)), np.empty(len(y))
    toward_rang, toward_y = priors.get("rang"), priors.get("y")
    for fold in np.unique(folds):
        out, rest = folds == fold, folds != fold
        e[out] = predict(x[out], fit(x[rest], rang[rest], penalty["rang"], toward_rang and toward_rang[fold]))
        for arm, into in ((1, m1), (0, m0)):
            mine = rest & (rang == arm)
            into[out] = predict(x[out], fit(x[mine], y[mine], penalty[arm], toward_y and toward_y[fold]))
    held = np.clip(e, *BOUNDS)
    return m1 - m0 + rang * (y - m1) / held - (1 - rang) * (y - m0) / (1 - held), e


def split(groups, seed):
    """A fold for each row: whole groups, drawn by lot."""
    kinds = np.unique(groups)
    lot = np.random.default_rng(seed).permutation(len(kinds)) % FOLDS
    return lot[np.searchsorted(kinds, groups)]


def fit(x, y, penalty, toward=None):
    """Ridge-penalised logistic regression by Newton's method, the intercept free; the penalty is for each row."""
    design = np.column_stack([np.ones(len(y)), x])
    ridge = np.full(design.shape[1], penalty * len(y))
    ridge[0] = 0
    prior = np.zeros(design.shape[1])
    if toward is not None:
        prior[1:] = toward
    beta = prior.copy()
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (y - p) - ridge * (beta - prior)
        hessian = design.T @ (design * (p * (1 - p) + 1e-9)[:, None]) + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def predict(x, beta):
    return 1 / (1 + np.exp(-np.clip(beta[0] + x @ beta[1:], -30, 30)))


def choose(x, y, folds, toward=None):
    """The penalty with the least cross-validated deviance."""
    losses = []
    for penalty in PENALTIES:
        loss = 0.0
        for fold in np.unique(folds):
            out = folds == fold
            p = predict(x[out], fit(x[~out], y[~out], penalty, toward and toward[fold]))
            p = np.clip(p, 1e-6, 1 - 1e-6)
            loss -= (y[out] * np.log(p) + (1 - y[out]) * np.log(1 - p)).sum()
        losses.append(loss)
    return PENALTIES[int(np.argmin(losses))]


def student(freedom, chance=0.975):
    """Student's t below which so much of it lies: its density summed up by Simpson's rule, and the place halved toward."""
    def below(t):
        s = np.linspace(0, t, 2001)
        density = (1 + s**2 / freedom) ** (-(freedom + 1) / 2)
        constant = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(freedom * math.pi)
        weights = np.ones(2001)
        weights[1:-1:2], weights[2:-1:2] = 4, 2
        return 0.5 + constant * (density * weights).sum() * t / 6000
    low, high = 0.0, 1000.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) < chance else (low, middle)
    return (low + high) / 2


def variance(psi, ids):
    """Of the mean, rows of one cluster taken together."""
    centred = psi - psi.mean()
    kinds, place = np.unique(ids, return_inverse=True)
    sums = np.bincount(place, weights=centred)
    return len(kinds) / (len(kinds) - 1) * (sums**2).sum() / len(psi) ** 2


if __name__ == "__main__":
    main()
