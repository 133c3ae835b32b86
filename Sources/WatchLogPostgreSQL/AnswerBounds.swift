/// The most that an answer may contain, whoever gives it.
///
/// A row of the log is an entry of up to 1 MiB, its text folded for searching, and its columns.
/// Even the longest possible rows still make a page, with fewer entries than usual.
enum AnswerBounds {
  static let columns = 64
  /// Bytes of one row.
  static let row = 8 << 20
  /// Bytes that may arrive on the line for one answer.
  ///
  /// libpq reads as long as there is something to read, and only then is the amount noticed. A
  /// server on this very machine, as fast as its memory, may deliver as much as it announced for
  /// one message.
  static let answer = 128 << 20
  /// Bytes that may arrive before the server has accepted the login.
  static let greeting = 1 << 20
  /// Bytes after which the connection is renewed: until then, what a server says of itself stays in
  /// libpq's memory.
  static let connection = 128 << 20
  /// Rows that always fit into one answer.
  static let rows = answer / row
  /// How many numbers of new entries are kept until somebody asks for them.
  static let notifications = 1_000
  /// Bytes of a message that are read.
  static let message = 1 << 16
}
