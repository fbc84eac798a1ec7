/// The true chance that a recruiter rings, from what is on record before they act.
enum Propensity {
  /// In thousandths of a logit, before the trait that nobody recorded.
  struct Terms {
    var reply = 0
    var pickUp = 0
    var delay = 0
    var unanswered = 0
    var quiet = 0
    var submissions = 0
    var stage = 0
    var fee = 0
    var habit = 0

    /// What tells of the person alone.
    var person: Int { reply + pickUp + delay + unanswered + quiet }
    var sum: Int { 150 + person + submissions + stage + fee + habit }
  }

  static func terms(
    _ record: RecordSoFar, at now: Int64, rings: Int, liveSubmissions: Int, stage: Int, fee: Int
  ) -> Terms {
    var terms = Terms()
    terms.reply = (record.replyRate - 450) * 36 / 10
    terms.pickUp = (record.pickUpRate - 330) * 2
    terms.delay = record.delayDigits.map { (7 - $0) * 60 } ?? 0
    terms.unanswered = 300 - 250 * min(4, record.ours.count)
    terms.quiet = record.quietDigits(at: now).map { (3 - $0) * 140 } ?? -400
    terms.submissions = (liveSubmissions - 1) * 150
    terms.stage = stage
    terms.fee = fee
    terms.habit = (rings - 460) * 5 / 2
    return terms
  }

  /// Per thousand, from 60 to 940.
  static func chance(_ logit: Int) -> Int {
    let place = max(0, min(logistic.count - 1, (logit + 4_000) / 20))
    return max(60, min(940, Int(logistic[place])))
  }

  /// 1000/(1 + exp(−x)) for x from −4 to 4 in steps of a fiftieth: exp by its series, with + × ÷ alone.
  private static let logistic: [Int32] = (0...400).map { step in
    let x = Double(200 - step) / 50
    var term = 1.0
    var sum = 1.0
    for power in 1..<40 {
      term *= x / Double(power)
      sum += term
    }
    return Int32((1_000 / (1 + sum)).rounded())
  }
}
