import Recruitment
import WorkingTime

/// What an import is told about the firm and the wish of whoever runs it.
package struct IntakeOptions: Sendable {
  /// The store's, before `firm.csv` is read.
  package var settings: FirmSettings
  /// When the import takes place; `nil` = no time is too late.
  package var now: Int64?
  /// The mail addresses of whoever's mailbox it is.
  package var me: [String]
  /// The key for hashing mail addresses.
  package var addressKey: [UInt8]
  /// The key for hashing what bears no id of its own, and threads.
  package var contentKey: [UInt8]
  /// Of address books: cards on record that bear no id of their own.
  package var cards: [RecordedCard] = []
  /// `--as`; decided from names and contents when `nil`.
  package var format: IntakeFormat?
  /// What tables of other programs may be: the presets, and the firm's own.
  package var mappings = MappingShelf { Presets.all }
  /// The mapping that was asked for.
  package var mapping: Mapping?
  /// Whom the firm knows.
  package var parties = KnownParties()
  /// For mailboxes: addresses of the firm's recruiters.
  package var colleagues: Set<String> = []
  /// For calendars.
  package var meetings: MeetingOptions?
  /// Of mailboxes, address books and calendars only people with one of these addresses (`AddressKey`) are taken; `nil` = everybody.
  package var known: Set<String>?
  /// Of a folder of several formats only the files of this one; what is left aside is told of with the first.
  package var only: IntakeFormat?
  /// What calendars are called that were fetched from elsewhere, by where they lie meanwhile.
  package var shown: [String: String] = [:]

  package init(
    settings: FirmSettings = FirmSettings(), me: [String] = [], addressKey: [UInt8] = [], format: IntakeFormat? = nil,
    meetings: MeetingOptions? = nil, known: Set<String>? = nil
  ) {
    self.meetings = meetings
    self.known = known
    self.settings = settings
    self.me = me
    self.addressKey = addressKey
    contentKey = addressKey
    self.format = format
  }
}

/// What an import has read. Arrays by file follow `IntakeReader.files`.
package struct IntakeSummary: Sendable {
  /// Rows of data seen, rejected ones too.
  package var rows: [Int]
  package var rejectedCounts: [Int]
  /// At most `Reject.listed`.
  package var rejected: [Reject]
  package var warnings: [ImportWarning]
  /// With what `firm.csv` said.
  package var settings: FirmSettings
  /// Where calendars were read.
  package var meetings: MeetingsRead?

  package init(
    rows: [Int], rejectedCounts: [Int], rejected: [Reject], warnings: [ImportWarning], settings: FirmSettings
  ) {
    self.rows = rows
    self.rejectedCounts = rejectedCounts
    self.rejected = rejected
    self.warnings = warnings
    self.settings = settings
  }
}

/// Files in, record batches out: the one way into the house for outside data.
package struct IntakeReader: Sendable {
  /// In the order in which they are read: the firm first, then each kind after those it refers to, mail last.
  package let files: [IntakeFile]
  private var options: IntakeOptions
  private let limits: CSVLimits

  /// Looks at the paths, lists their files, decides each one's format and reads every header row, so that trouble with
  /// a whole file shows before anything is read.
  package init(paths: [String], options: IntakeOptions) throws(IntakeError) {
    try self.init(paths: paths, options: options, limits: CSVLimits())
  }

  init(paths: [String], options: IntakeOptions, limits: CSVLimits) throws(IntakeError) {
    let listed = try SourceListing(
      paths: paths, format: options.format, mappings: options.mappings, asked: options.mapping
    ).files
    files = Self.files(listed, of: options.only).map { file in
      var file = file
      if file.format == .calendar { file.path = options.shown[file.path] ?? file.path }
      return file
    }
    self.options = options
    self.limits = limits
    for file in files {
      guard let kind = file.kind else { continue }
      var rows = try CSVRows.sniffing(try file.open(), limits: limits)
      _ = try HeaderBinding(kind: kind, names: try HeaderRow.read(&rows, path: file.path), path: file.path)
    }
  }

  private static func files(_ listed: [IntakeFile], of only: IntakeFormat?) -> [IntakeFile] {
    guard let only else { return listed }
    let first = IntakeFormat.allCases.first { format in listed.contains { !$0.isLeftAside && $0.format == format } }
    return listed.filter { $0.isLeftAside ? only == first : $0.format == only }
  }

  /// Whether numbers and names of some file are to be looked up among those whom the firm knows.
  package var asksForParties: Bool { files.contains { $0.format == .mapped } }

  package mutating func know(_ parties: KnownParties) { options.parties = parties }

  package var asksForCards: Bool { files.contains { $0.format == .contacts } }

  package mutating func know(_ cards: [RecordedCard]) { options.cards = cards }

  /// Reads every file and passes batches of about `RecordBatch.preferredRows` on. Memory does not grow with the files.
  /// Throws `IntakeError`, and whatever `pass` throws.
  package func read(_ pass: (RecordBatch) throws -> Void) throws -> IntakeSummary {
    var tally = IntakeTally(files: files.count)
    var settings = options.settings
    var clock: Zone?
    var zone = ""
    for (index, file) in files.enumerated() where file.format == .canonical {
      guard let kind = file.kind else {
        tally.warn(file: index, file.aside ?? "left aside: nothing in it is known to be a record of the firm")
        continue
      }
      if settings.timezone != zone { clock = nil }
      zone = settings.timezone
      let read = try clock ?? Self.clock(zone)
      clock = read
      var reader = try BundleFileReader(
        file: index, path: file.path, kind: kind, source: try file.open(), clock: read, now: options.now, limits: limits
      )
      try reader.read(tally: &tally, settings: &settings, pass)
    }
    let joins = Joins()
    var parties = options.parties
    for index in mappedInOrder {
      let file = files[index]
      guard let choice = file.mapped else { continue }
      func reader(_ order: DateOrder?) throws -> MappedFileReader {
        try MappedFileReader(
          file: index, path: file.path, mapping: choice.mapping, table: choice.table, source: try file.open(),
          settings: settings, parties: parties, joins: joins, order: order, now: options.now, limits: limits)
      }
      var reading = try reader(try reader(nil).orderOfDates())
      // Said once: what a closure holds is copied for every row.
      let namesRecruiters = choice.table.namesRecruiters
      try reading.read(tally: &tally) { batch in
        if namesRecruiters, batch.kind == .recruiters { parties.know(recruitersOf: batch) }
        try pass(batch)
      }
    }
    var book = CardBook(addressKey: options.addressKey, recorded: options.cards)
    for (index, file) in files.enumerated() where file.format == .contacts {
      let reader = CardReader(file: index, known: options.known)
      let bytes = try file.bytes(limit: ContentLines.largestFile)
      reader.read(bytes, tally: &tally, into: &book)
      tally.rejectWhatIsNone(of: "VCARD", bytes, file: index)
    }
    try book.read(pass)
    let meetings = try readMeetings(&tally, settings: settings, pass)
    let mail = files.indices.filter { files[$0].format == .mail }.map { (index: $0, path: files[$0].path) }
    if !mail.isEmpty {
      let reader = MailReader(
        files: mail,
        options: .init(
          me: options.me, colleagues: options.colleagues, addressKey: options.addressKey,
          contentKey: options.contentKey, known: options.known, now: options.now))
      tally.take(try reader.read(pass))
    }
    var summary = IntakeSummary(
      rows: tally.rows, rejectedCounts: tally.rejectedCounts, rejected: tally.rejected, warnings: tally.warnings,
      settings: settings)
    summary.meetings = meetings
    return summary
  }

  /// Tables of other programs: what joins others before them, and whoever works there before what goes by their names.
  private var mappedInOrder: [Int] {
    func turn(_ table: MappedTable) -> Int { table.join != nil ? 0 : table.namesRecruiters ? 1 : 2 }
    return files.indices.compactMap { index in files[index].mapped.map { (turn($0.table), index) } }
      .sorted { $0 < $1 }.map(\.1)
  }

  /// - Returns: `nil` where there is no calendar.
  private func readMeetings(
    _ tally: inout IntakeTally, settings: FirmSettings, _ pass: (RecordBatch) throws -> Void
  ) throws -> MeetingsRead? {
    guard let meetings = options.meetings, files.contains(where: { $0.format == .calendar }) else { return nil }
    let reader = MeetingReader(options: meetings, home: try Self.clock(settings.timezone))
    for (index, file) in files.enumerated() where file.format == .calendar {
      let bytes = try file.bytes(limit: ContentLines.largestFile)
      try reader.read(bytes, file: index, tally: &tally, pass)
      tally.rejectWhatIsNone(of: "VCALENDAR", bytes, file: index)
    }
    try reader.parties(pass)
    return reader.found
  }

  private static func clock(_ name: String) throws(IntakeError) -> Zone {
    guard let zone = Zone.named(name) else { throw .unknownTimezone(name) }
    return zone
  }
}
