#!/usr/bin/env python3
"""Opens the test part: how well the shipped weights read sentences and messages that nothing was chosen on.

    training/coach/test.py      once a release; the figures go into docs/validation.md

Intervals are 95 in 100, from 2,000 resamples of sentences or messages (seed 9).
"""
import numpy as np
from sklearn.metrics import confusion_matrix, f1_score

from corpus import INTENTS, ROOT, VERDICTS, ask, messages, sentences
from train import targets


def interval(measure, *arrays):
    random = np.random.default_rng(9)
    count = len(arrays[0])
    drawn = []
    for _ in range(2000):
        rows = random.integers(0, count, count)
        drawn.append(measure(*(array[rows] for array in arrays)))
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return f"{measure(*arrays):.3f} ({low:.3f} to {high:.3f})"


def thresholds():
    found = {}
    for line in open(f"{ROOT}/Sources/CIntentWeights/intents.txt", encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "intent":
            found[fields[1]] = float(fields[5])
    return found


def of_sentences():
    rows = [row for row in sentences() if row["part"] == "test"]
    given = ask("probabilities", [(row["side"], row["channel"], row["text"]) for row in rows])
    p = np.array([[float(value) for value in fields] for fields in given])
    print(f"{len(rows)} sentences\n\n| label | n | precision | recall | F1 | calibration error |\n| --- | --- | --- | --- | --- | --- |")
    limits = thresholds()
    for number, label in enumerate(INTENTS):
        y = targets(rows, label)
        known = y >= 0
        truth, said, mine = y[known], p[known, number] >= limits[label], p[known, number]
        hits = (said & (truth == 1)).sum()
        score = interval(lambda t, s: f1_score(t, s, zero_division=0), truth, said)
        print(f"| {label} | {truth.sum()} | {hits / max(said.sum(), 1):.2f} | {hits / max(truth.sum(), 1):.2f} | {score} | "
              f"{calibration(truth, mine):.3f} |")


def calibration(truth, p):
    """Expected calibration error: ten equal bins of the probability."""
    bins = np.minimum((p * 10).astype(int), 9)
    return sum(abs(truth[bins == b].mean() - p[bins == b].mean()) * (bins == b).mean() for b in set(bins))


def of_messages(chosen, what):
    given = ask("verdict", [(message["side"], message["channel"], message["text"]) for message in chosen])
    y = np.array([VERDICTS.index(message["settled"]) for message in chosen])
    said = np.array([VERDICTS.index(fields[0]) for fields in given])
    sure = np.array([float(fields[1]) for fields in given])
    print(f"\n{what}: {len(chosen)} messages")
    print("accuracy", interval(lambda t, s: (t == s).mean(), y, said))
    print("macro F1", interval(lambda t, s: f1_score(t, s, average="macro", labels=range(4), zero_division=0), y, said))
    fine = y == 2
    print("fine messages called replaces_conversation", interval(lambda s: (s == 1).mean(), said[fine]), "of", fine.sum())
    print("calibration error of the verdict", f"{calibration((y == said).astype(int), sure):.3f}")
    print("rows truth, columns said:", ", ".join(VERDICTS))
    print(confusion_matrix(y, said, labels=range(4)))


def main():
    of_sentences()
    of_messages([message for message in messages() if message["part"] == "test" and message["settled"]], "test part")


if __name__ == "__main__":
    main()
