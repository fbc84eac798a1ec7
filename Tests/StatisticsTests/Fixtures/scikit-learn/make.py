#!/usr/bin/env python3
"""Makes the files of this folder: invented data and the answers of scikit-learn, statsmodels and plain numpy.

    ./make.py

Needs numpy, scikit-learn and statsmodels; the versions used stand in README.md.
"""
import math
import os

import numpy as np
import statsmodels.api as sm
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss

SEED = 20260303
HERE = os.path.dirname(os.path.abspath(__file__))


def save(name, columns):
    names = list(columns)
    with open(os.path.join(HERE, name), "w") as file:
        file.write(",".join(names) + "\n")
        for row in zip(*columns.values()):
            file.write(",".join(repr(float(value)) for value in row) + "\n")


def save_answers(name, answers):
    with open(os.path.join(HERE, name), "w") as file:
        file.write("name,value\n")
        for key, value in answers:
            file.write(f"{key},{float(value)!r}\n")


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def moments(x, weights):
    mean = np.average(x, axis=0, weights=weights)
    return mean, np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weights))


# Regression.

def logistic(rng):
    n = 300
    x = np.column_stack([
        rng.normal(size=n), rng.normal(size=n) * 40 + 1000, rng.random(n) < 0.3, rng.exponential(size=n),
        rng.normal(size=n) / 50])
    cluster = rng.integers(0, 25, n)
    group = rng.integers(0, 12, n)
    effect = rng.normal(size=12) * 0.7
    linear = 0.8 * x[:, 0] + 0.015 * (x[:, 1] - 1000) - 0.7 * x[:, 2] + 0.3 * x[:, 3] - 0.6
    linear += effect[group] + rng.normal(size=25)[cluster] * 0.4
    y = (rng.random(n) < sigmoid(linear)).astype(float)
    weight = rng.integers(0, 4, n).astype(float)
    save("logistic.csv", {f"x{j}": x[:, j] for j in range(5)} | {
        "y": y, "weight": weight, "cluster": cluster, "group": group})
    answers = []

    def note(key, intercept, coefficients):
        answers.append((f"{key}.intercept", intercept))
        answers.extend((f"{key}.x{j}", value) for j, value in enumerate(coefficients))

    plain = sm.Logit(y, sm.add_constant(x))
    fit = plain.fit(disp=0, tol=1e-14, maxiter=100)
    note("free", fit.params[0], fit.params[1:])
    note("free.error", fit.bse[0], fit.bse[1:])
    robust = plain.fit(disp=0, tol=1e-14, maxiter=100, cov_type="cluster",
                       cov_kwds={"groups": cluster, "use_correction": False})
    factor = math.sqrt(25 / 24)
    note("free.cluster", robust.bse[0] * factor, robust.bse[1:] * factor)
    heavy = sm.GLM(y, sm.add_constant(x), family=sm.families.Binomial(), freq_weights=weight).fit(tol=1e-14)
    note("weighted", heavy.params[0], heavy.params[1:])

    def ridge(z, penalty, weights=None):
        model = LogisticRegression(solver="newton-cholesky", C=1 / penalty, tol=1e-13, max_iter=1000)
        model.fit(z, y, sample_weight=weights)
        return model.intercept_[0], model.coef_[0]

    for penalty in (1.0, 30.0):
        mean, spread = moments(x, None)
        intercept, beta = ridge((x - mean) / spread, penalty)
        note(f"ridge{penalty:g}", intercept - np.sum(beta * mean / spread), beta / spread)
    mean, spread = moments(x, weight)
    intercept, beta = ridge((x - mean) / spread, 5.0, weight)
    note("ridgeweighted", intercept - np.sum(beta * mean / spread), beta / spread)

    # Indicators with a penalty of 3 beside columns with one of 2: scaled so that one penalty does for both.
    mean, spread = moments(x, None)
    scale = math.sqrt(2 / 3)
    dummies = np.eye(12)[group] * scale
    intercept, beta = ridge(np.column_stack([(x - mean) / spread, dummies]), 2.0)
    note("grouped", intercept - np.sum(beta[:5] * mean / spread), beta[:5] / spread)
    answers.extend((f"grouped.effect{g}", value * scale) for g, value in enumerate(beta[5:]))
    save_answers("logistic.answers.csv", answers)


# Cross-fitted augmented inverse-probability weighting, in plain numpy and from its definition.

class SplitMix:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return ((z ^ (z >> 31)) * bound) >> 64


def folds(groups, split, count=5):
    present = np.unique(groups)
    rank = np.searchsorted(present, groups)
    random, order = SplitMix(split), list(range(len(present)))
    for place in range(len(present) - 1, 0, -1):
        other = random.below(place + 1)
        order[place], order[other] = order[other], order[place]
    dealt = np.empty(len(present), int)
    for place, which in enumerate(order):
        dealt[which] = place % count
    return dealt[rank]


def fit(z, y, penalty, binary):
    design = np.column_stack([np.ones(len(y)), z])
    ridge = np.diag([0.0] + [penalty] * z.shape[1])
    if not binary:
        return np.linalg.solve(design.T @ design + ridge, design.T @ y)
    beta = np.zeros(design.shape[1])
    for _ in range(100):
        p = sigmoid(design @ beta)
        step = np.linalg.solve((design.T * (p * (1 - p))) @ design + ridge, design.T @ (y - p) - ridge @ beta)
        beta += step
        if np.max(np.abs(step)) < 1e-13:
            break
    return beta


def predict(z, beta, binary):
    linear = beta[0] + z @ beta[1:]
    return sigmoid(linear) if binary else linear


def best_penalty(z, y, fold, binary):
    best, lowest, worse = None, math.inf, 0
    for power in range(10):
        penalty = len(y) * 10 ** (0.5 - power / 2)
        deviance = 0.0
        for k in np.unique(fold):
            p = predict(z[fold == k], fit(z[fold != k], y[fold != k], penalty, binary), binary)
            held = y[fold == k]
            deviance += np.sum((held - p) ** 2) if not binary else -2 * np.sum(
                held * np.log(p) + (1 - held) * np.log(1 - p))
        if deviance < lowest:
            best, lowest, worse = penalty, deviance, 0
        else:
            worse += 1
            if worse == 2:
                break
    return best


def cross_fit(z, y, train, fold, penalty, binary):
    result = np.zeros(len(y))
    for k in range(5):
        rows = train & (fold != k)
        result[fold == k] = predict(z[fold == k], fit(z[rows], y[rows], penalty, binary), binary)
    return result


def cluster_variance(influence, ids):
    _, dense = np.unique(ids, return_inverse=True)
    sums = np.bincount(dense, influence)
    return len(sums) / (len(sums) - 1) * np.sum(sums ** 2) / len(influence) ** 2, len(sums)


def estimate(x, a, y, client, clusterings, binary, splits=3):
    mean, spread = moments(x, None)
    z = (x - mean) / spread
    plans = [folds(client, split) for split in range(splits)]
    whole = np.ones(len(a), bool)
    penalty = best_penalty(z, a, plans[0], True)
    first = np.median([cross_fit(z, a, whole, fold, penalty, True) for fold in plans], axis=0)
    keep = (first >= 0.05) & (first <= 0.95)
    dropped = int(np.sum(~keep))
    z, a, y = z[keep], a[keep], y[keep]
    plans = [fold[keep] for fold in plans]
    clusterings = [ids[keep] for ids in clusterings]
    whole = np.ones(len(a), bool)
    arms = [best_penalty(z[a == arm], y[a == arm], plans[0][a == arm], binary) for arm in (0, 1)]
    found = []
    for fold in plans:
        e = np.clip(cross_fit(z, a, whole, fold, penalty, True), 0.05, 0.95)
        zero = cross_fit(z, y, a == 0, fold, arms[0], binary)
        one = cross_fit(z, y, a == 1, fold, arms[1], binary)
        one = one + a * (y - one) / e
        zero = zero + (1 - a) * (y - zero) / (1 - e)
        found.append((one - zero, one, zero))
    effects = [np.mean(psi) for psi, _, _ in found]
    middle = int(np.argsort(effects)[splits // 2])
    theta = effects[middle]
    variances = []
    for psi, _, _ in found:
        largest = max(cluster_variance(psi - psi.mean(), ids)[0] for ids in clusterings)
        variances.append(largest + (psi.mean() - theta) ** 2)
    psi, one, zero = found[middle]
    own = [cluster_variance(psi - psi.mean(), ids) for ids in clusterings]
    chosen = int(np.argmax([variance for variance, _ in own]))
    return [("effect", theta), ("error", math.sqrt(np.median(variances))), ("treated", one.mean()),
            ("untreated", zero.mean()), ("dropped", dropped), ("chosen", chosen), ("clusters", own[chosen][1]),
            ("naive", y[a == 1].mean() - y[a == 0].mean())]


def aipw(rng):
    n, clients, recruiters = 400, 60, 12
    client, recruiter = rng.integers(0, clients, n), rng.integers(0, recruiters, n)
    x = np.column_stack([rng.normal(size=n), rng.normal(size=n) * 5 + 100, rng.random(n) < 0.4, rng.normal(size=n)])
    keen = 1.3 * x[:, 0] + 0.1 * (x[:, 1] - 100) - 0.6 * x[:, 2] + rng.normal(size=recruiters)[recruiter] * 0.5
    a = (rng.random(n) < sigmoid(keen)).astype(float)
    fate = 0.7 * x[:, 0] + 0.08 * (x[:, 1] - 100) + 0.4 * a + rng.normal(size=clients)[client] * 0.5 - 0.4
    y = (rng.random(n) < sigmoid(fate)).astype(float)
    money = np.round(2000 + 900 * fate + rng.normal(size=n) * 500, 2)
    save("aipw.csv", {f"x{j}": x[:, j] for j in range(4)} | {
        "treated": a, "y": y, "money": money, "client": client, "recruiter": recruiter})
    answers = [("y." + key, value) for key, value in estimate(x, a, y, client, [client, recruiter], True)]
    answers += [("money." + key, value) for key, value in estimate(x, a, money, client, [client, recruiter], False)]
    save_answers("aipw.answers.csv", answers)


# Boosted trees: how well scikit-learn's do on rows that they have not seen.

def trees(rng):
    n = 3000
    x = np.round(rng.normal(size=(n, 5)), 3)
    x[rng.random(n) < 0.15, 1] = np.nan
    missing = np.isnan(x[:, 1])
    linear = np.where(missing, 1.2, np.sin(2 * np.nan_to_num(x[:, 1]))) + x[:, 0] * (x[:, 2] > 0) - 0.3
    y = (rng.random(n) < sigmoid(1.5 * linear)).astype(float)
    save("trees.csv", {f"x{j}": x[:, j] for j in range(5)} | {"y": y})
    model = HistGradientBoostingClassifier(
        max_iter=60, learning_rate=0.1, max_leaf_nodes=31, min_samples_leaf=20, early_stopping=False)
    model.fit(x[:2000], y[:2000])
    save_answers("trees.answers.csv", [
        ("held", log_loss(y[2000:], model.predict_proba(x[2000:]))),
        ("seen", log_loss(y[:2000], model.predict_proba(x[:2000]))),
        ("constant", log_loss(y[2000:], np.full(1000, y[:2000].mean())))])


def main():
    for number, make in enumerate((logistic, aipw, trees)):
        make(np.random.default_rng(SEED + number))


if __name__ == "__main__":
    main()
