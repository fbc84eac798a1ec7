import Recruitment
import WorkingTime

/// A value of a mapping, bound to the columns of one file.
indirect enum PlanValue {
  case nothing
  case column(Int)
  case constant([UInt8])
  case each
  case template([(text: [UInt8], column: Int?)])
  case first([PlanValue])
  case all([PlanValue], joiner: [UInt8])
  case parts(PlanValue, of: [UInt8])
  /// - `place`: of the reader's list of tables.
  case table(PlanValue, place: Int)
  /// - `place`: of the reader's list of dates.
  case date(PlanValue, place: Int)
  case span(PlanValue, ValueForm.SpanUnit)
  case between(PlanValue, PlanValue, place: Int)
  case join(PlanValue, name: String)
  case recruiter(PlanValue)
  case knownRecruiter(PlanValue)
  case person(PlanValue)
  /// - `place`: of the reader's list of dates; `firsts`: of its lists of first dates.
  case earliest(PlanValue, of: PlanValue, place: Int, firsts: Int)

  var isConstant: Bool {
    if case .constant = self { return true }
    return false
  }

  /// Whether a template names the part of a row that `{each}` stands for.
  var isOfPart: Bool {
    switch self {
    case .each: true
    case .template(let pieces): pieces.contains { $0.column == -1 }
    default: false
    }
  }
}

/// Binds a mapping's values to a header.
struct PlanBinder {
  let names: [String: Int]
  let mapping: Mapping
  let settings: FirmSettings
  let each: Bool
  /// When things can have taken place.
  let times: PossibleTimes
  /// Columns that some value names.
  private(set) var used: Set<Int> = []
  var tables: [TableUse] = []
  private(set) var dates: [CellDate] = []
  /// Lists of first dates.
  private(set) var firsts = 0

  init(names: [String], mapping: Mapping, settings: FirmSettings, now: Int64? = nil, each: Bool = false) {
    times = PossibleTimes(now: now)
    var places: [String: Int] = [:]
    for (index, name) in names.enumerated() where !name.isEmpty && places[name] == nil { places[name] = index }
    self.names = places
    self.mapping = mapping
    self.settings = settings
    self.each = each
  }

  mutating func bind(_ form: ValueForm) throws(IntakeError) -> PlanValue {
    switch form {
    case .column(let name):
      if name == "each" { return .each }
      guard let place = names[name] else { return .nothing }
      used.insert(place)
      return .column(place)
    case .constant(let text): return .constant(Array(text.utf8))
    case .template(let pieces): return bind(pieces)
    case .first(let forms):
      var values: [PlanValue] = []
      for form in forms {
        let before = used
        let value = try bind(form)
        if case .nothing = value { continue }
        // What may not be looked at is kept as a custom field as well.
        if !values.isEmpty { used = before }
        values.append(value)
      }
      return values.count == 1 ? values[0] : values.isEmpty ? .nothing : .first(values)
    case .all(let forms, let joiner):
      var values: [PlanValue] = []
      for form in forms {
        let value = try bind(form)
        if case .nothing = value { continue }
        values.append(value)
      }
      return values.isEmpty ? .nothing : .all(values, joiner: Array(joiner.utf8))
    case .parts(let form, let marks): return .parts(try bind(form), of: Array(marks.utf8))
    case .table(let form, let name):
      let inner = try bind(form)
      var use = TableUse(name: name, table: mapping.tables[name] ?? ValueTable(), column: Self.column(inner))
      if case .column = inner { use.isPlain = true }
      tables.append(use)
      return .table(inner, place: tables.count - 1)
    case .date(let form, let order, let zone):
      return .date(try bind(form), place: try date(order: order, zone: zone))
    case .span(let form, let unit): return .span(try bind(form), unit)
    case .between(let start, let end):
      return .between(try bind(start), try bind(end), place: try date(order: nil, zone: nil))
    case .join(let form, let name): return .join(try bind(form), name: name)
    case .recruiter(let form): return .recruiter(try bind(form))
    case .knownRecruiter(let form): return .knownRecruiter(try bind(form))
    case .person(let form): return .person(try bind(form))
    case .earliest(let form, let key):
      firsts += 1
      let inner = try bind(form)
      if case .date(let inner, let place) = inner {
        return .earliest(inner, of: try bind(key), place: place, firsts: firsts - 1)
      }
      return .earliest(inner, of: try bind(key), place: try date(order: nil, zone: nil), firsts: firsts - 1)
    }
  }

  private mutating func bind(_ pieces: [ValueForm.Piece]) -> PlanValue {
    var bound: [(text: [UInt8], column: Int?)] = []
    var some = false
    for piece in pieces {
      switch piece {
      case .text(let text): bound.append((Array(text.utf8), nil))
      case .column("each"):
        bound.append(([], -1))
        some = true
      case .column(let name):
        guard let place = names[name] else { continue }
        used.insert(place)
        bound.append(([], place))
        some = true
      }
    }
    return some ? .template(bound) : .nothing
  }

  /// A reader of dates in an order and a zone.
  mutating func date(order: DateOrder?, zone: String?) throws(IntakeError) -> Int {
    let name = zone == "firm" ? settings.timezone : zone ?? mapping.zone ?? settings.timezone
    guard let clock = Zone.named(name) else { throw .unknownTimezone(name) }
    dates.append(
      CellDate(
        order: Self.decided(order ?? mapping.dates, settings), clock: clock,
        isStated: name == mapping.zone || zone != nil, isGuess: (order ?? mapping.dates).isGuess,
        isUndecided: (order ?? mapping.dates) == .asTheFileShows))
    return dates.count - 1
  }

  static func decided(_ order: DateOrder, _ settings: FirmSettings) -> DateOrder {
    order.isGuess ? (settings.country == "US" ? .monthFirst : .dayFirst) : order
  }

  /// Notes that a column is looked at, so that it need not be kept.
  mutating func use(_ name: String) { if let place = names[name] { used.insert(place) } }

  static func column(_ value: PlanValue) -> Int? {
    switch value {
    case .column(let place): place
    case .first(let values): values.first.flatMap(column)
    default: nil
    }
  }
}
