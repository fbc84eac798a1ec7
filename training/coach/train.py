#!/usr/bin/env python3
"""Trains the message coach's sentence model and writes Sources/CIntentWeights/intents.txt.

    training/coach/train.py             trains, chooses on the tune part, writes the weights
    training/coach/train.py --look      only reports how well other writers' sentences are read (leave one writer out)
    training/coach/train.py --errors    also shows the messages of left-out writers that are misread
    training/coach/train.py --dry       writes nothing

Needs numpy, scipy and scikit-learn. The test part is not touched here (see test.py).
"""
import os
import sys
import tempfile

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score, confusion_matrix, f1_score, log_loss

from corpus import INTENTS, ROOT, VERDICTS, ask, eased, matrix, messages, sentences

STRENGTHS = [0.5, 1, 2, 4, 8]  # C of the logistic regressions, the larger the less shrunk


def targets(rows, label, key="settled"):
    """1, 0, or -1 where the two labellers differ."""
    return np.array([-1 if label + "?" in row[key] else int(label in row[key]) for row in rows])


def fit(X, y, names, strength):
    """Weights and bias."""
    kept, scale = eased(names, np.asarray((X > 0).sum(axis=0)).ravel(), X.shape[0])
    model = LogisticRegression(C=strength, solver="liblinear", max_iter=500, tol=1e-3, random_state=1)
    model.fit(X[:, kept] @ sparse.diags(scale), y)
    weights = np.zeros(X.shape[1])
    weights[kept] = model.coef_[0] * scale
    return weights, float(model.intercept_[0])


def platt(scores, y):
    """Slope and offset on scores that were not trained on."""
    model = LogisticRegression(C=1e6).fit(scores.reshape(-1, 1), y)
    return float(model.coef_[0][0]), float(model.intercept_[0])


def best_threshold(p, y):
    grid = np.arange(0.2, 0.81, 0.02)
    return float(grid[int(np.argmax([f1_score(y, p >= t, zero_division=0) for t in grid]))])


def look(rows):
    """Each writer's sentences read by a model of the others': how it does on people it has never read."""
    X, names = matrix([(row["side"], row["channel"], row["text"]) for row in rows])
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
                w, b = fit(X[train], y[train], names, strength)
                scores[writers == writer] = X[writers == writer] @ w + b
            known = y >= 0
            cell = average_precision_score(y[known], scores[known]), f1_score(y[known], scores[known] > 0)
            means[number] += np.array(cell) / len(INTENTS)
            cells.append("%.3f/%.3f" % cell)
        print(f"{label:10} {int((y == 1).sum()):5} " + " ".join(cells))
    print("mean             " + " ".join("%.3f/%.3f" % tuple(mean) for mean in means))


def train(rows, strength):
    """Trains on all, and once without each writer: for honest scores of that writer's sentences, to calibrate on, and for
    an honest reading of that writer's messages, to weigh verdicts on.

    Names of the features; {writer or None: (features by intents, biases)}; slope, offset, threshold of each intent.
    """
    X, names = matrix([(row["side"], row["channel"], row["text"]) for row in rows])
    writers = np.array([row["writer"] for row in rows])
    models = {writer: (np.zeros((len(names), len(INTENTS))), [0.0] * len(INTENTS))
              for writer in [None, *sorted(set(writers))]}
    lines = []
    for number, label in enumerate(INTENTS):
        y = targets(rows, label)
        known = y >= 0
        scores = np.zeros(len(y))
        for writer, (weights, biases) in models.items():
            others = known & (writers != writer)
            weights[:, number], biases[number] = fit(X[others], y[others], names, strength)
            own = writers == writer
            scores[own] = X[own] @ weights[:, number] + biases[number]
        slope, offset = platt(scores[known], y[known])
        p = 1 / (1 + np.exp(-(slope * scores[known] + offset)))
        threshold = best_threshold(p, y[known])
        lines.append([slope, offset, threshold])
        print(f"{label:10} n {int((y == 1).sum()):5}  average precision "
              f"{average_precision_score(y[known], scores[known]):.3f}  F1 {f1_score(y[known], p >= threshold):.3f} at "
              f"{threshold:.2f}", flush=True)
    return names, models, lines


def write(names, model, lines, verdicts):
    """The file, smallest weights left out until it is small enough."""
    floor = 0.02
    while True:
        text = rendered(names, model, lines, verdicts, floor)
        if len(text.encode()) < LARGEST:
            break
        floor *= 1.1
    with open(WEIGHTS, "w", encoding="utf-8") as file:
        file.write(text)
    print(f"{WEIGHTS}: {len(text.encode()):,} bytes, weights below {floor:.3f} left out")




LARGEST = 880_000
WEIGHTS = os.path.join(ROOT, "Sources", "CIntentWeights", "intents.txt")


def rendered(names, model, lines, verdicts, floor):
    weights, biases = model
    out = ["# Weights of the message coach, written by training/coach/train.py. Do not edit by hand."]
    for label, bias, line in zip(INTENTS, biases, lines):
        out.append("intent\t" + label + "\t" + "\t".join("%.5f" % value for value in [bias, *line]))
    for name, values in verdicts:
        out.append("verdict\t" + name + "\t" + "\t".join("%.4f" % value for value in values))
    for name in sorted(names):
        row = weights[names[name]]
        kept = [f"{number}:{value:.3f}" for number, value in enumerate(row) if abs(value) >= floor]
        if kept:
            out.append(name + "\t" + "\t".join(kept))
    return "\n".join(out) + "\n"


def crossed_evidence(names, models, lines, given):
    """What each writer's messages show to a sentence model of the others' sentences; and which messages are weighed at all
    (what is not English is declined)."""
    found = [None] * len(given)
    for writer in sorted({message["writer"] for message in given}):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write(rendered(names, models[writer], lines, (), 0.1))
            file.flush()
            own = [number for number, message in enumerate(given) if message["writer"] == writer]
            told = ask("evidence", [(given[n]["side"], given[n]["channel"], given[n]["text"]) for n in own], file.name)
        for number, fields in zip(own, told):
            found[number] = [float(value) for value in fields if value]
    kept = [number for number, values in enumerate(found) if values]
    return np.array([found[number] for number in kept]), [given[number] for number in kept]


def weigh(X, y, writers):
    """Weights of the evidence for each verdict; how strongly shrunk is chosen on writers left out."""
    tried = []
    for strength in [0.1, 0.3, 1, 3, 10]:
        p = np.zeros((len(y), len(VERDICTS)))
        for writer in sorted(set(writers)):
            model = LogisticRegression(C=strength, max_iter=5000).fit(X[writers != writer], y[writers != writer])
            p[writers == writer] = model.predict_proba(X[writers == writer])
        tried.append((log_loss(y, p), strength, p))
    loss, strength, p = min(tried, key=lambda one: one[0])
    for writer in sorted(set(writers)) + [None]:
        at = writers == writer if writer else writers != ""
        said = p[at].argmax(axis=1)
        print(f"verdicts, {writer or 'all':4} n {int(at.sum()):4}  accuracy {accuracy_score(y[at], said):.3f}  "
              f"macro F1 {f1_score(y[at], said, average='macro'):.3f}")
    print(f"C {strength}, log loss {loss:.3f}; rows truth, columns said: {', '.join(VERDICTS)}")
    print(confusion_matrix(y, p.argmax(axis=1)))
    for least in [0, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8]:
        # replaces_conversation only from this probability on, else the next likeliest (Judgement.leastToReplace)
        others = np.where(np.arange(4) == 1, -1, p).argmax(axis=1)
        said = np.where((p.argmax(axis=1) == 1) & (p[:, 1] < least), others, p.argmax(axis=1))
        fine = y == 2
        print(f"replaces from {least:.2f}: accuracy {accuracy_score(y, said):.3f}, macro F1 "
              f"{f1_score(y, said, average='macro'):.3f}, fine ones called so {int((said[fine] == 1).sum())} of {fine.sum()}")
    model = LogisticRegression(C=strength, max_iter=5000).fit(X, y)
    return [(name, [model.intercept_[number], *model.coef_[number]]) for number, name in enumerate(VERDICTS)], p


def main():
    rows = [row for row in sentences() if row["part"] != "test"]
    if "--look" in sys.argv:
        return look(rows)
    given = [message for message in messages() if message["part"] != "test" and message["settled"]]
    names, models, lines = train(rows, STRENGTH)
    X, given = crossed_evidence(names, models, lines, given)
    y = np.array([VERDICTS.index(message["settled"]) for message in given])
    verdicts, p = weigh(X, y, np.array([message["writer"] for message in given]))
    if "--errors" in sys.argv:
        mistakes(given, y, p)
    if "--dry" not in sys.argv:
        write(names, models[None], lines, verdicts)


def mistakes(given, y, p):
    """Messages read otherwise than labelled, to learn what the features miss; never of the test part."""
    for message, truth, likely in zip(given, y, p):
        if likely.argmax() != truth:
            print(f"\n## {message['id']} {message['channel']} {message['side']}: {VERDICTS[truth]} ({message['note']}); "
                  f"said {VERDICTS[likely.argmax()]} {np.round(likely, 2)}\n{message['text']}")


STRENGTH = 2

if __name__ == "__main__":
    main()
