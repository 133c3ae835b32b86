extension NcursesTerminal {
  /// Rings the terminal's bell (BEL); does nothing while the terminal takes nothing.
  package func ring() {
    guard device.isDrained, !isGone else { return }
    device.send([0x07])
  }
}
