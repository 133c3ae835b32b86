import CrisisModel
import Testing

@Suite("Identifier")
struct IdentifierTests {
  @Test func comparesByItsText() {
    let ids: [StateID] = ["ZAF", "BIH", "FRA"]
    #expect(ids.sorted() == ["BIH", "FRA", "ZAF"])
    #expect(Set(ids + ["FRA"]).count == 3)
    #expect(StateID("LBY") != "lby")
  }

  /// The point of the type is that this does not compile: `let state: StateID = SourceID("LBY")`.
  @Test func keepsWhatItIdentifies() {
    let state: StateID = "LBY"
    #expect(type(of: state) == Identifier<State>.self)
    #expect(ActorID(state.rawValue).rawValue == state.rawValue)
  }
}
