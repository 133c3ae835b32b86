internal import CrisisModel
internal import DisplayText
internal import Presentation
internal import StrictJSON

/// One thing that the palette leads to.
struct PaletteEntry: Hashable {
  enum Target: Hashable {
    case command(Command.ID)
    case crisis(CrisisID)
    case screen(Screen)
  }

  let kind: SafeText
  let title: SafeText
  /// What it does, or says more of it; searched too, but counts less.
  let detail: SafeText
  let keys: SafeText
  let target: Target
  /// Whether this session may not do it; choosing it says why.
  var isForbidden = false
}

extension DashboardState {
  /// Keeps the entries of the open palette with what is typed and shown.
  mutating func keepPalette() {
    guard case .palette(var open) = prompt else { return }
    open.update(reading: reading, paletteMatches)
    prompt = .palette(open)
  }

  /// Everything that the palette finds: commands, crises, organisations, decisions.
  var paletteEntries: [PaletteEntry] {
    commandEntries + crisisEntries + questionEntries + organizationEntries + decisionEntries
  }

  private var commandEntries: [PaletteEntry] {
    var seen: Set<Command.ID> = [.palette]
    return Command.table.filter { seen.insert($0.id).inserted }.map { command in
      let isForbidden = refusal(of: command.id) != nil
      return PaletteEntry(
        kind: isForbidden ? "forbidden" : "command", title: command.title,
        detail: command.description, keys: command.keyNames, target: .command(command.id),
        isForbidden: isForbidden)
    }
  }

  private var crisisEntries: [PaletteEntry] {
    (picture?.snapshot.crises ?? []).map { crisis in
      PaletteEntry(
        kind: "crisis", title: SafeText(crisis.name, limit: 80), detail: crisis.id.text, keys: "",
        target: .crisis(crisis.id))
    }
  }

  private var questionEntries: [PaletteEntry] {
    guard let crisis = subject.flatMap({ picture?.crisis($0) }) else { return [] }
    return askedQuestions(crisis).map { question in
      PaletteEntry(
        kind: "question", title: SafeText(question.name, limit: 80),
        detail: "\(SafeText(question.short, limit: 20)), \(SafeText(crisis.name, limit: 40))",
        keys: "",
        target: .screen(.question(crisis.id, question.id)))
    }
  }

  private var organizationEntries: [PaletteEntry] {
    guard let today = picture?.today else { return [] }
    return reference.organizationOrder.compactMap { reference.organizations[$0] }.map {
      PaletteEntry(
        kind: "organisation", title: $0.id.text,
        detail: SafeText($0.name(on: today), limit: 80), keys: "",
        target: .screen(.organization($0.id)))
    }
  }

  private var decisionEntries: [PaletteEntry] {
    let all = (picture?.snapshot.crises ?? []).flatMap { crisis in
      crisis.decisions.map { (crisis, $0) }
    }
    return all.sorted { ($0.1.date, $0.1.symbol) > ($1.1.date, $1.1.symbol) }.map {
      crisis, decision in
      let recomputed = DecisionReview.outcome(of: decision, reference.council)
      let outcome = Labels.outcome(recomputed).text
      return PaletteEntry(
        kind: "decision", title: decision.symbol.text,
        detail:
          "\(SafeText(crisis.name, limit: 40)), \(outcome) \(Dates.long(decision.date)): \(SafeText(decision.title, limit: 80))",
        keys: "", target: .screen(.record(.decision(crisis.id, decision.symbol))))
    }
  }

  /// The entries that match what is typed, the best first; all of them where nothing is typed.
  func paletteMatches(_ typed: String) -> [PaletteEntry] {
    let words = SearchText.folded(typed).split(separator: " ").map { Array($0.utf8) }
    guard !words.isEmpty else { return paletteEntries }
    let scored = paletteEntries.enumerated().compactMap { index, entry in
      Self.score(entry, words).map { (score: $0, index: index, entry: entry) }
    }
    return scored.sorted { ($0.score, $1.index) > ($1.score, $0.index) }.map(\.entry)
  }

  /// Title first; words that only the detail has must stand in it as they are.
  private static func score(_ entry: PaletteEntry, _ words: [[UInt8]]) -> Int? {
    let title = Array(SearchText.folded(entry.title.string).utf8)
    if let score = FuzzyMatch.score(words, in: title) { return score + 1_000 }
    let whole = SearchText.folded("\(entry.title.string) \(entry.detail.string)")
    let hasAll = words.allSatisfy { whole.contains(bytesOf: String(decoding: $0, as: UTF8.self)) }
    return hasAll ? 0 : nil
  }
}
