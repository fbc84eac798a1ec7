import Guidance
import Recruitment

/// Which people of one's own are shown.
package struct PeopleQuery: Hashable, Sendable {
  package enum Part: String, CaseIterable, Hashable, Sendable {
    /// Not spoken to for so many days.
    case silent
    case owned
    /// Last dealt with by oneself.
    case recent
  }

  /// `nil` = the first few of each.
  package var part: Part?
  package var days: Int
  package var tag: String?
  /// From 1.
  package var page: Int

  package init(part: Part? = nil, days: Int = 60, tag: String? = nil, page: Int = 1) {
    self.part = part
    self.days = days
    self.tag = tag
    self.page = page
  }
}

/// One recruiter's people: whom nobody has spoken to lately, whom they own, with whom they dealt last.
package struct PeoplePage: Sendable {
  package struct Line: Sendable {
    package var person: PersonReference
    package var clientName: String?
    package var city: String?
    /// By anybody of ours.
    package var lastConversation: Instant?
    package var lastWith: String?
    /// One's own, of any kind.
    package var lastContact: Instant?
    package var isOwned: Bool
    package var tags: [String]

    package init(
      person: PersonReference, clientName: String? = nil, city: String? = nil, lastConversation: Instant? = nil,
      lastWith: String? = nil, lastContact: Instant? = nil, isOwned: Bool = false, tags: [String] = []
    ) {
      self.person = person
      self.clientName = clientName
      self.city = city
      self.lastConversation = lastConversation
      self.lastWith = lastWith
      self.lastContact = lastContact
      self.isOwned = isOwned
      self.tags = tags
    }
  }

  package struct Section: Sendable {
    package var part: PeopleQuery.Part
    package var lines: [Line]
    package var inAll: Int

    package init(part: PeopleQuery.Part, lines: [Line], inAll: Int) {
      self.part = part
      self.lines = lines
      self.inAll = inAll
    }
  }

  package var asOf: Instant
  package var recruiterID: String
  package var query: PeopleQuery
  package var sections: [Section]
  /// Of their people, with how many bear each.
  package var tags: [(tag: String, count: Int)]
  /// To whom people may be given; empty where they are too many to choose from.
  package var colleagues: [RecruiterSummary]

  /// Lines on a page of one part; of several parts fewer of each.
  package static let pageSize = 25
  package static let fewOfEach = 8
  package static let mostToChooseFrom = 80

  package init(
    asOf: Instant, recruiterID: String, query: PeopleQuery, sections: [Section],
    tags: [(tag: String, count: Int)] = [], colleagues: [RecruiterSummary] = []
  ) {
    self.asOf = asOf
    self.recruiterID = recruiterID
    self.query = query
    self.sections = sections
    self.tags = tags
    self.colleagues = colleagues
  }
}
