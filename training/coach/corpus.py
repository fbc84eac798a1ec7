"""Reads the labelled sentences and messages, splits them, and asks Swift for their features."""
import glob
import hashlib
import json
import os
import shutil
import subprocess
import tempfile

import numpy as np
import scipy.sparse as sparse

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
INTENTS = ["talk", "reason", "stake", "slots", "out", "asks", "news", "logistics", "chase", "press"]
VERDICTS = ["opens_conversation", "replaces_conversation", "message_is_fine", "unclear"]


def part(identity):
    """train, tune or test, by a hash of the id: 60, 20, 20 in a hundred. The plain ones (w0) are only trained on."""
    if identity.startswith("w0-"):
        return "train"
    number = int(hashlib.sha256(identity.encode()).hexdigest()[:8], 16) % 100
    return "train" if number < 60 else "tune" if number < 80 else "test"


def sentences():
    """[{id, side, channel, text, first, second, settled, writer, part}], labels as sets."""
    found = []
    for path in sorted(glob.glob(os.path.join(HERE, "sentences", "*.tsv"))):
        writer = os.path.basename(path)[:-4]
        for line in open(path, encoding="utf-8"):
            row = line.rstrip("\n").split("\t")
            if row[0] == "id":
                continue
            found.append({
                "id": row[0], "side": row[1], "channel": row[2], "text": row[3], "first": split(row[4]),
                "second": split(row[5]) if row[5] else None, "settled": split(row[6]), "writer": writer,
                "part": part(row[0])})
    return found


def split(labels):
    return {label for label in labels.split(",") if label != "none"}


def messages():
    found = []
    for path in sorted(glob.glob(os.path.join(HERE, "messages", "*.jsonl"))):
        writer = os.path.basename(path)[:-6]
        for line in open(path, encoding="utf-8"):
            found.append(json.loads(line) | {"writer": writer})
            found[-1]["part"] = part(found[-1]["id"])
    return found


def tool():
    """The program that writes features (features/main.swift), built in a folder of its own outside the repository."""
    if os.environ.get("RIGHTCALL_FEATURES"):
        return os.environ["RIGHTCALL_FEATURES"]
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = os.path.join(cache, "rightcall", "coach-features")
    os.makedirs(os.path.join(folder, "Sources"), exist_ok=True)
    for name, target in (("MessageCoach", "Sources/MessageCoach"), ("CIntentWeights", "Sources/CIntentWeights"),
                         ("features", "training/coach/features")):
        link = os.path.join(folder, "Sources", name)
        if os.path.islink(link):
            os.remove(link)
        os.symlink(os.path.join(ROOT, target), link)
    with open(os.path.join(folder, "Package.swift"), "w") as file:
        file.write(MANIFEST)
    subprocess.run(["swift", "build", "-c", "release", "--product", "features"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    return os.path.join(folder, ".build", "release", "features")


MANIFEST = """// swift-tools-version: 6.2
import PackageDescription
let package = Package(
  name: "Features",
  targets: [
    .target(name: "CIntentWeights", exclude: ["intents.txt"]),
    .target(name: "MessageCoach", dependencies: ["CIntentWeights"]),
    .executableTarget(name: "features", dependencies: ["MessageCoach"]),
  ], swiftLanguageModes: [.v6])
"""


def ask(mode, rows, weights=None):
    """Runs the tool over (side, channel, text) rows; one list of fields for each row."""
    clean = lambda text: text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
    given = "".join(f"{number}\t{side}\t{channel}\t{clean(text)}\n"
                    for number, (side, channel, text) in enumerate(rows))
    with tempfile.TemporaryFile() as file:
        file.write(given.encode())
        file.seek(0)
        out = subprocess.run([tool(), mode] + ([weights] if weights else []), stdin=file, capture_output=True, check=True).stdout.decode()
    lines = out.split("\n")[:-1]
    assert len(lines) == len(rows), (len(lines), len(rows))
    return [line.split("\t")[1:] for line in lines]


def matrix(rows, names=None):
    """Sparse features, scaled as IntentModel scales them; `names` maps a feature to its column (None: all are taken)."""
    grow = names is None
    names = {} if grow else names
    data, columns, starts = [], [], [0]
    for fields in ask("features", rows):
        counted = [field.rsplit("\x1f", 1) for field in fields if field]
        totals = {"w": 0, "c": 0, "s": 0}
        for name, count in counted:
            if name[0] in totals:
                totals[name[0]] += int(count)
        scale = {"k": 1.0, "w": max(totals["w"], 1) ** -0.5, "c": max(totals["c"], 1) ** -0.5,
                 "s": max(totals["s"], 1) ** -0.5}
        for name, count in counted:
            if grow:
                column = names.setdefault(name, len(names))
            else:
                column = names.get(name)
                if column is None:
                    continue
            columns.append(column)
            data.append((1.0 if name[0] == "k" else float(count)) * scale[name[0]])
        starts.append(len(columns))
    return sparse.csr_matrix((np.array(data), np.array(columns), np.array(starts)),
                             shape=(len(rows), len(names))), names
