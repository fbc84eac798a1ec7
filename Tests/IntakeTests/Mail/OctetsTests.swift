import Testing

@testable import Intake

@Suite struct OctetsTests {
  /// Every place where a text could begin, and every length around the width that is looked at together.
  @Test func whatIsLookedForIsFoundWhereItIsFirst() {
    let wanted = Array("\nFrom ".utf8)
    for length in 0...200 {
      for place in 0...max(0, length - wanted.count) where place + wanted.count <= length {
        var text = [UInt8](repeating: 10, count: length)
        text.replaceSubrange(place..<place + wanted.count, with: wanted)
        #expect(text.withUnsafeBufferPointer { Octets.first("\nFrom ", in: $0, from: 0, to: length) } == place)
        #expect(text.withUnsafeBufferPointer { Octets.first("\nFrom ", in: $0, from: place + 1, to: length) } == nil)
        #expect(
          text.withUnsafeBufferPointer { Octets.first("\nFrom ", in: $0, from: 0, to: place + wanted.count - 1) } == nil
        )
      }
    }
  }

  @Test func halfOfItIsNotIt() {
    let text = Array(repeating: Array("\nFrom\nFro \nF\n".utf8), count: 40).flatMap { $0 }
    #expect(text.withUnsafeBufferPointer { Octets.first("\nFrom ", in: $0, from: 0, to: $0.count) } == nil)
    #expect(text.withUnsafeBufferPointer { Octets.first("\nFro ", in: $0, from: 0, to: $0.count) } == 5)
  }
}
