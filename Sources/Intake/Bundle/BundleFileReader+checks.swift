import Recruitment
import WorkingTime

/// What a row must be as a whole, and what is worked out from it.
extension BundleFileReader {
  mutating func checkRow(settings: inout FirmSettings) -> Problem? {
    switch binding.kind {
    case .facts, .dates: return checkAlternatives()
    case .interactions: return checkTime()
    case .firm: return takeSetting(&settings)
    default: return nil
    }
  }

  /// Nothing has taken place that lies ahead; what is planned may.
  @inline(__always) private mutating func checkTime() -> Problem? {
    guard let interaction, !times.hold(batch.number(interaction.at)) else { return nil }
    return checkOddTime(interaction)
  }

  private mutating func checkOddTime(_ interaction: InteractionPlaces) -> Problem? {
    let at = batch.number(interaction.at)
    if at > times.remarkable, interaction.isPlanned(batch) { return nil }
    if let why = times.complaint(at) { return Problem(column: "at", value: ISOTimestamp.utc(Instant(at)), why: why) }
    ahead += 1
    return nil
  }

  private func checkAlternatives() -> Problem? {
    let names = HeaderBinding.alternatives(binding.kind)
    for name in names {
      if let place = binding.place(name), !batch.text(place).isEmpty { return nil }
    }
    return Problem(column: names[0], value: "", why: "required: one of " + names.joined(separator: ", "))
  }

  private func takeSetting(_ settings: inout FirmSettings) -> Problem? {
    guard let keyPlace = binding.place("key"), let valuePlace = binding.place("value") else { return nil }
    let key = String(decoding: batch.text(keyPlace), as: UTF8.self)
    let value = String(decoding: batch.text(valuePlace), as: UTF8.self)
    if key == "timezone", Zone.named(value) == nil {
      return Problem(column: "value", value: "", why: "not a time zone: write its IANA name, such as Europe/London")
    }
    return settings.take(key: key, value: value).map { Problem(column: "value", value: "", why: $0) }
  }
}
