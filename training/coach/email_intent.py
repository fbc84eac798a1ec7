#!/usr/bin/env python3
"""Our features against scikit-learn's TF-IDF on sentences that others wrote and labelled (EmailIntentDataSet, Apache 2.0).

    training/coach/email_intent.py [FOLDER]     FOLDER: email_intent of RIGHTCALL_CORPORA (default ../shared/data)

Both train a logistic regression on the same sentences (a hash of the text: 80 in a hundred, nothing twice) and are asked
about the same others; C is chosen for each by five-fold accuracy on the training sentences. Also counts how many plain
everyday sentences of clinc_oos (settings, timers, weather, sums) our own model takes for a message that replaces a
conversation.
"""
import hashlib
import json
import os
import sys

import numpy as np
import scipy.sparse as sparse
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

from corpus import ROOT, ask, matrix

STRENGTHS = [0.3, 1, 3, 10]
# Intents of clinc_oos that are nobody's news, question of motive or chaser.
EVERYDAY = ["alarm", "timer", "weather", "calculator", "directions", "measurement_conversion", "spelling", "definition",
            "todo_list_update", "shopping_list_update", "reminder_update", "traffic", "book_flight", "book_hotel", "car_rental",
            "recipe", "translate", "change_volume", "thank_you", "flip_coin"]


def corpora():
    return os.environ.get("RIGHTCALL_CORPORA") or os.path.join(ROOT, "..", "shared", "data")


def read(folder):
    kept = {}
    for line in open(os.path.join(folder, "Ask0729-fixed.txt"), encoding="utf-8", errors="replace"):
        label, _, text = line.rstrip("\n").partition("\t")
        if label in ("Yes", "No") and text.strip():
            kept.setdefault(text.strip(), label)
    texts = sorted(kept)
    y = np.array([int(kept[text] == "Yes") for text in texts])
    test = np.array([int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) % 100 >= 80 for text in texts])
    return texts, y, test


def chosen(X, y):
    """The best C on the training part, and the model."""
    means = [cross_val_score(LogisticRegression(C=c, solver="liblinear"), X, y, cv=5).mean() for c in STRENGTHS]
    strength = STRENGTHS[int(np.argmax(means))]
    return strength, LogisticRegression(C=strength, solver="liblinear").fit(X, y)


def ours(texts, y, test):
    X, _ = matrix([("client", "email", text) for text in texts])
    seen = np.asarray((X[~test] > 0).sum(axis=0)).ravel()
    kept = np.flatnonzero(seen >= 2)
    scale = np.log((1 + (~test).sum()) / (1 + seen[kept])) / 3 + 0.5
    X = X[:, kept] @ sparse.diags(scale)
    strength, model = chosen(X[~test], y[~test])
    return strength, model.predict(X[test]) == y[test]


def baseline(texts, y, test, ngrams):
    words = TfidfVectorizer(ngram_range=ngrams, sublinear_tf=True)
    X = words.fit_transform([text for text, held in zip(texts, test) if not held])
    strength, model = chosen(X, y[~test])
    return strength, model.predict(words.transform([text for text, held in zip(texts, test) if held])) == y[test]


def everyday(folder):
    data = json.load(open(os.path.join(folder, "data_full.json")))
    texts = [text for part in ("train", "val", "test") for text, intent in data[part] if intent in EVERYDAY]
    said = [fields[0] for fields in ask("verdict", [("candidate", "sms", text) for text in texts])]
    wrong = said.count("replaces_conversation")
    print(f"clinc_oos, {len(texts)} everyday sentences of {len(EVERYDAY)} kinds: {wrong} "
          f"({100 * wrong / len(texts):.1f} in a hundred) called replaces_conversation")


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(corpora(), "email_intent")
    texts, y, test = read(folder)
    print(f"email_intent: {len(texts)} different sentences, {test.sum()} held out")
    strength, right = ours(texts, y, test)
    random = np.random.default_rng(7)
    for name, (c, others) in (("TF-IDF of words and pairs", baseline(texts, y, test, (1, 2))),
                              ("TF-IDF of words", baseline(texts, y, test, (1, 1)))):
        gains = [(right[draw].mean() - others[draw].mean()) * 100
                 for draw in (random.integers(0, len(right), len(right)) for _ in range(2000))]
        low, high = np.percentile(gains, [2.5, 97.5])
        print(f"ours (C {strength}) {right.mean():.4f}, {name} (C {c}) {others.mean():.4f}; difference "
              f"{(right.mean() - others.mean()) * 100:+.1f} points ({low:+.1f} to {high:+.1f})")
    everyday(os.path.join(corpora(), "clinc_oos"))


if __name__ == "__main__":
    main()
