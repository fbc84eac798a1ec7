import Chronicle
import Dispatch
import Foundation
import Guidance
import Moments
import Reachability
import Recruitment
import Storage
import WorkingTime

/// What a person can do here: load, a pure call, save. Said once, for the pages and for the terminal.
package struct Desk: FrontDesk {
  package let store: Store
  let playbooks: PlaybookShelf
  let shelf: ChronicleShelf
  let keys: TrialKeys
  /// Who is on which screening list, as it was last worked out.
  let screening = ScreeningShelf()
  /// Whether its now is the world's: only then does the lot of a running trial fall.
  private(set) var isAtPresent = false
  /// Kept by a door that stays open; `nil` where every question is worked out anew.
  private(set) var kept: MomentShelf?
  private var keptPickUp: PickUpShelf?
  private(set) var keptNames: NameShelf?
  private(set) var keptRecruiters: RecruiterShelf?
  private(set) var keptSources: SourceShelf?
  private(set) var keptGate: GateShelf?
  private(set) var keptPlans: PlanShelf?
  private(set) var keptDays: DayShelf?
  private(set) var keptTies: TieShelf?
  private(set) var keptMatches: MatchShelf?
  private(set) var keptSearch: SearchShelf?
  private(set) var keptEvidence: EvidenceShelf?
  private(set) var keptAudit: AuditShelf?
  private(set) var keptHabits: HabitShelf?
  private(set) var keptRules: SlowAnswer<RulesAnswer>?
  private(set) var keptChanges: SlowAnswer<[PlaybookChange]>?
  /// Of a door that stays open: the playbook in force changes while it does.
  private(set) var editions: EditionShelf?
  /// The version of the playbook that this desk goes by, where it changes while a door stays open; 0 = what comes with
  /// RightCall, or a file.
  package private(set) var edition: Int64 = 0
  private(set) var keptBookings: BookingShelf?
  private(set) var keptHours: NamedHourShelf?
  private(set) var keptOutlook: OutlookShelf?

  /// Opens the store, creating it where it does not exist, and brings its schema forward.
  /// The playbook is read when it is first asked for.
  /// - Parameters:
  ///   - playbookPath: a playbook of the firm's own; `nil` for the one that comes with RightCall.
  ///   - isOfOneCommand: whether nobody else in this process will write while an import lands.
  /// - Throws: `StorageError`.
  package static func open(
    database: String, playbookPath: String? = nil, isOfOneCommand: Bool = false
  ) throws -> Desk {
    let location = try DatabaseLocation.parse(database)
    let store = try Store.open(location, isOfOneCommand: isOfOneCommand)
    let desk = Desk(
      store: store, playbooks: PlaybookShelf(path: playbookPath, store: store),
      shelf: ChronicleShelf(store: store, location: location), keys: TrialKeys(store: store, location: location))
    // Whoever may only read leaves it to the next.
    try? desk.joinWhatIsLeft()
    return desk
  }

  init(store: Store, playbooks: PlaybookShelf, shelf: ChronicleShelf, keys: TrialKeys) {
    self.store = store
    self.playbooks = playbooks
    self.shelf = shelf
    self.keys = keys
  }

  /// - Throws: `PlaybookError`, `DeskError.cannotRead`, `DeskError.notText`.
  package func playbook() throws -> Playbook { try playbooks.playbook() }

  /// The same desk for a door that asks about now, and not about a time that it was told: what it shows counts as shown.
  package func atPresent() -> Desk {
    var desk = self
    desk.isAtPresent = true
    return desk
  }

  /// The same desk for a door that stays open: what is due, and whether it works, is kept between questions, and a
  /// playbook that cannot be used is said before the first.
  package func keepingMoments() throws -> Desk {
    _ = try playbook()
    var desk = atPresent()
    desk.keptPickUp = PickUpShelf()
    desk.keptNames = NameShelf()
    desk.keptRecruiters = RecruiterShelf()
    desk.keptSources = SourceShelf()
    desk.keptTies = TieShelf()
    desk.keptMatches = MatchShelf()
    desk.keptSearch = SearchShelf()
    desk.keptBookings = BookingShelf()
    desk.keptHours = NamedHourShelf()
    desk.shelve()
    desk.editions = playbooks.path == nil ? EditionShelf() : nil
    return desk
  }

  /// With nothing kept that rests on a playbook.
  private mutating func shelve() {
    kept = MomentShelf()
    keptGate = GateShelf()
    keptPlans = PlanShelf()
    keptDays = DayShelf()
    keptEvidence = EvidenceShelf()
    keptAudit = AuditShelf()
    keptHabits = HabitShelf()
    keptOutlook = OutlookShelf()
    keptRules = SlowAnswer(on: DispatchQueue(label: "rightcall.desk.rules", qos: .utility))
    keptChanges = SlowAnswer(on: DispatchQueue(label: "rightcall.desk.changes", qos: .utility))
  }

  /// The same desk with a version of the playbook that has not been read yet, and nothing kept that rests on another.
  func atEdition(_ version: Int64) -> Desk {
    var desk = Desk(store: store, playbooks: playbooks.anew, shelf: shelf, keys: keys)
    (desk.isAtPresent, desk.keptPickUp, desk.keptNames) = (isAtPresent, keptPickUp, keptNames)
    (desk.keptTies, desk.keptSearch, desk.keptBookings) = (keptTies, keptSearch, keptBookings)
    (desk.keptHours, desk.keptSources, desk.keptMatches) = (keptHours, keptSources, keptMatches)
    desk.keptRecruiters = keptRecruiters
    desk.edition = version
    desk.shelve()
    return desk
  }

  func taking(_ editions: EditionShelf) -> Desk {
    var desk = self
    desk.editions = editions
    return desk
  }

  package func inForce() throws -> Desk { try editions?.desk(of: self) ?? self }

  /// The same desk with nothing kept but when people pick up: what it answers is what the other should.
  func lookingAnew() -> Desk {
    var desk = Desk(store: store, playbooks: playbooks, shelf: shelf, keys: keys)
    desk.keptPickUp = keptPickUp
    return desk
  }

  /// When people pick up, as known at a time.
  func pickUpBook(_ chronicle: Chronicle, asOf: Instant) -> PickUpBook {
    keptPickUp?.book(chronicle, asOf: asOf) ?? PickUpBook(chronicle: chronicle, asOf: asOf)
  }

  package func inOneSitting<Answer>(_ body: () throws -> Answer) rethrows -> Answer { try store.inOneSitting(body) }

  package func settings() throws -> FirmSettings { try store.settings() }

  /// The history, brought up to date.
  func chronicle() throws -> Chronicle { try shelf.chronicle() }

  func finder(asOf: Instant) throws -> MomentFinder {
    let (chronicle, last) = (try chronicle(), kept?.lastFinder)
    // Many look within one second.
    if let last, last.looks(into: chronicle, asOf: asOf) { return last }
    let finder = MomentFinder(playbook: try playbook(), chronicle: chronicle, asOf: asOf, after: last)
    kept?.lastFinder = finder
    return finder
  }

  func wording(asOf: Instant, settings: FirmSettings) -> Wording {
    Wording(zone: Zone.named(settings.timezone) ?? Zone.utc, now: asOf)
  }
}
