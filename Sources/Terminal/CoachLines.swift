import Desk
import Foundation
import MessageCoach
import Recruitment

/// Reads one message a line as JSON and writes one reading a line, in the same order; many at once on all cores.
struct CoachLines {
  let reader: MessageReader
  let channel: MessageChannel
  let side: MessageSide

  private struct Line: Decodable {
    var id: String?
    var channel: String?
    var side: String?
    var text: String
    var unanswered: Int?
  }

  /// So many lines are read before they are answered.
  private static let batch = 4_096
  /// No message is longer: what is, is rejected.
  private static let longestLine = 16 << 20

  /// - Returns: how many lines were rejected; each is named on standard error by its number.
  func run(_ input: FileHandle) throws -> Int {
    var lines = LineReader(input, longest: Self.longestLine)
    var (number, rejected) = (0, 0)
    while true {
      var batch: [Data?] = []
      while batch.count < Self.batch, let line = try lines.next() { batch.append(line) }
      if batch.isEmpty { return rejected }
      var output: [UInt8] = []
      for (index, answer) in answers(to: batch).enumerated() {
        switch answer {
        case .success(let bytes): output += bytes
        case .failure(let fault):
          rejected += 1
          Output.note("line \(number + index + 1): \(fault.words)")
        case nil: break
        }
      }
      number += batch.count
      Output.bytes(output)
    }
  }

  /// `nil` for an empty line.
  private func answers(to batch: [Data?]) -> [Result<[UInt8], Fault>?] {
    Cores.parts(of: batch.count, least: 64) { range in
      let decoder = JSONDecoder()
      return batch[range].map { answer($0, decoder) }
    }.flatMap(\.self)
  }

  private struct Fault: Error {
    var words: String
  }

  private func answer(_ data: Data?, _ decoder: JSONDecoder) -> Result<[UInt8], Fault>? {
    guard let data else { return .failure(Fault(words: "longer than \(Self.longestLine >> 20) MB")) }
    if data.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) { return nil }
    guard let line = try? decoder.decode(Line.self, from: data) else {
      return .failure(Fault(words: "not a JSON object with a \"text\" (and an \"id\", a \"channel\" and a \"side\")"))
    }
    guard let channel = line.channel.map(MessageChannel.init(rawValue:)) ?? channel else {
      return .failure(Fault(words: "the channel is none of \(Self.words(MessageChannel.allCases.map(\.rawValue)))"))
    }
    guard let side = line.side.map(MessageSide.init(rawValue:)) ?? side else {
      return .failure(Fault(words: "the side is neither candidate nor client"))
    }
    let answer = reader.answer(
      CoachQuestion(text: line.text, channel: channel, side: side, unansweredBefore: line.unanswered))
    var writer = JSONWriter()
    writer.coach(answer, id: line.id ?? "")
    return .success(writer.bytes + [10])
  }

  private static func words(_ names: [String]) -> String { names.joined(separator: ", ") }
}

/// Lines of a file or a pipe, without their ends; `nil` for one that is too long, of which the rest is passed over.
private struct LineReader {
  private let input: FileHandle
  private let longest: Int
  private var buffer = Data()
  private var place = 0
  private var isAtEnd = false

  init(_ input: FileHandle, longest: Int) {
    self.input = input
    self.longest = longest
  }

  mutating func next() throws -> Data?? {
    var scanned = place
    var isTooLong = false
    while true {
      if let end = buffer[scanned...].firstIndex(of: 10) {
        let line = isTooLong || end - place > longest ? nil : Data(buffer[place..<end])
        place = end + 1
        return .some(line)
      }
      if isAtEnd {
        guard place < buffer.endIndex || isTooLong else { return nil }
        let line = isTooLong || buffer.endIndex - place > longest ? nil : Data(buffer[place...])
        place = buffer.endIndex
        return .some(line)
      }
      if buffer.endIndex - place > longest {
        isTooLong = true
        place = buffer.endIndex
      }
      buffer.removeSubrange(..<place)
      buffer = Data(buffer)
      place = 0
      scanned = buffer.count
      if let more = try input.read(upToCount: 1 << 20), !more.isEmpty { buffer.append(more) } else { isAtEnd = true }
    }
  }
}
