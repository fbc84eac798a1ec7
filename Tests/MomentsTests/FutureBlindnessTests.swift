import Recruitment
import Testing

@testable import Moments

/// No moment sees the future, and none depends on what things are called.
struct FutureBlindnessTests {
  /// A moment's name and when it opened: what must not change by anything learned later.
  private struct Opening: Hashable, CustomStringConvertible {
    var rule: Int
    var anchor: UInt64
    var ordinal: Int
    var person: PersonID
    var openedAt: Instant
    /// Where it had ended by the time that is asked about.
    var ended: Instant?
    var by: Moment.EndedBy

    init(_ moment: Moment, by time: Int64) {
      rule = moment.rule
      anchor = moment.anchor
      ordinal = moment.ordinal
      person = moment.person
      openedAt = moment.openedAt
      ended = moment.endedAt.flatMap { $0.seconds <= time ? $0 : nil }
      by = ended == nil ? .open : moment.endedBy
    }

    var description: String {
      let code = ((try? RandomFirm.playbook.get())?.rules[rule].code) ?? "?"
      return "\(code) \(anchor).\(ordinal) person \(person.value) "
        + "\(ISOTimestamp.utc(openedAt)) – \(ended.map(ISOTimestamp.utc) ?? "…") \(by)"
    }
  }

  private static let times = stride(
    from: RandomFirm.begins + 90 * Span.hour, to: RandomFirm.begins + 1_000 * Span.hour, by: 181 * 3_600)

  @Test(arguments: UInt64(1)...30)
  func `what is known later changes nothing of a day gone by`(seed: UInt64) throws {
    let firm = RandomFirm(seed: seed)
    for time in Self.times {
      let (cut, whole) = (try firm.cut(at: time).moments(asOf: time), try firm.moments(asOf: time))
      let same = cut == whole
      #expect(
        same,
        "at \(ISOTimestamp.utc(Instant(time))): \(Set(cut).symmetricDifference(whole).map { "\(Opening($0, by: time)) \($0.evidence)" })"
      )
    }
  }

  @Test(arguments: UInt64(1)...80)
  func `a moment that has opened, or ended, has done so for ever`(seed: UInt64) throws {
    let firm = RandomFirm(seed: seed)
    let last = try firm.moments(asOf: RandomFirm.begins + 2_000 * Span.hour)
    for (_, same) in Dictionary(grouping: last, by: { [UInt64($0.rule), $0.anchor, UInt64($0.ordinal)] }) {
      #expect(same.count == 1, "one name for \(same.map { Opening($0, by: .max) })")
    }
    for time in Self.times {
      let then = Set(try firm.moments(asOf: time).map { Opening($0, by: time) })
      let now = Set(last.filter { $0.openedAt.seconds <= time }.map { Opening($0, by: time) })
      guard then == now else {
        Issue.record(
          "at \(ISOTimestamp.utc(Instant(time))): then only \(then.subtracting(now)), now only \(now.subtracting(then))"
        )
        return
      }
    }
  }

  @Test(arguments: UInt64(1)...30)
  func `what is open is what has not ended`(seed: UInt64) throws {
    let firm = RandomFirm(seed: seed)
    for time in Self.times {
      let finder = try firm.finder(asOf: time)
      #expect(finder.open() == finder.all().filter { $0.endedAt == nil })
    }
  }

  @Test(arguments: UInt64(1)...40)
  func `what concerns a recruiter holds everything of theirs, and of whoever else is open with the same people`(
    seed: UInt64
  ) throws {
    let firm = seed % 2 == 0 ? RandomFirm(seed: seed) : RandomFirm(seed: seed).twisted(seed: seed)
    for time in Self.times {
      let finder = try firm.finder(asOf: time)
      let open = finder.open()
      for recruiter in Set(open.map(\.recruiter)) {
        let concerned = finder.open(concerning: recruiter)
        let people = Set(open.filter { $0.recruiter == recruiter }.map(\.person))
        #expect(Set(open.filter { people.contains($0.person) }).isSubset(of: concerned))
        #expect(Set(concerned).isSubset(of: open))
      }
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `every moment opens before it ends and is due after it opens`(seed: UInt64) throws {
    for moment in try RandomFirm(seed: seed).moments(asOf: RandomFirm.begins + 2_000 * Span.hour) {
      #expect(moment.endedAt.map { $0 > moment.openedAt } ?? true)
      #expect((moment.endedAt == nil) == (moment.endedBy == .open))
      #expect(moment.dueAt >= moment.openedAt && !moment.evidence.isEmpty)
      #expect(
        moment.evidence.allSatisfy { evidence in
          (try? RandomFirm.playbook.get())?.rules[moment.rule].triggers.contains { $0.evidence.contains(evidence.name) }
            == true
        })
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `whole weeks later everything is whole weeks later`(seed: UInt64) throws {
    let firm = RandomFirm(seed: seed)
    let asOf = RandomFirm.begins + 900 * Span.hour
    for weeks: Int64 in [1, 30, -60] {
      let shift = weeks * 7 * Span.day
      let moved = try firm.moments(asOf: asOf).map { moment in
        var moment = moment
        moment.openedAt = moment.openedAt + shift
        moment.dueAt = moment.dueAt + shift
        moment.endedAt = moment.endedAt.map { $0 + shift }
        for index in moment.evidence.indices { moment.evidence[index].at = moment.evidence[index].at + shift }
        return moment
      }
      #expect(try firm.shifted(by: shift).moments(asOf: asOf + shift) == moved)
    }
  }

  @Test(arguments: UInt64(1)...20)
  func `people's numbers mean nothing`(seed: UInt64) throws {
    let firm = RandomFirm(seed: seed)
    let asOf = RandomFirm.begins + 900 * Span.hour
    let names: [UInt32] = [0, 61, 17, 5, 900, 3, 2]
    let renamed = try firm.moments(asOf: asOf).map { moment in
      var moment = moment
      moment.person = PersonID(Int64(names[Int(moment.person.value)]))
      return moment
    }
    #expect(try Set(firm.renumbered { names[Int($0)] }.moments(asOf: asOf)) == Set(renamed))
  }
}
