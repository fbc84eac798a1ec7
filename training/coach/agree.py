#!/usr/bin/env python3
"""How far two people who labelled the same sentences and messages, apart from each other, agree.

    training/coach/agree.py

Cohen's kappa for each label and for the verdicts, with 95 in 100 intervals from 2,000 resamples (seed 5).
"""
import numpy as np

from corpus import INTENTS, VERDICTS, messages, sentences


def kappa(pairs):
    """Cohen (1960) of a table of counts [first][second]."""
    pairs = pairs / pairs.sum()
    seen = np.trace(pairs)
    chance = (pairs.sum(axis=0) * pairs.sum(axis=1)).sum()
    return (seen - chance) / (1 - chance)


def interval(first, second, kinds, random):
    whole = np.zeros((kinds, kinds))
    np.add.at(whole, (first, second), 1)
    drawn = []
    for _ in range(2000):
        counts = random.multinomial(len(first), (whole / whole.sum()).ravel()).reshape(kinds, kinds)
        drawn.append(kappa(counts.astype(float)))
    low, high = np.nanpercentile(drawn, [2.5, 97.5])
    return kappa(whole), low, high, int(np.trace(whole)), len(first)


def main():
    random = np.random.default_rng(5)
    rows = [row for row in sentences() if row["second"] is not None]
    print("| label | first | second | kappa | interval |\n| --- | --- | --- | --- | --- |")
    for label in INTENTS:
        first = np.array([int(label in row["first"]) for row in rows])
        second = np.array([int(label in row["second"]) for row in rows])
        found = interval(first, second, 2, random)
        print(f"| {label} | {first.sum()} | {second.sum()} | {found[0]:.2f} | {found[1]:.2f} to {found[2]:.2f} |")
    same = sum(row["first"] == row["second"] for row in rows)
    print(f"\n{len(rows)} sentences twice; all labels the same in {same} ({100 * same / max(len(rows), 1):.1f} in a hundred)")
    given = [message for message in messages() if message["second"]]
    first = np.array([VERDICTS.index(message["first"]) for message in given])
    second = np.array([VERDICTS.index(message["second"]) for message in given])
    found = interval(first, second, len(VERDICTS), random)
    print(f"{found[4]} messages twice; the same verdict in {found[3]}; kappa {found[0]:.2f} ({found[1]:.2f} to {found[2]:.2f})")


if __name__ == "__main__":
    main()
