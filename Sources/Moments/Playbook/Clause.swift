/// A piece of a sentence that stands only while every fact it rests on is on record.
package struct Clause: Hashable, Sendable {
  /// Text with `{fact}` placeholders.
  package var say: String
  /// The facts it asserts, placeholders included.
  package var from: [String]
  /// Facts beside which it is not said: another clause says it better there.
  package var unless: [String]
  /// Without it there is no opener: the card asks for what is missing.
  package var required: Bool

  package init(say: String, from: [String], unless: [String] = [], required: Bool) {
    self.say = say
    self.from = from
    self.unless = unless
    self.required = required
  }

  /// The names between braces, in order.
  package static func placeholders(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      names.append(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return names
  }

  /// Whether another clause takes its place: then nothing is missing where it is not said.
  package func givesWay(isRecorded: (String) -> Bool) -> Bool { unless.contains(where: isRecorded) }

  /// The clause with its facts in words, or `nil` where one of them is not on record, or one beside which it is not said is.
  /// - Parameters:
  ///   - isRecorded: whether a fact is on record.
  ///   - words: a fact in words, given the text that comes before it ("since " wants "Tuesday", not "on Tuesday").
  package func words(isRecorded: (String) -> Bool, _ words: (String, String) -> String?) -> String? {
    for name in from where !isRecorded(name) { return nil }
    if givesWay(isRecorded: isRecorded) { return nil }
    var text = ""
    var rest = say[...]
    // Braces are looked for among bytes: reading a text by its characters takes many times as long.
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}"))
    {
      text += rest[..<open]
      guard let fact = words(String(rest[rest.index(after: open)..<close]), text) else { return nil }
      text += fact
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}
