#!/usr/bin/env python3
"""Where, when and whether: places, dates and status of the events of a graph against gold annotations.

    where_when.py --records GOLD_DIR TEXT_DIR > records.jsonl
    where_when.py GOLD_DIR TEXT_DIR GRAPH.json [--errors PLACE|DATE|STATUS]

The first form writes the articles with their dates, one JSON record a line, for `kilim build records.jsonl
--id-field id`: without a date of publication no `dün` can be dated. The second form matches the events of the graph
with those of the gold as `score.py` does (type, and words or evidence that overlap) and counts for the matched ones
alone. A date that is right but coarser or finer counts as right. Standard library only.
"""
import collections
import json
import os
import sys


def documents(gold):
    for name in sorted(os.listdir(gold)):
        if name.endswith(".json"):
            with open(os.path.join(gold, name), encoding="utf-8") as file:
                document = json.load(file)
            if "events" in document:
                yield document


def fold(text):
    text = text.replace("İ", "i").replace("I", "ı").lower().replace("ı", "i").replace("’", "'")
    return " ".join(text.split()).strip(" \"'“”‘’.,;:()")


def overlap(a, b):
    inner = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if inner <= 0 else inner / (max(a[1], b[1]) - min(a[0], b[0]))


def greedy(pairs):
    left, right = set(), set()
    for _, a, b in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if a not in left and b not in right:
            left.add(a)
            right.add(b)
            yield a, b


def records(gold, texts):
    with open(os.path.join(texts, "index.json"), encoding="utf-8") as file:
        dates = {entry["id"]: entry["date"] for entry in json.load(file)}
    for document in documents(gold):
        with open(os.path.join(texts, document["doc"] + ".txt"), encoding="utf-8") as file:
            record = {"id": document["doc"], "date": dates[document["doc"]], "text": file.read()}
        print(json.dumps(record, ensure_ascii=False))


def outcome(wanted, told, same):
    if not wanted and not told:
        return None
    if wanted and told:
        return "right" if same(wanted, told) else "wrong"
    return "missed" if wanted else "extra"


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if "--records" in sys.argv:
        return records(*arguments)
    gold, texts, graph = arguments[:3]
    show = arguments[3].lower() if "--errors" in sys.argv else None
    with open(graph, encoding="utf-8") as file:
        graph = json.load(file)
    nodes = {node["id"]: node for node in graph["nodes"]}
    stem = lambda uri: os.path.basename(uri).rpartition("#")[2].removesuffix(".txt")
    docs = {stem(node["uri"]): node["id"] for node in graph["nodes"] if node["kind"] == "Document"}
    places = collections.defaultdict(list)
    for edge in graph["edges"]:
        if edge["kind"] == "AT":
            places[edge["source"]].append(edge["target"])
    counts = {kind: collections.Counter() for kind in ("place", "date", "status")}
    for document in documents(gold):
        with open(os.path.join(texts, document["doc"] + ".txt"), "rb") as file:
            raw = file.read()
        text = raw.decode("utf-8")
        doc = docs.get(document["doc"])
        chars = lambda e: tuple(len(raw[: e[end]].decode("utf-8")) for end in ("start", "end"))
        told = {}
        for node in graph["nodes"]:
            if node["kind"] == "Event":
                here = [chars(e) for e in node["evidence"] if e["doc"] == doc]
                if here:
                    told[node["id"]] = here
        names = {e["id"]: {fold(m) for m in e["mentions"]} | {fold(e["name"])} for e in document["entities"]}

        def named(node):
            words = {fold(text[slice(*chars(e))]) for e in nodes[node]["evidence"] if e["doc"] == doc}
            return {gold_id for gold_id, forms in names.items() if forms & words}

        pairs = []
        for a, event in enumerate(document["events"]):
            start = text.find(event["evidence"].split(" … ")[0])
            span = (start, start + len(event["evidence"]))
            words = start + event["evidence"].find(event["trigger"])
            words = (words, words + len(event["trigger"]))
            for b, (node, here) in enumerate(told.items()):
                if nodes[node]["type"] != event["type"]:
                    continue
                inside = fold(nodes[node]["trigger"]) in fold(event["evidence"])
                best = max(2.0 if inside and overlap(e, words) > 0 else overlap(e, span) for e in here)
                if best > 0.1:
                    pairs.append((best, a, b))
        ids = list(told)
        for a, b in greedy(pairs):
            event, node = document["events"][a], ids[b]
            at = places[node]
            results = {
                "place": outcome(event.get("place"), at, lambda w, t: any(w in named(p) for p in t)),
                "date": outcome(
                    event.get("date"),
                    nodes[node].get("date"),
                    lambda w, t: w.startswith(t) or t.startswith(w),
                ),
                "status": outcome(event["status"], nodes[node]["status"], lambda w, t: w == t),
            }
            for kind, result in results.items():
                if result:
                    counts[kind][result] += 1
                if kind == show and result not in (None, "right"):
                    found = [nodes[p]["name"] for p in at] if kind == "place" else nodes[node].get(kind)
                    print(document["doc"], result, event.get(kind), found, "|", event["evidence"][:120])
    for kind, count in counts.items():
        right = count["right"]
        precision = right / max(1, right + count["wrong"] + count["extra"])
        recall = right / max(1, right + count["wrong"] + count["missed"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"{kind:7s} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}  {dict(sorted(count.items()))}")


main()
