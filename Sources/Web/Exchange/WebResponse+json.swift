import Desk

/// Answers for programs.
extension WebResponse {
  static func json(_ status: Int = 200, _ body: (inout JSONWriter) -> Void) -> WebResponse {
    var writer = JSONWriter()
    body(&writer)
    return WebResponse(
      status: status,
      headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")], body: writer.bytes)
  }

  /// Why there is none.
  static func fault(_ status: Int, _ words: String) -> WebResponse {
    json(status) { $0.object { $0.field("error", words) } }
  }

  /// 202 with how far it has come: a program asks again.
  static func working(_ share: Double) -> WebResponse {
    json(202) { writer in
      writer.object { writer in
        writer.key("working")
        writer.number(share)
      }
    }.adding("Retry-After", "\(WaitView.seconds)")
  }
}
