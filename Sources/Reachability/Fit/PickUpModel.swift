import Foundation

/// The constants of the model. Tuned on invented firms of 12 recruiters and 18 months (seeds 1 to 3) to predict each
/// try from those before it; the gain is flat around each of them, and holds on seeds 4 to 7. `ForwardSplit` measures the outcome on any firm.
enum PickUpModel {
  /// A try loses half its weight in a year.
  static let halfLifeDays = 365.0
  /// What a try at a quite different hour says of this one, next to one at the same hour. As people differ by
  /// `concentration` tries in all, the prior of one hour is worth this share of them.
  static let elsewhere = 0.2
  /// How far one hour speaks for another of the day: the width of a bell, in hours.
  static let hourWidth = 0.8
  /// What another day says of this one, at the same hour; a weekend's says no more of a working day than any other hour.
  static let otherDay = 0.8
  /// How much more, or less, a try may count for being at an hour at which others pick up less, or more.
  static let exposures = 0.5...2.0
  /// Pick-ups as expected that each effect of the weekly profile begins with.
  static let profilePrior = 20.0
  /// Nobody's hour is a certainty.
  static let highest = 0.95
  static let lowest = 0.002
  /// Where a firm has too few people with two tries to tell how people differ.
  static let usualConcentration = 5.0

  /// By the age of a try in days, up to fifty years.
  static let weights: [Double] = (0..<18_263).map { exp2(-Double($0) / halfLifeDays) }

  static func weight(age: UInt16) -> Double { weights[min(Int(age), weights.count - 1)] }

  /// By the distance of two hours of the day.
  private static let nearness: [Double] = (0..<24).map { distance in
    exp(-0.5 * (Double(distance) / hourWidth) * (Double(distance) / hourWidth))
  }

  /// What a try at one hour of the week says of another, 1 for itself.
  static let kinship: [Double] = (0..<HourOfWeek.count).flatMap { first in
    (0..<HourOfWeek.count).map { second in kinship(HourOfWeek(index: first), HourOfWeek(index: second)) }
  }

  private static func kinship(_ first: HourOfWeek, _ second: HourOfWeek) -> Double {
    guard first.isWeekend == second.isWeekend else { return elsewhere }
    let day = first.weekday == second.weekday ? 1 : otherDay
    return elsewhere + (1 - elsewhere) * day * nearness[abs(first.hour - second.hour)]
  }
}
