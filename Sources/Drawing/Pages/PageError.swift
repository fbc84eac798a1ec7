/// Why a page cannot be drawn. No text of the page is in it.
package enum PageError: Error, Hashable, Sendable {
  /// A picture that is damaged, empty, or of more than 4,000 points one way.
  case picture
  /// Letters that no font here has: their code points, the first few.
  case letters([UInt32])
  /// Text and what it lies on do not differ enough to be read: their contrast, of which 4.5 (3 for large text) is asked.
  case contrast(tenths: Int)
  /// Cairo's own word for what went wrong.
  case cairo(status: UInt32)
}
