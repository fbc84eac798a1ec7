"""The model that the outlook draws from, written with numpy: the same chances and fees, its own random numbers.

Prints JSON: seconds of the draws alone, and the mean of all months together. The numbers are those of
Sources/Desk/Outlook/JudgeOutlook.swift.
"""
import json
import sys
import time

import numpy


def main(submissions=20_000, draws=10_000, months=6):
    place = numpy.arange(submissions)
    chance = 0.02 + 0.2 * ((place * 0.61803398875) % 1)
    fees = 5_000 + 100.0 * (place % 97)
    random = numpy.random.Generator(numpy.random.SFC64(1))
    sums = numpy.zeros((draws, months))
    began = time.perf_counter()
    for draw in range(draws):
        number = random.random(submissions, dtype=numpy.float32)
        hit = numpy.flatnonzero(number < chance)
        month = numpy.minimum((number[hit] / chance[hit] * months).astype(int), months - 1)
        sums[draw] = numpy.bincount(month, weights=fees[hit], minlength=months)
    seconds = time.perf_counter() - began
    json.dump({"seconds": seconds, "mean": float(sums.sum(axis=1).mean())}, sys.stdout)


if __name__ == "__main__":
    main()
