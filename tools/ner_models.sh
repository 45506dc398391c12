#!/bin/sh
# Trains the shipped recognisers of names from the corpora beside the project (data/SOURCES.md names them).
# Usage: tools/ner_models.sh [CORPORA] ; writes data/models/ner-tr.bin and ner-en.bin. Five minutes.
set -eu
C=${1:-../shared/corpora}
O=out/ner
python3 tools/annotated.py "$C" "$O/annotated"
cargo run -q --profile quick --example ner_data -- "$C/.." "$O" "$O/annotated"
cargo build -q --profile quick
K=${CARGO_TARGET_DIR:-target}/quick/kilim
N=data/models/names
"$K" train ner --lang tr --names $N/tr.tsv --names $N/world.tsv --names $O/names-tr.tsv --text $O/raw-tr.txt \
  --rounds 3 $O/nakba-tr.bio $O/gold-tr.bio $O/finance-tr.bio $O/companies-tr.bio,weight=0.3 \
  $O/wiki-tr.conll,domain=wiki,window=1 $O/own-tr.bio $O/tfeec-tr.bio,weight=0.5 -o data/models/ner-tr.bin
"$K" train ner --lang en --names $N/en.tsv --names $N/world.tsv --names $O/names-en.tsv --text $O/raw-en.txt \
  --no-others --rounds 3 --drop 0.4 --epochs 6 --swap 0.2 $O/gum-en.bio,domain=gum,share=0.2 \
  "$C/en/ner/crossner-politics-train.txt,domain=politics,share=0.2,window=1" \
  "$C/en/ner/crossner-politics-dev.txt,domain=politics,share=0.2,window=1" \
  "$C/en/ner/btc-train.conll,domain=btc,share=0.2,window=1" "$C/en/ner/wikigold-test.conllu" \
  $O/wikinews-en.bio $O/news-en.bio,window=1 $O/own-en.bio -o data/models/ner-en.bin
