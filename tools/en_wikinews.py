#!/usr/bin/env python3
"""Writes Wikinews' articles as texts to learn from: en_wikinews.py OUT_DIR FILE.csv… [--without FOLDER…]

An article that shares a sentence with a text of a folder that only measures is left out.
"""
import csv
import glob
import os
import re
import sys


def openings(text):
    return {s[:60] for s in re.split(r"(?<=[.!?])\s+|\n", text) if len(s) > 60}


def main():
    arguments = sys.argv[1:]
    if len(arguments) < 2:
        sys.exit(__doc__)
    at = arguments.index("--without") if "--without" in arguments else len(arguments)
    out, files, folders = arguments[0], arguments[1:at], arguments[at + 1 :]
    measured = set()
    for folder in folders:
        for path in glob.glob(os.path.join(folder, "*.txt")):
            measured |= openings(open(path, encoding="utf8").read())
    csv.field_size_limit(10**9)
    os.makedirs(out, exist_ok=True)
    number = written = 0
    for path in sorted(files):
        for row in csv.DictReader(open(path, encoding="utf8")):
            text = f"{row['title']}\n\n{row['text']}\n"
            if not openings(text) & measured:
                with open(os.path.join(out, f"w{number:03}.txt"), "w", encoding="utf8") as file:
                    file.write(text)
                written += 1
            number += 1
    print(f"{written} of {number} articles")


main()
