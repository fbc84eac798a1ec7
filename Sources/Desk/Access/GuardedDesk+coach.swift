import Recruitment

/// The coach's calls, guarded.
extension GuardedDesk {
  package func readMessage(_ question: CoachQuestion) throws -> CoachAnswer {
    try require(.coach, at: .all)
    return try desk.readMessage(question)
  }

  package func kinds() throws -> [MomentKind] {
    try require(.coach, at: .all)
    return try desk.kinds()
  }

  /// The firm's figures, and one's own: nobody else's. Figures of very few people are for those people alone.
  package func awaitedAudit(recruiter: String?) throws -> Awaited<PageAudit> {
    try require(.messageAudit, at: .all)
    if let recruiter { try requireOwn(recruiter) }
    if !account.roles.contains(.recruiter), try desk.store.recruiters().count < Self.smallestTeam {
      throw DeskError.notAllowed(.messageAudit)
    }
    return try desk.awaitedAudit(recruiter: recruiter)
  }

  package func sharedExamples(for recruiter: String?) throws -> [ColleaguesExample] {
    try require(.sharedExamples, at: .all)
    if let recruiter { try requireOwn(recruiter) }
    return try desk.sharedExamples(for: recruiter)
  }

  package func exampleDraft(_ id: InteractionID, of recruiter: String) throws -> ExampleDraft {
    try require(.ownExample)
    try requireOwn(recruiter)
    return try desk.exampleDraft(id, of: recruiter)
  }

  package func shareExample(_ draft: ExampleDraft, of recruiter: String, now: Instant) throws {
    try require(.ownExample)
    try requireOwn(recruiter)
    try desk.shareExample(draft, of: recruiter, now: now)
    try audit(.sharedExample, "interaction \(draft.id.value)")
  }

  package func withdrawExample(_ id: Int64, of recruiter: String) throws {
    try require(.ownExample)
    try requireOwn(recruiter)
    try desk.withdrawExample(id, of: recruiter)
    try audit(.withdrewExample, "example \(id)")
  }
}
