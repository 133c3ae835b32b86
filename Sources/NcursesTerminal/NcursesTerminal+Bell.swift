extension NcursesTerminal {
  /// Rings the terminal's bell (BEL); nothing where the terminal takes nothing now.
  package func ring() {
    guard device.isDrained, !isGone else { return }
    device.send([0x07])
  }
}
