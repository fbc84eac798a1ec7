/// The way of one fold's fit from its first Newton step on, each further step with the curvature of that first.
struct FoldDescent: Sendable {
  private let newton: NewtonStep
  private let floor: Double
  private var last: Double
  private var largest: Double
  private(set) var place: RegressionPlace
  /// Asks for scores at `place`.
  private(set) var isGoing: Bool
  /// It is not plain sailing: steps that do not shrink by half, a coefficient that runs on where nothing is gained,
  /// outcomes all alike.
  private(set) var isStuck = false

  /// - Parameters:
  ///   - floor: the gain in log-likelihood below which it is done.
  ///   - isLinear: done with the first step.
  ///   - varies: whether there is anything to fit.
  init(_ newton: NewtonStep, from start: RegressionPlace, floor: Double, isLinear: Bool, varies: Bool) {
    self.newton = newton
    self.floor = floor
    (last, largest) = (newton.decrement, newton.largest)
    guard varies, newton.decrement.isFinite else {
      (place, isGoing, isStuck) = (start, false, true)
      return
    }
    place = start.moved(newton.step, by: 1)
    isGoing = !isLinear
    if isGoing { look() }
  }

  mutating func take(_ sums: RegressionSums) {
    let next = newton.next(sums, at: place)
    guard next.decrement.isFinite, next.decrement < last / 4 else {
      (isGoing, isStuck) = (false, true)
      return
    }
    place = place.moved(next.step, by: 1)
    (last, largest) = (next.decrement, next.largest)
    look()
  }

  private mutating func look() {
    if last > floor { return }
    isGoing = false
    isStuck = largest > 0.1
  }
}
