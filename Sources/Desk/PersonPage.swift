import Guidance
import Reachability
import Recruitment

/// One person: who they are, what passed between us on every channel, what is due with them, what they asked for.
package struct PersonPage: Sendable {
  package struct Contact: Sendable {
    package var at: Instant
    package var channel: Channel
    package var direction: Direction
    package var outcome: Outcome?
    package var durationSeconds: Int64?
    package var isConversation: Bool
    package var isAutomatic: Bool
    package var recruiterName: String?
    package var jobTitle: String?
    package var subject: String?
    package var body: String?
    package var source: String
    /// On a page about several people: with whom.
    package var person: PersonReference?
    package var jobID: String?
    /// Whether its words are kept from whoever looks, by whoever wrote or got it.
    package var isPrivate = false

    package init(
      at: Instant, channel: Channel, direction: Direction, outcome: Outcome?, durationSeconds: Int64?,
      isConversation: Bool, isAutomatic: Bool, recruiterName: String?, jobTitle: String?, subject: String?,
      body: String?, source: String
    ) {
      self.at = at
      self.channel = channel
      self.direction = direction
      self.outcome = outcome
      self.durationSeconds = durationSeconds
      self.isConversation = isConversation
      self.isAutomatic = isAutomatic
      self.recruiterName = recruiterName
      self.jobTitle = jobTitle
      self.subject = subject
      self.body = body
      self.source = source
    }
  }

  /// One step of a submission of theirs, newest first.
  package struct Step: Sendable {
    package var at: Instant
    package var stage: Stage
    package var jobTitle: String
    package var clientName: String
    /// Where its page may be seen.
    package var jobID: String?

    package init(at: Instant, stage: Stage, jobTitle: String, clientName: String, jobID: String? = nil) {
      self.jobID = jobID
      self.at = at
      self.stage = stage
      self.jobTitle = jobTitle
      self.clientName = clientName
    }
  }

  /// Something that was changed of them here, newest first.
  package struct Change: Hashable, Sendable {
    package enum What: Hashable, Sendable {
      /// To whom; `nil` where that recruiter is on record no more.
      case given(to: String?)
      case tagged(String)
      case untagged(String)
    }

    package var at: Instant
    package var what: What
    /// Who did it; `nil` where that is not known.
    package var by: String?

    package init(at: Instant, what: What, by: String?) {
      self.at = at
      self.what = what
      self.by = by
    }
  }

  package struct Preference: Sendable {
    /// In words: "no calls (objection)", "calls 17:00–19:00, their time".
    package var words: String
    package var at: Instant?
    /// When it ends or ended; `nil` = it stands.
    package var until: Instant?
    /// Who says so: a source, or RightCall itself; `nil` = not known.
    package var source: String?

    package init(words: String, at: Instant?, until: Instant? = nil, source: String? = nil) {
      self.words = words
      self.at = at
      self.until = until
      self.source = source
    }
  }

  /// A way of talking or writing that is closed at every hour.
  package struct Refusal: Hashable, Sendable {
    package var channel: Channel
    /// Since when they have asked for it; `nil` where the day is not on record.
    package var since: Instant?
    /// Whether they said so; else it is a screening list that does.
    package var isTheirWord: Bool

    package init(channel: Channel, since: Instant?, isTheirWord: Bool = true) {
      self.channel = channel
      self.since = since
      self.isTheirWord = isTheirWord
    }
  }

  package var asOf: Instant
  package var person: PersonReference
  /// `candidate`, `contact`, `both` or `unknown`.
  package var kind: PersonKind
  package var clientName: String?
  package var city: String?
  package var timezone: String?
  package var ownerName: String?
  package var lastConversation: Instant?
  package var conversations: Int
  /// Tries (outbound calls) and how many of them connected, over the whole record.
  package var tries: Int
  package var triesConnected: Int
  package var open: [Card]
  package var notNow: [NotNow]
  package var steps: [Step]
  package var preferences: [Preference]
  package var facts: [CardFact]
  /// Newest first, at most `Contact` rows asked for; `contactsInAll` says how many there are.
  package var contacts: [Contact]
  package var contactsInAll: Int
  /// When they pick up, hour by hour of their week, and how they are best reached; `nil` where nobody worked it out.
  package var pickUp: PickUpProfile?
  package var reach: Reach?
  /// What of the timeline is shown; `nil` where nobody asked for a part.
  package var timeline: TimelinePage?
  /// Who of ours knows them, whoever spoke last first.
  package var acquaintances: [Acquaintance] = []
  /// Who gave them to whom, and who tagged them.
  package var changes: [Change] = []
  /// What the next fourteen days hold with them.
  package var ahead: [Planned] = []
  /// Where they have not been spoken to for longer than people like them should be.
  package var overlooked: Overlooked?
  /// Their client, where its page may be seen.
  package var clientID: String?
  /// Ways that are closed, at whatever hour.
  package var refused: [Refusal] = []
  /// Talks that they booked, soonest first.
  package var booked: [BookedTalk] = []

  package init(
    asOf: Instant, person: PersonReference, kind: PersonKind, clientName: String?, city: String?, timezone: String?,
    ownerName: String?, lastConversation: Instant?, conversations: Int, tries: Int, triesConnected: Int,
    open: [Card], notNow: [NotNow], steps: [Step], preferences: [Preference], facts: [CardFact], contacts: [Contact],
    contactsInAll: Int
  ) {
    self.asOf = asOf
    self.person = person
    self.kind = kind
    self.clientName = clientName
    self.city = city
    self.timezone = timezone
    self.ownerName = ownerName
    self.lastConversation = lastConversation
    self.conversations = conversations
    self.tries = tries
    self.triesConnected = triesConnected
    self.open = open
    self.notNow = notNow
    self.steps = steps
    self.preferences = preferences
    self.facts = facts
    self.contacts = contacts
    self.contactsInAll = contactsInAll
  }
}
