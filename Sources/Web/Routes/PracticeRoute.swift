import Desk
import Practice
import Recruitment

/// `GET /practice`, `/practice/ID/sheet` and `/practice/team`; `POST /practice/prepare`, `/practice/ID/held`,
/// `/practice/ID/forget`, `/practice/rest`, `/practice/invite`. One's own, and nobody else's.
struct PracticeRoute {
  let site: Site
  let request: WebRequest

  /// - Returns: `nil` for what is not about practice.
  func page(_ segments: [String]) async throws -> WebResponse? {
    guard segments.first == "practice" else { return nil }
    switch segments.count {
    case 1: return try await own(nil)
    case 2 where segments[1] == "team": return try await team()
    case 3 where segments[2] == "sheet":
      guard let id = Int64(segments[1]) else { return ErrorPages.notFound }
      return try await own(id)
    default: return ErrorPages.notFound
    }
  }

  /// - Returns: `nil` for forms that are about something else.
  func form(_ segments: [String], _ form: FormValues) async throws -> WebResponse? {
    guard segments.first == "practice" else { return nil }
    let (desk, now, recruiter) = (site.desk, site.now(), site.chosenRecruiter(request))
    if segments.count == 3, let id = Int64(segments[1]) {
      switch segments[2] {
      case "held":
        let entry = try held(form)
        try await site.queue.run { try desk.holdTalk(id, entry, of: recruiter, now: now) }
        return site.done(.practiceHeld, at: "/practice")
      case "forget":
        try await site.queue.run { try desk.forgetTalk(id, of: recruiter) }
        return site.done(.practiceForgotten, at: "/practice")
      default: return ErrorPages.notFound
      }
    }
    switch segments.dropFirst().first {
    case "prepare":
      let entry = try prepared(form)
      try await site.queue.run { try desk.prepareTalk(entry, of: recruiter, now: now) }
      return site.done(.practicePrepared, at: "/practice")
    case "rest":
      let rests = form["rests"] == "yes"
      try await site.queue.run { try desk.restPractice(rests, of: recruiter, now: now) }
      return site.done(.practiceRests, at: "/practice")
    case "invite":
      guard let team = form["team"] else { throw WebError.unusable(field: "team") }
      try await site.queue.run { try desk.invitePractice(team: team, now: now) }
      return site.done(.practiceInvited, at: "/practice/team")
    default: return ErrorPages.notFound
    }
  }

  private func prepared(_ form: FormValues) throws(WebError) -> PracticeEntry {
    guard let because = form["because"], !because.isEmpty else { throw .unusable(field: "because") }
    guard let expected = form["expected"].flatMap({ Int($0) }), (0...10).contains(expected) else {
      throw .unusable(field: "expected")
    }
    guard let rung = form["rung"].flatMap({ Int($0) }), PhoneLadder.rungs.indices.contains(rung) else {
      throw .unusable(field: "rung")
    }
    let texts = ["to_learn", "worst", "first_sentence"].map { form[$0] ?? "" }
    guard (texts + [because]).allSatisfy({ $0.count <= PracticeEntry.longest }) else {
      throw .unusable(field: "because")
    }
    return PracticeEntry(
      because: because, toLearn: texts[0], worst: texts[1], firstSentence: texts[2], expected: expected, rung: rung)
  }

  private func held(_ form: FormValues) throws(WebError) -> HeldEntry {
    guard let awkward = form["awkward"].flatMap({ Int($0) }), (0...10).contains(awkward) else {
      throw .unusable(field: "awkward")
    }
    let learned = form["learned"] ?? ""
    guard learned.count <= PracticeEntry.longest else { throw .unusable(field: "learned") }
    let scores = TalkBehaviour.allCases.map { form["b\($0.rawValue)"].flatMap { Int($0) } ?? 0 }
    guard scores.allSatisfy({ (0...2).contains($0) }) else { throw .unusable(field: "scores") }
    return HeldEntry(awkward: awkward, learned: learned, scores: scores)
  }

  private func own(_ sheet: Int64?) async throws -> WebResponse {
    let (desk, now, recruiter) = (site.desk, site.now(), site.chosenRecruiter(request))
    if recruiter == nil, site.visitor == nil { return .seeOther("/today?choose=1") }
    let (settings, answer, year) = try await site.queue.run {
      let answer = try desk.practice(of: recruiter, now: now)
      // A month without figures does not even work them out.
      let year =
        sheet == nil && answer.restsUntil == nil ? try recruiter.map { try desk.awaitedHabits(recruiter: $0) } : nil
      return (try desk.settings(), answer, year)
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(title: "Practice", firmName: settings.name, notice: site.notice(request, words: words))
    let view = PracticeView(
      answer: answer, words: words, formToken: site.formToken, year: year,
      managesTeams: site.visitor.map { $0.desk.reach(.practiceInvitation) != .none } ?? false)
    guard let sheet else { return site.page(frame, view.content, for: request) }
    guard let talk = answer.talks.first(where: { $0.id == sheet }) else { return ErrorPages.notFound }
    var own = frame
    own.title = "One conversation · Practice"
    return site.page(own, view.sheet(talk), for: request)
  }

  private func team() async throws -> WebResponse {
    if let visitor = site.visitor, visitor.desk.reach(.practiceInvitation) == .none {
      throw DeskError.notAllowed(.practiceInvitation)
    }
    guard site.visitor != nil else { return .seeOther("/practice") }
    let (desk, now) = (site.desk, site.now())
    let (settings, answer, market, evidence) = try await site.queue.run {
      (
        try desk.settings(), try desk.practice(of: nil, now: now), try desk.awaitedMarket(), try desk.awaitedEvidence()
      )
    }
    let words = DateWords(clock: FirmClock(settings: settings), asOf: now)
    let frame = PageFrame(
      title: "Practice with a team", firmName: settings.name, notice: site.notice(request, words: words))
    let reasons = CaseWords.lines(market: market.answer, evidence: evidence.answer, settings: settings)
    return site.page(
      frame, PracticeTeamView(answer: answer, reasons: reasons, words: words, formToken: site.formToken).content,
      for: request)
  }
}
