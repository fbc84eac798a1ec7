import Recruitment

extension Gate {
  /// Whoever owns a relationship and talks to them is asked first. The recruiter of a submission or job of theirs may
  /// always speak of it.
  func addColleague(to reasons: inout [Reason], _ question: Question, _ dealings: Dealings, _ affairs: Affairs) {
    guard question.recruiter != 0, settings.ownershipDays > 0, let owner = question.version?.owner, owner != 0,
      owner != question.recruiter
    else { return }
    if !question.isMarketing, affairs.isWorkedOn(by: question.recruiter, question) { return }
    guard let talk = dealings.lastTalk(with: owner, within: settings.ownershipDays, question) else { return }
    let id = RecruiterID(Int64(owner))
    let name = colleagues[id]
    reasons.append(
      Reason(
        .colleague, .ask,
        "\(name ?? "a colleague") looks after them and talked with them on \(question.day(talk)): "
          + "ask \(name ?? "that colleague") first",
        colleague: id))
  }
}
