import Moments
import Recruitment
import Testing

@testable import Evidence

struct PlainAgreementTests {
  @Test(arguments: UInt64(11)...18)
  func `the fast reading and the plain one agree on every kind`(seed: UInt64) throws {
    let firm = Firm.random(seed: seed, jobs: 24, byHand: [0, 0.02, 0.2][Int(seed % 3)])
    let (maker, plain, playbook) = (try firm.maker(), PlainStudy(firm), try Firm.playbook.get())
    for (index, study) in Study.all.enumerated() {
      let rule = try #require(playbook.index(of: study.rule))
      let moments = maker.moments.enumerated().filter { $0.element.rule == rule }.map {
        (place: $0.offset, moment: $0.element)
      }
      let expected = plain.answer(study.rule, moments, windowHours: playbook.rules[rule].decisionWindowHours)
      let cohort = maker.cohort(index)
      let found = cohort.points.enumerated().map { row, point in
        PlainStudy.Decision(
          moment: point.moment, decidedAt: point.decidedAt, rang: point.rang, atOnce: point.rangAtOnce,
          withinTwoHours: point.rangWithinTwoHours, talked: point.talked,
          outcomes: Dictionary(
            uniqueKeysWithValues: ([study.primary] + study.secondary).compactMap { outcome in
              let value = cohort.outcomes[outcome]?[row] ?? .nan
              return value.isNaN ? nil : (outcome.name, value)
            }))
      }
      // In which order they stand is another matter: see `InvarianceTests`.
      let places = [found, expected.decisions].map { $0.sorted { $0.moment < $1.moment } }
      #expect(places[0] == places[1], "\(study.rule)")
      let left = Dictionary(uniqueKeysWithValues: cohort.leftOut.map { ($0.key.rawValue, $0.value) })
      #expect(left == expected.leftOut, "\(study.rule)")
      #expect(cohort.moments == moments.count && cohort.count + left.values.reduce(0, +) == moments.count)
    }
  }
}
