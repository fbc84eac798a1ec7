import Desk
import Synchronization

/// `POST /privacy/screening` with a file: read as it comes, hashed line by line, never in memory whole.
struct ScreeningUpload {
  let site: Site
  let request: WebRequest

  /// Octets; some four million numbers.
  static let limit = 64 * 1_024 * 1_024
  static let limitWords = "64 MB"

  private enum Refusal: Error {
    case tooLarge, staleForm, notAForm
  }

  /// What has come so far. Parts come one after the other.
  private struct Arriving: Sendable {
    var reader: MultipartReader
    var intake: ScreeningIntake
    var octets = 0
    var fields: [String: String] = [:]
    /// The field whose numbers came last.
    var latest: String?
  }

  /// - Returns: `nil` for requests that bring no such file.
  func respond() async throws -> WebResponse? {
    guard case .stream(let stream) = request.body else { return nil }
    guard let visitor = site.visitor else { return ErrorPages.notFound }
    if let refusal = site.gate.refusesOrigin(request) { return ErrorPages.refused(refusal) }
    let desk = visitor.desk
    let intake = try await site.queue.run { try desk.screeningIntake() }
    guard let reader = MultipartReader(contentType: request.headers["content-type"] ?? "", long: ["file", "numbers"])
    else { return ErrorPages.notAForm }
    do {
      if let length = stream.length, length > Self.limit { throw Refusal.tooLarge }
      let arrived = try await arrived(stream, Arriving(reader: reader, intake: intake))
      let load = try await site.queue.run {
        try desk.loadScreening(arrived.fields["list"] ?? "", arrived.intake)
      }
      return site.done(.screeningLoaded(unreadable: load.unreadable), at: "/privacy")
    } catch Refusal.tooLarge {
      return Self.tooLarge
    } catch Refusal.staleForm {
      return ErrorPages.refused(.staleForm)
    } catch is Refusal, is MultipartReader.Fault {
      return ErrorPages.notAForm
    }
  }

  private func arrived(_ stream: BodyStream, _ beginning: Arriving) async throws -> Arriving {
    let arriving = Mutex(beginning)
    let (queue, formToken) = (site.queue, site.formToken)
    try await stream.read { part in
      // Reading numbers takes its time: off the event loops.
      try await queue.run {
        try arriving.withLock { try Self.take(part, into: &$0, formToken) }
      }
    }
    let arrived = arriving.withLock { $0 }
    guard arrived.reader.isComplete else { throw Refusal.notAForm }
    guard LaunchSecrets.same(arrived.fields["form"], formToken) else { throw Refusal.staleForm }
    return arrived
  }

  private static func take(_ part: ArraySlice<UInt8>, into arriving: inout Arriving, _ formToken: String) throws {
    arriving.octets += part.count
    guard arriving.octets <= limit else { throw Refusal.tooLarge }
    for event in try arriving.reader.take(part) {
      switch event {
      case .field(let name, let value): arriving.fields[name] = value
      case .content(let name, let bytes):
        // The page's own key comes first: of anybody else's file nothing is read.
        guard LaunchSecrets.same(arriving.fields["form"], formToken) else { throw Refusal.staleForm }
        // A file need not end with a line's end.
        if arriving.latest != name { arriving.intake.end() }
        arriving.latest = name
        arriving.intake.take(bytes)
      }
    }
  }

  private static let tooLarge = PlainPage(
    title: "Too large", heading: "That list is too large",
    paragraphs: [
      """
      A list may have \(limitWords) here, some four million numbers. Nothing was changed: the list that was there holds. \
      Where RightCall runs, <code>rightcall privacy screening load</code> takes a file of any size.
      """, "<a href=\"/privacy\">Back to Privacy</a>",
    ]
  ).response(status: 413).adding("Connection", "close")
}
