import Chronicle
import Moments
import Recruitment
import Statistics

/// Cohorts are kept beside the copy of the history that they were read from, for whoever asks again before anything has
/// changed: to find everybody's moments takes longer than to compare those that are studied. Numbers and times only.
extension StudiedCohorts {
  private static let name = "study"

  /// What the cohorts rest on besides the history: the rules, and which program read them.
  /// - Parameters:
  ///   - trials: what tells one state of the trials' lots from another.
  ///   - program: what tells one release from another.
  package static func key(playbook: Playbook, trials: String, program: String) -> [UInt8] {
    var lines = [program, trials]
    for rule in playbook.rules {
      lines.append(
        "\(rule.code) \(rule.isOff) \(rule.desks.map(\.rawValue)) \(rule.verdict.rawValue) \(rule.limitHours) "
          + "\(rule.decisionWindowHours) \(rule.staysDays) \(rule.triggers)")
    }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// What was kept; `nil` where nothing was of this very history and key, or it is damaged.
  package init?(keptOf chronicle: Chronicle, key: [UInt8], in directory: String) {
    guard let kept = chronicle.kept(Self.name, key: key, in: directory), let study = KeptStudy(kept)?.study else {
      return nil
    }
    self = study
  }

  /// - Throws: `ChronicleError`.
  package func keep(of chronicle: Chronicle, key: [UInt8], in directory: String) throws {
    try chronicle.keep(KeptStudy.draft(self), as: Self.name, key: key, in: directory)
  }
}

/// Reads and writes the columns of cohorts: those of one study after those of another, each study's matrix whole.
private struct KeptStudy {
  private enum Column: UInt32 {
    case totals, shapes, leftOut, names, groups
    case openedAt, decidedAt, moment, action, actor, traits
    case person, job, client, recruiter, foldGroup
    case control, money, days, seen, ends, outcomes, values
  }

  /// Of one study.
  private struct Shape: BitwiseCopyable {
    var rows: Int64
    var moments: Int64
    var countsHandLogged: Int64
  }

  private let kept: KeptColumns

  init?(_ kept: KeptColumns) { self.kept = kept }

  // MARK: Writing

  static func draft(_ study: StudiedCohorts) -> KeptColumnsDraft {
    let cohorts = study.cohorts
    var draft = KeptColumnsDraft()
    func add<Row: BitwiseCopyable>(_ column: Column, _ rows: [Row]) { draft.add(column.rawValue, rows) }
    func addAll<Row: BitwiseCopyable>(_ column: Column, _ rows: (Cohort) -> [Row]) {
      add(column, cohorts.flatMap(rows))
    }
    add(.totals, [Int64(study.moments), Int64(bitPattern: study.handShareOfTries.bitPattern)])
    add(
      .shapes,
      cohorts.map {
        Shape(rows: Int64($0.count), moments: Int64($0.moments), countsHandLogged: $0.countsHandLogged ? 1 : 0)
      })
    addAll(.leftOut) { cohort in LeftOut.allCases.map { Int64(cohort.leftOut[$0] ?? 0) } }
    let list = cohorts.first { $0.count > 0 }?.covariates ?? CovariateList()
    add(.names, Array(list.names.joined(separator: "\n").utf8))
    add(.groups, Array(list.groups.joined(separator: "\n").utf8))
    addAll(.openedAt) { $0.points.map(\.openedAt) }
    addAll(.decidedAt) { $0.points.map(\.decidedAt) }
    addAll(.moment) { $0.points.map { UInt32(truncatingIfNeeded: $0.moment) } }
    addAll(.action) { $0.points.map(\.action) }
    addAll(.actor) { $0.points.map(\.actor) }
    addAll(.traits) { $0.points.map(\.bits) }
    addAll(.person, \.person)
    addAll(.job, \.job)
    addAll(.client, \.client)
    addAll(.recruiter, \.recruiter)
    addAll(.foldGroup, \.foldGroup)
    addAll(.control, \.control)
    addAll(.money, \.money)
    addAll(.days) { $0.courses.map(\.days) }
    addAll(.seen) { $0.courses.map(\.seen) }
    addAll(.ends) { $0.courses.map { UInt8($0.end.rawValue) } }
    addAll(.outcomes) { cohort in cohort.study.outcomes.flatMap { cohort.outcomes[$0] ?? [] } }
    addAll(.values, \.values.values)
    return draft
  }

  // MARK: Reading

  /// `nil` where the columns do not fit each other.
  var study: StudiedCohorts? {
    guard let totals = kept.rows(Column.totals.rawValue, as: Int64.self), totals.count == 2,
      let shapes = kept.rows(Column.shapes.rawValue, as: Shape.self), shapes.count == Study.all.count,
      let leftOut = kept.rows(Column.leftOut.rawValue, as: Int64.self),
      leftOut.count == shapes.count * LeftOut.allCases.count, let names = lines(.names), let groups = lines(.groups),
      names.count == groups.count, shapes.allSatisfy({ $0.rows >= 0 }),
      let columns = Columns(kept, rows: shapes.reduce(0) { $0 + Int($1.rows) })
    else { return nil }
    var place = Place()
    var cohorts: [Cohort] = []
    for (index, study) in Study.all.enumerated() {
      let rows = Int(shapes[index].rows)
      var cohort = Cohort(
        study: study, covariates: rows == 0 ? CovariateList() : CovariateList(names: names, groups: groups),
        values: Matrix(rows: rows, columns: rows == 0 ? 0 : names.count))
      guard columns.fill(&cohort, rows, &place) else { return nil }
      for (reason, count) in zip(LeftOut.allCases, leftOut[(index * LeftOut.allCases.count)...]) where count > 0 {
        cohort.leftOut[reason] = Int(count)
      }
      cohort.moments = Int(shapes[index].moments)
      cohort.countsHandLogged = shapes[index].countsHandLogged != 0
      cohorts.append(cohort)
    }
    guard columns.isAllRead(place) else { return nil }
    return StudiedCohorts(
      cohorts: cohorts, moments: Int(totals[0]), handShareOfTries: Double(bitPattern: UInt64(bitPattern: totals[1])))
  }

  private func lines(_ column: Column) -> [String]? {
    kept.rows(column.rawValue, as: UInt8.self).map { bytes in
      bytes.isEmpty
        ? []
        : String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
          .map(String.init)
    }
  }

  /// How far the reading has come.
  private struct Place {
    var row = 0
    var outcome = 0
    var value = 0
  }

  /// The columns that have a row for each moment, and the two that have several.
  private struct Columns {
    private let openedAt, decidedAt: UnsafeBufferPointer<Int64>
    private let moment, action, actor, traits: UnsafeBufferPointer<UInt32>
    private let person, job, client, recruiter, foldGroup: UnsafeBufferPointer<UInt32>
    private let control, money, days, seen: UnsafeBufferPointer<Double>
    private let ends: UnsafeBufferPointer<UInt8>
    private let outcomes, values: UnsafeBufferPointer<Double>

    init?(_ kept: KeptColumns, rows: Int) {
      func column<Row: BitwiseCopyable>(_ column: Column, as row: Row.Type = Row.self) -> UnsafeBufferPointer<Row>? {
        kept.rows(column.rawValue, as: Row.self).flatMap { $0.count == rows ? $0 : nil }
      }
      guard let openedAt = column(.openedAt, as: Int64.self), let decidedAt = column(.decidedAt, as: Int64.self),
        let moment = column(.moment, as: UInt32.self), let action = column(.action, as: UInt32.self),
        let actor = column(.actor, as: UInt32.self), let traits = column(.traits, as: UInt32.self),
        let person = column(.person, as: UInt32.self), let job = column(.job, as: UInt32.self),
        let client = column(.client, as: UInt32.self), let recruiter = column(.recruiter, as: UInt32.self),
        let foldGroup = column(.foldGroup, as: UInt32.self), let control = column(.control, as: Double.self),
        let money = column(.money, as: Double.self), let days = column(.days, as: Double.self),
        let seen = column(.seen, as: Double.self), let ends = column(.ends, as: UInt8.self),
        let outcomes = kept.rows(Column.outcomes.rawValue, as: Double.self),
        let values = kept.rows(Column.values.rawValue, as: Double.self)
      else { return nil }
      (self.openedAt, self.decidedAt) = (openedAt, decidedAt)
      (self.moment, self.action, self.actor, self.traits) = (moment, action, actor, traits)
      (self.person, self.job, self.client, self.recruiter) = (person, job, client, recruiter)
      (self.foldGroup, self.control, self.money, self.days) = (foldGroup, control, money, days)
      (self.seen, self.ends, self.outcomes, self.values) = (seen, ends, outcomes, values)
    }

    func isAllRead(_ place: Place) -> Bool {
      place.row == openedAt.count && place.outcome == outcomes.count && place.value == values.count
    }

    func fill(_ cohort: inout Cohort, _ rows: Int, _ place: inout Place) -> Bool {
      let range = place.row..<place.row + rows
      guard range.upperBound <= openedAt.count,
        place.outcome + cohort.study.outcomes.count * rows <= outcomes.count,
        place.value + cohort.values.values.count <= values.count
      else { return false }
      for row in range {
        guard let end = OutcomeCourse.End(rawValue: Int(ends[row])), let point = point(row) else { return false }
        cohort.points.append(point)
        cohort.courses.append(OutcomeCourse(days: days[row], end: end, seen: seen[row]))
      }
      cohort.rang = cohort.points.map { $0.rang ? 1 : 0 }
      cohort.action = cohort.points.map(\.action)
      (cohort.person, cohort.job) = (Array(person[range]), Array(job[range]))
      (cohort.client, cohort.recruiter) = (Array(client[range]), Array(recruiter[range]))
      cohort.foldGroup = Array(foldGroup[range])
      (cohort.control, cohort.money) = (Array(control[range]), Array(money[range]))
      for outcome in cohort.study.outcomes {
        cohort.outcomes[outcome] = Array(outcomes[place.outcome..<place.outcome + rows])
        place.outcome += rows
      }
      let count = cohort.values.values.count
      cohort.values.values = Array(values[place.value..<place.value + count])
      place.value += count
      place.row += rows
      return true
    }

    private func point(_ row: Int) -> DecisionPoint? {
      DecisionPoint(
        bits: traits[row], moment: Int(moment[row]), openedAt: openedAt[row], decidedAt: decidedAt[row],
        action: action[row], actor: actor[row])
    }
  }
}

extension DecisionPoint {
  private static let flags: [any WritableKeyPath<DecisionPoint, Bool> & Sendable] = [
    \.rang, \.rangAtOnce, \.rangWithinTwoHours, \.isHandLogged, \.saysHowLogged, \.saysWhenRecorded, \.isUnverified,
    \.talked, \.crossedOver,
  ]

  /// Channel and flags.
  fileprivate var bits: UInt32 {
    Self.flags.enumerated().reduce(UInt32(channel.rawValue)) { bits, flag in
      self[keyPath: flag.element] ? bits | 1 << UInt32(8 + flag.offset) : bits
    }
  }

  fileprivate init?(bits: UInt32, moment: Int, openedAt: Int64, decidedAt: Int64, action: UInt32, actor: UInt32) {
    guard let channel = Channel(rawValue: UInt8(truncatingIfNeeded: bits)) else { return nil }
    self.init(
      moment: moment, openedAt: openedAt, decidedAt: decidedAt, rang: false, rangAtOnce: false,
      rangWithinTwoHours: false, action: action, actor: actor, channel: channel, isHandLogged: false,
      saysHowLogged: false, saysWhenRecorded: false, isUnverified: false, talked: false, crossedOver: false)
    for (offset, flag) in Self.flags.enumerated() { self[keyPath: flag] = bits & 1 << UInt32(8 + offset) != 0 }
  }
}
