import Foundation
import WorkingTime

/// Seconds since 1970 of an instant such as `2026-03-29T01:00:00Z`.
func utc(_ text: String) throws -> Int64 {
  Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970)
}

/// Seconds on a wall clock that shows `2026-03-29T01:30`.
func wall(_ text: String) throws -> Int64 { try utc("\(text):00Z") }

func dayNumber(_ text: String) throws -> Int { Int(try utc("\(text)T00:00:00Z") / 86_400) }

let weekdays = 0b0011111
let everyDay = 0b1111111

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
