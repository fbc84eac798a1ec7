import Recruitment

/// The formats that intake reads, in the order in which a folder of several is: those first whom others name. Raw values
/// are what reports print and what `--as` takes.
package enum IntakeFormat: String, Sendable, CaseIterable {
  case canonical
  /// A table of some other program, read through a mapping: reports print the mapping's name.
  case mapped
  case contacts, calendar, mail
}

/// One file of an import, a member of a zip being a file too.
package struct IntakeFile: Sendable {
  /// As shown to people: `bundle.zip/people.csv` for a member.
  package var path: String
  package var format: IntakeFormat
  var origin: Origin
  /// What a canonical file's rows are; `nil` for mail, cards and calendars, and for a table beside a bundle whose columns are of no file we
  /// know: listed so that nobody misses it, and left aside.
  var kind: RecordKind?
  /// Why a file that is left aside is.
  package internal(set) var aside: String?
  /// What a mapped file is read through.
  var mapped: FormatGuess.Choice?

  /// A table that nobody knows, beside others that are known.
  package var isLeftAside: Bool { format == .canonical && kind == nil }
  /// As reports print it.
  package var formatName: String { mapped?.mapping.name ?? format.rawValue }
  /// What the mapping says to call where it comes from.
  package var sourceName: String? { mapped?.mapping.source }

  enum Origin: Sendable, Equatable {
    case file(String)
    case member(archive: String, index: UInt64)
  }

  init(path: String, format: IntakeFormat, origin: Origin, kind: RecordKind?, mapped: FormatGuess.Choice? = nil) {
    (self.path, self.format, self.origin, self.kind, self.mapped) = (path, format, origin, kind, mapped)
  }

  /// All of the file.
  /// - Throws: `damaged` where it is larger than `limit` octets.
  func bytes(limit: Int) throws(IntakeError) -> [UInt8] {
    let bytes = try open().prefix(limit + 1)
    guard bytes.count <= limit else { throw .damaged(path: path, why: "larger than \(limit >> 20) MB") }
    return bytes
  }

  func open() throws(IntakeError) -> any ByteSource {
    switch origin {
    case .file(let path): try FileBytes(path: path)
    case .member(let archive, let index): try ZipArchive(path: archive).open(index, shown: path)
    }
  }
}
