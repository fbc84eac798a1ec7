/// A page of a few sentences: what went wrong, and what to do about it. Never what went on inside.
struct PlainPage: Sendable {
  var title: String
  var heading: String
  var paragraphs: [HTML]
  /// Whether whoever was let in sees their own way on round it; `false` for what is said to those outside.
  var isInside = true

  /// - Parameter frame: of somebody who was let in; `nil` = nobody knows who asks, and no way on is shown.
  func page(in frame: PageFrame?) -> HTML {
    let content: HTML = """
      <section class="empty">
      <h1>\(heading)</h1>
      \(paragraphs.map { "<p>\($0)</p>\n" as HTML })
      </section>
      """
    let plain = PageFrame(title: title, firmName: nil, notice: nil, isInside: false)
    return (isInside ? frame ?? plain : plain).page(content)
  }

  func response(status: Int) -> WebResponse {
    var response = WebResponse.page(page(in: nil), status: status)
    response.plain = self
    return response
  }
}

extension Site {
  /// Whatever went wrong, whoever was let in keeps their name, their own links and the way out.
  func framed(_ response: WebResponse) -> WebResponse {
    guard let plain = response.plain, plain.isInside else { return response }
    var frame = PageFrame(title: plain.title, firmName: nil, notice: nil)
    frame.visitor = visitor.map { FrameVisitor($0, hasDay: recruiter != nil, formToken: formToken) }
    var framed = response
    framed.body = plain.page(in: frame).bytes
    return framed
  }
}
