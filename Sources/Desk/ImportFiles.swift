import Foundation
import Intake
import Recruitment
import Storage

/// What to import.
package struct ImportRequest: Sendable {
  package var paths: [String]
  /// What to call where the files come from; `nil` = `bundle`, or `mail` for mailboxes.
  package var source: String?
  package var format: IntakeFormat?
  /// Own addresses, for mailboxes.
  package var me: [String]
  package var dryRun: Bool
  /// The mapping to read tables through: the name of a preset or of one that was saved.
  package var mapping: String?
  /// A mapping's own text, read before those that were saved.
  package var mappingText: String?
  /// Of calendars: how far back, in months.
  package var monthsBack = 12
  /// Of address books and calendars only people whose address is on record.
  package var onlyKnown = false
  /// What calendars are called that were fetched from elsewhere, by where they lie meanwhile.
  package var shown: [String: String] = [:]
  /// Of a folder of several formats the one whose turn it is.
  var only: IntakeFormat?

  package init(
    paths: [String], source: String? = nil, format: IntakeFormat? = nil, me: [String] = [], dryRun: Bool = false,
    mapping: String? = nil, mappingText: String? = nil
  ) {
    self.paths = paths
    self.source = source
    self.format = format
    self.me = me
    self.dryRun = dryRun
    self.mapping = mapping
    self.mappingText = mappingText
  }
}

extension Desk {
  /// Reads every file, stages it outside the store's lock, and lands all of it or none.
  /// - Throws: `IntakeError` for a file that cannot be read, `StorageError`; the store is then as it was.
  package func importFiles(
    _ request: ImportRequest, now: Instant, progress: (String) -> Void
  ) throws -> ImportReport {
    func run() throws -> ImportReport {
      if request.source == nil, let parts = Self.exported(request.paths) {
        return try readExport(parts, request, now: now, progress: progress)
      }
      return try read(request, now: now, progress: progress)
    }
    return try request.dryRun ? run() : markingImport(now: now) { try linkingAccounts(now: now, run) }
  }

  /// An export is read source by source, each with its own name, and landed as one: so many batches. In an empty store
  /// nobody is compared with anybody: who is one and who is not, the export says.
  private func readExport(
    _ parts: [(path: String, source: String)], _ request: ImportRequest, now: Instant, progress: (String) -> Void
  ) throws -> ImportReport {
    var readings: [Reading] = []
    for part in parts {
      var one = request
      (one.paths, one.source) = ([part.path], part.source)
      readings.append(try stage(one, isExport: true, now: now, progress: progress))
    }
    let isRestoring = try !store.hasPeople()
    progress("Landing \(readings.reduce(0) { $0 + $1.summary.rows.reduce(0, +) }) rows")
    let done = try store.landExport(
      readings.map(\.staging), Self.exportedLinks(request.paths[0]), now: now, dryRun: request.dryRun)
    var whole = ImportReport(batch: nil, files: [], rejected: [], warnings: [], totals: [:])
    for (reading, landing) in zip(readings, done.landings) {
      if let batch = landing.batch, isRestoring { try store.noteJoined(batch) }
      let joined = request.dryRun || isRestoring ? [] : try landing.batch.map(joinRecords) ?? []
      whole.add(report(reading, landing, joined))
    }
    if whole.batch != nil { whole.totals = try store.counts() }
    if isRestoring, whole.batch != nil { try noteCompared() }
    whole.batches += done.words
    return whole
  }

  private func noteCompared() throws {
    let region = try store.settings().country
    try store.notePeopleMatched(store.peopleNews(region: region), region: region)
  }

  /// A folder of what somebody has: tables, address books, calendars, mail. Each kind comes from a source of its own, those
  /// first whom others name.
  private func readByFormat(
    _ formats: Set<IntakeFormat>, _ request: ImportRequest, now: Instant, progress: (String) -> Void
  ) throws -> ImportReport {
    guard request.source == nil else { throw DeskError.bundleAndMailTogether }
    return try readEach(
      IntakeFormat.allCases.filter(formats.contains).map { format in
        var one = request
        one.only = format
        return one
      }, now: now, progress: progress)
  }

  /// All of it or none: what landed is taken back where a later part cannot be read.
  private func readEach(
    _ parts: [ImportRequest], now: Instant, progress: (String) -> Void
  ) throws -> ImportReport {
    var whole = ImportReport(batch: nil, files: [], rejected: [], warnings: [], totals: [:])
    do {
      for part in parts { whole.add(try read(part, now: now, progress: progress)) }
    } catch {
      for batch in whole.batches.reversed() { _ = try store.undo(batch: batch, now: now) }
      throw error
    }
    return whole
  }

  /// Files that were read and wait to be landed.
  private struct Reading {
    var files: [ImportReport.File]
    var source: String
    var summary: IntakeSummary
    var staging: ImportStaging
  }

  private func read(_ request: ImportRequest, now: Instant, progress: (String) -> Void) throws -> ImportReport {
    let options = try readingOptions(request, now: now)
    let reader = try IntakeReader(paths: request.paths, options: options)
    // A table that is left aside is of no format.
    let formats = Set(reader.files.filter { !$0.isLeftAside }.map(\.format))
    if !formats.isDisjoint(with: [.mail, .calendar]), request.me.isEmpty { throw DeskError.needsOwnAddress }
    if formats.count > 1 { return try readByFormat(formats, request, now: now, progress: progress) }
    let reading = try stage(request, reader, options, now: now, progress: progress)
    if let meetings = reading.summary.meetings {
      try reading.staging.stage(retired(meetings, source: reading.source))
      reading.staging.namesEverybody = true
    }
    progress("Landing \(reading.summary.rows.reduce(0, +)) rows")
    let landing = try reading.staging.land(now: now, dryRun: request.dryRun, counts: false)
    if let meetings = reading.summary.meetings { try keep(meetings, source: reading.source, landing) }
    var whole = report(reading, landing, request.dryRun ? [] : try landing.batch.map(joinRecords) ?? [])
    if landing.batch != nil { whole.totals = try store.counts() }
    return whole
  }

  private func readingOptions(_ request: ImportRequest, now: Instant) throws -> IntakeOptions {
    var options = try intakeOptions(request)
    options.now = now.seconds
    options.known = request.onlyKnown ? try knownAddresses() : nil
    let meetings = try meetingOptions(request, known: options.known, now: now)
    (options.meetings, options.colleagues) = (meetings, meetings.colleagues)
    options.only = request.only
    return options
  }

  private func stage(
    _ request: ImportRequest, isExport: Bool, now: Instant, progress: (String) -> Void
  ) throws -> Reading {
    let options = try readingOptions(request, now: now)
    let reader = try IntakeReader(paths: request.paths, options: options)
    return try stage(request, reader, options, isExport: isExport, now: now, progress: progress)
  }

  private func stage(
    _ request: ImportRequest, _ reader: IntakeReader, _ options: IntakeOptions, isExport: Bool = false, now: Instant,
    progress: (String) -> Void
  ) throws -> Reading {
    var reader = reader
    let files = reader.files.map { read in
      var file = ImportReport.File(path: read.path, format: read.formatName)
      file.isLeftAside = read.isLeftAside
      return file
    }
    let read = reader.files.filter { !$0.isLeftAside }
    let source = Self.source(of: request, read.first?.format, mapped: read.lazy.compactMap(\.sourceName).first)
    if reader.asksForParties { reader.know(try knownParties(country: options.settings.country, source: source)) }
    if reader.asksForCards {
      reader.know(
        try store.peopleNamed(by: source, in: RecordedCard.ids).map {
          RecordedCard(id: $0.id, name: $0.name, emails: $0.emails, phones: $0.phones)
        })
    }
    let staging = try store.beginImport(
      source: source, files: files, hash: try store.hasSuppressed() ? privacyHash() : nil, isExport: isExport)
    var rows = 0
    let summary = try reader.read { batch in
      try staging.stage(batch)
      rows += batch.count
      progress("Reading \(batch.kind.name): \(rows) rows")
    }
    return Reading(files: files, source: source, summary: summary, staging: staging)
  }

  private func report(_ reading: Reading, _ landing: Landing, _ joined: [ImportWarning]) -> ImportReport {
    var files = reading.files
    let summary = reading.summary
    for index in files.indices {
      files[index].rows = summary.rows[index]
      files[index].added = landing.files[index].added
      files[index].updated = landing.files[index].updated
      files[index].unchanged = landing.files[index].unchanged
      files[index].rejected = landing.files[index].rejected + summary.rejectedCounts[index]
    }
    let rejected = (summary.rejected + landing.rejected).sorted { ($0.file, $0.line) < ($1.file, $1.line) }
    return ImportReport(
      batch: landing.batch, files: files, rejected: Array(rejected.prefix(Reject.listed)),
      warnings: summary.warnings + landing.warnings + joined,
      totals: landing.totals)
  }
}
