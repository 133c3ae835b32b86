internal import TerminalUI

enum Version {
  static let text: SafeText = "0.1.0"
}
