/// A function of the schema: the statement that makes it, and what the catalogs say of it then.
///
/// The bodies have no backslash and no literal that a setting of the session reads otherwise, and each
/// runs with a search path of its own: whoever calls it decides nothing about what its names mean.
struct PostgreSQLFunction: Sendable {
  /// What it does to the database, and with whose rights.
  enum Kind: Sendable {
    /// The same answer for the same arguments; `NULL` where one of them is `NULL`.
    case pure
    /// The same answer for the same arguments, `NULL` among them.
    case pureOfNull
    case changing
    /// Changes with the rights of the schema's owner, whoever calls it.
    case changingAsOwner
  }

  let kind: Kind
  let name: String
  /// With names and modes, types as the catalogs spell them.
  let arguments: String
  /// Types of the arguments that go in.
  let types: String
  /// `record` where several arguments come out.
  let result: String
  let body: String

  /// All of the newest form, each after those that it calls.
  static let all = reading + checks + writing

  private static let path = "pg_catalog, pg_temp"

  /// Makes it, or makes it anew with the rights that were granted.
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

  /// As `PostgreSQLForm.listing` names it.
  var object: String { "function \(name)(\(types))" }

  /// As `PostgreSQLForm.listing` describes it: kind, language, volatility, whether strict, parallel,
  /// with its owner's rights and of many rows, arguments, result, settings, body.
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
