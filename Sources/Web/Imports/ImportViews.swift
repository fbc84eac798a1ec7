import Desk
import Intake
import Recruitment

/// Where records are brought in, and taken back.
struct ImportStartView {
  let batches: [BatchSummary]
  let words: DateWords
  let formToken: String
  let fault: String?

  var content: HTML {
    """
    <h1>Import</h1>
    <p class="lead">An export of your ATS or CRM, a call log, a bundle: one CSV file or a zip of them; a mailbox, a calendar or an \
    address book. First you see what is in it and what would happen; nothing is kept until you say so.</p>
    \(Field.summary(fault, field: "file"))
    <form class="sheet" method="post" action="/import/upload" enctype="multipart/form-data">
    <input type="hidden" name="form" value="\(formToken)">
    <p><label for="file">File</label><span class="hint" id="file-hint">CSV, zip, mbox, eml, ics or vcf, 2 GB at most. It lies on this server \
    for your eyes alone and is deleted after a day.</span>
    <input id="file" name="file" type="file" accept=".csv,.tsv,.txt,.zip,.log,.mbox,.eml,.ics,.vcf" aria-describedby="file-hint" required></p>
    <p><button class="main">Look at it</button></p>
    </form>
    <p>People first, calls afterwards: a call log is matched with the numbers on record. Your own words for statuses and other \
    formats are <a href="/import/mappings">mappings</a>.</p>
    <h2>What has been imported</h2>
    \(list)
    """
  }

  private var list: HTML {
    if batches.isEmpty { return "<p>Nothing yet.</p>" }
    let rows = batches.prefix(50).map { batch -> HTML in
      let undo: HTML =
        batch.undoneAt != nil
        ? "taken back"
        : """
        <form method="post" action="/import/undo"><input type="hidden" name="form" value="\(formToken)">\
        <input type="hidden" name="batch" value="\(batch.id)">\
        <button class="quiet" aria-label="Take batch \(batch.id) back">Take it back</button></form>
        """
      return
        "<tr><td>\(batch.id)</td><td>\(batch.source)</td><td>\(words.near(batch.landedAt))</td><td>\(undo)</td></tr>\n"
    }
    return """
      <div class="scroll"><table class="imports"><thead><tr><th scope="col">Batch</th><th scope="col">From</th>\
      <th scope="col">When</th><th scope="col">Undo</th></tr></thead><tbody>
      \(rows)</tbody></table></div>
      """
  }
}

/// A file that was uploaded: what it seems to be, and the questions that it leaves.
struct ImportLookView {
  let upload: UploadStore.Upload
  let look: UploadLook
  let known: [MappingLine]
  /// The address of whoever is looking.
  var me = ""
  let formToken: String
  let fault: String?
  /// What was said before, where something of it could not be taken.
  var answers = FormValues()

  private var isKnown: Bool {
    !look.files.isEmpty && look.files.contains { $0.format != "canonical" || !$0.path.isEmpty }
  }

  var content: HTML {
    """
    <h1>What is in it</h1>
    <p class="lead">\(upload.name)\(form)</p>
    \(Field.summary(fault, field: nil))
    \(found)
    \(look.files.isEmpty && look.table == nil ? nil : questions)
    """
  }

  private var questions: HTML {
    """
    <form class="sheet import" method="post" action="/import/file/\(upload.id)/try">
    <input type="hidden" name="form" value="\(formToken)">
    <p><label for="as">Read it as</label><select id="as" name="as">\(choices)</select></p>
    \(look.table.map(question))
    \(look.table.map(columns))
    \(own)
    <p><button class="main">Show what would happen</button></p>
    </form>
    """
  }

  private var form: HTML {
    guard let table = look.table else { return "" }
    return
      ": \(table.columns.count) columns, \(table.form.encoding.rawValue), separated by a \(table.form.delimiterWord)"
  }

  private var found: HTML {
    if look.files.isEmpty {
      guard look.table != nil else {
        let why = look.fault.map(ImportWords.sentence) ?? "RightCall cannot read this file."
        return "<p>\(why)</p><p><a class=\"button\" href=\"/import\">Choose another file</a></p>"
      }
      if case .notAFormatWeKnow? = look.fault {
      } else if let fault = look.fault {
        return "<p>\(ImportWords.sentence(fault)) If it is another table, say below what its columns are.</p>"
      }
      return
        "<p>RightCall does not know these columns. \(TableLook.whyUnknown) Say below what they are; your answers are kept for the next time.</p>"
    }
    let parts = look.files.prefix(60).map { "<li>\($0.path): \($0.format)</li>" as HTML }
    return "<ul class=\"plain\">\(parts)</ul>"
  }

  /// Whose mail or calendar it is, which no file says; an address book may be a private one.
  private var own: HTML? {
    let formats = Set(look.files.map(\.format))
    if formats.isDisjoint(with: ["mail", "calendar", "contacts"]) { return nil }
    let address: HTML? =
      formats.isDisjoint(with: ["mail", "calendar"])
      ? nil
      : """
      \(Field(id: "me", label: "Whose it is", type: "email", value: me, hint: "Their own address: it tells who wrote to whom.", fault: nil).markup)
      """
    return """
      \(address)<p><label class="check"><input type="checkbox" name="known" value="yes"> Only people whose address is on record \
      already</label></p>

      """
  }

  private var choices: HTML {
    let chosen = answers["as"]
    func option(_ value: String, _ words: String) -> HTML {
      "<option value=\"\(value)\"\(value == chosen ? " selected" as HTML : "")>\(words)</option>"
    }
    var options: HTML = isKnown ? option("", "what it was found to be") : ""
    if look.table != nil { options += option("columns", "the columns below") }
    for line in known where line.fault == nil { options += option(line.name, line.title) }
    return options
  }

  private func columns(_ table: TableLook) -> HTML {
    let rows = table.columns.enumerated().map { index, column -> HTML in
      let options = ColumnTarget.allCases.map { target -> HTML in
        "<option\(target == column.target ? " selected" as HTML : "")>\(target.rawValue)</option>"
      }
      let samples = column.samples.map { String($0.prefix(40)) }.joined(separator: " · ")
      return """
        <tr><th scope="row"><label for="c\(index)">\(column.name)</label></th><td>\(samples)</td>\
        <td><select id="c\(index)" name="c\(index)">\(options)</select></td></tr>

        """
    }
    return """
      <details\(isKnown && answers["as"] != "columns" ? "" : " open" as HTML)><summary>The columns</summary>
      \(Field(id: "name", label: "What to call it", value: answers["name"] ?? "", hint: "Small letters, digits, - and _: our-crm", fault: nil, isRequired: false).markup)
      <div class="scroll"><table class="imports"><thead><tr><th scope="col">Column</th><th scope="col">For example</th>\
      <th scope="col">It is</th></tr></thead><tbody>
      \(rows)</tbody></table></div>
      \(stages(table))
      </details>
      """
  }

  /// One for each column that leaves it open: whichever is said to be the date.
  private func question(_ table: TableLook) -> HTML {
    let questions = table.columns.enumerated().compactMap { index, column -> HTML? in
      column.doubt.map { doubt -> HTML in
        """
        <fieldset><legend>\(doubt.column): “\(doubt.text)” can be read in two ways. Which comes first?</legend>
        \(order(.dayFirst, "the day", index))
        \(order(.monthFirst, "the month", index))</fieldset>

        """
      }
    }
    return "\(questions)"
  }

  private func order(_ order: DateOrder, _ words: String, _ index: Int) -> HTML {
    let checked: HTML = answers["d\(index)"] == order.rawValue ? " checked" : ""
    return """
      <label class="check"><input type="radio" name="d\(index)" value="\(order.rawValue)"\(checked)> \(words)</label>
      """
  }

  private func stages(_ table: TableLook) -> HTML {
    guard let column = table.columns.first(where: { $0.target == .stage }), !column.words.isEmpty else { return "" }
    let rows = column.words.enumerated().map { index, word -> HTML in
      let guess = answers["w\(index)"] ?? MappingMaker.stage(word)
      let options = Stage.allCases.map { stage -> HTML in
        "<option value=\"\(stage.word)\"\(stage.word == guess ? " selected" as HTML : "")>\(TradeWords.stage(stage))</option>"
      }
      return """
        <p><label for="w\(index)">\(word)</label><select id="w\(index)" name="w\(index)">\
        <option value="">none of these: list it</option>\(options)</select></p>

        """
    }
    return "<h2>What \(column.name) means</h2>\n\(rows)"
  }
}

struct ImportRunningView {
  let name: String
  let rows: Int
  let total: Int
  let seconds: Int64

  var content: HTML {
    """
    <h1>Importing</h1>
    <p class="lead">\(name): \(progress)\(rest). You may leave this page.</p>
    <progress max="\(max(1, total))" value="\(min(rows, total))">\(rows) of \(total)</progress>
    <p>All of it lands at the end, or none of it.</p>
    """
  }

  /// The total is counted first.
  private var progress: String { total == 0 ? "being looked at" : "\(min(rows, total)) of \(total) records read" }

  private var rest: String {
    guard rows > 0, rows < total, seconds > 1 else { return "" }
    let left = Int64(total - rows) * seconds / Int64(rows)
    return left < 60 ? ", less than a minute left" : ", about \(left / 60 + 1) minutes left"
  }
}

/// What an import did, or would do.
struct ImportDoneView {
  let upload: UploadStore.Upload
  let report: ImportReport
  let isTry: Bool
  /// Whether whoever imported may say what people are.
  var asksWhoTheyAre = false
  let lines: [String]
  let formToken: String

  private func sum(_ field: KeyPath<ImportReport.File, Int>) -> Int {
    report.files.reduce(0) { $0 + $1[keyPath: field] }
  }

  var content: HTML {
    """
    <h1>\(isTry ? "What would happen" : "Imported")</h1>
    <p class="lead">\(upload.name): \(sum(\.rows)) rows; \(sum(\.added)) records added, \(sum(\.updated)) changed, \
    \(sum(\.unchanged)) as they were, \(report.rejectedCount) rejected.</p>
    \(next)
    \(ask)
    \(rejected)
    \(notes)
    \(preview)
    """
  }

  private var next: HTML {
    if isTry {
      return """
        <form method="post" action="/import/file/\(upload.id)/run"><input type="hidden" name="form" value="\(formToken)">\
        <p><button class="main">Import it</button> <a href="/import/file/\(upload.id)">Change something</a></p></form>
        """
    }
    guard let batch = report.batch else {
      return """
        <p>Nothing in it was new.</p><p><a class="button main" href="/">Go to your first page</a> \
        <a href="/import">Import more</a></p>
        """
    }
    return """
      <form method="post" action="/import/undo"><input type="hidden" name="form" value="\(formToken)">\
      <input type="hidden" name="batch" value="\(batch.value)"><p><a class="button main" href="/">Go to your first page</a> \
      <a href="/import">Import more</a> <button class="quiet">Take it back</button></p></form>
      """
  }

  /// A mailbox does not say what anybody is.
  private var ask: HTML? {
    guard !isTry, asksWhoTheyAre, report.files.contains(where: { $0.format == "mail" }) else { return nil }
    return """
      <p><strong>Next:</strong> <a href="/people/kinds">say what those are to whom you write most</a>: candidate, client or \
      neither.</p>
      """
  }

  private var rejected: HTML {
    if report.rejectedCount == 0 { return "" }
    let hasSeveral = report.files.count > 1
    let rows = report.rejected.prefix(50).map { reject -> HTML in
      let file: HTML? = hasSeveral ? "<td>\(path(reject.file))</td>" : nil
      return
        "<tr>\(file)<td>\(reject.line)</td><td>\(reject.column)</td><td>\(reject.value)</td><td>\(reject.why)</td></tr>\n"
    }
    return """
      <h2>Rejected</h2>\(isTry ? nil : sheets)
      <div class="scroll"><table class="imports"><thead><tr>\(hasSeveral ? "<th scope=\"col\">File</th>" as HTML : nil)\
      <th scope="col">Line</th><th scope="col">Column</th>\
      <th scope="col">Says</th><th scope="col">Why</th></tr></thead><tbody>
      \(rows)</tbody></table></div>
      """
  }

  private func path(_ file: Int) -> String { report.files.indices.contains(file) ? report.files[file].path : "" }

  /// The rejected rows of each file.
  private var sheets: HTML {
    let files = report.files.indices.filter { index in report.rejected.contains { $0.file == index } }
    let more: HTML? =
      report.rejectedCount > report.rejected.count
      ? " They hold the first \(report.rejected.count) of \(report.rejectedCount)." : nil
    if files.count == 1 {
      return """
        <p><a href="/import/file/\(upload.id)/rejects.csv">The rejected rows as a table</a>, with the reason in front: mend them \
        and import that file.\(more)</p>
        """
    }
    let links = files.enumerated().map { place, file -> HTML in
      "<li><a href=\"/import/file/\(upload.id)/rejects/\(place)\">\(path(file))</a></li>\n"
    }
    return """
      <p>The rejected rows of each file as a table, with the reason in front: mend them and import those files.\(more)</p>
      <ul class="plain">\(links)</ul>
      """
  }

  /// As many as one table lists words that it has no meaning for, and some beside.
  private static let mostNotes = 600

  private var notes: HTML {
    let aside = report.leftAside.map { "<li>\($0.path): \($0.why)</li>\n" as HTML }
    let notRead: HTML = aside.isEmpty ? "" : "<h2>Not read</h2>\n<ul class=\"plain\">\(aside)</ul>\n"
    let of = report.files.count > 1
    let all = report.warnings.filter { !report.isOfFileLeftAside($0) }
    var notes = all.prefix(Self.mostNotes).map { note -> HTML in
      "<li>\(of ? path(note.file) + ": " : "")\(note.what) (\(note.count))</li>\n"
    }
    if all.count > Self.mostNotes { notes.append("<li>and \(all.count - Self.mostNotes) more</li>\n") }
    return notes.isEmpty ? notRead : "\(notRead)<h2>Worth knowing</h2>\n<ul class=\"plain\">\(notes)</ul>"
  }

  private var preview: HTML {
    if lines.isEmpty { return "" }
    return "<h2>The first records</h2>\n<ol class=\"plain\">\(lines.map { "<li>\($0)</li>\n" as HTML })</ol>"
  }
}

struct ImportUndoneView {
  let answer: UndoAnswer

  var content: HTML {
    let kept = answer.kept.prefix(50).map { "<li>\($0)</li>\n" as HTML }
    return """
      <h1>Taken back</h1>
      <p class="lead">Batch \(answer.batch): \(answer.removed) records removed, \(answer.restored) restored, \
      \(answer.keptCount) kept because something later depends on them.</p>
      <ul class="plain">\(kept)</ul>
      <p><a href="/import">Back to imports</a></p>
      """
  }
}

/// How tables are read, to be looked at and added to.
struct MappingsView {
  let lines: [MappingLine]
  let name: String?
  let text: String?
  let fault: String?
  let formToken: String

  var content: HTML {
    let list = lines.map { line -> HTML in
      let note = line.fault ?? (line.isPreset ? (line.isSaved ? "with your additions" : "") : "your own")
      return "<li><a href=\"/import/mappings/\(line.name)\">\(line.title)</a> \(note)</li>\n"
    }
    return """
      <h1>Mappings</h1>
      <p class="lead">How tables of other programs are read, and what their words for statuses mean. To add words to a format, \
      save a mapping of the same name that begins with <code>like:</code> and has only your own words.</p>
      \(Field.summary(fault, field: "text"))
      <ul class="plain">\(list)</ul>
      <form class="sheet" method="post" action="/import/mappings"><input type="hidden" name="form" value="\(formToken)">
      <p><label for="text">\(name ?? "A new mapping")</label><textarea id="text" name="text" rows="24" spellcheck="false">\
      \(text ?? "mapping: bullhorn\nlike: bullhorn\ntables:\n  stage:\n    1st round: interview\n")</textarea></p>
      <p><button class="main">Save for everybody</button></p></form>
      <p><a href="/import">Back to imports</a></p>
      """
  }
}
