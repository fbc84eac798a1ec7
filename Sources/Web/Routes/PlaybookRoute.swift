import Desk
import Moments
import Recruitment

/// `GET /playbook`, `/playbook/rules/CODE`, `/playbook/whole`, `/playbook/versions`, `/playbook/versions/N`,
/// `/playbook/upgrade`; `POST /playbook/rules/CODE` and `/playbook/whole` to try or to adopt, `/playbook/roll-back`,
/// `/playbook/upgrade`.
struct PlaybookRoute {
  let site: Site
  let request: WebRequest

  /// A whole playbook is longer than any other form.
  static let longestForm = 1_024 * 1_024
  static func takesLong(_ path: String) -> Bool { path == "/playbook/whole" }

  /// - Returns: `nil` for what is not about the playbook.
  func page(_ segments: [String], query: FormValues) async throws -> WebResponse? {
    guard segments.first == "playbook" else { return nil }
    switch (segments.count, segments.dropFirst().first) {
    case (1, _): return try await list(query["q"])
    case (2, "whole"): return try await whole(nil, status: 200)
    case (2, "versions"): return try await versions()
    case (2, "upgrade"): return try await upgrade()
    case (2, "proposals"): return try await ProposalsRoute(site: site, request: request).show()
    case (2, "changes.json"): return try await ProposalsRoute(site: site, request: request).changes()
    case (2, "roll-back"): return ErrorPages.methodNotAllowed(allowed: "POST")
    case (3, "versions"):
      let (desk, number) = (site.desk, Int64(segments[2]) ?? -1)
      return .text(try await site.queue.run { try desk.playbookText(version: number) })
    case (3, "rules"): return try await rule(segments[2], nil, status: 200)
    default: return ErrorPages.notFound
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    guard segments.first == "playbook" else { return nil }
    let (desk, now) = (site.desk, site.now())
    let expected = form["version"].flatMap { Int64($0) } ?? 0
    switch (segments.count, segments.dropFirst().first) {
    case (2, "whole"):
      let text = (form.verbatim("text") ?? "").replacing("\r\n", with: "\n")
      return try await tryOrAdopt(text, form, expected) { outcome, status in
        try await whole(WholePlaybookView.Typed(text: text, why: form["why"] ?? "", outcome: outcome), status: status)
      }
    case (2, "roll-back"):
      guard let number = form["to"].flatMap({ Int64($0) }) else { throw WebError.unusable(field: "version") }
      let why = form["why"] ?? ""
      _ = try await site.queue.run {
        try desk.rollBackPlaybook(to: number, why: why, after: expected, now: now)
      }
      return site.done(.playbookAdopted, at: "/playbook/versions")
    case (2, "upgrade"):
      _ = try await site.queue.run { try desk.upgradePlaybook(after: expected, now: now) }
      return site.done(.playbookAdopted, at: "/playbook/versions")
    case (3, "rules"): return try await editRule(segments[2], form, expected)
    default: return ErrorPages.notFound
    }
  }

  private func editRule(_ code: String, _ form: FormValues, _ expected: Int64) async throws -> WebResponse {
    let desk = site.desk
    let current = try await site.queue.run { try desk.playbookInForce() }
    guard let rule = try PlaybookText(current.text).rule(code) else { return ErrorPages.notFound }
    let edited = RuleFields(rule).reading(form)
    let text = try PlaybookText(current.text).setting(code, to: edited).text
    return try await tryOrAdopt(text, form, expected) { outcome, status in
      try await self.rule(code, RuleView.Typed(value: edited, why: form["why"] ?? "", outcome: outcome), status: status)
    }
  }

  /// What came of trying a text, or of adopting it.
  enum Outcome {
    case tried(PlaybookTry)
    case faults([PlaybookFault])
    case noReason
    case changedMeanwhile
  }

  private func tryOrAdopt(
    _ text: String, _ form: FormValues, _ expected: Int64,
    _ show: (Outcome, Int) async throws -> WebResponse
  ) async throws -> WebResponse {
    let (desk, now, why) = (site.desk, site.now(), form["why"] ?? "")
    do {
      if form["do"] == "adopt" {
        _ = try await site.queue.run { try desk.adoptPlaybook(text, why: why, after: expected, now: now) }
        return site.done(.playbookAdopted, at: "/playbook/versions")
      }
      return try await show(.tried(try await site.queue.run { try desk.tryPlaybook(text, now: now) }), 200)
    } catch PlaybookError.faults(let faults) {
      return try await show(.faults(faults), 422)
    } catch DeskError.noReason {
      return try await show(.noReason, 422)
    } catch DeskError.changedMeanwhile {
      return try await show(.changedMeanwhile, 409)
    }
  }

  // MARK: Pages

  private func list(_ query: String?) async throws -> WebResponse {
    let desk = site.desk
    let (settings, current, awaited) = try await site.queue.run {
      (try desk.settings(), try desk.playbookInForce(), try desk.awaitedRules())
    }
    var status: RulesAnswer?
    if case .here(let answer) = awaited { status = answer }
    let view = PlaybookView(
      rules: current.rules, status: status, current: current, query: query ?? "", mayChange: mayChange,
      seesFindings: site.visitor.map { $0.desk.reach(.findings) != .none } ?? true,
      hasDay: site.visitor == nil || site.recruiter != nil)
    return page("Playbook", settings, view.content, 200)
  }

  private func rule(_ code: String, _ typed: RuleView.Typed?, status: Int) async throws -> WebResponse {
    let desk = site.desk
    let (settings, current, awaited) = try await site.queue.run {
      (try desk.settings(), try desk.playbookInForce(), try desk.awaitedRules())
    }
    let wanted = code.lowercased()
    guard let known = current.rules.first(where: { $0.code.lowercased() == wanted || $0.slug == wanted }) else {
      return ErrorPages.notFound
    }
    var entry: RulesAnswer.Entry?
    if case .here(let answer) = awaited { entry = answer.entries.first { $0.rule.code == known.code } }
    let view = RuleView(
      rule: known, written: try? PlaybookText(current.text).rule(known.code), entry: entry, current: current,
      typed: typed, mayChange: mayChange && !current.isFile, words: words(settings), formToken: site.formToken)
    return page(typed?.isFault ?? false ? "Not taken" : known.title, settings, view.content, status)
  }

  private func whole(_ typed: WholePlaybookView.Typed?, status: Int) async throws -> WebResponse {
    let desk = site.desk
    let (settings, current) = try await site.queue.run { (try desk.settings(), try desk.playbookInForce()) }
    let view = WholePlaybookView(
      current: current, typed: typed, mayChange: mayChange && !current.isFile, words: words(settings),
      formToken: site.formToken)
    return page("The whole playbook", settings, view.content, status)
  }

  private func versions() async throws -> WebResponse {
    let desk = site.desk
    let visitor = site.visitor
    let (settings, current, versions) = try await site.queue.run {
      (try desk.settings(), try desk.playbookInForce(), try desk.playbookVersions())
    }
    let view = PlaybookVersionsView(
      versions: versions, current: current, own: visitor?.account.id, mayChange: mayChange && !current.isFile,
      words: words(settings), formToken: site.formToken)
    return page("Versions of the playbook", settings, view.content, 200)
  }

  private func upgrade() async throws -> WebResponse {
    let desk = site.desk
    let (settings, current, merge) = try await site.queue.run {
      (try desk.settings(), try desk.playbookInForce(), try desk.playbookUpgrade())
    }
    let view = PlaybookUpgradeView(
      merge: merge, version: current.version, mayChange: mayChange, formToken: site.formToken)
    return page("What this release brings", settings, view.content, 200)
  }

  private var mayChange: Bool { site.visitor.map { $0.desk.reach(.playbookChange) != .none } ?? true }

  private func words(_ settings: FirmSettings) -> DateWords {
    DateWords(clock: FirmClock(settings: settings), asOf: site.now())
  }

  private func page(_ title: String, _ settings: FirmSettings, _ content: HTML, _ status: Int) -> WebResponse {
    let frame = PageFrame(
      title: title, firmName: settings.name, notice: site.notice(request, words: words(settings)))
    var response = site.page(frame, content, for: request)
    response.status = status
    return response
  }
}
