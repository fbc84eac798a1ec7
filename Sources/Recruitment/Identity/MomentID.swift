/// A moment's name: a hash of (rule code, the anchor record's external identity, ordinal), so that an answer given
/// yesterday, an action recorded today and an analysis next year speak of the same moment. Sixteen hexadecimal digits.
package struct MomentID: Hashable, Sendable, BitwiseCopyable, CustomStringConvertible {
  package var value: UInt64

  package init(value: UInt64) { self.value = value }

  /// - Parameters:
  ///   - rule: the playbook's code, such as `C06`.
  ///   - anchor: the anchor record's `ExternalIdentity.digest`.
  ///   - ordinal: 0 for the first moment of this rule at this anchor, in time order.
  package init(rule: String, anchor: UInt64, ordinal: Int) {
    value = ExternalIdentity.digest(of: "\(rule)\u{0}\(String(anchor, radix: 16))\u{0}\(ordinal)")
  }

  /// Reads a printed id. Text of another shape gets a value of its own that no moment of ours bears.
  package init(text: String) {
    // A sign would be read as part of the number.
    if text.utf8.count == 16, text.utf8.first != 43, let value = UInt64(text, radix: 16) {
      self.value = value
    } else {
      value = ExternalIdentity.digest(of: "foreign\u{0}\(text)")
    }
  }

  package var description: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
