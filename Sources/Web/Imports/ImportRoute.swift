import Desk
import Foundation
import Intake
import Recruitment

/// `GET /import`, `/import/file/ID`, `/import/file/ID/rejects.csv`,
/// `/import/file/ID/rejects/NUMBER`, `/import/mappings`, `/import/mappings/NAME`;
/// `POST /import/upload`, `/import/file/ID/try`, `/import/file/ID/run`, `/import/undo`, `/import/mappings`.
struct ImportRoute {
  let site: Site
  let request: WebRequest

  private var account: AccountID? { site.visitor?.account.id }

  /// Whether a body may be taken to the disk: an upload from a page of ours, by somebody who may import.
  static func takesUpload(_ request: WebRequest) -> Bool {
    request.method == "POST" && request.path == "/import/upload"
  }

  /// - Returns: `nil` for what is not about importing.
  func page(_ segments: [String]) async throws -> WebResponse? {
    guard segments.first == "import" else { return nil }
    let desk = site.desk
    try await site.queue.run { try desk.mayImport() }
    site.uploads.forgetOld(now: site.now())
    switch (segments.count, segments.dropFirst().first) {
    case (1, _): return try await start(fault: nil)
    case (2, "mappings"): return try await mappings(name: nil, typed: nil, fault: nil)
    case (3, "mappings"): return try await mappings(name: segments[2], typed: nil, fault: nil)
    case (3, "file"): return try await file(segments[2])
    case (4, "file") where segments[3] == "rejects.csv": return try await rejects(segments[2], sheet: 0)
    case (5, "file") where segments[3] == "rejects":
      return try await rejects(segments[2], sheet: Int(segments[4]) ?? -1)
    case (2, "upload"), (2, "undo"), (4, "file"): return ErrorPages.methodNotAllowed(allowed: "POST")
    default: return ErrorPages.notFound
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    guard segments.first == "import" else { return nil }
    let (desk, now) = (site.desk, site.now())
    switch (segments.count, segments.dropFirst().first) {
    case (2, "undo"):
      let batch = form["batch"] ?? ""
      let answer = try await site.queue.run { try desk.undoImport(batch, now: now) }
      return try await page("Taken back", ImportUndoneView(answer: answer).content)
    case (2, "mappings"):
      let text = (form.verbatim("text") ?? "").replacing("\r\n", with: "\n")
      do {
        _ = try await site.queue.run { try desk.keepMapping(text, now: now) }
        return .seeOther("/import/mappings")
      } catch let error as IntakeError {
        return try await mappings(name: nil, typed: text, fault: ImportWords.sentence(error))
      }
    case (4, "file") where segments[3] == "try": return try await tryOut(segments[2], form)
    case (4, "file") where segments[3] == "run": return try await run(segments[2])
    default: return nil
    }
  }

  /// Takes an upload from where the server has put it.
  /// - Parameter body: a file with the request's body.
  func upload(_ body: String) async throws -> WebResponse {
    defer { try? FileManager.default.removeItem(atPath: body) }
    if let refusal = site.gate.refusesOrigin(request) { return ErrorPages.refused(refusal) }
    guard let parts = UploadedForm.parts(body, contentType: request.headers["content-type"] ?? "") else {
      return ErrorPages.notAForm
    }
    guard LaunchSecrets.same(parts.fields["form"], site.formToken) else { return ErrorPages.refused(.staleForm) }
    let desk = site.desk
    try await site.queue.run { try desk.mayImport() }
    guard !parts.range.isEmpty else { return try await start(fault: "Choose a file that has something in it.") }
    let path = try site.uploads.place(for: Self.plain(parts.name))
    try UploadedForm.extract(parts.range, from: body, to: path)
    let upload = site.uploads.add(path: path, name: parts.name, by: account, now: site.now())
    return .seeOther("/import/file/\(upload.id)")
  }

  /// The file's own name, by which tables of some programs are known, as far as it is nothing but a name. Formats are told by
  /// contents, and by these endings.
  private static func plain(_ name: String) -> String {
    let kept = name.map { $0.isLetter || $0.isNumber || "-_. ()".contains($0) ? $0 : "_" }
    var plain = String(String(kept).drop { $0 == "." || $0 == " " }.prefix(80))
    if name.count > 80, let dot = name.lastIndex(of: ".") {
      plain += String(name[dot...].filter { $0 != "/" }.prefix(6))
    }
    let ending = [".csv", ".zip", ".mbox", ".eml", ".ics", ".vcf"].first { plain.lowercased().hasSuffix($0) }
    guard let ending else { return (plain.isEmpty ? "table" : plain) + ".csv" }
    return plain.dropLast(ending.count) + ending
  }

  // MARK: Pages

  /// What was under way when the server stopped landed as a whole or not at all: the list below says which.
  private static let gone =
    "That file is not here any more: a day has passed, or the server was started again. What it brought in, if it did, is in "
    + "the list below; if it is not, choose the file again."

  private func start(fault: String?, status: Int = 422) async throws -> WebResponse {
    let desk = site.desk
    let (settings, batches) = try await site.queue.run { (try desk.settings(), try desk.importedBatches()) }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: site.now())
    let view = ImportStartView(batches: batches, words: words, formToken: site.formToken, fault: fault)
    return try await page("Import", view.content, status: fault == nil ? 200 : status)
  }

  private func mappings(name: String?, typed: String?, fault: String?) async throws -> WebResponse {
    let desk = site.desk
    let (lines, text) = try await site.queue.run {
      (try desk.knownMappings(), try typed ?? name.map { try desk.knownMapping($0) })
    }
    let view = MappingsView(lines: lines, name: name, text: text, fault: fault, formToken: site.formToken)
    return try await page("Mappings", view.content, status: fault == nil ? 200 : 422)
  }

  private func file(_ id: String) async throws -> WebResponse {
    guard let upload = site.uploads.upload(id, by: account) else {
      return try await start(fault: Self.gone, status: 404)
    }
    switch upload.state {
    case .waiting: return try await look(upload, fault: nil)
    case .running(let rows, let since, let total):
      let view = ImportRunningView(
        name: upload.name, rows: rows, total: total, seconds: site.now().seconds - since.seconds)
      return try await page("Importing", view.content, refresh: 2)
    case .done(let report):
      let view = ImportDoneView(
        upload: upload, report: report, isTry: false, asksWhoTheyAre: site.visitor == nil || site.recruiter != nil,
        lines: [], formToken: site.formToken)
      return try await page("Imported", view.content)
    case .failed(let words): return try await look(upload, fault: words)
    }
  }

  private func look(
    _ upload: UploadStore.Upload, fault: String?, answers: FormValues = FormValues()
  ) async throws -> WebResponse {
    let desk = site.desk
    var (look, known) = try await site.queue.run { (try desk.lookAtUpload(upload.path), try desk.knownMappings()) }
    look.table = look.table.map { Self.chosen($0, answers) }
    var view = ImportLookView(
      upload: upload, look: look, known: known, formToken: site.formToken, fault: fault, answers: answers)
    view.me = answers["me"] ?? upload.me.first ?? site.visitor?.account.email ?? ""
    return try await page("What is in it", view.content, status: fault == nil ? 200 : 422)
  }

  private func tryOut(_ id: String, _ form: FormValues) async throws -> WebResponse {
    guard let upload = site.uploads.upload(id, by: account) else { return ErrorPages.notFound }
    let (desk, now) = (site.desk, site.now())
    do {
      let wish = try await wish(upload, form)
      let (report, lines) = try await site.queue.run { try desk.tryUpload(wish, now: now) }
      site.uploads.change(id) { upload in
        (upload.mapping, upload.text, upload.state) = (wish.mapping, wish.text, .waiting)
        (upload.me, upload.onlyKnown) = (wish.me, wish.onlyKnown)
      }
      let view = ImportDoneView(upload: upload, report: report, isTry: true, lines: lines, formToken: site.formToken)
      return try await page("What would happen", view.content)
    } catch let error as IntakeError {
      return try await look(upload, fault: ImportWords.sentence(error), answers: form)
    } catch let missing as MappingMaker.Missing {
      return try await look(upload, fault: "Not yet: \(missing.rawValue).", answers: form)
    } catch DeskError.needsOwnAddress {
      let fault = "Say whose mail or calendar it is: an address tells who wrote to whom."
      return try await look(upload, fault: fault, answers: form)
    }
  }

  /// What the form says of how the file is read.
  private func wish(_ upload: UploadStore.Upload, _ form: FormValues) async throws -> UploadWish {
    var wish = UploadWish(path: upload.path)
    wish.me = [form["me"] ?? ""].filter { $0.contains("@") }
    wish.onlyKnown = form["known"] == "yes"
    let choice = form["as"] ?? ""
    let desk = site.desk
    if choice != "columns" {
      wish.mapping = choice.isEmpty ? nil : choice
      let table = choice.isEmpty ? try await site.queue.run { try desk.lookAtUpload(upload.path) }.table : nil
      wish.text = table.flatMap { Self.ordered($0, form) }
      return wish
    }
    guard let read = try await site.queue.run({ try desk.lookAtUpload(upload.path) }).table else {
      throw WebError.unusable(field: "file")
    }
    let table = Self.chosen(read, form)
    let name = form["name"] ?? ""
    guard MappingReader.isName(name) else {
      throw IntakeError.badMapping(name: "", line: 1, what: "a name has small letters, digits, - and _, at most 40")
    }
    let column = table.columns.firstIndex { $0.target == .date }
    let dates = column.flatMap { form["d\($0)"] }.flatMap(DateOrder.init(rawValue:))
    guard dates != nil || table.doubt == nil else {
      throw IntakeError.badMapping(
        name: name, line: 1,
        what: "say which comes first in dates of \(table.doubt?.column ?? ""), the day or the month")
    }
    var maker = MappingMaker(name: name, look: table, dates: dates ?? table.dateOrder)
    if let words = table.columns.first(where: { $0.target == .stage })?.words {
      for (index, word) in words.enumerated() { if let meaning = form["w\(index)"] { maker.stages[word] = meaning } }
    }
    let text = try maker.text()
    let other = try await site.queue.run { try? desk.knownMapping(name) }
    guard other == nil || other == text else {
      throw IntakeError.badMapping(name: name, line: 1, what: "there is a mapping \(name) already: choose another name")
    }
    wish.text = text
    return wish
  }

  /// A known table whose format leaves the order of its dates open, with the order that was said.
  private static func ordered(_ table: TableLook, _ form: FormValues) -> String? {
    guard let doubt = table.doubtOfKnown,
      let place = table.columns.firstIndex(where: { $0.name == doubt.column }),
      let order = form["d\(place)"].flatMap(DateOrder.init(rawValue:))
    else { return nil }
    return table.known(dates: order)
  }

  /// A table whose columns are what a form says they are.
  private static func chosen(_ table: TableLook, _ form: FormValues) -> TableLook {
    var table = table
    for index in table.columns.indices {
      if let target = form["c\(index)"].flatMap(ColumnTarget.init(rawValue:)) { table.columns[index].target = target }
    }
    return table
  }

  private func run(_ id: String) async throws -> WebResponse {
    guard let upload = site.uploads.upload(id, by: account) else {
      return try await start(fault: Self.gone, status: 404)
    }
    // A button that is pressed twice imports once.
    guard site.uploads.begin(id, now: site.now()) else { return .seeOther("/import/file/\(id)") }
    let (desk, now, uploads, queue) = (site.desk, site.now(), site.uploads, site.queue)
    let wish = upload.wish
    Task {
      do {
        let total = try await queue.run { Self.records(try desk.tryUpload(wish, now: now).report) }
        uploads.change(id) { $0.state = .running(rows: 0, since: now, of: total) }
        let report = try await queue.run {
          try desk.importUpload(wish, now: now) { text in
            let rows = Int(text.filter { $0.isASCII && $0.isNumber }) ?? 0
            uploads.change(id) { $0.state = .running(rows: rows, since: now, of: total) }
          }
        }
        uploads.change(id) { $0.state = .done(report) }
      } catch let error as IntakeError {
        uploads.change(id) { $0.state = .failed(ImportWords.sentence(error)) }
      } catch {
        uploads.change(id) { $0.state = .failed("Nothing was imported: the store could not take it. Try again.") }
      }
    }
    return .seeOther("/import/file/\(id)")
  }

  /// Records that an import makes, those that are there already among them: one row may make several.
  private static func records(_ report: ImportReport) -> Int {
    report.files.reduce(0) { $0 + $1.added + $1.updated + $1.unchanged }
  }

  /// - Parameter place: among the files that have rejected rows.
  private func rejects(_ id: String, sheet place: Int) async throws -> WebResponse {
    guard let upload = site.uploads.upload(id, by: account), case .done(let report) = upload.state else {
      return ErrorPages.notFound
    }
    let desk = site.desk
    let sheets = try await site.queue.run { try desk.rejectedRows(of: upload.wish, report) }
    guard sheets.indices.contains(place) else { return ErrorPages.notFound }
    return .download(sheets[place].bytes, "text/csv", named: sheets[place].name)
  }

  private func page(
    _ title: String, _ content: HTML, status: Int = 200, refresh: Int? = nil
  ) async throws -> WebResponse {
    let desk = site.desk
    let settings = try await site.queue.run { try desk.settings() }
    var frame = PageFrame(title: title, firmName: settings.name, notice: nil)
    frame.refresh = refresh
    var response = site.page(frame, content, for: request)
    response.status = status
    return response
  }
}

/// What is wrong with a file or a mapping, in words.
enum ImportWords {
  static func sentence(_ error: IntakeError) -> String {
    switch error {
    case .nothingToRead: "There is nothing to read in it."
    case .cannotOpen: "The file cannot be read any more: choose it again."
    case .notAFormatWeKnow(_, let why): "That is nothing RightCall can read: \(why)."
    case .damaged(_, let why): "The file is damaged: \(why)."
    case .lineTooLong(_, let line, _): "Line \(line) is too long. Is a quote missing?"
    case .duplicateColumn(_, let column): "The column \(column) is there twice."
    case .missingColumn(_, let column): "The column \(column) is missing."
    case .unknownTimezone(let name): "\(name) is no time zone."
    case .badMapping(_, let line, let what): "Not taken, line \(line): \(what)."
    case .noSuchMapping(let name): "There is no format \(name)."
    }
  }
}
