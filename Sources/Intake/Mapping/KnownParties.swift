import Foundation
import Recruitment
import Synchronization

/// Whom the firm already knows: so that a number in a call log, or an owner's name in an export, means somebody.
package struct KnownParties: Sendable {
  /// ISO 3166: where a number without a code of its own is dialled.
  package let country: String
  /// From numbers as they are dialled and addresses to external ids; empty = several people's.
  private var people: [String: String] = [:]
  private var recruiters: [String: String] = [:]
  private let spellings = Spellings()

  package init(country: String = "GB") { self.country = country }

  /// - Parameter country: theirs, where it is known: a number of theirs without a code is dialled there.
  package mutating func add(person id: String, phones: [String], emails: [String], country: String? = nil) {
    for phone in phones { if let key = number(phone, country: country) { Self.put(key, id, into: &people) } }
    for email in emails where !email.isEmpty { Self.put(email.lowercased(), id, into: &people) }
  }

  package mutating func add(recruiter id: String, name: String, phone: String?, email: String?) {
    // An id of one's own is certain, whatever somebody else is called.
    recruiters[ValueTable.folded(id)] = id
    Self.put(ValueTable.folded(name), id, into: &recruiters)
    if let email { Self.put(email.lowercased(), id, into: &recruiters) }
    if let phone {
      if let key = number(phone) { Self.put(key, id, into: &recruiters) }
      // An extension is a short number, or stands behind the number.
      if let short = Self.extensionNumber(phone) { Self.put(short, id, into: &recruiters) }
    }
  }

  package enum Found: Equatable, Sendable {
    case one(String)
    case several, nobody
  }

  func person(_ text: String) -> Found { Self.find(keys(text), in: people) }

  func recruiter(_ text: String) -> Found {
    Self.find([ValueTable.folded(text)] + keys(text), in: recruiters)
  }

  private func keys(_ text: String) -> [String] {
    if text.contains("@") { return [text.lowercased()] }
    return [number(text), Self.extensionNumber(text)].compactMap { $0 }
  }

  private func number(_ text: String, country theirs: String? = nil) -> String? {
    if let theirs, theirs != country { return Self.dialled(text, theirs) }
    return spellings.reading(of: text) { Self.dialled(text, country) }
  }

  private static func dialled(_ text: String, _ country: String) -> String? {
    if let number = DialledNumber(text, region: country) { return number.text }
    // Systems that write E.164 leave the plus out.
    let digits = text.filter { $0.isASCII && $0.isNumber }
    return digits.count >= 10 ? DialledNumber("+" + digits, region: country)?.text : nil
  }

  /// A call log has the same numbers again and again, and reading one by the plans of the world takes its time.
  private final class Spellings: Sendable {
    private let known = Mutex<[String: String?]>([:])
    private static let most = 100_000

    func reading(of text: String, _ read: () -> String?) -> String? {
      if let found = known.withLock({ $0[text] }) { return found }
      let found = read()
      known.withLock { known in
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[text] = .some(found)
      }
      return found
    }
  }

  /// `101`, `PJSIP/101-0000002`, `+44 20 7946 0018 ext 101`.
  static func extensionNumber(_ text: String) -> String? {
    let lower = text.lowercased()
    if let mark = ["ext", "x", "#"].compactMap({ lower.range(of: $0) }).first {
      let digits = lower[mark.upperBound...].filter { $0.isASCII && $0.isNumber }
      return (2...6).contains(digits.count) ? String(digits) : nil
    }
    let trimmed = text.split(whereSeparator: \.isWhitespace).joined()
    return (2...6).contains(trimmed.count) && trimmed.allSatisfy { $0.isASCII && $0.isNumber } ? trimmed : nil
  }

  private static func put(_ key: String, _ id: String, into table: inout [String: String]) {
    if let other = table[key], other != id { table[key] = "" } else { table[key] = id }
  }

  private static func find(_ keys: [String], in table: [String: String]) -> Found {
    for key in keys { if let id = table[key] { return id.isEmpty ? .several : .one(id) } }
    return .nobody
  }
}
