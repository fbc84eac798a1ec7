import Drawing
import Foundation
import Recruitment

@testable import Collateral

/// One small firm's studio: the library that comes with the program, a brand, a day.
enum SmallStudio {
  static let today = CivilDate(year: 2026, month: 11, day: 26)
  static let dated = Instant(1_795_683_600)
  static let brand = PieceBrand(
    firm: "Harbour & Finch", footer: "Harbour & Finch Ltd, 12 Quay Street, Bristol. harbourfinch.example/privacy")

  static func book(_ more: [Claim] = []) throws -> ClaimBook {
    let library = try Library.standard()
    return ClaimBook(library.entries.map { Claim($0, origin: .library, expires: library.again) } + more)
  }

  static let median = FirmMedian(
    id: "interview-to-offer", what: "offers came", days: 9, count: 64, clients: 21, largestShare: 0.2)

  static func ownMedian(_ median: FirmMedian = median) -> Claim { Claim(median, firm: "Harbour & Finch", known: today) }

  static func piece(_ change: (inout Piece) -> Void = { _ in }) -> Piece {
    var piece = Piece(
      slug: "small", kind: .carousel, audience: .clients, purpose: .secure, title: "Five minutes on the day",
      lead: "Tell us what you saw.",
      points: [
        Piece.Point(heading: "First", text: "You need not have decided."),
        Piece.Point(
          heading: "Second",
          text: "Four in ten British employers had made a counter-offer in a year [cipd-2023-counter-offers-common]."),
      ],
      message: "A date or a paper.", action: "Choose a time.")
    change(&piece)
    return piece
  }

  static func set(_ piece: Piece, brand: PieceBrand = brand, reader: String? = nil) throws -> SetPiece {
    SetPiece(
      piece, book: try book([ownMedian()]), brand: brand, dated: dated,
      consultant: Consultant(name: "Orla Byrne", phone: "0117 496 0123", email: "orla@harbourfinch.example"),
      reader: reader, link: "https://harbourfinch.example/book?utm_source=print")
  }

  static func faults(_ piece: Piece, _ more: [Claim] = [], today: CivilDate = today) throws -> [PieceFault.What] {
    PieceCheck(book: try book(more), today: today).faults(in: piece).map(\.what)
  }

  /// What a program of poppler-utils says of a file.
  static func ask(_ program: String, _ arguments: [String], of file: [UInt8]) throws -> String {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).pdf")
    try Data(file).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/\(program)")
    process.arguments = arguments.map { $0 == "FILE" ? path.path : $0 }
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}
