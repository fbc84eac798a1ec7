import Recruitment
import Statistics

/// A cohort as a table for statisticians who want to check a finding: no names, and numbers in place of ids.
package struct CohortTable: Sendable {
  private let cohort: Cohort
  /// Neither numbers in place of recruiters nor what was known of whoever it was: nobody can be put in a row by it.
  private var hidesRecruiters = false

  package init(_ cohort: Cohort) { self.cohort = cohort }

  /// The same without numbers in place of recruiters, and without what was allowed for of them.
  package var withoutRecruiters: CohortTable {
    var table = self
    table.hidesRecruiters = true
    return table
  }

  /// Lines of a CSV file, its heading first.
  package func write(_ line: (String) throws -> Void) rethrows {
    let outcomes = ([cohort.study.primary] + cohort.study.secondary)
    var heading = ["row", "hours_to_action", "rang", "rang_at_once", "rang_within_two_hours", "talked", "days", "end"]
    heading += outcomes.map(\.name) + ["fee", "control"]
    heading += ["person", "job", "client"] + (hidesRecruiters ? [] : ["recruiter"]) + ["fold_group"]
    let hidden = Set(hidesRecruiters ? cohort.covariates.columns(of: "recruiter") : [])
    let shown = (0..<cohort.covariates.count).filter { !hidden.contains($0) }
    try line((heading + shown.map { "x_" + cohort.covariates.names[$0] }).joined(separator: ","))
    let numbered = [cohort.person, cohort.job, cohort.client] + (hidesRecruiters ? [] : [cohort.recruiter])
    let numbers = numbered.map(Self.numbered)
    for row in 0..<cohort.count {
      let point = cohort.points[row]
      var fields = ["\(row + 1)", Self.text(Double(point.decidedAt - point.openedAt) / 3_600)]
      fields += [point.rang, point.rangAtOnce, point.rangWithinTwoHours, point.talked].map { $0 ? "1" : "0" }
      fields += [Self.text(cohort.courses[row].days), "\(cohort.courses[row].end.rawValue)"]
      fields += outcomes.map { Self.text(cohort.outcomes[$0]?[row] ?? .nan) }
      fields += [Self.text(cohort.money[row]), Self.text(cohort.control[row])]
      fields += numbers.map { "\($0[row])" } + ["\(cohort.foldGroup[row])"]
      fields += shown.map { Self.text(cohort.values[row, $0]) }
      try line(fields.joined(separator: ","))
    }
  }

  /// Numbers from 1 in order of first appearance: whose they are cannot be told from them.
  private static func numbered(_ ids: [UInt32]) -> [Int] {
    var numbers: [UInt32: Int] = [:]
    return ids.map { id in
      if let known = numbers[id] { return known }
      numbers[id] = numbers.count + 1
      return numbers.count
    }
  }

  /// What is not known is an empty field.
  private static func text(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
