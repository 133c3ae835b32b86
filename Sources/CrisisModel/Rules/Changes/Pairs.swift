/// Two lists whose entries have ids: which are in one only, and which are in both.
struct Pairs<Element> {
  private(set) var added: [Element] = []
  private(set) var gone: [Element] = []
  private(set) var kept: [(old: Element, new: Element)] = []

  /// - Parameter isKept: whether two entries with one id are of interest.
  init<ID: Hashable>(
    _ old: [Element], _ new: [Element], by id: (Element) -> ID,
    where isKept: (Element, Element) -> Bool
  ) {
    var start = 0
    while start < min(old.count, new.count), id(old[start]) == id(new[start]) {
      if isKept(old[start], new[start]) { kept.append((old[start], new[start])) }
      start += 1
    }
    match(old[start...], new[start...], by: id, where: isKept)
  }

  /// What comes after the beginning that both lists share, which mostly is all: records are added
  /// at the end.
  private mutating func match<ID: Hashable>(
    _ old: ArraySlice<Element>, _ new: ArraySlice<Element>, by id: (Element) -> ID,
    where isKept: (Element, Element) -> Bool
  ) {
    guard !old.isEmpty else {
      added = Array(new)
      return
    }
    var places: [ID: Int] = [:]
    for place in old.indices where places[id(old[place])] == nil { places[id(old[place])] = place }
    for element in new {
      if let place = places.removeValue(forKey: id(element)) {
        if isKept(old[place], element) { kept.append((old[place], element)) }
      } else {
        added.append(element)
      }
    }
    gone = places.values.sorted().map { old[$0] }
  }
}

extension Pairs where Element: Equatable {
  /// Those in both lists that are not the same.
  init<ID: Hashable>(_ old: [Element], _ new: [Element], by id: (Element) -> ID) {
    self.init(old, new, by: id, where: !=)
  }
}
