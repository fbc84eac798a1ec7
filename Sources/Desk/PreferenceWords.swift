import Permission
import Recruitment
import Storage

/// A preference in words, as a person's page shows it.
enum PreferenceWords {
  static func page(_ preference: PreferenceRecord) -> PersonPage.Preference {
    PersonPage.Preference(
      words: words(preference), at: preference.at, until: preference.until, source: preference.source)
  }

  /// Which ways are closed: the gate decides, and what is on record says since when.
  static func refusals(
    _ preferences: [PreferenceRecord], _ gate: Gate, of person: PersonID, asOf: Instant
  ) -> [PersonPage.Refusal] {
    Channel.allCases.filter { gate.isRefused(person, by: $0, at: asOf) }.map { channel in
      let said = preferences.filter { preference in
        preference.allowed == .no && preference.basis != .screening && preference.purpose != .marketing
          && (preference.channel ?? channel) == channel && (preference.at.map { $0 <= asOf } ?? true)
          && (preference.until.map { $0 > asOf } ?? true)
      }
      return PersonPage.Refusal(channel: channel, since: said.compactMap(\.at).max(), isTheirWord: !said.isEmpty)
    }
  }

  static func words(_ preference: PreferenceRecord) -> String {
    var words: [String] = []
    let channel = preference.channel.map { $0.word } ?? "contact"
    switch preference.allowed {
    case .no: words.append("no \(channel)")
    case .yes: words.append("\(channel) welcome")
    case nil: words.append(channel)
    }
    if preference.purpose == .marketing { words.append("for marketing") }
    if let days = preference.weekdays, days != 0 {
      words.append("on \(Weekdays.write(days).replacing(";", with: ", "))")
    }
    if let from = preference.fromMinute, let to = preference.toMinute {
      words.append("\(TimeOfDay.write(from))–\(TimeOfDay.write(to)) their time")
    } else if let from = preference.fromMinute {
      words.append("from \(TimeOfDay.write(from)) their time")
    } else if let to = preference.toMinute {
      words.append("until \(TimeOfDay.write(to)) their time")
    }
    if let place = preference.safePlace { words.append("safe: \(place)") }
    if let basis = preference.basis { words.append("(\(basis.word))") }
    return words.joined(separator: " ")
  }
}
