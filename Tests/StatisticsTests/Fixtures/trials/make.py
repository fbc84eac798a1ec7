#!/usr/bin/env python3
"""Writes rows.csv (invented) and answers.csv: sandwich errors in matrix form, pooling, q-values and a panel.

Run in this folder with numpy, scipy and statsmodels: python3 make.py
"""
import numpy as np
from scipy.optimize import brentq, minimize_scalar
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests
import statsmodels.api as sm

rng = np.random.default_rng(20261126)
n = 240
cluster = rng.integers(0, 30, n)
x1, x2 = rng.normal(size=n).round(3), rng.integers(0, 2, n)
z = rng.integers(0, 2, n)
d = (rng.random(n) < 0.2 + 0.5 * z + 0.1 * x2).astype(int)
y = (1 + 0.6 * d + 0.4 * x1 + 0.3 * x2 + rng.normal(size=30)[cluster] * 0.5 + rng.normal(size=n)).round(3)
w = rng.uniform(0.5, 2, n).round(2)
with open("rows.csv", "w") as file:
    file.write("y,d,z,x1,x2,cluster,w\n")
    for row in zip(y, d, z, x1, x2, cluster, w):
        file.write(",".join(str(value) for value in row) + "\n")
answers = []


def say(name, *values):
    answers.extend((name, index, value) for index, value in enumerate(np.ravel(values)))


def lin(weights):
    x = np.column_stack([x1, x2])
    x = x - np.average(x, axis=0, weights=weights)
    return np.column_stack([np.ones(n), z, x, x * z[:, None]])


ols = sm.OLS(y, lin(np.ones(n))).fit(cov_type="HC2")
say("lin.hc2", ols.params[1], ols.bse[1])
ols = sm.OLS(y, lin(np.ones(n))).fit(cov_type="cluster", cov_kwds={"groups": cluster})
say("lin.cluster", ols.params[1], ols.bse[1])
wls = sm.WLS(y, lin(w), weights=w).fit(cov_type="cluster", cov_kwds={"groups": cluster})
say("lin.weighted", wls.params[1], wls.bse[1])

X = np.column_stack([np.ones(n), x1, x2, d])
Z = np.column_stack([np.ones(n), x1, x2, z])
beta = np.linalg.solve(Z.T @ X, Z.T @ y)
e = y - X @ beta
bread = np.linalg.inv(Z.T @ X)
scores = Z * e[:, None]
say("iv.effect", beta[3])
say("iv.rows", np.sqrt((bread @ (scores.T @ scores) @ bread.T)[3, 3] * n / (n - 4)))
sums = np.array([scores[cluster == g].sum(axis=0) for g in np.unique(cluster)])
G = len(sums)
say("iv.clusters", np.sqrt((bread @ (sums.T @ sums) @ bread.T)[3, 3] * G / (G - 1) * (n - 1) / (n - 4)))
first = sm.OLS(d, Z).fit(cov_type="cluster", cov_kwds={"groups": cluster})
say("iv.first", first.params[3], first.bse[3], (first.params[3] / first.bse[3]) ** 2)

# Pooling: effects and errors are invented.
effects = np.array([0.08, 0.02, -0.03, 0.11, 0.05, 0.00, 0.15])
errors = np.array([0.03, 0.025, 0.04, 0.05, 0.02, 0.03, 0.06])


def at(t):
    weights = 1 / (errors**2 + t)
    mean = (weights * effects).sum() / weights.sum()
    return weights, mean, (weights * (effects - mean) ** 2).sum()


def reml(t):
    weights, mean, q = at(t)
    return 0.5 * (np.log(errors**2 + t).sum() + np.log(weights.sum()) + q)


paule = brentq(lambda t: at(t)[2] - (len(effects) - 1), 0, 1, xtol=1e-15)
likelihood = minimize_scalar(reml, bounds=(0, 0.05), method="bounded", options={"xatol": 1e-12}).x
say("pool.q", at(0)[2])
for name, t in [("paule", paule), ("reml", likelihood)]:
    weights, mean, q = at(t)
    say(f"pool.{name}", np.sqrt(t), mean)


# Posteriors, all tau being as likely beforehand.
tau = np.linspace(0, 3 * (np.ptp(effects) + errors.max()), 200001)[1:]
weights = 1 / (errors[:, None] ** 2 + tau**2)
mean = (weights * effects[:, None]).sum(axis=0) / weights.sum(axis=0)
height = 0.5 * (np.log(weights).sum(axis=0) - np.log(weights.sum(axis=0)))
height -= 0.5 * (weights * (effects[:, None] - mean) ** 2).sum(axis=0)
share = np.exp(height - height.max())
share /= share.sum()
own = tau**2 / (tau**2 + errors[:, None] ** 2)
middle = own * effects[:, None] + (1 - own) * mean
variance = own * errors[:, None] ** 2 + (1 - own) ** 2 / weights.sum(axis=0)
average = (share * middle).sum(axis=1)
say("posterior.mean", average)
say("posterior.error", np.sqrt((share * (variance + middle**2)).sum(axis=1) - average**2))
say("posterior.positive", (share * norm.cdf(middle / np.sqrt(variance))).sum(axis=1))

p = [0.001, 0.2, 0.03, 0.04, 0.9, 0.03, 0.5]
say("q", multipletests(p, method="fdr_bh")[1])

with open("answers.csv", "w") as file:
    file.write("name,index,value\n")
    for name, index, value in answers:
        file.write(f"{name},{index},{value:.15g}\n")
