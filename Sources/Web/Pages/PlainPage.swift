/// A page of a few sentences: what went wrong, and what to do about it. Never what went on inside.
struct PlainPage {
  var title: String
  var heading: String
  var paragraphs: [HTML]
  var isInside = true

  var page: HTML {
    let content: HTML = """
      <section class="empty">
      <h1>\(heading)</h1>
      \(paragraphs.map { "<p>\($0)</p>\n" as HTML })
      </section>
      """
    return PageFrame(title: title, firmName: nil, notice: nil, isInside: isInside).page(content)
  }

  func response(status: Int) -> WebResponse { .page(page, status: status) }
}
