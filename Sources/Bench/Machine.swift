internal import Glibc
internal import Threads

/// What else may have disturbed the measurements.
enum Machine {
  /// One line; the load is that of the last minute, before this program has added to it.
  static var load: String {
    var average = 0.0
    guard getloadavg(&average, 1) == 1 else { return "The load before the run is not known." }
    return "Load before the run: \(average.text(places: 1)) on \(Processors.count) processors; "
      + "the nearer to 0, the better the times."
  }
}
