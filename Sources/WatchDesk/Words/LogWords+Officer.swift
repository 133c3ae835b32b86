internal import CrisisModel
package import DisplayText
internal import Presentation
package import WatchLog

/// How officers are written, and where the server saw something else than they claim.
extension LogWords {
  /// The name; of officers whose shared login is all that is known, with the beginning of their key.
  package static func name(_ author: LogAuthor) -> SafeText {
    let name = SafeText(author.name, limit: 80)
    guard author.name == author.login, let credential = author.credential else { return name }
    return "\(name) (\(key(credential)))"
  }

  /// The name, and the login where it is another.
  package static func author(_ author: LogAuthor) -> SafeText {
    author.name == author.login
      ? name(author) : "\(name(author)) (\(SafeText(author.login, limit: 40)))"
  }

  /// `key 8GxkOkSB`, `certificate Cara Dunn…`: enough to tell the officers of a desk apart.
  private static func key(_ credential: LogCredential) -> SafeText {
    let prefix = "SHA256:"
    guard credential.text.utf8.starts(with: prefix.utf8) else {
      return SafeText(credential.text, limit: 32)
    }
    return
      "key \(SafeText(String(credential.text.utf8.dropFirst(prefix.utf8.count).prefix(8)) ?? ""))"
  }

  /// `claimed login ndiaye; the server saw watch, from 192.0.2.7`: the facts of the server where they
  /// are not what the entry says; `nil` where they are.
  package static func claims(_ entry: LogEntry) -> SafeText? {
    guard let facts = entry.facts, !entry.discrepancies.isEmpty else { return nil }
    var (claimed, seen): ([SafeText], [SafeText]) = ([], [])
    for discrepancy in entry.discrepancies {
      switch discrepancy {
      case .user(let user, let login):
        claimed.append(login.isEmpty ? "no login" : "login \(SafeText(login, limit: 80))")
        seen.append(SafeText(user, limit: 80))
      case .recorded(let seconds):
        claimed.append(Dates.group(entry.draft.recorded))
        let way: SafeText = seconds < 0 ? "earlier" : "later"
        seen.append("\(Dates.group(facts.recorded)), \(TimeWords.words(abs(seconds))) \(way)")
      }
    }
    if let address = facts.address { seen.append("from \(SafeText(address, limit: 80))") }
    return
      "claimed \(SafeText.joined(claimed)); the server saw \(SafeText.joined(seen))"
  }
}
