internal import Glibc

/// Runs the measurements asked for and prints the table.
///
/// A missed aim is a result like any other; only a measurement that failed makes the exit code 1.
func runBench(arguments: [String]) -> Int32 {
  signal(SIGPIPE, SIG_IGN)
  // Without it the width of what is on a screen is known of ASCII alone.
  setlocale(LC_CTYPE, "C.UTF-8")
  do {
    if let task = CrisesTask(arguments) {
      for line in try task.perform() { print(line) }
      return 0
    }
    if let task = try ChildTask(arguments) { return try runChild(task) }
    if arguments.contains("--help") {
      print(BenchOptions.help)
      return 0
    }
    return measure(try BenchOptions(arguments))
  } catch {
    complain(error.text)
    if case .usage = error { return 2 }
    return 1
  }
}

private func runChild(_ task: ChildTask) throws(BenchError) -> Int32 {
  let answer = try task.run()
  print(answer.line)
  return 0
}

/// Measures topic by topic, so that one that fails does not keep the others from being seen.
private func measure(_ options: BenchOptions) -> Int32 {
  var table = FigureTable()
  let load = Machine.load
  var hasFailed = false
  for topic in BenchOptions.Topic.allCases where options.topics.contains(topic) {
    complain("measuring \(topic.rawValue)")
    do {
      table.add(try figures(topic, options))
    } catch {
      hasFailed = true
      complain("\(topic.rawValue): \(error.text)")
    }
  }
  for line in table.lines + ["", load] { print(line) }
  return hasFailed ? 1 : 0
}

private func figures(
  _ topic: BenchOptions.Topic, _ options: BenchOptions
) throws(BenchError) -> [Figure] {
  switch topic {
  case .decoding: try DecodingMeasurement(options).figures()
  case .start: try StartMeasurement(options).figures()
  case .bytes: try BytesMeasurement(options).figures()
  case .idle: try IdleMeasurement(options).figures()
  case .latency: try LatencyMeasurement(options).figures()
  case .scale: try ScaleMeasurement(options).figures()
  case .crises: try CrisesMeasurement(options).figures()
  case .live: try LiveMeasurement(options).figures()
  case .log: try LogMeasurement(options).figures()
  case .composing: try ComposingMeasurement(options).figures()
  case .growth: try GrowthMeasurement(options).figures()
  }
}

/// Says on standard error what is going on; the table alone goes to standard output.
func complain(_ text: String) {
  let bytes = Array("watchfloor-bench: \(text)\n".utf8)
  _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
}
