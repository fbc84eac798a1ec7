/// Text whose lines may be rejoined (RFC 3676): a line that ends with a blank goes on in the next of the same depth.
enum FlowedText {
  static func append(_ bytes: MailBytes, deletingSpace: Bool, to text: inout [UInt8]) {
    var position = 0
    var openDepth = -1
    while position < bytes.count {
      let newline = Octets.first(Octets.newline, in: bytes, from: position, to: bytes.count)
      var end = newline ?? bytes.count
      if end > position, bytes[end - 1] == Octets.carriageReturn { end -= 1 }
      var start = position
      while start < end, bytes[start] == 62 { start += 1 }
      let depth = start - position
      if start < end, bytes[start] == Octets.space { start += 1 }
      let isSignature = end - start == 3 && Octets.has("-- ", in: bytes, at: start)
      if openDepth >= 0, openDepth != depth || isSignature {
        text.append(Octets.newline)
        openDepth = -1
      }
      if openDepth < 0, depth > 0 {
        text.append(contentsOf: repeatElement(62, count: depth))
        text.append(Octets.space)
      }
      let flows = end > start && bytes[end - 1] == Octets.space && !isSignature
      let kept = flows && deletingSpace ? end - 1 : end
      for index in start..<kept where bytes[index] != 0 { text.append(bytes[index]) }
      if flows {
        openDepth = depth
      } else {
        text.append(Octets.newline)
        openDepth = -1
      }
      position = newline.map { $0 + 1 } ?? bytes.count
    }
    if openDepth >= 0 { text.append(Octets.newline) }
  }
}
