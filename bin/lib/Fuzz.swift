import Foundation
import Recruitment
import WorkingTime

@testable import Intake

/// What libFuzzer calls with every input it makes up. The first byte says which parser reads the rest; a crash, a hang or
/// memory without bound is a fault, an error is an answer. Built and run by bin/fuzz.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 1 else { return 0 }
  let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  switch Int(start[0]) % 8 {
  case 0: Fuzz.bundle(bytes)
  case 1: Fuzz.table(bytes)
  case 2: Fuzz.cards(bytes)
  case 3: Fuzz.calendar(bytes)
  case 4: Fuzz.mapping(bytes)
  case 5: Fuzz.times(bytes)
  case 6: Fuzz.texts(bytes)
  default: Fuzz.look(bytes)
  }
  return 0
}

/// Where SwiftPM has every program begin, whoever else has a `main`: libFuzzer's own driver goes on from here.
@_cdecl("Fuzz_main")
public func fuzzMain(_ count: CInt, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  var (count, words) = (count, words)
  return runDriver(&count, &words, fuzzOne)
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

enum Fuzz {
  /// Bytes in memory, given out in pieces of seven, so that every boundary is met.
  final class Bytes: ByteSource {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into start: UnsafeMutablePointer<UInt8>, count: Int) -> Int {
      let size = min(count, 7, bytes.count - place)
      for index in 0..<size { start[index] = bytes[place + index] }
      place += size
      return size
    }
  }

  static let london = Zone.named("Europe/London")
  static let kinds = RecordKind.allCases

  static func bundle(_ bytes: [UInt8]) {
    guard let first = bytes.first, let london else { return }
    var tally = IntakeTally(files: 1)
    var settings = FirmSettings()
    guard
      var reader = try? BundleFileReader(
        file: 0, path: "x.csv", kind: kinds[Int(first) % kinds.count], source: Bytes(Array(bytes.dropFirst())),
        clock: london, limits: CSVLimits())
    else { return }
    try? reader.read(tally: &tally, settings: &settings) { _ in }
  }

  /// Through each table of each mapping that comes with RightCall.
  static let tables = Presets.all.flatMap { mapping in mapping.files.map { (mapping, $0) } }

  static func table(_ bytes: [UInt8]) {
    guard let first = bytes.first, !tables.isEmpty else { return }
    let (mapping, table) = tables[Int(first) % tables.count]
    var parties = KnownParties()
    parties.add(person: "P1", phones: ["07700900123"], emails: ["a@x.example"])
    var tally = IntakeTally(files: 1)
    guard
      var reader = try? MappedFileReader(
        file: 0, path: "x.csv", mapping: mapping, table: table, source: Bytes(Array(bytes.dropFirst())),
        settings: FirmSettings(), parties: parties)
    else { return }
    try? reader.read(tally: &tally) { _ in }
  }

  static func cards(_ bytes: [UInt8]) {
    var tally = IntakeTally(files: 1)
    try? CardReader(file: 0, path: "x.vcf", addressKey: [1], known: nil).read(bytes, tally: &tally) { _ in }
  }

  static func calendar(_ bytes: [UInt8]) {
    guard let london else { return }
    var tally = IntakeTally(files: 1)
    let options = MeetingOptions(me: ["ruth@firm.example"], now: 1_795_000_000, addressKey: [9])
    let reader = MeetingReader(options: options, home: london)
    try? reader.read(bytes, file: 0, tally: &tally) { _ in }
    try? reader.parties { _ in }
  }

  static func mapping(_ bytes: [UInt8]) {
    _ = try? MappingReader.read(String(decoding: bytes, as: UTF8.self), bases: Presets.all)
  }

  static func times(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = ISOTimestamp.read(text)
    _ = CellDate.orders(text)
    _ = bytes.withUnsafeBufferPointer { MailDate.read($0) }
    _ = DialledNumber(text, region: "GB")
  }

  static func texts(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = AddressKey.of(text)
    _ = NameWords(text)
    _ = bytes.withUnsafeBufferPointer { MessageReading.of($0) }
    _ = KnownParties.extensionNumber(text)
  }

  /// What the wizard does before anything is known of a table.
  static func look(_ bytes: [UInt8]) {
    guard var rows = try? CSVRows.sniffing(Bytes(bytes)) else { return }
    guard (try? HeaderRow.read(&rows, path: "x.csv")) != nil else { return }
    while let row = try? rows.next() { if case .end = row { return } }
  }
}
