import Collateral
import Desk
import Evidence
import Recruitment

/// `GET /evidence`, `GET /evidence/C13`, `GET /evidence/C13/moments.csv`.
struct EvidenceRoute {
  let site: Site
  let request: WebRequest

  func respond(_ segments: [String]) async throws -> WebResponse {
    switch segments.count {
    case 0: try await all()
    case 1: try await one(segments[0])
    case 2 where segments[1] == "moments.csv": try await table(segments[0])
    default: ErrorPages.notFound
    }
  }

  private func all() async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited) = try await site.queue.run { (try desk.settings(), try desk.awaitedEvidence()) }
    switch awaited {
    case .working(let share): return wait(share, settings)
    case .here(let answer):
      let research = answer.isTooSmall ? try Library.standard().onTalking : []
      let view = EvidenceView(answer: answer, words: words(settings), research: research)
      return page("Does it work?", settings, view.content)
    }
  }

  private func one(_ kind: String) async throws -> WebResponse {
    let desk = site.desk
    let (settings, awaited, evidence) = try await site.queue.run {
      (try desk.settings(), try desk.awaitedExplanation(kind), try desk.awaitedEvidence())
    }
    // An explanation rests on the findings that are there; the record's end is theirs.
    guard case .here(let explanation) = awaited, case .here(let answer) = evidence else {
      guard case .working(let share) = awaited else { return wait(0, settings) }
      return wait(share, settings)
    }
    let view = ExplanationView(
      explanation: explanation, until: words(settings).day(answer.asOf), currency: answer.currency)
    return page(explanation.finding.title, settings, view.content)
  }

  private func table(_ kind: String) async throws -> WebResponse {
    let desk = site.desk
    let bytes = try await site.queue.run {
      var bytes: [UInt8] = []
      try desk.cohort(kind).write { line in bytes += (line + "\r\n").utf8 }
      return bytes
    }
    // Only what a rule's code or slug may hold reaches the header.
    let name = String(decoding: kind.utf8.filter(Self.isPlain), as: UTF8.self)
    return .download(bytes, "text/csv; charset=utf-8", named: "moments-\(name).csv")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  private func words(_ settings: FirmSettings) -> DateWords {
    DateWords(clock: FirmClock(settings: settings), asOf: site.now())
  }

  private func wait(_ share: Double, _ settings: FirmSettings) -> WebResponse {
    site.waiting(frame("Does it work?", settings), WaitView(share: share), for: request)
  }

  private func page(_ title: String, _ settings: FirmSettings, _ content: HTML) -> WebResponse {
    site.page(frame(title, settings), content, for: request)
  }

  private func frame(_ title: String, _ settings: FirmSettings) -> PageFrame {
    PageFrame(
      title: title, firmName: settings.name, notice: site.notice(request, words: words(settings)), place: .evidence)
  }
}
