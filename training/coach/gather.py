#!/usr/bin/env python3
"""Takes the labellers' folders in and writes training/coach/sentences/*.tsv and messages/*.jsonl.

    training/coach/gather.py FOLDER…

Each folder holds sentences.tsv (id, side, channel, text, labels) and messages.jsonl of one writer and, when somebody else
has labelled them without seeing the first labels, second.tsv (id, labels) and second-messages.tsv (id, verdict).
The columns become first, second and settled. Settled: the labels on which both agree; a label that only one gave is
written with a question mark and is neither trained on nor tested for that sentence. A verdict is settled when both agree.
Where no second labels are there, the first ones stand.
"""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def table(path):
    if not os.path.exists(path):
        return {}
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if line.strip()]
    return {row[0]: row[1].strip() for row in rows if len(row) >= 2 and row[0] != "id"}


def labels(text):
    return {label.strip() for label in text.split(",") if label.strip() and label.strip() != "none"}


def settle(first, second):
    if second is None:
        return ",".join(sorted(first)) or "none"
    agreed = sorted(first & second)
    open_ones = sorted(label + "?" for label in first ^ second)
    return ",".join(agreed + open_ones) or "none"


def sentences(folder, name):
    second = table(os.path.join(folder, "second.tsv"))
    seen, kept = set(), []
    for line in open(os.path.join(folder, "sentences.tsv"), encoding="utf-8"):
        row = line.rstrip("\n").split("\t")
        if len(row) != 5 or row[0] == "id" or row[3].strip().lower() in seen:
            continue
        seen.add(row[3].strip().lower())
        other = labels(second[row[0]]) if row[0] in second else None
        first = labels(row[4])
        kept.append(row[:4] + [",".join(sorted(first)) or "none",
                               "" if other is None else ",".join(sorted(other)) or "none", settle(first, other)])
    with open(os.path.join(HERE, "sentences", name + ".tsv"), "w", encoding="utf-8") as file:
        file.write("id\tside\tchannel\ttext\tfirst\tsecond\tsettled\n")
        for row in sorted(kept):
            file.write("\t".join(row) + "\n")
    return len(kept), sum(1 for row in kept if row[5])


def messages(folder, name):
    path = os.path.join(folder, "messages.jsonl")
    if not os.path.exists(path):
        return 0, 0
    second = table(os.path.join(folder, "second-messages.tsv"))
    kept = []
    for line in open(path, encoding="utf-8"):
        if not line.strip():
            continue
        given = json.loads(line)
        other = second.get(given["id"])
        kept.append({
            "id": given["id"], "channel": given["channel"], "side": given["side"], "text": given["text"],
            "first": given["verdict"], "second": other,
            "settled": given["verdict"] if other is None or other == given["verdict"] else None,
            "note": given.get("labels_note", "")})
    with open(os.path.join(HERE, "messages", name + ".jsonl"), "w", encoding="utf-8") as file:
        for message in sorted(kept, key=lambda message: message["id"]):
            file.write(json.dumps(message, ensure_ascii=False) + "\n")
    return len(kept), sum(1 for message in kept if message["second"])


def main():
    for part in ("sentences", "messages"):
        os.makedirs(os.path.join(HERE, part), exist_ok=True)
    for folder in sys.argv[1:]:
        if not os.path.exists(os.path.join(folder, "sentences.tsv")):
            print(f"{folder}: nothing there yet")
            continue
        name = os.path.basename(os.path.normpath(folder))
        print(name, "sentences %d, twice %d" % sentences(folder, name), "messages %d, twice %d" % messages(folder, name))


if __name__ == "__main__":
    main()
