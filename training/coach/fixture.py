#!/usr/bin/env python3
"""Writes Tests/MessageCoachTests/Fixtures/probabilities/fifty.tsv: probabilities of the intents of fifty of our sentences
by numpy, from the features as text and the weights file as it stands.

    training/coach/fixture.py
"""
import os

import numpy as np

from corpus import INTENTS, ROOT, matrix, sentences

FOLDER = os.path.join(ROOT, "Tests", "MessageCoachTests", "Fixtures", "probabilities")


def weights():
    """Columns by feature, weights, and bias, slope, offset of each intent, from the file."""
    lines, rows, names = {}, [], {}
    for line in open(os.path.join(ROOT, "Sources", "CIntentWeights", "intents.txt"), encoding="utf-8"):
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "intent":
            lines[fields[1]] = [float(value) for value in fields[2:5]]
        elif fields[0][1:2] == ":":
            row = np.zeros(len(INTENTS))
            for field in fields[1:]:
                number, value = field.split(":")
                row[int(number)] = float(value)
            names[fields[0]] = len(rows)
            rows.append(row)
    return names, np.array(rows), np.array([lines[label] for label in INTENTS])


def main():
    names, rows, lines = weights()
    chosen = [row for row in sentences() if row["part"] == "train"]
    chosen = chosen[:: len(chosen) // 50][:50]
    X, _ = matrix([(row["side"], row["channel"], row["text"]) for row in chosen], names)
    scores = X @ rows + lines[:, 0]
    p = 1 / (1 + np.exp(-(lines[:, 1] * scores + lines[:, 2])))
    os.makedirs(FOLDER, exist_ok=True)
    with open(os.path.join(FOLDER, "fifty.tsv"), "w", encoding="utf-8") as file:
        file.write("\t".join(["side", "channel", "text", *INTENTS]) + "\n")
        for row, values in zip(chosen, p):
            file.write("\t".join([row["side"], row["channel"], row["text"], *("%.5f" % v for v in values)]) + "\n")


if __name__ == "__main__":
    main()
