import CIntentWeights

extension IntentModel {
  /// The model that comes with RightCall, read once when first needed.
  static let standard: IntentModel = {
    var count = 0
    return IntentModel(reading: UnsafeBufferPointer(start: intent_weights(&count), count: count))
  }()

  init(reading bytes: UnsafeBufferPointer<UInt8>) {
    var reader = WeightsReader(bytes)
    self = reader.read()
  }
}

/// Reads the weights file: lines of tab-separated fields.
///
/// `intent NAME BIAS SLOPE OFFSET THRESHOLD` for each intent; `verdict NAME WEIGHT…` for each verdict; then one line for each
/// feature: its name and `INTENT:WEIGHT` fields, the intent by its number. Lines with a # are comments. What cannot be read
/// is passed over: a test compares what was read with what was trained.
struct WeightsReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0
  private var model = IntentModel(
    lines: Array(repeating: .init(), count: IntentModel.intentCount), keys: [], rows: [], starts: [0], intents: [],
    weights: [], verdicts: [])
  private var hashes: [UInt64] = []

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    hashes.reserveCapacity(bytes.count / 24)
    model.starts.reserveCapacity(bytes.count / 24)
    model.intents.reserveCapacity(bytes.count / 8)
    model.weights.reserveCapacity(bytes.count / 8)
  }

  mutating func read() -> IntentModel {
    while place < bytes.count {
      if bytes[place] != 35 { readLine() }
      while place < bytes.count, bytes[place] != 10 { place += 1 }
      place += 1
    }
    index()
    return model
  }

  /// Begins at the first byte of a line; ends before its line break.
  private mutating func readLine() {
    let from = place
    var hash = Hash.start
    while place < bytes.count, bytes[place] != 9, bytes[place] != 10 {
      hash = Hash.adding(bytes[place], to: hash)
      place += 1
    }
    if place - from > 1, bytes[from + 1] == 58 { return readFeature(hash) }
    let fields = restOfLine().split(separator: "\t").map(String.init)
    let head = String(decoding: bytes[from..<min(place, bytes.count)].prefix { $0 != 9 }, as: UTF8.self)
    if head == "intent", fields.count == 5, let intent = Intent.allCases.first(where: { $0.word == fields[0] }) {
      model.lines[intent.rawValue] = .init(
        bias: Float(fields[1]) ?? 0, slope: Double(fields[2]) ?? 1, offset: Double(fields[3]) ?? 0,
        threshold: Double(fields[4]) ?? 0.5)
    } else if head == "verdict" {
      model.verdicts.append(fields.dropFirst().map { Double($0) ?? 0 })
    }
  }

  private mutating func restOfLine() -> String {
    let from = place
    while place < bytes.count, bytes[place] != 10 { place += 1 }
    return String(decoding: bytes[from..<place], as: UTF8.self)
  }

  private mutating func readFeature(_ hash: UInt64) {
    while place < bytes.count, bytes[place] == 9 {
      place += 1
      var intent = 0
      while place < bytes.count, Folding.isDigit(UInt32(bytes[place])) {
        intent = intent * 10 + Int(bytes[place] - 48)
        place += 1
      }
      guard place < bytes.count, bytes[place] == 58, intent < IntentModel.intentCount else { break }
      place += 1
      model.intents.append(UInt8(intent))
      model.weights.append(readNumber())
    }
    hashes.append(hash)
    model.starts.append(Int32(model.weights.count))
  }

  /// A decimal number without an exponent.
  private mutating func readNumber() -> Float {
    var sign: Double = 1
    if place < bytes.count, bytes[place] == 45 {
      sign = -1
      place += 1
    }
    var value: Double = 0
    var scale: Double = 1
    var isFraction = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == 46 {
        isFraction = true
      } else if byte >= 48, byte <= 57 {
        value = value * 10 + Double(byte - 48)
        if isFraction { scale *= 10 }
      } else {
        break
      }
      place += 1
    }
    return Float(sign * value / scale)
  }

  private mutating func index() {
    var size = 16
    while size < hashes.count * 2 { size *= 2 }
    model.keys = Array(repeating: 0, count: size)
    model.rows = Array(repeating: 0, count: size)
    for (row, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while model.keys[slot] != 0 { slot = (slot + 1) & (size - 1) }
      model.keys[slot] = hash
      model.rows[slot] = Int32(row)
    }
  }
}
