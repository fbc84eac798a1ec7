import Recruitment

/// One cell: from bytes to what its column keeps.
extension BundleFileReader {
  @inline(__always) mutating func takeCell(_ index: Int) -> Problem? {
    let cell = rows[index]
    if cell.count == 0 { return takeEmpty(index) }
    var text = UnsafeBufferPointer(
      start: UnsafePointer(rows.base + Int(cell.start)), count: Int(cell.count))
    if cell.marks.rawValue > CSVRows.Marks.quoted.rawValue { text = cleaner.clean(text, marks: cell.marks) }
    if text.count > 0, text[0] <= Byte.space || text[text.count - 1] <= Byte.space {
      let trimmed = CellValue.trimmed(text)
      if trimmed.isEmpty { return takeEmpty(index) }
      if !binding.columns[index].verbatim { text = trimmed }
    } else if text.isEmpty {
      return takeEmpty(index)
    }
    return take(text, index)
  }

  @inline(__always) private mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Problem? {
    switch binding.columns[index].reading {
    case .text(let place): batch.write(text, place)
    case .instant(let place):
      guard let value = instants.read(text, dateOnly: binding.columns[index].dateOnly) else {
        return problem(index, text, "not a date")
      }
      batch.write(value, place)
    case .code(let place, let table):
      guard let value = table.value(of: text) else { return problem(index, text, table.complaint) }
      batch.write(value, place)
    case .integer(let place):
      guard let value = CellValue.integer(text) else {
        return problem(index, text, "not a whole number of zero or more")
      }
      batch.write(value, place)
    case .nothing: break
    case .textList, .decimal, .timeOfDay, .weekdays: return takeRare(text, index)
    }
    return nil
  }

  /// Readings that no file has millions of.
  private mutating func takeRare(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Problem? {
    switch binding.columns[index].reading {
    case .textList(let place):
      guard let tidied = CellValue.tidiedList(text) else {
        batch.write(text, place)
        return nil
      }
      if tidied.isEmpty { return takeEmpty(index) }
      batch.write(tidied, place)
    case .decimal(let place):
      guard let value = Money.read(text), value != Column.unknown else {
        return problem(index, text, "not a decimal number with at most four decimals, such as 18000 or 412.50")
      }
      batch.write(value, place)
    case .timeOfDay(let place):
      guard let value = TimeOfDay.read(String(decoding: text, as: UTF8.self)) else {
        return problem(index, text, "not a time of day: write 9 or 17:30")
      }
      batch.write(Int64(value), place)
    case .weekdays(let place):
      guard let value = Weekdays.read(String(decoding: text, as: UTF8.self)), value != 0 else {
        return problem(index, text, "not weekdays: write mon;tue;wed")
      }
      batch.write(Int64(value), place)
    case .text, .instant, .code, .integer, .nothing: break
    }
    return nil
  }

  private mutating func takeEmpty(_ index: Int) -> Problem? {
    if binding.columns[index].required {
      return Problem(column: binding.columns[index].name, value: "", why: "required")
    }
    writeUnknown(index)
    return nil
  }

  mutating func writeUnknown(_ index: Int) {
    switch binding.columns[index].reading {
    case .text(let place), .textList(let place): batch.writeUnknown(text: place)
    case .instant(let place), .code(let place, _), .decimal(let place), .integer(let place), .timeOfDay(let place),
      .weekdays(let place):
      batch.write(Column.unknown, place)
    case .nothing: break
    }
  }

  private func problem(_ index: Int, _ text: UnsafeBufferPointer<UInt8>, _ why: String) -> Problem {
    let name = binding.columns[index].name
    let shown = Privacy.mayShow(name) ? String(decoding: text.prefix(1_000), as: UTF8.self) : ""
    return Problem(column: name, value: shown, why: why)
  }
}

/// Columns whose cells may hold names or message text: reports do not repeat them.
enum Privacy {
  static func mayShow(_ column: String) -> Bool {
    switch column {
    case "name", "emails", "phones", "subject", "body", "value", "note", "reason", "safe_place", "email", "phone",
      "quoted":
      false
    default: true
    }
  }
}
