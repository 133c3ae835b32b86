/// What an answer may have at most, whoever gives it.
///
/// A row of the log is an entry of up to 1 MiB, its text folded for searching, and its columns; the
/// longest possible ones are still a page, if fewer than usual.
enum AnswerBounds {
  static let columns = 64
  /// Bytes of one row.
  static let row = 8 << 20
  /// Bytes that may arrive on the line for one answer.
  ///
  /// libpq reads as long as there is something to read, and then it is noticed: a server on this very
  /// machine, as fast as its memory, may get rid of as much as it announced one message to have.
  static let answer = 128 << 20
  /// Bytes that may arrive before the server has let us in.
  static let greeting = 1 << 20
  /// Bytes after which a connection is made anew: what a server says of itself stays in libpq's memory
  /// until then.
  static let connection = 128 << 20
  /// Rows that always fit.
  static let rows = answer / row
  /// Numbers of new entries that are kept until they are asked for.
  static let notifications = 1_000
  /// Bytes of a message that are looked at.
  static let message = 1 << 16
}
