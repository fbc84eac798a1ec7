import CZip
import Foundation
import Testing

@testable import Intake
@testable import Recruitment

/// Zips whose directory lies: about names, sizes, places, checksums and ways of packing.
@Suite struct ZipMutationTests {
  private static let marks: [[UInt8]] = [[0x50, 0x4B, 3, 4], [0x50, 0x4B, 1, 2], [0x50, 0x4B, 5, 6]]
  private static let numbers: [[UInt8]] = [
    [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0, 0, 0, 0x80], [0xFF, 0xFF, 0xFF, 0x7F], [1, 0, 0, 0], [0xFF, 0xFF],
    [0, 0], [12, 0], [99, 0], [1, 0],
  ]

  private func archive(_ folder: TestFolder) throws -> [UInt8] {
    let path = "\(folder.path)/seed.zip"
    var code: Int32 = 0
    let archive = try #require(zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &code))
    let members = [
      ("people.csv", "person_id,kind,name\n" + (0..<60).map { "P\($0),both,Ann \($0)\n" }.joined()),
      ("export/clients.csv", "client_id,name\nC1,Acme\n"), ("notes.txt", "x"),
    ]
    for (name, text) in members {
      let bytes = Array(text.utf8)
      let copy = try #require(malloc(bytes.count))
      bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
      let source = try #require(zip_source_buffer(archive, copy, UInt64(bytes.count), 1))
      #expect(zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0)
    }
    #expect(zip_close(archive) == 0)
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func mutant(_ seed: [UInt8], _ random: inout SmallRandom) -> [UInt8] {
    var bytes = seed
    for _ in 0...Int.random(in: 0...3, using: &random) where bytes.count > 8 {
      let place = Int.random(in: 0..<bytes.count - 4, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place...)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &random)))
      case 3: bytes.insert(contentsOf: bytes[place...], at: place)
      case 4:
        // A number of a header, where headers are.
        let mark = Self.marks[Int.random(in: 0..<Self.marks.count, using: &random)]
        guard
          let start = bytes.indices.dropLast(4).filter({ Array(bytes[$0..<$0 + 4]) == mark }).randomElement(
            using: &random)
        else { continue }
        let number = Self.numbers[Int.random(in: 0..<Self.numbers.count, using: &random)]
        let target = start + Int.random(in: 4..<46, using: &random)
        guard target + number.count <= bytes.count else { continue }
        bytes.replaceSubrange(target..<target + number.count, with: number)
      case 5:
        let name = Array("people.csv".utf8)
        guard
          let start = bytes.indices.dropLast(10).filter({ Array(bytes[$0..<$0 + 10]) == name }).randomElement(
            using: &random)
        else { continue }
        let names = ["../../.csv", "/etc/x.csv", "C:\\p\\x.csv", "people\0csv", "\\..\\p.csv", "a/b/c/.csv"]
        bytes.replaceSubrange(
          start..<start + 10, with: Array(names[Int.random(in: 0..<names.count, using: &random)].utf8))
      case 6: bytes = Array(repeating: 0x50, count: place) + bytes
      default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
      }
    }
    return bytes
  }

  @Test func mutatedZipsAreReadOrRefused() throws {
    let folder = try TestFolder()
    let seed = try archive(folder)
    try MutantRun.each(of: "zip", short: 300) { number, random in
      let path = try folder.write("x.zip", bytes: mutant(seed, &random))
      do {
        let taken = try take([path])
        #expect(
          taken.files.allSatisfy { !$0.path.contains("..") }, "seed \(MutantRun.seed), mutant \(number) of zip")
      } catch is IntakeError {}
    }
  }
}
