import Recruitment

/// The screening lists that were loaded, how old each is, and who stands on which: lists of those who want no calls or
/// messages that they did not ask for.
package struct ScreeningBook: Hashable, Sendable {
  package struct List: Hashable, Sendable {
    /// As the region profiles spell it: `TPS`.
    package var name: String
    package var loadedAt: Instant

    package init(name: String, loadedAt: Instant) {
      self.name = name
      self.loadedAt = loadedAt
    }
  }

  /// One person's place on a list.
  package struct Hit: Hashable, Sendable {
    /// Its place in `lists`.
    package var list: Int
    /// Whether their address stands there; else a number.
    package var isAddress: Bool

    package init(list: Int, isAddress: Bool) {
      self.list = list
      self.isAddress = isAddress
    }
  }

  package var lists: [List]
  package var hits: [PersonID: [Hit]]
  /// Who has a number that could be compared with a list.
  package var numbered: Set<PersonID>

  package init(lists: [List] = [], hits: [PersonID: [Hit]] = [:], numbered: Set<PersonID> = []) {
    self.lists = lists
    self.hits = hits
    self.numbered = numbered
  }

  /// The lists that a person stands on as far as means of contact go: a number for calls and texts, an address for mail.
  func hits(_ question: Question) -> [List] {
    guard !lists.isEmpty, let hits = hits[PersonID(Int64(question.person))] else { return [] }
    return hits.compactMap { hit in
      guard lists.indices.contains(hit.list), hit.isAddress ? question.channel == .email : question.usesNumber else {
        return nil
      }
      // What was loaded later was not known yet.
      return lists[hit.list].loadedAt.seconds <= question.now ? lists[hit.list] : nil
    }
  }

  enum Clearance {
    /// On none of them; since when the oldest of them was loaded.
    case clear(Int64)
    /// One that is needed was never loaded, or the person has no number to compare.
    case unknown
  }

  /// Whether a person is on none of the lists that a region asks for.
  /// - Parameter names: as a profile spells them: `TPS and CTPS`.
  func clearance(_ names: String, _ question: Question) -> Clearance {
    let wanted = Self.names(in: names)
    guard !wanted.isEmpty, numbered.contains(PersonID(Int64(question.person))) else { return .unknown }
    var oldest = Int64.max
    for name in wanted {
      let loaded = lists.filter { $0.name.lowercased() == name && $0.loadedAt.seconds <= question.now }
      guard let newest = loaded.map(\.loadedAt.seconds).max() else { return .unknown }
      oldest = min(oldest, newest)
    }
    return .clear(oldest)
  }

  /// `TPS and CTPS` → `tps`, `ctps`; `the national and our own do-not-call list` → `national`, `own`.
  package static func names(in text: String) -> [String] {
    var text = text.lowercased()
    for (words, put) in [("do-not-call list", ""), ("the ", ""), ("our ", ""), (" and ", ",")] {
      text = text.replacing(words, with: put)
    }
    return text.split(separator: ",").map(\.trimmed).filter { !$0.isEmpty }
  }
}

extension Question {
  /// Whether that channel goes by a telephone number.
  fileprivate var usesNumber: Bool { [.call, .video, .sms, .whatsapp].contains(channel) }
}
