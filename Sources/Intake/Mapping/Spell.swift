/// Lengths of time as exports write them.
enum Spell {
  /// Whole seconds: `90`, `1:30`, `0:01:30`, `1m 30s`; a bare number counts in the unit.
  static func seconds(_ text: UnsafeBufferPointer<UInt8>, _ unit: ValueForm.SpanUnit) -> Int64? {
    guard let whole = wholeNumber(text) else { return seconds(String(decoding: text, as: UTF8.self), unit) }
    switch unit {
    case .seconds, .clock: return whole
    case .milliseconds: return whole / 1_000
    case .minutes: return whole * 60
    case .hours: return whole * 3_600
    }
  }

  /// Digits alone, as programs write them row after row.
  private static func wholeNumber(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard (1...12).contains(text.count) else { return nil }
    var value: Int64 = 0
    for byte in text {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    return value
  }

  private static func seconds(_ text: String, _ unit: ValueForm.SpanUnit) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    if (2...3).contains(parts.count) {
      var total: Int64 = 0
      for part in parts {
        guard let value = Int64(part.prefix { $0 != "." }), (0...86_400).contains(value) else { return nil }
        total = total * 60 + value
      }
      return total
    }
    if text.contains(where: { "hms".contains($0) }) { return units(text) }
    guard let value = Double(text), value >= 0, value < 1e12 else { return nil }
    switch unit {
    case .seconds, .clock: return Int64(value)
    case .milliseconds: return Int64(value / 1_000)
    case .minutes: return Int64(value * 60)
    case .hours: return Int64(value * 3_600)
    }
  }

  private static func units(_ text: String) -> Int64? {
    var (total, number, some): (Int64, Int64?, Bool) = (0, nil, false)
    for character in text.lowercased() where !character.isWhitespace {
      if let digit = character.wholeNumberValue, character.isASCII {
        number = min(1_000_000, (number ?? 0) * 10 + Int64(digit))
        continue
      }
      guard let scale: Int64 = ["h": 3_600, "m": 60, "s": 1][character] else {
        // The rest of `min` and `sec`.
        if some, number == nil, "inecour".contains(character) { continue }
        return nil
      }
      guard let value = number else {
        if some { continue }
        return nil
      }
      total += value * scale
      (number, some) = (nil, true)
    }
    return some && number == nil ? total : nil
  }
}
