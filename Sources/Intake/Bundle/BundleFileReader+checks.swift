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
    let body = batch.text(places.body)
    var columns: (asks: YesNo?, list: YesNo?) = (nil, nil)
    if !body.isEmpty {
      let isInbound = batch.number(places.direction) == Int64(Direction.inbound.rawValue)
      let isMessage = batch.number(places.channel) >= Int64(Channel.email.rawValue)
      // Notes of a talk are nobody's question.
      let reading = isMessage ? MessageReading.of(body) : .nothing
      let mark: MessageMark =
        switch reading {
        case .nothing: .plain
        case .asks: .asks
        case .asksForCall: isInbound ? .asksForCall : .asks
        case .closes: isInbound ? .closes : .plain
        }
      columns = mark.columns(isInbound ? .inbound : .outbound)
    }
    batch.write(columns.asks.map { Int64($0.rawValue) } ?? Column.unknown, places.asks)
    batch.write(columns.list.map { Int64($0.rawValue) } ?? Column.unknown, places.list)
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
