import Collateral
import Desk
import Recruitment

/// One piece: what stands in its way, its words beside the pages as they will look, and how far it has come.
struct PieceView {
  let sheet: PieceSheet
  let formToken: String
  let mayChange: Bool
  let mayApprove: Bool
  let words: DateWords
  /// So that a browser asks for pictures anew.
  let mark: Int64

  private var piece: Piece { sheet.piece }
  private var path: String { "/collateral/pieces/\(piece.slug)" }

  var content: HTML {
    """
    <p class="crumb"><a href="/collateral">Collateral</a></p>
    <h1>\(CitedText(piece.title).plain)</h1>
    <p class="lead">\(piece.kind.words) · \(piece.audience.words) · answers “\(piece.purpose.words)” · \
    <span class="state \(sheet.state.rawValue)">\(sheet.state.words)</span></p>
    \(faults)
    \(steps)
    \(sheet.isWaiting ? "<p class=\"rest\">Your own findings are being worked out: reload in a moment to see them here.</p>" : .empty)
    <form class="piece" method="post" action="\(path)">
    <input type="hidden" name="form" value="\(formToken)">
    \(cover)
    \(piece.points.enumerated().map { pointRow($0.offset, $0.element) })
    \(piece.kind == .post ? .empty : newPoint)
    \(ending)
    \(postBox)
    \(mayChange ? "<p class=\"send\"><button class=\"main\">Save and look again</button></p>" : .empty)
    </form>
    \(mayChange ? ownFigures : .empty)
    \(downloads)
    \(mayChange ? copyForm : .empty)
    """
  }

  private var faults: HTML {
    guard !sheet.faults.isEmpty else {
      return "<p class=\"origin\">Every figure in it has a source, and it fits its pages.</p>"
    }
    return """
      <section class="warning faults"><h2>\(TradeWords.count(sheet.faults.count, "thing stands", "things stand")) in the way</h2>
      <ul>\(sheet.faults.map { "<li>\(FaultWords.sentence($0))</li>" as HTML })</ul></section>
      """
  }

  // MARK: The way to approval

  private var steps: HTML {
    let next: (PieceState, HTML)? =
      switch sheet.state {
      case .draft, .expired: mayChange && sheet.faults.isEmpty ? (.checked, "I have checked it") : nil
      case .checked: mayApprove && sheet.faults.isEmpty ? (.approved, "Approve it") : nil
      case .approved: mayChange ? (.draft, "Take it back") : nil
      }
    let button: HTML? = next.map { state, label in
      """
      <form method="post" action="\(path)/step"><input type="hidden" name="form" value="\(formToken)">\
      <input type="hidden" name="to" value="\(state.rawValue)">\
      <button\(state == .draft ? .empty : " class=\"main\"")>\(label)</button></form>
      """
    }
    let taken: [HTML] = sheet.steps.suffix(4).reversed().map { step in
      let until: HTML? = step.until.map { ", until \($0.words)" }
      return "<li>\(step.state.words) by \(step.name), \(DateWords.element(step.at, words.day(step.at)))\(until)</li>"
    }
    return """
      <section class="steps" aria-label="How far it has come">
      <ol class="stages">\(PieceState.allCases.prefix(3).map(stage))</ol>
      \(button)
      \(taken.isEmpty ? .empty : "<ul class=\"origin\">\(taken)</ul>")
      </section>
      """
  }

  private func stage(_ state: PieceState) -> HTML {
    "<li\(state == sheet.state ? " aria-current=\"step\"" : .empty)>\(state.words)</li>"
  }

  // MARK: The words beside the pages

  private var shape: PieceShape { PieceShape(piece.kind) }

  private func picture(_ page: Int, _ alt: String) -> HTML {
    "<a class=\"proof\" href=\"\(path)/pages/\(shape.drawing)_\(page).png?v=\(mark)\"><img src=\"\(path)/pages/\(shape.drawing)_\(page).png?v=\(mark)\" alt=\"\(alt)\" \(shape.size) loading=\"lazy\"></a>"
  }

  private var isCarousel: Bool { piece.kind == .carousel }

  private func row(_ picture: HTML?, _ fields: HTML, _ name: String) -> HTML {
    """
    <fieldset class="spread"><legend>\(name)</legend>
    \(picture.map { "<div class=\"proofs\">\($0)</div>" as HTML })
    <div class="fields">\(fields)</div>
    </fieldset>
    """
  }

  private func area(_ id: String, _ label: String, _ value: String, rows: Int, hint: HTML? = nil) -> HTML {
    """
    <p><label for="\(id)">\(label)</label>\(hint.map { "<span class=\"hint\" id=\"\(id)-hint\">\($0)</span>" as HTML })\
    <textarea id="\(id)" name="\(id)" rows="\(rows)"\(hint == nil ? .empty : " aria-describedby=\"\(id)-hint\"")\
    \(mayChange ? .empty : " readonly")>\(value)</textarea></p>
    """
  }

  private var cover: HTML {
    row(
      picture(0, isCarousel ? "The first page as it will look" : "The piece as it will look"),
      area("title", "Title", piece.title, rows: 2)
        + area(
          "lead", "Under the title", piece.lead, rows: 3,
          hint:
            "A figure needs what it is from behind its sentence: [cipd-2023-counter-offers-common]; [own] for a promise or a count of yours."
        ), isCarousel ? "First page" : "Head")
  }

  private func pointRow(_ index: Int, _ point: Piece.Point) -> HTML {
    let shown = sheet.fitted.points.firstIndex { $0.heading == point.heading && $0.needs == point.needs }
    let number = index + 1
    var fields = area("heading\(index)", "Heading", point.heading, rows: 1)
    fields += area("text\(index)", "Words", point.text, rows: 4)
    fields += area("say\(index)", "What a recruiter says of it", point.say ?? "", rows: 2)
    if let chart = point.chart {
      fields += """
        <p class="origin">Figure: \(chart.says) (\(chart.claim)) \
        <label class="check"><input type="checkbox" name="plain\(index)" value="yes"> Without it</label></p>
        """
    }
    if shown == nil {
      fields += """
        <p class="origin">Left out for now: it needs \(point.needs ?? "a figure of your own"), which your record cannot give \
        (30 cases and 10 clients at least).</p>
        """
    }
    fields +=
      "<p><label class=\"check\"><input type=\"checkbox\" name=\"drop\(index)\" value=\"yes\"> Take this page out</label></p>"
    let proof = isCarousel ? shown.map { picture($0 + 1, "Page \($0 + 2) as it will look") } : nil
    return row(proof, fields, isCarousel ? "Page \(number + 1)" : "Point \(number)")
  }

  private var newPoint: HTML {
    mayChange
      ? """
      <details class="more-words"><summary>Add a \(isCarousel ? "page" : "point")</summary>
      \(area("heading_new", "Heading", "", rows: 1))\(area("text_new", "Words", "", rows: 3))</details>
      """ : .empty
  }

  private var ending: HTML {
    let count = sheet.fitted.points.count
    return row(
      isCarousel
        ? picture(count + 1, "The last page but one as it will look")
          + picture(count + 2, "The last page as it will look") : nil,
      area("message", "When a message will do", piece.message, rows: 3, hint: "Every piece says it.")
        + area("action", "What they can do now", piece.action, rows: 2), "At the end")
  }

  private var postBox: HTML {
    row(
      nil,
      area(
        "post", "Post for LinkedIn", piece.post ?? "", rows: 8,
        hint: "3,000 characters at most; the first line is what is seen, so 140 there. Empty: it is made of the rest.")
        + area("tags", "Hashtags", (piece.tags ?? []).joined(separator: " "), rows: 1), "Caption")
  }

  // MARK: Own figures, files, copies

  private var ownFigures: HTML {
    let own = sheet.claims.filter { $0.origin == .record || $0.origin == .story }
    let usable = own.filter { $0.bar == nil }
    let listed: HTML =
      usable.isEmpty
      ? """
      <p class="empty-line">Your own record cannot say anything here yet: a finding needs a verdict that allows its sentence, 30 \
      cases on each side, and 10 clients or people behind it. The piece works without.</p>
      """
      : "<ul class=\"lines\">\(usable.map(ownLine))</ul>"
    return """
      <section><h2>From your own record</h2>\(listed)
      <p class="rest"><a href="/collateral/library">All that can be rested on</a></p></section>
      """
  }

  private func ownLine(_ claim: Claim) -> HTML {
    let isIn = piece.claims.contains(claim.id)
    return """
      <li><p>\(claim.sentence)</p><p class="origin">\(claim.footnote)</p>
      \(isIn ? "<p class=\"origin\">It is in.</p>" : """
        <form method="post" action="\(path)/add"><input type="hidden" name="form" value="\(formToken)">\
        <input type="hidden" name="claim" value="\(claim.id)"><button>Add it as a page</button></form>
        """ as HTML)</li>
      """
  }

  private var downloads: HTML {
    let draft = sheet.state == .approved ? "" : "?draft=yes"
    let files: [HTML] = piece.kind.renderings.map {
      "<li><a href=\"\(path)/files/\($0.rawValue)\(draft)\">\($0.words)</a></li>"
    }
    return """
      <section><h2>Files</h2>
      \(draft.isEmpty ? .empty : "<p class=\"rest\">Not approved yet: what you take now says that it is a draft.</p>")
      <p class="ways"><a class="way" href="\(path)/kit.zip\(draft)">Everything as a kit</a></p>
      <ul class="files">\(files)</ul></section>
      """
  }

  private var copyForm: HTML {
    """
    <section><h2>Start another from it</h2>
    <form class="find wide" method="post" action="\(path)/copy"><input type="hidden" name="form" value="\(formToken)">
    <label for="slug">Its address: small letters and hyphens</label>
    <input id="slug" name="slug" type="text" value="\(piece.slug)-2" autocomplete="off" required>
    <button>Copy it</button></form></section>
    """
  }
}
