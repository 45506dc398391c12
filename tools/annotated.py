#!/usr/bin/env python3
"""Makes articles of open corpora, with the annotations of data/annotated, in the format of the gold.

    annotated.py CORPORA_DIR OUT_DIR

CORPORA_DIR holds tr/news/financial-news.jsonl, tr/ner/nakba-aa.bio, tr/events/tfeec-training/ and
en/news/wikinews_{2019,2020}.csv. Writes OUT_DIR/{tr-news,tr-finance,en-news}-{tune,check}/*.json with texts/ and
texts/index.json in each. Where a text isn't there or isn't the one that was annotated, says so, writes the others and
exits with 1. Standard library only.
"""
import csv, hashlib, json, os, re, sys

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "annotated")
FILES = ("tr-news", "tr-finance", "en-news")
BLANKS = " :=\n\t"


def sha(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def tidy(text):
    """One blank where there were several, at most one empty line, and no more than about 5,200 characters."""
    text = re.sub(r"[ \t\u00a0]+", " ", text)
    text = re.sub(r"\n{3,}", "\n\n", text)
    if len(text) > 5200:
        cut = text.rfind("\n", 0, 5200)
        if cut < 3000:
            cut = text.rfind(". ", 0, 5200) + 1
        text = text[:cut].rstrip() + "\n"
    return text


def article(row):
    return tidy(row["title"].strip() + "\n\n" + row["text"].strip() + "\n")


def jsonl(path):
    """One article a line, by its id."""
    with open(path, encoding="utf-8") as lines:
        return {row["id"]: article(row) for row in map(json.loads, lines)}


def wikinews(path):
    """One article a row, by its address."""
    with open(path, encoding="utf-8") as rows:
        return {sha(row["url"])[:16]: article(row) for row in csv.DictReader(rows)}


def bio(path):
    """An article's sentences, one a line, by its address."""
    documents, here = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#doc_id"):
                here = documents.setdefault(line[len("#doc_id"):].strip(BLANKS), [])
            elif line.startswith("#text"):
                here.append(line[len("#text"):].strip(BLANKS))
    return {sha(address)[:16]: tidy("\n".join(sentences) + "\n") for address, sentences in documents.items()}


def sentences(folder):
    """An article a file, its tokens set together again, no more than 4,500 characters, by the file's name."""
    out = {}
    for name in os.listdir(folder):
        if not name.endswith(".json"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            document = json.load(file)
        parts = []
        for sentence in document["Sentences"]:
            part = re.sub(r" ([.,;:!?)%…])", r"\1", sentence["SentenceText"].strip())
            parts.append(part.replace("( ", "("))
        text = "\n".join(parts) + "\n"
        if len(text) > 4500:
            text = text[: text.rfind("\n", 0, 4500)] + "\n"
        out[name] = text
    return out


READERS = {
    "tr/news/financial-news.jsonl": jsonl,
    "tr/ner/nakba-aa.bio": bio,
    "tr/events/tfeec-training": sentences,
    "en/news/wikinews_2019.csv": wikinews,
    "en/news/wikinews_2020.csv": wikinews,
}


def documents(path):
    """The rows of an annotation file, document by document: the row `doc`, then its others."""
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("#"):
                continue
            row = line.rstrip("\n").split("\t")
            if row[0] == "doc" and rows:
                yield rows
                rows = []
            rows.append(row)
    if rows:
        yield rows


def annotation(name, rows, text):
    """The gold's JSON of one document."""
    raw = text.encode("utf-8")

    def words(span):
        start, end = map(int, span.split("-"))
        return raw[start:end].decode("utf-8")

    def ids(cell):
        return [] if cell == "-" else cell.split(",")

    out = {"doc": name, "entities": [], "relations": [], "events": [], "statements": []}
    for kind, *cells in rows:
        if kind == "ent":
            own, label, forms, full = cells
            forms = [words(span) for span in forms.split(",")]
            full = forms[0] if full == "-" else words(full)
            out["entities"].append({"id": own, "type": label, "name": full, "mentions": forms})
        elif kind == "rel":
            label, source, target, title = cells
            relation = {"type": label, "source": source, "target": target}
            if title != "-":
                relation["title"] = words(title)
            out["relations"].append(relation)
        elif kind == "ev":
            own, label, trigger, evidence, source, target, place, status = cells
            out["events"].append({
                "id": own, "type": label, "trigger": words(trigger), "evidence": words(evidence),
                "source": ids(source), "target": ids(target), "place": None if place == "-" else place,
                "date": None, "status": status,
            })
        elif kind == "st":
            speaker, form, cue, content, about = cells
            out["statements"].append({
                "id": f"s{len(out['statements']) + 1}", "speaker": words(speaker) if "-" in speaker else speaker,
                "kind": form, "cue": "" if cue == "-" else words(cue),
                "content": " … ".join(words(span) for span in content.split(",")), "about": ids(about),
            })
        else:
            sys.exit(f"annotated.py: {name}: unknown kind of row `{kind}`: take the file as it is in the repository")
    return out


def write(path, content):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    corpora, target = sys.argv[1:]
    texts, wrong = {}, 0
    for source, reader in READERS.items():
        path = os.path.join(corpora, source)
        try:
            texts[source] = reader(path)
        except OSError as error:
            print(f"{path}: can't be read ({error.strerror}): its articles are left out", file=sys.stderr)
            texts[source] = None
            wrong = 1
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            why = f"not in the form that this tool knows ({type(error).__name__}: {error})"
            print(f"{path}: {why}: its articles are left out", file=sys.stderr)
            texts[source] = None
            wrong = 1
    for name in FILES:
        made, missing, index = {}, 0, {}
        for (_, own, source, key, date, part, digest), *rows in documents(os.path.join(HERE, name + ".tsv")):
            text = (texts[source] or {}).get(key)
            if text is None or sha(text) != digest:
                missing += 1
                if texts[source] is not None:
                    why = "not in" if text is None else "another text than the annotated one in"
                    print(f"{own} ({key}): {why} {os.path.join(corpora, source)}: left out", file=sys.stderr)
                continue
            folder = os.path.join(target, f"{name}-{part}")
            os.makedirs(os.path.join(folder, "texts"), exist_ok=True)
            write(os.path.join(folder, "texts", own + ".txt"), text)
            json_text = json.dumps(annotation(own, rows, text), ensure_ascii=False, indent=1)
            write(os.path.join(folder, own + ".json"), json_text + "\n")
            index.setdefault(folder, []).append({"id": own, "date": date, "lang": name[:2]})
            made[part] = made.get(part, 0) + 1
        for folder, entries in index.items():
            write(os.path.join(folder, "texts", "index.json"), json.dumps(entries) + "\n")
        counts = ", ".join(f"{n} {part}" for part, n in sorted(made.items(), reverse=True)) or "none"
        print(f"{name}: {counts}" + (f"; {missing} left out" if missing else ""))
        wrong |= missing > 0
    return int(wrong)


sys.exit(main())
