#!/usr/bin/env python3
"""Works a finding out again from the table that `rightcall evidence cohort RULE --out FILE` writes.

    python3 check_finding.py FILE OUTCOME [SPLITS]

OUTCOME is a column such as started_150d. Needs numpy and nothing else. Augmented inverse-probability weighting,
cross-fitted over five folds of whole clients; nuisances by ridge-penalised logistic regression, penalty by
cross-validated deviance; the largest of four one-way cluster variances. Prints the plain difference, the adjusted one
and its 95 % range.
"""
import csv
import sys

import numpy as np

FOLDS = 5
PENALTIES = [0.3, 1, 3, 10, 30, 100, 300]
BOUNDS = (0.05, 0.95)


def main():
    path, outcome = sys.argv[1], sys.argv[2]
    splits = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with open(path, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row[outcome] != ""]
    rang = np.array([float(row["rang"]) for row in rows])
    y = np.array([float(row[outcome]) for row in rows])
    names = [name for name in rows[0] if name.startswith("x_")]
    x = np.array([[float(row[name] or 0) for name in names] for row in rows])
    x = x[:, x.std(axis=0) > 0]
    x = (x - x.mean(axis=0)) / x.std(axis=0)
    clusters = {kind: np.array([int(row[kind]) for row in rows]) for kind in ("person", "job", "client", "recruiter")}
    print(f"{len(y)} moments, {int(rang.sum())} rang")
    print(f"as it looks     {y[rang == 1].mean() - y[rang == 0].mean():+.4f}")
    groups = np.array([int(row["fold_group"]) for row in rows])
    penalty = {
        "propensity": choose(x, rang, groups),
        1: choose(x[rang == 1], y[rang == 1], groups[rang == 1]),
        0: choose(x[rang == 0], y[rang == 0], groups[rang == 0]),
    }
    keep = np.ones(len(y), bool)
    for _ in range(2):  # drop what only one of the two was ever likely for, then fit once more
        results = [scores(x[keep], rang[keep], y[keep], groups[keep], penalty, seed) for seed in range(splits)]
        if _ == 0:
            middle = np.median([e for _, e in results], axis=0)
            kept = np.flatnonzero(keep)[(middle >= BOUNDS[0]) & (middle <= BOUNDS[1])]
            if len(kept) == keep.sum():
                break
            keep = np.zeros(len(y), bool)
            keep[kept] = True
    estimates = np.array([psi.mean() for psi, _ in results])
    theta = np.median(estimates)
    errors = []
    for psi, _ in results:
        errors.append(max(variance(psi, ids[keep]) for ids in clusters.values()) + (psi.mean() - theta) ** 2)
    error = np.sqrt(np.median(errors))
    print(f"dropped         {len(y) - keep.sum()}")
    print(f"like with like  {theta:+.4f} ({theta - 1.96 * error:+.4f} to {theta + 1.96 * error:+.4f})")


def scores(x, rang, y, groups, penalty, seed):
    """The influence values of one split, and the propensities."""
    folds = split(groups, seed)
    e, m1, m0 = np.empty(len(y)), np.empty(len(y)), np.empty(len(y))
    for fold in range(FOLDS):
        out, rest = folds == fold, folds != fold
        e[out] = predict(x[out], fit(x[rest], rang[rest], penalty["propensity"]))
        for arm, into in ((1, m1), (0, m0)):
            mine = rest & (rang == arm)
            into[out] = predict(x[out], fit(x[mine], y[mine], penalty[arm]))
    e = np.clip(e, 0.01, 0.99)
    return m1 - m0 + rang * (y - m1) / e - (1 - rang) * (y - m0) / (1 - e), e


def split(groups, seed):
    """A fold for each row: whole groups, drawn by lot."""
    kinds = np.unique(groups)
    lot = np.random.default_rng(seed).permutation(len(kinds)) % FOLDS
    return lot[np.searchsorted(kinds, groups)]


def fit(x, y, penalty):
    """Ridge-penalised logistic regression by Newton's method, the intercept free."""
    design = np.column_stack([np.ones(len(y)), x])
    ridge = np.diag([0.0] + [penalty] * x.shape[1])
    beta = np.zeros(design.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-np.clip(design @ beta, -30, 30)))
        gradient = design.T @ (y - p) - ridge @ beta
        hessian = design.T @ (design * (p * (1 - p) + 1e-9)[:, None]) + ridge
        step = np.linalg.solve(hessian, gradient)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def predict(x, beta):
    return 1 / (1 + np.exp(-np.clip(beta[0] + x @ beta[1:], -30, 30)))


def choose(x, y, groups):
    """The penalty with the least cross-validated deviance."""
    folds = split(groups, 99)
    losses = []
    for penalty in PENALTIES:
        loss = 0.0
        for fold in range(FOLDS):
            out = folds == fold
            p = np.clip(predict(x[out], fit(x[~out], y[~out], penalty)), 1e-6, 1 - 1e-6)
            loss -= (y[out] * np.log(p) + (1 - y[out]) * np.log(1 - p)).sum()
        losses.append(loss)
    return PENALTIES[int(np.argmin(losses))]


def variance(psi, ids):
    """Of the mean, rows of one cluster taken together."""
    centred = psi - psi.mean()
    kinds, place = np.unique(ids, return_inverse=True)
    sums = np.bincount(place, weights=centred)
    return len(kinds) / (len(kinds) - 1) * (sums**2).sum() / len(psi) ** 2


if __name__ == "__main__":
    main()
