/// How fast the project's reader decodes a large snapshot, and in how much memory, beside
/// `JSONDecoder` on the same document.
///
/// Each run is a process of its own, the two decoders by turns: times are those of a first
/// decoding, with all memory touched for the first time, and the peak is that of one decoding.
struct DecodingMeasurement {
  private let options: BenchOptions
  private let installation: Installation

  init(_ options: BenchOptions) throws(BenchError) {
    self.options = options
    installation = try Installation()
  }

  /// One decoder's runs.
  private struct Runs {
    var seconds: [Double] = []
    /// Multiples of the document's size.
    var peaks: [Double] = []
    var census = Census([])
  }

  func figures() throws(BenchError) -> [Figure] {
    let file = try TemporaryFile()
    let megabytes = options.documentMegabytes
    let document = try ask(.generate(path: file.path, megabytes: megabytes)).answer
    var (ours, theirs) = (Runs(), Runs())
    for _ in 0..<(options.isQuick ? 3 : 9) {
      try decode(file.path, .snapshotReader, into: &ours)
      try decode(file.path, .jsonDecoder, into: &theirs)
    }
    for runs in [ours, theirs] where runs.census != document.census {
      throw .disagreement("\(runs.census.counts) read, \(document.census.counts) written")
    }
    return [speed(ours, theirs, bytes: document.bytes), memory(ours, theirs)]
  }

  private func ask(_ task: ChildTask) throws(BenchError) -> (answer: ChildAnswer, peak: Int) {
    let child = try ChildProcess(installation.bench, task.arguments)
    return (try ChildAnswer(child, task: task.arguments[1]), child.peakMemory)
  }

  private func decode(
    _ path: String, _ decoder: ChildTask.Decoder, into runs: inout Runs
  ) throws(BenchError) {
    let (answer, peak) = try ask(.decode(path: path, decoder: decoder))
    runs.seconds.append(Double(answer.nanoseconds) / 1e9)
    runs.peaks.append(Double(peak) / Double(answer.bytes))
    runs.census = answer.census
  }

  private func speed(_ ours: Runs, _ theirs: Runs, bytes: Int) -> Figure {
    let megabytes = Double(bytes) / 1e6
    let our = Series(ours.seconds.map { megabytes / $0 })
    let their = Series(theirs.seconds.map { megabytes / $0 })
    let ratio = our.ratio(to: their)
    return Figure(
      name: "decoding \(megabytes.text(places: 1)) MB", measured: our.text(places: 0) + " MB/s",
      reference: "JSONDecoder " + their.text(places: 1) + " MB/s", ratio: ratio.text(places: 1),
      aim: .atLeast(6, ratio.median, unit: " times"))
  }

  private func memory(_ ours: Runs, _ theirs: Runs) -> Figure {
    let (our, their) = (Series(ours.peaks), Series(theirs.peaks))
    return Figure(
      name: "decoding, peak memory", measured: our.text(places: 2) + " × document",
      reference: "JSONDecoder " + their.text(places: 2) + " × document",
      ratio: our.ratio(to: their).text(places: 2),
      aim: .atMost(3, our.median, unit: " × document"))
  }
}
