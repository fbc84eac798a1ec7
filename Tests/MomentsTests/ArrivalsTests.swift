import Testing

@testable import Moments

struct ArrivalsTests {
  private func arrivals(_ rows: [(at: Int64, known: Int64)]) -> Arrivals {
    var arrivals = Arrivals()
    for row in rows { arrivals.append(at: row.at, known: row.known) }
    arrivals.seal()
    return arrivals
  }

  @Test func `of nothing nothing is known`() {
    let none = arrivals([])
    #expect(none.knownSince(Int64.min) == Arrivals.never && none.known(number: 1, after: 0) == Arrivals.never)
    #expect(none.last(by: Int64.max) == nil && none.count(after: 0, by: 9) == 0 && none.aged(1, since: 0) == nil)
    #expect(none.byKnown().isEmpty)
  }

  @Test func `each look-up agrees with its definition, however late things were written down`() {
    var random = SmallRandom(state: 11)
    for _ in 0..<400 {
      let count = Int.random(in: 1...8, using: &random)
      let rows = (0..<count).map { _ in
        let at = Int64.random(in: 0...20, using: &random)
        return (at: at, known: Bool.random(using: &random) ? at : at + Int64.random(in: 0...30, using: &random))
      }.sorted { $0.at < $1.at }
      let tested = arrivals(rows)
      for time: Int64 in -1...22 {
        #expect(tested.knownSince(time) == rows.filter { $0.at >= time }.map(\.known).min() ?? Arrivals.never)
        #expect(tested.last(by: time) == rows.filter { $0.at <= time && $0.known <= time }.map(\.at).max())
        #expect(
          tested.count(after: time, by: 15) == rows.filter { $0.at > time && $0.at <= 15 && $0.known <= 15 }.count)
        #expect(tested.aged(5, since: time)?.at == rows.filter { $0.at >= time }.map { max($0.at + 5, $0.known) }.min())
        for number in 1...4 {
          let known = rows.filter { $0.at > time }.map(\.known).sorted()
          #expect(
            tested.known(number: number, after: time) == (known.count >= number ? known[number - 1] : Arrivals.never))
        }
      }
      #expect(tested.byKnown().map { tested[$0].known } == rows.map(\.known).sorted())
    }
  }

  @Test func `a message written down late does not undo what was known without it`() {
    #expect(arrivals([(1, 100), (2, 2), (3, 3)]).known(number: 2, after: 0) == 3)
  }
}
