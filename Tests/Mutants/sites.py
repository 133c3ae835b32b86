"""Finds the places of a Swift file that can be altered, and writes the file that can be either.

A place is rewritten into a call that looks up, while the program runs, which mutant is active; so one
build serves all. Operators become operators of their own, one for each place, so that precedence and
the types of both sides stay as they are.
"""

import re
from dataclasses import dataclass

# Operators that are replaced, and what stands in for each. Both sides need blanks around them, which
# swift-format sees to; so generics, ranges and arrows are left alone.
COMPARISONS = {
    "<": ["<=", ">"],
    "<=": ["<", ">="],
    ">": [">=", "<"],
    ">=": [">", "<="],
    "==": ["!="],
    "!=": ["=="],
}
LOGIC = {"&&": ["left", "right"], "||": ["left", "right"]}
ARITHMETIC = {"+": ["-"], "-": ["+"]}
CALLS = {
    "max": "min",
    "min": "max",
}
METHODS = {
    "max": "min",
    "min": "max",
    "first": "last",
    "last": "first",
    "allSatisfy": "contains",
    "contains": "not contains",
    "sorted": "sorted the other way round",
    "filter": "no filter",
}


@dataclass(frozen=True)
class Variant:
    number: int
    before: str
    after: str


@dataclass(frozen=True)
class Site:
    """One place: its line, and the mutants that alter it."""

    number: int
    file: str
    line: int
    column: int
    text: str
    variants: tuple[Variant, ...]


def mask(source: str) -> str:
    """The source with comments and string literals blanked out; the length stays."""
    pattern = re.compile(
        r'//[^\n]*|/\*.*?\*/|"""(?:.|\n)*?"""|#"(?:[^"]|"(?!#))*"#|"(?:\\.|[^"\\\n])*"', re.S)
    return pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), source)


TOKENS = re.compile(
    r"(?P<operator>(?<= )(?<!func )(?:<=|>=|==|!=|&&|\|\||<|>|\+|-)(?=[ \n]))"
    r"|(?P<not>(?<=[ (\[,])!(?=[A-Za-z(]))"
    r"|(?P<method>(?<=[\w)\]}?])\.(?:max|min|first|last|allSatisfy|contains|sorted|filter)\b)"
    r"|(?P<method_line>(?<=\n)[ ]+\.(?:max|min|first|last|allSatisfy|contains|sorted|filter)\b)"
    r"|(?P<call>(?<![.\w])(?:max|min)(?=\())"
    r"|(?P<boolean>(?<=return )(?:true|false)\b|(?<=[?:] )(?:true|false)\b)"
    r"|(?P<number>(?<![\w.$\"-])\d[\d_]*(?![\w.xob\"]))"
)

# Lines on which nothing can be altered: declarations without a body, attributes, cases of an enum.
SKIPPED_LINE = re.compile(
    r"^\s*(?:import|package import|internal import|@|case \.?\w+ = |#|precondition|assert)")


class SiteFinder:
    """Gives sites and variants their numbers, over all files."""

    def __init__(self, disabled: set[tuple[str, int, int]]):
        self.disabled = disabled
        self.sites: list[Site] = []
        self.variants = 0

    def rewrite(self, file: str, source: str) -> str:
        masked = mask(source)
        lines = source.split("\n")
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        out, end = [], 0
        line = 0
        for match in TOKENS.finditer(masked):
            while starts[line + 1] <= match.end() - 1:
                line += 1
            column = match.start() - starts[line]
            if SKIPPED_LINE.match(lines[line]) or (file, line + 1, column) in self.disabled:
                continue
            text = self.replacement(file, line + 1, column, lines[line].strip(), match, source)
            if text is None:
                continue
            out += [source[end:match.start()], text]
            end = match.end()
        out.append(source[end:])
        return "".join(out)

    def add(self, file, line, column, text, before, afters):
        number = len(self.sites) + 1
        variants = []
        for after in afters:
            self.variants += 1
            variants.append(Variant(self.variants, before, after))
        site = Site(number, file, line, column, text, tuple(variants))
        self.sites.append(site)
        return site

    def replacement(self, file, line, column, text, match, source):
        kind, token = match.lastgroup, match.group()

        def add(before, afters):
            return self.add(file, line, column, text, before, afters)

        if kind == "operator":
            afters = {**COMPARISONS, **LOGIC, **ARITHMETIC}[token]
            return operator_name(add(token, afters).number)
        if kind == "not":
            return operator_name(add("!", [""]).number)
        if kind in ("method", "method_line"):
            name = token.strip()[1:]
            site = add("." + name, [METHODS[name]])
            blanks = token[: len(token) - len(token.lstrip())]
            follows = source[match.end():match.end() + 1]
            label = f"mutant: {site.number}"
            if follows == "(":
                return None if name in ("first", "last") and self.undo() else self.open(
                    blanks, name, label, source, match.end())
            if name in ("first", "last"):
                return f"{blanks}.{name}({label})"
            return f"{blanks}.{name}({label})"
        if kind == "call":
            return f"mutant_{token}_{add(token, [CALLS[token]]).number}"
        if kind == "boolean":
            other = "false" if token == "true" else "true"
            return f"mutated({add(token, [other]).number}, {token})"
        return f"mutated({add(token, [token + ' + 1']).number}, {token})"

    def undo(self):
        """Takes the last site back: `first(where:)` has no other form."""
        self.variants -= len(self.sites.pop().variants)
        return True

    @staticmethod
    def open(blanks, name, label, source, after):
        return f"{blanks}.{name}«{label}»"


def operator_name(number: int) -> str:
    """An operator that only this place has, of characters that Swift allows and nobody types."""
    return "∘" + "".join(chr(0x2550 + int(digit)) for digit in str(number))


def close_calls(text: str) -> str:
    """`.max«label»(…)` becomes `.max(label, …)`, or `.max(label)` where nothing was passed."""
    text = re.sub(r"«([^»]*)»\(\s*\)", r"(\1)", text)
    return re.sub(r"«([^»]*)»\(", r"(\1, ", text)
