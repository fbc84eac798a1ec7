import ArgumentParser
import Collateral
import Desk
import Recruitment

/// Who sees which piece, and whether it mattered.
package struct CampaignCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "campaign",
    abstract: "Who sees which piece, and whether it mattered.",
    discussion: """
      An audience by rule, a comparison group by lot, a calendar of what goes out, and after sixty days an answer. See
      docs/marketing.md.
      """,
    subcommands: [Plan.self, Start.self, Status.self, Stop.self, CalendarCommand.self])

  package init() {}

  /// Writes a plan down.
  package struct Plan: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "plan", abstract: "Plan a campaign, and say whom it would reach and what it could tell.",
      discussion: """
        --where takes sector, country, client, recruiter, team, standing or new_within, as in --where sector=Finance,Legal;
        all of them hold. How people answer and what they are is refused.
        """)

    @OptionGroup package var store: StoreOptions
    @Option(help: "What it is called.") package var name: String
    @Option(help: "clients, candidates or both.") package var side: String
    @Option(name: .customLong("piece"), help: "A piece by its address; may be repeated.") package var pieces: [String]
    @Option(name: .customLong("where"), help: "FIELD=VALUE,VALUE; may be repeated.") package var conditions: [String] =
      []
    @Option(help: "The comparison group: 10 to 90 in a hundred; 0 for none.") package var compare = 20
    @Option(help: "Its first day, as 2026-12-01.") package var begins: String
    @Option(help: "Its last day.") package var ends: String
    @Option(
      name: .customLong("goes-out"), help: "DAY:BY:PIECE for the calendar, as 2026-12-01:linkedin:nine-lost-days.")
    package var goesOut: [String] = []
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func validate() throws {
      if Campaign.Side(rawValue: side) == nil { throw ValidationError("--side is clients, candidates or both.") }
      for day in [begins, ends] where CivilDate(iso: day) == nil {
        throw ValidationError("'\(day)' is not a day: write 2026-12-01.")
      }
      for line in goesOut where Self.item(line) == nil {
        throw ValidationError("--goes-out is DAY:BY:PIECE, as 2026-12-01:linkedin:nine-lost-days.")
      }
    }

    private static func item(_ line: String) -> CalendarItem? {
      let parts = line.split(separator: ":").map(String.init)
      guard parts.count == 3, let day = CivilDate(iso: parts[0]) else { return nil }
      return CalendarItem(campaign: 0, day: day, source: parts[1], piece: parts[2])
    }

    package func run() throws {
      guard let side = Campaign.Side(rawValue: side), let begins = CivilDate(iso: begins),
        let ends = CivilDate(iso: ends)
      else { return }
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let entry = CampaignEntry(
        name: name, side: side, audience: conditions, pieces: pieces, heldOut: compare, begins: begins, ends: ends)
      let forecast = try desk.forecastCampaign(entry, now: now)
      let campaign = try desk.planCampaign(entry, now: now)
      for line in goesOut {
        guard var item = Self.item(line) else { continue }
        item.campaign = campaign.id
        try desk.addToCalendar(item, now: now)
      }
      if json { return Output.json { $0.campaignPlan(campaign, forecast) } }
      for line in CampaignText(settings: try desk.settings()).lines(campaign, forecast) { Output.print(line) }
    }
  }

  /// Draws the lots.
  package struct Start: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "start", abstract: "Draw the comparison group, and begin.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The campaign's number.") package var number: Int64
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let campaign = try desk.startCampaign(number, now: Output.now())
      if json { return Output.json { $0.campaign(campaign) } }
      for line in CampaignText(settings: try desk.settings()).lines(started: campaign) { Output.print(line) }
    }
  }

  /// How they stand.
  package struct Status: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "status", abstract: "How campaigns stand, or one of them in depth: the sentence first.")

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The campaign's number; without it, all of them.") package var number: Int64?
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let text = CampaignText(settings: try desk.settings())
      guard let number else {
        let lines = try desk.campaigns(now: now)
        if json { return Output.json { $0.campaigns(lines) } }
        for line in text.lines(lines) { Output.print(line) }
        return
      }
      let sheet = try desk.campaign(number, now: now)
      if json { return Output.json { $0.campaignSheet(sheet) } }
      for line in text.lines(sheet) { Output.print(line) }
    }
  }

  /// Ends it.
  package struct Stop: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "stop", abstract: "Stop a campaign for good, or call a plan off. Whom it drew goes on being watched."
    )

    @OptionGroup package var store: StoreOptions
    @Argument(help: "The campaign's number.") package var number: Int64
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func run() throws {
      let campaign = try store.openDesk().stopCampaign(number, now: Output.now())
      if json { return Output.json { $0.campaign(campaign) } }
      Output.print(
        campaign.startedAt == nil
          ? "Campaign \(number) is called off."
          : "Campaign \(number) is stopped. `rightcall campaign status \(number)` goes on.")
    }
  }

  /// What goes out by day.
  package struct CalendarCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
      commandName: "calendar", abstract: "What goes out, by day, over all campaigns.")

    @OptionGroup package var store: StoreOptions
    @Option(name: .customLong("from"), help: "Only from this day on.") package var from: String?
    @Option(name: .customLong("to"), help: "Only up to this day.") package var to: String?
    @Option(name: .customLong("as-of"), help: "A time to stand at instead of now.") package var asOf: TimeArgument?
    @Flag(help: "Print one JSON document.") package var json = false

    package init() {}

    package func validate() throws {
      for day in [from, to].compactMap({ $0 }) where CivilDate(iso: day) == nil {
        throw ValidationError("'\(day)' is not a day: write 2026-12-01.")
      }
    }

    package func run() throws {
      let desk = try store.openDesk()
      let now = try asOf?.instant(in: desk.settings()) ?? Output.now()
      let (first, last) = (from.flatMap { CivilDate(iso: $0) }, to.flatMap { CivilDate(iso: $0) })
      let lines = try desk.campaignCalendar(now: now).filter { line in
        (first.map { $0 <= line.item.day } ?? true) && (last.map { line.item.day <= $0 } ?? true)
      }
      if json { return Output.json { $0.campaignCalendar(lines) } }
      for line in CampaignText(settings: try desk.settings()).calendar(lines) { Output.print(line) }
      if lines.isEmpty { Output.print("Nothing is to go out.") }
    }
  }
}
