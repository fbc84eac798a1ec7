#!/usr/bin/env python3
"""Prints what statsmodels makes of Bank Marketing: ./bank.py PATH/bank-full.csv"""
import sys

import numpy as np
import pandas
import statsmodels.api as sm

data = pandas.read_csv(sys.argv[1], sep=";")
columns = ["age", "balance", "day", "campaign", "previous"]
x = np.column_stack([data[name].astype(float) for name in columns] + [(data.housing == "yes").astype(float)])
fit = sm.Logit((data.y == "yes").astype(float), sm.add_constant(x)).fit(disp=0, tol=1e-14, maxiter=100)
print([float(value) for value in fit.params])
print([float(value) for value in fit.bse])
print(-2 * fit.llf)
