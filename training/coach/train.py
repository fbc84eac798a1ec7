#!/usr/bin/env python3
"""Trains the message coach's sentence model and writes Sources/CIntentWeights/intents.txt.

    training/coach/train.py             trains, chooses on the tune part, writes the weights
    training/coach/train.py --look      only reports how well other writers' sentences are read (leave one writer out)

Needs numpy, scipy and scikit-learn. The test part is not touched here (see test.py).
"""
import os
import sys

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score

from corpus import INTENTS, ROOT, matrix, sentences

STRENGTHS = [0.5, 1, 2, 4, 8]  # C of the logistic regressions, the larger the less shrunk


def targets(rows, label, key="settled"):
    """1, 0, or -1 where the two labellers differ."""
    return np.array([-1 if label + "?" in row[key] else int(label in row[key]) for row in rows])


def fit(X, y, strength, scale):
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=2000, tol=1e-5)
    model.fit(X @ sparse.diags(scale), y)
    return model.coef_[0] * scale, float(model.intercept_[0])


def rarity(X):
    """Rare features are shrunk less than common ones: the usual weight of inverse document frequency."""
    seen = np.asarray((X > 0).sum(axis=0)).ravel()
    return np.where(seen >= 2, np.log((1 + X.shape[0]) / (1 + seen)) / 3 + 0.5, 0.0)


def platt(scores, y):
    """Slope and offset on scores that were not trained on."""
    model = LogisticRegression(C=1e6).fit(scores.reshape(-1, 1), y)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def best_threshold(p, y):
    grid = np.arange(0.2, 0.81, 0.02)
    return float(grid[int(np.argmax([f1_score(y, p >= t, zero_division=0) for t in grid]))])


def look(rows):
    """Each writer's sentences read by a model of the others': how it does on people it has never read."""
    rows = [row for row in rows if row["part"] != "test"]
    X, _ = matrix([(row["side"], row["channel"], row["text"]) for row in rows])
    writers = np.array([row["writer"] for row in rows])
    print("label      n     " + " ".join(f"C={c:<9}" for c in STRENGTHS) + "(average precision / F1 at 0.5)")
    means = np.zeros((len(STRENGTHS), 2))
    for label in INTENTS:
        y = targets(rows, label)
        cells = []
        for number, strength in enumerate(STRENGTHS):
            scores = np.zeros(len(rows))
            for writer in sorted(set(writers)):
                train = (writers != writer) & (y >= 0)
                w, b = fit(X[train], y[train], strength, rarity(X[train]))
                scores[writers == writer] = X[writers == writer] @ w + b
            known = y >= 0
            cell = average_precision_score(y[known], scores[known]), f1_score(y[known], scores[known] > 0)
            means[number] += np.array(cell) / len(INTENTS)
            cells.append("%.3f/%.3f" % cell)
        print(f"{label:10} {int((y == 1).sum()):5} " + " ".join(cells))
    print("mean             " + " ".join("%.3f/%.3f" % tuple(mean) for mean in means))


def crossed(X, y, writers, strength):
    """Scores of each writer's sentences by a model of the others'."""
    scores = np.zeros(len(y))
    for writer in sorted(set(writers)):
        train = (writers != writer) & (y >= 0)
        w, b = fit(X[train], y[train], strength, rarity(X[train]))
        scores[writers == writer] = X[writers == writer] @ w + b
    return scores


def train(rows, strength=None):
    """Weights (features by intents) and, for each intent, bias, slope, offset and threshold."""
    X, names = matrix([(row["side"], row["channel"], row["text"]) for row in rows])
    writers = np.array([row["writer"] for row in rows])
    weights = np.zeros((len(names), len(INTENTS)))
    lines = []
    for number, label in enumerate(INTENTS):
        y = targets(rows, label)
        known = y >= 0
        tried = []
        for c in [strength] if strength else STRENGTHS:
            scores = crossed(X, y, writers, c)
            tried.append((average_precision_score(y[known], scores[known]), c, scores))
        precision, c, scores = max(tried, key=lambda one: one[0])
        slope, offset = platt(scores[known], y[known])
        p = 1 / (1 + np.exp(-(slope * scores[known] + offset)))
        threshold = best_threshold(p, y[known])
        weights[:, number], bias = fit(X[known], y[known], c, rarity(X[known]))
        lines.append([bias, slope, offset, threshold])
        print(f"{label:10} n {int((y == 1).sum()):5}  C {c:<4} average precision {precision:.3f}  "
              f"F1 {f1_score(y[known], p >= threshold):.3f} at {threshold:.2f}", flush=True)
    return names, weights, lines


def write(names, weights, lines, verdicts=()):
    """The file, smallest weights left out until it is small enough."""
    floor = 0.02
    while True:
        text = rendered(names, weights, lines, verdicts, floor)
        if len(text.encode()) < LARGEST:
            break
        floor *= 1.15
    with open(WEIGHTS, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"{WEIGHTS}: {len(text.encode()):,} bytes, weights below {floor:.3f} left out")


LARGEST = 880_000
WEIGHTS = os.path.join(ROOT, "Sources", "CIntentWeights", "intents.txt")


def rendered(names, weights, lines, verdicts, floor):
    out = ["# Weights of the message coach, written by training/coach/train.py. Do not edit by hand."]
    for label, line in zip(INTENTS, lines):
        out.append("intent\t" + label + "\t" + "\t".join("%.5f" % value for value in line))
    for name, values in verdicts:
        out.append("verdict\t" + name + "\t" + "\t".join("%.4f" % value for value in values))
    for name in sorted(names):
        row = weights[names[name]]
        kept = [f"{number}:{value:.3f}" for number, value in enumerate(row) if abs(value) >= floor]
        if kept:
            out.append(name + "\t" + "\t".join(kept))
    return "\n".join(out) + "\n"


def main():
    rows = sentences()
    if "--look" in sys.argv:
        return look(rows)
    names, weights, lines = train([row for row in rows if row["part"] != "test"], 4)
    write(names, weights, lines)


if __name__ == "__main__":
    main()
