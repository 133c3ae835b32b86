/// Bytes sent for one Down key, in lists that drive other panels and in lists that do not, beside
/// the C baseline, which redraws its bar and nothing else.
struct BytesMeasurement {
  private let installation: Installation
  private let sweeps: Int

  init(_ options: BenchOptions) throws(BenchError) {
    installation = try Installation()
    sweeps = options.isQuick ? 1 : 3
  }

  func figures() throws(BenchError) -> [Figure] {
    let bar = try bytes(.baseline(installation), screen: nil, length: 12)
    // The shipped archive's last snapshot has five crises.
    let crises = try bytes(.dashboard(installation), screen: nil, length: 4)
    let help = try bytes(.dashboard(installation), screen: .help, length: 12)
    let sources = try bytes(.dashboard(installation), screen: .sources, length: 12)
    return [
      figure("bytes per Down, list of crises", crises, bar, limit: 2_500),
      figure("bytes per Down, help page", help, bar, limit: 400),
      figure("bytes per Down, list of sources", sources, bar, limit: 400),
    ]
  }

  /// Down and up again in a list, as often as it has room for without scrolling.
  private func bytes(
    _ program: TestedProgram, screen: TestKey?, length: Int
  ) throws(BenchError) -> Series {
    let terminal = try TimedTerminal.start(program).terminal
    defer { terminal.quit() }
    if let screen { _ = try terminal.press(screen) }
    var bytes: [Double] = []
    for _ in 0..<sweeps {
      for key in [TestKey.down, .up] {
        for _ in 0..<length { bytes.append(Double(try terminal.press(key).bytes)) }
      }
    }
    return Series(bytes)
  }

  /// The two sweeps have different keys in them: the ratio is of the medians.
  private func figure(_ name: String, _ our: Series, _ their: Series, limit: Double) -> Figure {
    Figure(
      name: name, measured: our.text(places: 0), reference: "C curses " + their.text(places: 0),
      ratio: (our.median / their.median).text(places: 1),
      aim: .atMost(limit, our.median, unit: ""))
  }
}
