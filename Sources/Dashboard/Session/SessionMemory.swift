package import CrisisModel
internal import DisplayText
internal import Presentation

/// What an officer finds again at the next start: where they were, and how lists were arranged.
///
/// The filter is not in it: a filter that somebody else set, or that is forgotten, hides crises. Nor
/// is the time: a watch begins with the newest snapshot.
package struct SessionMemory: Hashable, Sendable {
  package var screens: [Screen]
  package var selectedCrisis: CrisisID?
  package var focus: OverviewPanel
  package var sort: CrisisSort
  package var questions: [CrisisID: QuestionID]
  package var marks: Set<CrisisID>
  /// The newest snapshot that was on the screen when a key was pressed; `nil` where none was.
  package var seen: Instant?

  package init(
    screens: [Screen], selectedCrisis: CrisisID? = nil, focus: OverviewPanel, sort: CrisisSort,
    questions: [CrisisID: QuestionID], marks: Set<CrisisID>, seen: Instant? = nil
  ) {
    self.screens = screens
    self.selectedCrisis = selectedCrisis
    self.focus = focus
    self.sort = sort
    self.questions = questions
    self.marks = marks
    self.seen = seen
  }
}

extension DashboardState {
  package var memory: SessionMemory {
    SessionMemory(
      screens: screens, selectedCrisis: selectedCrisis, focus: focus, sort: sort,
      questions: questions, marks: marks, seen: seen.newest)
  }

  /// Takes up a session where it was left; what the snapshot no longer has is said by its page.
  package mutating func resume(_ memory: SessionMemory) {
    screens = memory.screens.first == .overview ? memory.screens : [.overview] + memory.screens
    if let selected = memory.selectedCrisis, picture?.crisis(selected) != nil {
      selectedCrisis = selected
    }
    if Overview.panels(for: size).contains(memory.focus) { focus = memory.focus }
    sort = memory.sort
    questions = memory.questions
    marks = memory.marks
    if screens.count > 1 { greeting = "as you left it; 1 shows the overview" }
    resume(seen: memory.seen)
  }

  /// What is newer than what was seen is marked; the count of it is told once it is known.
  private mutating func resume(seen last: Instant?) {
    seen.newest = last
    seen.marksFrom = last
    if let last, let asOf = picture?.snapshot.asOf { seen.owesCount = last < asOf }
    // A page of changes left by a session that remembered nothing as seen must compare.
    if last != nil || screens.contains(.changes) { baseline = usualBaseline }
  }
}
