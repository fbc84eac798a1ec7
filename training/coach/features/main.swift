import Foundation
import MessageCoach

// Lines of id, side, channel and text in, with \n, \t, \r and \\ for what a line cannot hold; one line for each out.
// features, probabilities: of the text as one sentence; evidence: of the text as a message.
// A second argument names a weights file to use instead of the one built in.
let arguments = CommandLine.arguments.dropFirst()
let mode = arguments.first ?? "features"
let weights = arguments.count > 1 ? FileManager.default.contents(atPath: arguments.last ?? "").map(Array.init) : nil
let dump = FeatureDump(weights: weights)

func unescaped(_ text: Substring) -> String {
  var plain = ""
  var isEscaped = false
  for character in text {
    if isEscaped {
      plain.append(character == "n" ? "\n" : character == "t" ? "\t" : character == "r" ? "\r" : character)
      isEscaped = false
    } else if character == "\\" {
      isEscaped = true
    } else {
      plain.append(character)
    }
  }
  return plain
}

while let line = readLine(strippingNewline: true) {
  let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
  guard fields.count >= 4 else { continue }
  let draft = MessageDraft(
    text: unescaped(fields[3]), channel: MessageChannel(rawValue: String(fields[2])) ?? .email,
    side: MessageSide(rawValue: String(fields[1])) ?? .candidate)
  print("\(fields[0])\t\(dump.line(mode, draft))")
}
