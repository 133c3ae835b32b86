import CrisisModel
import StrictJSON
import Testing

/// A snapshot as read, with its problems placed.
struct Read {
  let snapshot: Snapshot?
  let problems: [LocatedProblem]

  /// - Parameter reviewing: whether it is read as `validate` reads it.
  init(
    _ bytes: [UInt8], reference: Reference? = ReferenceData.shipped, reviewing: Bool = false
  ) {
    (snapshot, problems) = bytes.withUnsafeBufferPointer { buffer in
      let result =
        reviewing
        ? SnapshotReader.validate(buffer, reference: reference)
        : SnapshotReader.read(buffer, reference: reference)
      return (result.value, ProblemLocator.locate(result.problems, in: buffer))
    }
  }

  init(_ text: String, reference: Reference? = ReferenceData.shipped) {
    self.init(Array(text.utf8), reference: reference)
  }

  var lines: [String] { problems.map(\.description) }
}

/// The reference data of the repository.
enum ReferenceData {
  static let directory = RepositoryFiles.root + "/Data/reference"

  static let (parts, problems) = load()
  static let shipped = Reference(parts)

  private static func load() -> (ReferenceParts, [String]) {
    var parts = ReferenceParts()
    var problems: [String] = []
    for file in ReferenceReader.File.allCases {
      guard let bytes = try? RepositoryFiles.bytes("\(directory)/\(file.rawValue)") else {
        problems.append("\(file.rawValue): cannot be read")
        continue
      }
      bytes.withUnsafeBufferPointer { buffer in
        let found = ReferenceReader.read(file, buffer, into: &parts)
        problems += ProblemLocator.locate(found, in: buffer).map {
          "\(file.rawValue):\($0.description)"
        }
      }
    }
    return (parts, problems)
  }
}

/// A day of a literal; an impossible one fails the test.
func day(_ text: String, at location: SourceLocation = #_sourceLocation) -> CalendarDay {
  if let day = CalendarDay(text) { return day }
  Issue.record("\(text) is no day", sourceLocation: location)
  return CalendarDay(dayNumber: 0)
}
