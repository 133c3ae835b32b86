import CrisisModel
import Testing

@Suite("Marking") struct MarkingTests {
  @Test func stricterOneHoldsAndAnExerciseStays() {
    let secret = Marking(.red)
    let exercise = Marking(.green, isExercise: true)
    #expect(secret.joined(exercise) == Marking(.red, isExercise: true))
    #expect(exercise.joined(secret) == Marking(.red, isExercise: true))
    #expect(Marking.ofNothing.joined([exercise]) == exercise)
    #expect(Marking(.amber).joined([Marking]()) == Marking(.amber))
  }
}
