import Recruitment
import Yams

/// The published findings that come with the program.
package struct Library: Sendable {
  package var entries: [Publication]
  /// When they were last looked through, and when they are to be again.
  package var checked: CivilDate
  package var again: CivilDate

  private struct File: Decodable {
    var checked: String
    var again: String
    var entries: [Publication]
  }

  /// - Throws: `CollateralError.unreadable`.
  package init(yaml text: String) throws(CollateralError) {
    guard let file = try? YAMLDecoder().decode(File.self, from: text), let checked = CivilDate(iso: file.checked),
      let again = CivilDate(iso: file.again)
    else { throw .unreadable("library") }
    (entries, self.checked, self.again) = (file.entries, checked, again)
  }

  private static let read: Result<Library, CollateralError> = Result { () throws(CollateralError) in
    try Library(yaml: String(decoding: PackageResources.library_yaml, as: UTF8.self))
  }

  package static func standard() throws(CollateralError) -> Library { try read.get() }

  package func entry(_ id: String) -> Publication? { entries.first { $0.id == id } }
}

/// What is looked for in a library; what is left out does not matter.
package struct LibraryQuestion: Hashable, Sendable {
  package var audience: String?
  package var topic: String?
  package var strength: Publication.Strength?
  package var question: ReaderQuestion?
  /// Words that all have to be in it.
  package var words: String?

  package init(
    audience: String? = nil, topic: String? = nil, strength: Publication.Strength? = nil,
    question: ReaderQuestion? = nil, words: String? = nil
  ) {
    (self.audience, self.topic, self.strength) = (audience, topic, strength)
    (self.question, self.words) = (question, words)
  }

  package func takes(_ entry: Publication) -> Bool {
    if let audience, entry.audience != audience { return false }
    if let topic, entry.topic != topic { return false }
    if let strength, entry.strength != strength { return false }
    if let question, !entry.questions.contains(question.rawValue) { return false }
    guard let words else { return true }
    let text = [
      entry.id, entry.topic, entry.sentence, entry.citation, entry.limits, entry.population, entry.sponsor ?? "",
      entry.why ?? "", entry.figures.joined(separator: " "),
    ].joined(separator: " ").lowercased()
    return words.lowercased().split(separator: " ").allSatisfy { text.contains($0) }
  }
}

extension CivilDate {
  /// Reads `2026-11-26`.
  package init?(iso text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, text.utf8.count == 10, (1...12).contains(parts[1]),
      (1...CivilDate.daysIn(month: parts[1], of: parts[0])).contains(parts[2])
    else { return nil }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  package var iso: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  package var words: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return "\(day) \(months[month - 1]) \(year)"
  }

  package func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }
}
