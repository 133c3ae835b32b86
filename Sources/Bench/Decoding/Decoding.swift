internal import CrisisModel
internal import FoundationEssentials
internal import SnapshotArchive
internal import StrictJSON

/// Decodes the document once, in a process that has done nothing else, as the dashboard does.
///
/// Decoding waits for nothing: its time is processor time, which other work on the machine disturbs
/// little. Reading the file and the reference data is not part of it; checking every id against
/// the reference data is, though `JSONDecoder` does not do it.
struct Decoding {
  let path: String
  let installation: Installation

  func run(_ decoder: ChildTask.Decoder) throws(BenchError) -> ChildAnswer {
    let file: FileBytes
    do {
      file = try FileBytes(path: path)
    } catch {
      throw .file(error)
    }
    switch decoder {
    case .snapshotReader: return try readSnapshot(file)
    case .jsonDecoder: return try decodeRecords(file)
    }
  }

  private func readSnapshot(_ file: borrowing FileBytes) throws(BenchError) -> ChildAnswer {
    let reference = ReferenceDirectory.load(path: installation.reference).reference
    let start = Clock.processorTime()
    let result = file.withBytes { SnapshotReader.read($0, reference: reference) }
    let time = Clock.processorTime() - start
    guard let snapshot = result.value, result.problems.isEmpty else {
      let problem = result.problems.first?.complaint.text.string ?? "no problem given"
      throw .refused(decoder: "SnapshotReader", reason: problem)
    }
    return ChildAnswer(nanoseconds: time, bytes: file.count, census: Census(snapshot))
  }

  /// The decoder gets the file's bytes where they are; a copy would count against it.
  private func decodeRecords(_ file: borrowing FileBytes) throws(BenchError) -> ChildAnswer {
    let decoder = JSONDecoder()
    let count = file.count
    let outcome = file.withBytes { bytes in
      let start = Clock.processorTime()
      let result = Result {
        let memory = UnsafeMutableRawPointer(mutating: bytes.baseAddress) ?? .init(bitPattern: 1)
        let data = memory.map { Data(bytesNoCopy: $0, count: count, deallocator: .none) } ?? Data()
        return try decoder.decode(SnapshotRecord.self, from: data)
      }
      return (result: result, time: Clock.processorTime() - start)
    }
    switch outcome.result {
    case .success(let snapshot):
      return ChildAnswer(nanoseconds: outcome.time, bytes: count, census: Census(snapshot))
    case .failure(let error):
      throw .refused(decoder: "JSONDecoder", reason: String(describing: error))
    }
  }
}
