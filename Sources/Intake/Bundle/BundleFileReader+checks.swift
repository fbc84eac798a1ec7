import Recruitment
import WorkingTime

/// What a row must be as a whole, and what is worked out from it.
extension BundleFileReader {
  mutating func checkRow(settings: inout FirmSettings) -> Problem? {
    switch binding.kind {
    case .interactions:
      workOutMark()
      return nil
    case .facts, .dates: return checkAlternatives()
    case .firm: return takeSetting(&settings)
    default: return nil
    }
  }

  private func checkAlternatives() -> Problem? {
    let names = HeaderBinding.alternatives(binding.kind)
    for name in names {
      if let place = binding.place(name), !batch.text(place).isEmpty { return nil }
    }
    return Problem(column: names[0], value: "", why: "required: one of " + names.joined(separator: ", "))
  }

  /// What does a message want of its reader? Unknown where we do not have its text, and of calls and meetings.
  private mutating func workOutMark() {
    guard let places = binding.mark else { return }
    let mark = Self.mark(
      body: batch.text(places.body), channel: batch.number(places.channel), direction: batch.number(places.direction))
    batch.write(mark.asks, places.asks)
    batch.write(mark.list, places.list)
  }

  static func mark(
    body: UnsafeBufferPointer<UInt8>, channel: Int64, direction: Int64
  ) -> (asks: Int64, list: Int64) {
    if body.isEmpty { return (Column.unknown, Column.unknown) }
    let isInbound = direction == Int64(Direction.inbound.rawValue)
    let isMessage = channel >= Int64(Channel.email.rawValue)
    // Notes of a talk are nobody's question.
    let reading = isMessage ? MessageReading.of(body) : .nothing
    let mark: MessageMark =
      switch reading {
      case .nothing: .plain
      case .asks: .asks
      case .asksForCall: isInbound ? .asksForCall : .asks
      case .closes: isInbound ? .closes : .plain
      }
    let columns = mark.columns(isInbound ? .inbound : .outbound)
    return (
      columns.asks.map { Int64($0.rawValue) } ?? Column.unknown,
      columns.list.map { Int64($0.rawValue) } ?? Column.unknown
    )
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
