"""Reads a printed table by the columns that its head has, and writes it as CSV.

usage: read_table.py FILE HEAD: the head is the first line that begins with this word; lines before it
are told apart from the rows. The CSV is read again, so that each cell is what stands in its column.
"""

import csv
import io
import re
import sys


def columns(head):
    starts = [match.start() for match in re.finditer(r"(?:^|(?<=  ))\S", head)]
    return list(zip(starts, starts[1:] + [None]))


def main(file, word):
    with open(file, encoding="utf-8", errors="strict") as stream:
        lines = stream.read().split("\n")
    if lines.pop() != "":
        raise ValueError("the last line has no end")
    place = next(index for index, line in enumerate(lines) if line.split("  ")[0] == word)
    edges = columns(lines[place])
    rows = [[line[start:end].rstrip() for start, end in edges] for line in lines[place:]]
    for (start, _), line in ((edge, line) for line in lines[place:] for edge in edges[1:]):
        if len(line) > start and line[start - 2:start] != "  ":
            raise ValueError(f"column {start} is run over: {line!r}")
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    if list(csv.reader(io.StringIO(text.getvalue()), strict=True)) != rows:
        raise ValueError("the cells are not what was read")
    sys.stdout.write(text.getvalue())


main(*sys.argv[1:])
