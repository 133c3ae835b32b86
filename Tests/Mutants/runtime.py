"""Writes the module `Mutations`: which mutant is active, and what each place does."""

from sites import ARITHMETIC, COMPARISONS, LOGIC, Site, operator_name

HEAD = """\
import Glibc

/// Which variant of which place is active, and which places were come by.
public enum Mutation {
  /// The number of the active variant; 0 for none.
  public static let active: Int = getenv("WATCHFLOOR_MUTANT").flatMap { Int(String(cString: $0)) } ?? 0

  nonisolated(unsafe) static let reached: UnsafeMutablePointer<UInt8>? = {
    guard let path = getenv("WATCHFLOOR_MUTANT_TRACE") else { return nil }
    let map = UnsafeMutablePointer<UInt8>.allocate(capacity: SITES)
    map.initialize(repeating: 0, count: SITES)
    tracePath = strdup(path)
    atexit { Mutation.writeTrace() }
    return map
  }()
  nonisolated(unsafe) static var tracePath: UnsafeMutablePointer<CChar>?

  static func writeTrace() {
    guard let path = tracePath, let reached, let file = fopen("\\(String(cString: path)).\\(getpid())", "w")
    else { return }
    fwrite(reached, 1, SITES, file)
    fclose(file)
  }

  @inline(__always)
  public static func pass(_ site: Int) { if let reached { reached[site] = 1 } }
}

public func mutated<T: BinaryInteger>(_ number: Int, _ value: T) -> T {
  Mutation.pass(site(number)); return Mutation.active == variant(number) ? value + 1 : value
}
public func mutated(_ number: Int, _ value: Bool) -> Bool {
  Mutation.pass(site(number)); return Mutation.active == variant(number) ? !value : value
}
extension Collection {
  public func first(mutant: Int) -> Element? where Self: BidirectionalCollection {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.last : self.first
  }
  public func last(mutant: Int) -> Element? where Self: BidirectionalCollection {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.first : self.last
  }
}
extension Sequence {
  public func max(mutant: Int, by order: (Element, Element) -> Bool) -> Element? {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.min(by: order) : self.max(by: order)
  }
  public func max(mutant: Int, _ order: (Element, Element) -> Bool) -> Element? {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.min(by: order) : self.max(by: order)
  }
  public func min(mutant: Int, _ order: (Element, Element) -> Bool) -> Element? {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.max(by: order) : self.min(by: order)
  }
  public func min(mutant: Int, by order: (Element, Element) -> Bool) -> Element? {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.max(by: order) : self.min(by: order)
  }
  public func max(mutant: Int) -> Element? where Element: Comparable {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.min() : self.max()
  }
  public func min(mutant: Int) -> Element? where Element: Comparable {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.max() : self.min()
  }
  public func sorted(mutant: Int) -> [Element] where Element: Comparable {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? self.sorted().reversed() : self.sorted()
  }
  public func sorted(mutant: Int, by order: (Element, Element) throws -> Bool) rethrows -> [Element] {
    Mutation.pass(site(mutant))
    return Mutation.active == variant(mutant) ? try self.sorted(by: order).reversed() : try self.sorted(by: order)
  }
  public func sorted(mutant: Int, _ order: (Element, Element) throws -> Bool) rethrows -> [Element] {
    Mutation.pass(site(mutant))
    return Mutation.active == variant(mutant) ? try self.sorted(by: order).reversed() : try self.sorted(by: order)
  }
  public func filter(mutant: Int, _ passes: (Element) throws -> Bool) rethrows -> [Element] {
    Mutation.pass(site(mutant)); return Mutation.active == variant(mutant) ? Array(self) : try self.filter(passes)
  }
  public func contains(mutant: Int, _ element: Element) -> Bool where Element: Equatable {
    Mutation.pass(site(mutant)); let found = self.contains(element)
    return Mutation.active == variant(mutant) ? !found : found
  }
  public func contains(mutant: Int, where passes: (Element) throws -> Bool) rethrows -> Bool {
    Mutation.pass(site(mutant)); let found = try self.contains(where: passes)
    return Mutation.active == variant(mutant) ? !found : found
  }
  public func contains(mutant: Int, _ passes: (Element) throws -> Bool) rethrows -> Bool {
    Mutation.pass(site(mutant)); let found = try self.contains(where: passes)
    return Mutation.active == variant(mutant) ? !found : found
  }
  public func allSatisfy(mutant: Int, _ passes: (Element) throws -> Bool) rethrows -> Bool {
    Mutation.pass(site(mutant))
    return Mutation.active == variant(mutant) ? try self.contains(where: passes) : try self.allSatisfy(passes)
  }
}
extension Set {
  public func contains(mutant: Int, _ element: Element) -> Bool {
    Mutation.pass(site(mutant)); let found = self.contains(element)
    return Mutation.active == variant(mutant) ? !found : found
  }
}
"""

PRECEDENCE = {
    **{name: "ComparisonPrecedence" for name in COMPARISONS},
    "&&": "LogicalConjunctionPrecedence",
    "||": "LogicalDisjunctionPrecedence",
    **{name: "AdditionPrecedence" for name in ARITHMETIC},
}


def chosen(site: Site, expressions: dict[str, str], plain: str) -> str:
    """The body of a place: what its active variant does, else what the source says."""
    cases = "".join(f" case {v.number}: return {expressions[v.after]};" for v in site.variants)
    return f"Mutation.pass({site.number}); switch Mutation.active {{{cases} default: return {plain} }}"


def comparison(site: Site) -> list[str]:
    token, name = site.variants[0].before, operator_name(site.number)

    def function(head: str, left: str = "l", right: str = "r") -> str:
        forms = {o: f"{left} {o} {right}" for o in COMPARISONS}
        return f"public func {name} {head} -> Bool {{ {chosen(site, forms, forms[token])} }}"

    if token in ("==", "!="):
        return [
            function("<T: Equatable>(l: T, r: T)"),
            function("<T: Equatable>(l: T?, r: T?)"),
            function("<A: Equatable, B: Equatable>(l: (A, B), r: (A, B))"),
            function("<T>(l: T?, r: _OptionalNilComparisonType)"),
        ]
    tuples = ["A: Comparable, B: Comparable", "A: Comparable, B: Comparable, C: Comparable",
              "A: Comparable, B: Comparable, C: Comparable, D: Comparable"]
    lists = ["(A, B)", "(A, B, C)", "(A, B, C, D)"]
    return [function("<T: Comparable>(l: T, r: T)")] + [
        function(f"<{t}>(l: {p}, r: {p})") for t, p in zip(tuples, lists)]


def logic(site: Site) -> str:
    token, name = site.variants[0].before, operator_name(site.number)
    forms = {"left": "l", "right": "try r()"}
    body = chosen(site, forms, f"try l {token} r()")
    return f"public func {name} (l: Bool, r: @autoclosure () throws -> Bool) rethrows -> Bool {{ {body} }}"


def arithmetic(site: Site) -> str:
    token, name = site.variants[0].before, operator_name(site.number)
    forms = {o: f"l {o} r" for o in ARITHMETIC}
    return f"public func {name} <T: AdditiveArithmetic>(l: T, r: T) -> T {{ {chosen(site, forms, forms[token])} }}"


def place(site: Site) -> list[str]:
    token = site.variants[0].before
    if token == "!":
        body = chosen(site, {"": "b"}, "!b")
        name = operator_name(site.number)
        return [f"prefix operator {name}", f"public prefix func {name} (b: Bool) -> Bool {{ {body} }}"]
    if token in ("max", "min"):
        forms = {n: f"Swift.{n}(a, b)" for n in ("max", "min")}
        body = chosen(site, forms, forms[token])
        return [f"public func mutant_{token}_{site.number}<T: Comparable>(_ a: T, _ b: T) -> T {{ {body} }}"]
    if token not in PRECEDENCE:
        return []
    head = f"infix operator {operator_name(site.number)}: {PRECEDENCE[token]}"
    if token in COMPARISONS:
        return [head] + comparison(site)
    return [head, logic(site) if token in LOGIC else arithmetic(site)]


def module(sites: list[Site]) -> str:
    first = ", ".join(str(s.variants[0].number) for s in sites)
    lines = [f"let SITES = {len(sites) + 1}", HEAD]
    lines += ["func site(_ number: Int) -> Int { number }",
              "func variant(_ site: Int) -> Int { firstVariant[site] }",
              f"let firstVariant: [Int] = [0, {first}]"]
    for s in sites:
        lines += place(s)
    return "\n".join(lines) + "\n"
