import Recruitment

/// One moment of the playbook: what makes it due, by when, through which channel, and what to say.
package struct Rule: Sendable {
  package enum Side: String, Sendable { case candidate, client, either }

  package enum Verdict: String, Sendable {
    case conversation
    case messageThenTalk = "message_then_talk"
    case messageFine = "message_fine"
  }

  /// What speaks for talking and against writing. The more of it, the more a talk is right.
  package enum Weight: String, CaseIterable, Hashable, Sendable {
    case decision
    case badNews = "bad_news"
    case hiddenReason = "hidden_reason"
    case money
    case unanswered
    case deadline
    case relationship

    /// As a card says it.
    package var words: String {
      switch self {
      case .decision: "a decision is needed"
      case .badNews: "emotion or bad news"
      case .hiddenReason: "there may be a reason nobody has named"
      case .money: "money or terms"
      case .unanswered: "messages have gone unanswered"
      case .deadline: "a date is near"
      case .relationship: "the relationship is at risk"
      }
    }
  }

  /// `C06`: unique in a playbook.
  package var code: String
  package var title: String
  package var side: Side
  /// Kinds of job it is about; all of them where the playbook is silent. Moments without a job ignore it.
  package var desks: [JobKind]
  package var verdict: Verdict
  /// What it is about to the law: service in a process under way, or an approach of our own.
  package var purpose: ContactPurpose
  /// Due when any of them says so; at least one.
  package var triggers: [Trigger]
  /// Working hours in the recipient's contact hours.
  package var limitHours: Double
  /// Calendar hours in which a first action counts as an answer to the moment.
  package var decisionWindowHours: Double
  /// An effect smaller than so many in a hundred, either way, is as good as none.
  package var marginPoints: Double
  /// Calendar days for which a message that will do stays due until it is sent; 0 = a working day, or until it was due.
  package var staysDays: Double
  /// About how long the talk takes.
  package var minutes: Int
  /// Gives way to any other open conversation with the same person.
  package var yields: Bool
  /// Never part of a trial.
  package var alwaysTalk: Bool
  package var channel: String
  package var fallback: String?
  /// When to meet face to face instead; `nil` where that is too much.
  package var meet: String?
  /// What speaks for talking at this moment, whoever it is with.
  package var weighs: [Weight]
  package var channelWhy: [String]
  package var because: [Clause]
  package var opener: [Clause]
  /// Facts that the card asks for while they are not on record.
  package var asks: [String]
  package var whyFirm: String
  package var whyThem: String
  package var talkingPoints: [String]
  package var goodMessage: String?
  package var badMessage: String
  package var messageFineFor: String
  /// The line of the playbook where it begins.
  package var line: Int
  /// Opens nothing; its words stay.
  package var isOff = false

  /// The slug of the title: `candidate-debrief-after-interview`.
  package var slug: String { Rule.slug(of: title) }

  package static func slug(of title: String) -> String {
    if title.utf8.allSatisfy({ $0 < 128 }) { return asciiSlug(of: title) }
    var slug = ""
    for character in title.lowercased() {
      if character.isASCII, character.isLetter || character.isNumber {
        slug.append(character)
      } else if !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    return slug
  }

  /// The same by bytes: a card asks for it.
  private static func asciiSlug(of title: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(title.utf8.count)
    for byte in title.utf8 {
      let lower = byte >= 65 && byte <= 90 ? byte + 32 : byte
      if (97...122).contains(lower) || (48...57).contains(lower) {
        slug.append(lower)
      } else if let last = slug.last, last != 45 {
        slug.append(45)
      }
    }
    while slug.last == 45 { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }
}
