import Recruitment

/// One conversation due (or one message due), ready to be read: everything a screen or an answer shows of it.
package struct Card: Sendable {
  package var moment: MomentID
  /// The playbook's code and slug: `C06`, `candidate-debrief-after-interview`.
  package var rule: String
  package var kind: String
  package var title: String
  package var person: PersonReference
  package var recruiter: RecruiterID
  /// Ids as the firm's own systems print them; `nil` where there is none.
  package var jobID: String?
  package var jobTitle: String?
  package var clientName: String?
  package var submissionID: String?
  package var openedAt: Instant
  package var dueAt: Instant
  package var overdue: Bool
  /// One dated, true sentence: why now.
  package var because: String
  package var facts: [CardFact]
  package var whyThem: String
  package var whyFirm: String
  /// `call`, `video`, `meeting`, or the message channel of a message that is right.
  package var channel: String
  package var fallback: String?
  package var channelWhy: [String]
  /// Whether a talk is what is due; otherwise a message is right.
  package var isConversation: Bool
  /// `nil` where a fact it needs is not recorded: then `missingFacts` names what to ask for.
  package var opener: String?
  package var missingFacts: [String]
  package var talkingPoints: [String]
  /// What a message is fine for at this moment; may be empty.
  package var messageFineFor: String
  package var minutes: Int
  package var permission: PermissionAnswer
  /// The newest source is more than a working day old: check before ringing.
  package var checkFirst: Bool
  /// When to meet face to face instead; `nil` where that is too much or the channel is a meeting anyway.
  package var meet: String?
  /// Whether so much speaks for talking, or they are so senior, that meeting them would be better.
  package var isMeetingAdvised = false
  /// When and how they are best reached; `nil` for messages.
  package var reach: Reach?
  /// Two times to offer for the talk, soonest first; fewer where there are no more.
  package var slots: [TalkSlot] = []
  /// What was tried since it fell due; `nil` where nobody has.
  package var afterTry: AfterTry?
  /// The fact that it asks for; `nil` where none is missing.
  package var asks: FactQuestion?
  /// By which ways a message to them may go, as answers spell channels: what they refused, what comes back and what there
  /// is no address for is not among them.
  package var writable = ["sms", "whatsapp", "email"]
  /// Whether they are written to as a client's, rather than as a candidate.
  package var isToClient = false
  /// How many messages of ours to them have had no word since; `nil` where nobody has counted.
  package var unanswered: Int?
  /// Their latest message since it fell due: to be read before anything else. `nil` where there is none.
  package var wroteSince: Instant?

  /// The newest of its facts that has happened: what its truth rests on. `nil` where it has none.
  package func newestFact(by time: Instant) -> CardFact? {
    facts.filter { $0.at <= time }.max { $0.at < $1.at }
  }

  package init(
    moment: MomentID, rule: String, kind: String, title: String, person: PersonReference, recruiter: RecruiterID,
    jobID: String?, jobTitle: String?, clientName: String?, submissionID: String?, openedAt: Instant, dueAt: Instant,
    overdue: Bool, because: String, facts: [CardFact], whyThem: String, whyFirm: String, channel: String,
    fallback: String?, channelWhy: [String], isConversation: Bool, opener: String?, missingFacts: [String],
    talkingPoints: [String], messageFineFor: String, minutes: Int, permission: PermissionAnswer, checkFirst: Bool
  ) {
    self.moment = moment
    self.rule = rule
    self.kind = kind
    self.title = title
    self.person = person
    self.recruiter = recruiter
    self.jobID = jobID
    self.jobTitle = jobTitle
    self.clientName = clientName
    self.submissionID = submissionID
    self.openedAt = openedAt
    self.dueAt = dueAt
    self.overdue = overdue
    self.because = because
    self.facts = facts
    self.whyThem = whyThem
    self.whyFirm = whyFirm
    self.channel = channel
    self.fallback = fallback
    self.channelWhy = channelWhy
    self.isConversation = isConversation
    self.opener = opener
    self.missingFacts = missingFacts
    self.talkingPoints = talkingPoints
    self.messageFineFor = messageFineFor
    self.minutes = minutes
    self.permission = permission
    self.checkFirst = checkFirst
  }
}

/// A person as a card shows them.
package struct PersonReference: Hashable, Sendable {
  package var id: PersonID
  /// As the firm's own system prints it.
  package var printedID: String
  package var name: String
  /// Folded telephone numbers and addresses to ring or write to, best first.
  package var phones: [String]
  package var emails: [String]
  package var role: String?

  package init(id: PersonID, printedID: String, name: String, phones: [String], emails: [String], role: String?) {
    self.id = id
    self.printedID = printedID
    self.name = name
    self.phones = phones
    self.emails = emails
    self.role = role
  }

  /// The name they would be greeted by; `nil` where the record gives none.
  package var greetingName: String? { GreetingName.of(name) }
  /// The same for speaking of them: their whole name where nothing shorter will do.
  package var firstName: String { greetingName ?? name }
}

/// One recorded, dated fact behind a card.
package struct CardFact: Hashable, Sendable {
  package var what: String
  package var at: Instant
  package var source: String

  package init(what: String, at: Instant, source: String) {
    self.what = what
    self.at = at
    self.source = source
  }
}
