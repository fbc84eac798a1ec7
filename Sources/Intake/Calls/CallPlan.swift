import Recruitment

/// A call log bound to a file's columns: its legs are gathered into calls, its calls become interactions.
struct CallPlan {
  private let id, session, at, answered, ended, talk, from, to, direction, result: PlanValue
  /// Of several the first that means one of ours: a log's column may name either side.
  private let recruiters: [PlanValue]
  private let dates: (at: Int, answered: Int, ended: Int)
  private let hasResult: Bool
  private let times: PossibleTimes
  private let hasAnswered: Bool
  private var held = HeldCalls()
  /// Rows taken, and the calls that they were.
  private var legs = 0
  private var calls = 0
  private var within = 0
  private var several = 0
  private var nobody = 0
  private var unknownTalk = 0

  init(_ table: CallTable, binder: inout PlanBinder) throws(IntakeError) {
    func bound(_ form: ValueForm?, _ binder: inout PlanBinder) throws(IntakeError) -> PlanValue {
      guard let form else { return .nothing }
      return try binder.bind(form)
    }
    func dated(_ value: PlanValue, _ binder: inout PlanBinder) throws(IntakeError) -> (PlanValue, Int) {
      if case .date(let inner, let place) = value { return (inner, place) }
      return (value, try binder.date(order: nil, zone: nil))
    }
    id = try bound(table.id, &binder)
    session = try bound(table.session, &binder)
    let times = (
      try dated(try bound(table.at, &binder), &binder), try dated(try bound(table.answered, &binder), &binder),
      try dated(try bound(table.ended, &binder), &binder)
    )
    (at, answered, ended) = (times.0.0, times.1.0, times.2.0)
    dates = (times.0.1, times.1.1, times.2.1)
    talk = try bound(table.talk, &binder)
    from = try bound(table.from, &binder)
    to = try bound(table.to, &binder)
    direction = try bound(table.direction, &binder)
    result = try bound(table.result, &binder)
    self.times = binder.times
    hasResult = table.result != nil
    if case .nothing = answered { hasAnswered = false } else { hasAnswered = true }
    var names: [PlanValue] = []
    for form in table.recruiters {
      let value = try binder.bind(form)
      if case .nothing = value { continue }
      names.append(value)
    }
    recruiters = names
  }

  var isFull: Bool { held.isFull }

  /// Takes a row.
  /// - Returns: why it cannot be taken.
  mutating func take(_ values: inout RowValues, file: Int) -> Reject? {
    let line = values.rows.line
    func reject(_ column: String, _ value: String, _ why: String) -> Reject {
      Reject(file: file, line: line, column: column, value: value, why: why)
    }
    guard let at = values.instant(self.at, date: dates.at) else {
      let why = values.complaint ?? "required, and empty in this row"
      return reject("at", values.text(self.at), why)
    }
    if !times.hold(at), let why = times.complaint(at) { return reject("at", ISOTimestamp.utc(Instant(at)), why) }
    let id = values.text(self.id)
    if id.isEmpty { return reject("id", "", "required, and empty in this row") }
    // A word without a meaning is listed; that there was a call is known all the same.
    var found = hasResult ? CallLeg.Result(word: values.text(result)) ?? .unknown : .answered
    let answered = values.instant(self.answered, date: dates.answered)
    let talk = Int64(values.text(self.talk))
    // Some systems clear a call that nobody answered as they clear any other.
    if hasAnswered, found == .answered, answered == nil, talk ?? 0 == 0 { found = .noAnswer }
    let side = values.text(direction)
    let leg = CallLeg(
      id: id, at: at, answered: answered, ended: values.instant(ended, date: dates.ended), talk: talk,
      from: values.text(from),
      to: values.text(to), direction: CallLeg.Direction(rawValue: side), result: found,
      recruiter: recruiter(&values), line: line)
    legs += 1
    values.with(session) { key in
      if !key.isEmpty { return held.add(leg, key: key) }
      var id = id
      id.withUTF8 { held.add(leg, key: $0) }
    }
    return nil
  }

  /// - Returns: the id of one of ours.
  private func recruiter(_ values: inout RowValues) -> String? {
    for value in recruiters {
      let text = values.text(value)
      if !text.isEmpty, case .one(let id) = values.parties.recruiter(text) { return id }
    }
    return nil
  }

  /// Passes the older half of what is held on.
  mutating func passHalf(file: Int, parties: KnownParties, _ pass: (RecordBatch) throws -> Void) throws {
    var builder = RecordBatchBuilder(kind: .interactions, file: file)
    // Out of the plan meanwhile, so that both may change.
    var calls = exchange(&held, with: HeldCalls())
    try calls.passOlder { key, call in
      self.calls += 1
      switch call.resolved(parties) {
      case .within: within += 1
      case .several: several += 1
      case .nobody: nobody += 1
      case .call(let found):
        builder.append(line: call.line, at: row(key(), call.at, found))
        if builder.count >= RecordBatch.preferredRows { try pass(builder.take()) }
      }
    }
    held = calls
    if builder.count > 0 { try pass(builder.take()) }
  }

  mutating func finish(file: Int, parties: KnownParties, _ pass: (RecordBatch) throws -> Void) throws {
    for _ in 0..<2 { try passHalf(file: file, parties: parties, pass) }
  }

  /// Where an interaction's fields stand, in their order.
  private enum Place {
    private static let schema = FileSchema.of(.interactions)
    static let id = schema.position("interaction_id")
    static let at = schema.position("at")
    static let person = schema.position("person_id")
    static let recruiter = schema.position("recruiter_id")
    static let channel = schema.position("channel")
    static let direction = schema.position("direction")
    static let outcome = schema.position("outcome")
    static let logged = schema.position("logged")
    static let duration = schema.position("duration_seconds")
  }

  private mutating func row(
    _ key: String, _ at: Int64, _ call: ResolvedCall
  ) -> [(position: Int, value: RecordBatchBuilder.Value)] {
    let outcome = call.outcome
    var talk: Int64?
    if outcome == .connected || outcome == .connectedUnverified {
      talk = call.talk
      if talk == nil { unknownTalk += 1 }
    }
    return [
      (Place.id, .text(key)), (Place.at, .integer(at)),
      (Place.recruiter, call.recruiter.map { .text($0) } ?? .unknown), (Place.person, .text(call.person)),
      (Place.channel, .integer(Int64(Channel.call.rawValue))),
      (Place.direction, .integer(Int64((call.inbound ? Direction.inbound : .outbound).rawValue))),
      (Place.outcome, outcome.map { .integer(Int64($0.rawValue)) } ?? .unknown),
      (Place.duration, talk.map { .integer($0) } ?? .unknown),
      (Place.logged, .integer(Int64(LoggedBy.system.rawValue))),
    ]
  }

  func report(_ tally: inout IntakeTally, file: Int) {
    tally.warn(file: file, "rows that tell of a call that another row tells of: taken as one", count: legs - calls)
    tally.warn(file: file, "calls between colleagues: left out", count: within)
    tally.warn(file: file, "calls with numbers of nobody on record: not kept", count: nobody)
    tally.warn(file: file, "calls with a number that several people have: left out", count: several)
    tally.warn(file: file, "answered calls of which nobody knows how long they were talk", count: unknownTalk)
  }
}
