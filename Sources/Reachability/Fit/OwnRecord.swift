import Statistics

/// One person's tries by hour of the week, weighted by age, to be set against what is to be expected of people like
/// them.
struct OwnRecord {
  /// Of the hours with tries, ascending: weights by result.
  private struct Cell {
    var hour: Int
    var weights = [Double](repeating: 0, count: TryResult.allCases.count)
  }

  private enum Reading { case estimate, low, high }

  private var cells: [Cell] = []
  private(set) var counts = TryCounts()
  private(set) var calls = [Int](repeating: 0, count: HourOfWeek.count)

  init(_ tries: ArraySlice<CountedTry>) {
    var weights = [[Double]](repeating: [], count: HourOfWeek.count)
    for attempt in tries {
      let hour = Int(attempt.hourOfWeek)
      if weights[hour].isEmpty { weights[hour] = Cell(hour: hour).weights }
      weights[hour][Int(attempt.result.rawValue)] += PickUpModel.weight(age: attempt.age)
      counts.add(attempt.result)
      calls[hour] += 1
    }
    for hour in weights.indices where !weights[hour].isEmpty { cells.append(Cell(hour: hour, weights: weights[hour])) }
  }

  /// What is believed of one hour.
  ///
  /// The prior is what people like them do at that hour, worth `elsewhere` × the firm's concentration in tries. A try at
  /// that hour counts in full, one at another by its kinship. It is set against what others do at its own hour: a try
  /// missed at an hour at which half as many pick up counts half.
  private func belief(_ hour: Int, _ fit: PickUpFit, segment: Int, _ reading: Reading) -> BetaDistribution {
    let expected = fit.chance(segment: segment, hour: hour)
    let worth = PickUpModel.elsewhere * fit.people.concentration
    var (pickedUp, tries) = (0.0, 0.0)
    for cell in cells {
      let kinship = PickUpModel.kinship[hour * HourOfWeek.count + cell.hour]
      let ratio = fit.chance(segment: segment, hour: cell.hour) / expected
      let exposure = max(PickUpModel.exposures.lowerBound, min(PickUpModel.exposures.upperBound, ratio))
      for result in TryResult.allCases {
        let weight = kinship * cell.weights[Int(result.rawValue)]
        let counted =
          switch reading {
          case .estimate: result.estimate
          case .low: result.low
          case .high: result.high
          }
        pickedUp += weight * counted
        tries += weight * max(counted, exposure)
      }
    }
    return BetaDistribution(a: worth * expected + pickedUp, b: worth * (1 - expected) + tries - pickedUp)
  }

  func estimate(_ hour: Int, _ fit: PickUpFit, segment: Int) -> Double {
    belief(hour, fit, segment: segment, .estimate).mean
  }

  func chance(_ hour: Int, _ fit: PickUpFit, segment: Int) -> PickUpChance {
    let estimate = estimate(hour, fit, segment: segment)
    let tail = 0.025
    let low = belief(hour, fit, segment: segment, .low).quantile(tail)
    let high = belief(hour, fit, segment: segment, .high).quantile(1 - tail)
    // Of a very lopsided belief the mean may lie outside the middle 95 %.
    return PickUpChance(
      estimate: estimate, low: min(low, estimate), high: max(high, estimate), calls: calls[hour])
  }
}
