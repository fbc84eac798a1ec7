import Recruitment

/// One moment of the playbook: what makes it due, by when, through which channel, and what to say.
package struct Rule: Sendable {
  package enum Side: String, Sendable { case candidate, client, either }

  package enum Verdict: String, Sendable {
    case conversation
    case messageThenTalk = "message_then_talk"
    case messageFine = "message_fine"
  }

  /// `C06`: unique in a playbook.
  package var code: String
  package var title: String
  package var side: Side
  /// Kinds of job it is about; all of them where the playbook is silent. Moments without a job ignore it.
  package var desks: [JobKind]
  package var verdict: Verdict
  package var trigger: Trigger
  /// Working hours in the recipient's contact hours.
  package var limitHours: Double
  /// Calendar hours in which a first action counts as an answer to the moment.
  package var decisionWindowHours: Double
  /// About how long the talk takes.
  package var minutes: Int
  /// Gives way to any other open conversation with the same person.
  package var yields: Bool
  /// Never part of a trial.
  package var alwaysTalk: Bool
  package var channel: String
  package var fallback: String?
  package var channelWhy: [String]
  package var because: [Clause]
  package var opener: [Clause]
  package var whyFirm: String
  package var whyThem: String
  package var talkingPoints: [String]
  package var goodMessage: String?
  package var badMessage: String
  package var messageFineFor: String
  /// The line of the playbook where it begins.
  package var line: Int

  /// The slug of the title: `candidate-debrief-after-interview`.
  package var slug: String { Rule.slug(of: title) }

  package static func slug(of title: String) -> String {
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
}
