#!/usr/bin/env python3
"""Makes data/lang/en/lexicon.tsv and data/lang/en/irregular.tsv from WordNet 3.0's files (Debian: wordnet-base).

    en_lexicon.py /usr/share/wordnet data/lang/en

lexicon.tsv: word, and which of n v a r it can be (upper case: common as that). irregular.tsv: form, lemma, n v or a.
"""
import os, re, sys

source, target = sys.argv[1:]
WORD = re.compile(r"[a-z]+(-[a-z]+)*$")
proper = {}
for line in open(os.path.join(source, "data.noun"), encoding="utf-8"):
    if line.startswith("  "):
        continue
    cells = line.split()
    for i in range(int(cells[3], 16)):
        word = cells[4 + 2 * i]
        seen = proper.setdefault(word.lower(), [0, 0])
        seen[word[0].isupper()] += 1
words = {}
for pos, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
    for line in open(os.path.join(source, "index." + name), encoding="utf-8"):
        if line.startswith("  "):
            continue
        cells = line.split()
        word = cells[0]
        if not WORD.match(word) or len(word) < 2:
            continue
        if pos == "n" and proper.get(word, [1, 0])[0] == 0:
            continue
        # lemma pos synsets p_cnt ptr... sense_cnt tagsense_cnt offset...
        tagged = int(cells[4 + int(cells[3]) + 1])
        words.setdefault(word, {})[pos] = tagged
out = []
for word, poses in sorted(words.items()):
    # Of nouns that can be nothing else, only those that running text holds: an unknown word is a noun anyway.
    if set(poses) == {"n"} and not poses["n"]:
        continue
    if set(poses) == {"r"} and not poses["r"] and word.endswith("ly"):
        continue
    out.append(word + "\t" + "".join(p.upper() if poses[p] > 0 else p for p in "nvar" if p in poses))
with open(os.path.join(target, "lexicon.tsv"), "w", encoding="utf-8") as f:
    f.write("# Words and what they can be: n noun, v verb, a adjective, r adverb; upper case where that is common.\n")
    f.write("word\tpos\n" + "\n".join(out) + "\n")
rows = []
for pos, name in (("n", "noun"), ("v", "verb"), ("a", "adj")):
    for line in open(os.path.join(source, name + ".exc"), encoding="utf-8"):
        form, *lemmas = line.split()
        if WORD.match(form) and WORD.match(lemmas[0]) and form != lemmas[0] and (lemmas[0] in words):
            rows.append((form, lemmas[0], pos))
# Regular forms that the word list would lead back to another, rarer verb (`fined`: fin).
for verb in ("axe", "dine", "fine", "lambaste", "rape", "snipe", "wage"):
    rows += [(verb + "d", verb, "v"), (verb[:-1] + "ing", verb, "v")]
with open(os.path.join(target, "irregular.tsv"), "w", encoding="utf-8") as f:
    f.write("# Irregular forms: form, lemma, n v or a.\n")
    f.write("form\tlemma\tpos\n" + "\n".join("\t".join(r) for r in sorted(set(rows))) + "\n")
print(len(out), "words", len(rows), "irregular forms")
