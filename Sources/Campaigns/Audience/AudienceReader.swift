import Chronicle
import Permission
import Recruitment
import WorkingTime

/// What an audience is told by beside the history, by the store's numbers.
package struct AudienceRecord: Sendable {
  package struct Client: Hashable, Sendable {
    package var sector: String?
    /// `ExternalIdentity.digest`.
    package var digest: UInt64
    package var printedID: String

    package init(sector: String?, digest: UInt64, printedID: String) {
      (self.sector, self.digest, self.printedID) = (sector, digest, printedID)
    }
  }

  package struct Recruiter: Hashable, Sendable {
    package var printedID: String
    package var team: String?

    package init(printedID: String, team: String?) { (self.printedID, self.team) = (printedID, team) }
  }

  package var clients: [UInt32: Client]
  package var recruiters: [UInt32: Recruiter]
  package var withoutAddress: Set<PersonID>
  /// Of a campaign that runs.
  package var taken: Set<PersonID>

  package init(
    clients: [UInt32: Client], recruiters: [UInt32: Recruiter], withoutAddress: Set<PersonID>, taken: Set<PersonID>
  ) {
    (self.clients, self.recruiters) = (clients, recruiters)
    (self.withoutAddress, self.taken) = (withoutAddress, taken)
  }
}

/// Whom a campaign would reach at a time.
package struct Audience: Hashable, Sendable {
  package struct Place: Hashable, Sendable {
    package var person: PersonID
    package var unit: UInt64
  }

  /// By unit, then person.
  package var places: [Place] = []
  package var excluded: [AudienceExclusion: Int] = [:]

  package init() {}

  package var unitCount: Int { Set(places.map(\.unit)).count }
  /// Those whom the rule speaks of, and of these who does not come in.
  package var matching: Int { places.count + excludedCount }
  package var excludedCount: Int { excluded.values.reduce(0, +) }
}

/// Reads whom a rule speaks of, and asks permission for each of them.
package struct AudienceReader {
  private let chronicle: Chronicle
  private let gate: Gate
  private let record: AudienceRecord
  private let side: Campaign.Side
  private let rule: AudienceRule
  private let now: Int64

  package init(
    _ chronicle: Chronicle, gate: Gate, record: AudienceRecord, side: Campaign.Side, rule: AudienceRule,
    at time: Instant
  ) {
    (self.chronicle, self.gate, self.record) = (chronicle, gate, record)
    (self.side, self.rule, self.now) = (side, rule, time.seconds)
  }

  /// - Parameter people: of these alone; `nil` = of everybody on record by then.
  package func audience(of people: [PersonID]? = nil) -> Audience {
    withExtendedLifetime(chronicle) {
      var audience = Audience()
      for id in people?.map({ UInt32(truncatingIfNeeded: $0.value) }) ?? Array(chronicle.personIDs) {
        guard let version = version(id), isOfSide(version), rule.conditions.allSatisfy({ holds($0, version) }) else {
          continue
        }
        let person = PersonID(Int64(id))
        if let reason = exclusion(person, version) {
          audience.excluded[reason, default: 0] += 1
        } else if let unit = unit(version) {
          audience.places.append(Audience.Place(person: person, unit: unit))
        } else {
          audience.excluded[.noClient, default: 0] += 1
        }
      }
      audience.places.sort { ($0.unit, $0.person) < ($1.unit, $1.person) }
      return audience
    }
  }

  private func exclusion(_ person: PersonID, _ version: PersonVersion) -> AudienceExclusion? {
    if let bar = gate.marketingBar(for: person, by: .email, at: Instant(now)) { return .barred(bar) }
    if record.withoutAddress.contains(person) { return .noAddress }
    return record.taken.contains(person) ? .otherCampaign : nil
  }

  /// As known at the time; `nil` for whoever was not on record yet.
  private func version(_ id: UInt32) -> PersonVersion? {
    let versions = chronicle.versions(ofPerson: id)
    guard let version = versions.last(where: { $0.from <= now }),
      version.createdAt == HistoryRow.unknownTime || version.createdAt <= now
    else { return nil }
    return version
  }

  /// Whoever is both counts as what the campaign speaks to; where it speaks to either, as their client's.
  private func isContact(_ version: PersonVersion) -> Bool {
    switch PersonKind(rawValue: UInt8(truncatingIfNeeded: version.kind)) ?? .unknown {
    case .contact: true
    case .both: side == .clients || side == .both && version.client != 0
    case .candidate, .unknown: false
    }
  }

  private func isOfSide(_ version: PersonVersion) -> Bool {
    let kind = PersonKind(rawValue: UInt8(truncatingIfNeeded: version.kind)) ?? .unknown
    switch side {
    case .clients: return kind == .contact || kind == .both
    case .candidates: return kind == .candidate || kind == .both
    case .both: return kind != .unknown
    }
  }

  /// What is drawn with them: a candidate alone, everybody of a client together.
  private func unit(_ version: PersonVersion) -> UInt64? {
    switch side {
    case .candidates: version.digest
    case .clients: record.clients[version.client]?.digest
    case .both:
      isContact(version)
        ? record.clients[version.client]?.digest
        : lastClient(ofCandidate: version.id).flatMap { record.clients[$0]?.digest }
    }
  }

  // MARK: Conditions

  private func holds(_ condition: AudienceRule.Condition, _ version: PersonVersion) -> Bool {
    switch condition.field {
    case .sector: return clients(version).contains { holds(record.clients[$0]?.sector, condition) }
    case .client: return clients(version).contains { holds(record.clients[$0]?.printedID, condition) }
    case .recruiter: return holds(record.recruiters[version.owner]?.printedID, condition)
    case .team: return holds(record.recruiters[version.owner]?.team, condition)
    case .country:
      let word = Int(version.country) < chronicle.words.count ? chronicle.words[Int(version.country)] : ""
      guard let country = Country.named(word) else { return false }
      return condition.values.contains { Country.named($0) == country }
    case .standing: return condition.values.contains(standing(version))
    case .newWithin:
      guard version.createdAt != HistoryRow.unknownTime, let days = condition.values.compactMap({ Int64($0) }).max()
      else { return false }
      return version.createdAt > now - days * Span.day
    }
  }

  private func holds(_ word: String?, _ condition: AudienceRule.Condition) -> Bool {
    guard let word = word?.lowercased() else { return false }
    return condition.values.contains { $0.lowercased() == word }
  }

  /// A contact's own; of a candidate, those they were put forward to.
  private func clients(_ version: PersonVersion) -> [UInt32] {
    if isContact(version) { return [version.client] }
    return chronicle.submissions(ofPerson: version.id).filter { $0.createdAt <= now }.compactMap {
      client(ofJob: $0.job)
    }
  }

  private func client(ofJob job: UInt32) -> UInt32? {
    let versions = chronicle.versions(ofJob: job)
    return (versions.last { $0.from <= now } ?? versions.first)?.client
  }

  private func lastClient(ofCandidate person: UInt32) -> UInt32? {
    chronicle.submissions(ofPerson: person).filter { $0.createdAt <= now }
      .max { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }.flatMap { client(ofJob: $0.job) }
  }

  private func standing(_ version: PersonVersion) -> String {
    isContact(version) ? standing(ofClient: version.client) : standing(ofCandidate: version.id)
  }

  private func standing(ofClient client: UInt32) -> String {
    var isHeld = false
    for job in chronicle.jobIDs(ofClient: client) {
      guard let opened = chronicle.versions(ofJob: job).first?.openedAt, opened <= now else { continue }
      let last = chronicle.events(ofJob: job).last { $0.at <= now }
      switch last.flatMap({ JobStatus(rawValue: UInt8(truncatingIfNeeded: $0.status)) }) {
      case nil, .open, .reopened: return "hiring"
      case .onHold: isHeld = true
      case .filled, .cancelled, .lost: break
      }
    }
    return isHeld ? "on_hold" : "no_open_job"
  }

  private func standing(ofCandidate person: UInt32) -> String {
    var isPlaced = false
    for submission in chronicle.submissions(ofPerson: person) where submission.createdAt <= now {
      let last = chronicle.events(ofSubmission: submission.id).last { $0.at <= now }
      switch last.flatMap({ Stage(rawValue: UInt8(truncatingIfNeeded: $0.stage)) }) {
      case nil: return "in_process"
      case .started, .rebateCleared: isPlaced = true
      case let stage? where stage.rawValue < Stage.rejected.rawValue: return "in_process"
      default: break
      }
    }
    return isPlaced ? "placed" : "not_in_process"
  }
}
