/// A function of the schema: the statement that makes it, and its description in the catalogs.
///
/// The bodies have no backslash and no literal that depends on a setting of the session, and each
/// runs with a search path of its own, so that the caller cannot influence what its names mean.
struct PostgreSQLFunction: Sendable {
  /// What it does to the database, and with whose rights.
  enum Kind: Sendable {
    /// The same result for the same arguments; `NULL` if one of them is `NULL`.
    case pure
    /// The same result for the same arguments, `NULL` included.
    case pureOfNull
    case changing
    /// Makes changes with the rights of the schema's owner, whoever calls it.
    case changingAsOwner
  }

  let kind: Kind
  let name: String
  /// With names and modes, and types as the catalogs spell them.
  let arguments: String
  /// The types of the input arguments.
  let types: String
  /// `record` if it has several output arguments.
  let result: String
  let body: String

  /// All functions of the newest form, each after those that it calls.
  static let all = reading + checks + writing

  private static let path = "pg_catalog, pg_temp"

  /// Makes the function, or replaces it and keeps the rights that were granted.
  var creation: String {
    let returns = result == "record" ? "" : "RETURNS \(result) "
    let traits =
      switch kind {
      case .pure: "IMMUTABLE STRICT PARALLEL SAFE"
      case .pureOfNull: "IMMUTABLE PARALLEL SAFE"
      case .changing: ""
      case .changingAsOwner: "SECURITY DEFINER"
      }
    return """
      CREATE OR REPLACE FUNCTION watchlog.\(name)(\(arguments)) \(returns)LANGUAGE plpgsql
      \(traits) SET search_path = \(Self.path) AS $body$
      \(body)
      $body$;
      """
  }

  /// Its name in `PostgreSQLForm.listing`.
  var object: String { "function \(name)(\(types))" }

  /// Its description in `PostgreSQLForm.listing`: kind, language, volatility, strictness, parallel
  /// safety, whether it has its owner's rights and returns many rows; then arguments, result,
  /// settings, body.
  var definition: String {
    let traits =
      switch kind {
      case .pure: "i t s f f"
      case .pureOfNull: "i f s f f"
      case .changing: "v f u f f"
      case .changingAsOwner: "v f u t f"
      }
    return
      "f plpgsql \(traits) (\(arguments)) \(result) search_path=\(Self.path) \n\(body)\n"
  }
}
