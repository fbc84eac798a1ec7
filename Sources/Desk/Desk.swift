import Chronicle
import Foundation
import Guidance
import Moments
import Recruitment
import Storage
import WorkingTime

/// What a person can do here: load, a pure call, save. Said once, for the pages and for the terminal.
package struct Desk: FrontDesk {
  package let store: Store
  package let playbook: Playbook
  let shelf: ChronicleShelf
  /// Kept by a door that stays open; `nil` where every question is worked out anew.
  private(set) var kept: MomentShelf?

  /// Opens the store, creating it where it does not exist, and brings its schema forward.
  /// - Parameter playbookPath: a playbook of the firm's own; `nil` for the one that comes with RightCall.
  /// - Throws: `StorageError`, `PlaybookError`, `DeskError.cannotRead`.
  package static func open(database: String, playbookPath: String? = nil) throws -> Desk {
    let playbook = try PlaybookReader.read(playbookText(at: playbookPath))
    let location = try DatabaseLocation.parse(database)
    let store = try Store.open(location)
    return Desk(store: store, playbook: playbook, shelf: ChronicleShelf(store: store, location: location))
  }

  package init(store: Store, playbook: Playbook, shelf: ChronicleShelf) {
    self.store = store
    self.playbook = playbook
    self.shelf = shelf
  }

  /// The same desk for a door that stays open: what is due is kept between questions.
  package func keepingMoments() -> Desk {
    var desk = self
    desk.kept = MomentShelf()
    return desk
  }

  /// What is open, as known at a time.
  func openMoments(_ finder: MomentFinder, asOf: Instant) -> [Moment] {
    kept?.moments(finder, asOf: asOf) ?? finder.open()
  }

  package func settings() throws -> FirmSettings { try store.settings() }

  /// The history, brought up to date.
  func chronicle() throws -> Chronicle { try shelf.chronicle() }

  func finder(asOf: Instant) throws -> MomentFinder {
    MomentFinder(playbook: playbook, chronicle: try chronicle(), asOf: asOf)
  }

  func wording(asOf: Instant, settings: FirmSettings) -> Wording {
    Wording(zone: Zone.named(settings.timezone) ?? Zone.utc, now: asOf)
  }
}
