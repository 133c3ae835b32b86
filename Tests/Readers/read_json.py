"""Reads a JSON document strictly and prints what a test compares.

usage: read_json.py FILE [PATH...]: for each path, such as `rows` or `rows.0.id`, a line: the number of
a list's or an object's members, else the value, a text as its code points.
"""

import json
import sys


def unique(pairs):
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        raise ValueError(f"a name twice: {names}")
    return dict(pairs)


def no_constant(name):
    raise ValueError(f"{name} is no JSON")


def found(value, path):
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def main(file, *paths):
    with open(file, "rb") as stream:
        text = stream.read().decode("utf-8", errors="strict")
    document = json.loads(text, object_pairs_hook=unique, parse_constant=no_constant)
    for path in paths:
        value = found(document, path)
        if isinstance(value, (list, dict)):
            print(len(value))
        elif isinstance(value, str):
            print(" ".join(str(ord(character)) for character in value))
        else:
            print(value)


main(*sys.argv[1:])
