/// What takes back what was just written, carried beside the notice: a number of ours.
enum Receipt {
  static func join(_ code: String, _ receipt: String?) -> String { receipt.map { "\(code)~\($0)" } ?? code }

  /// - Returns: no receipt where what stands there is no number.
  static func split(_ value: String) -> (code: String, receipt: String?) {
    let parts = value.split(separator: "~", maxSplits: 1, omittingEmptySubsequences: false)
    let receipt = parts.count == 2 ? String(parts[1]) : nil
    let isNumber = receipt.flatMap { Int64($0) }.map { $0 > 0 } ?? false
    return (String(parts.first ?? ""), isNumber ? receipt : nil)
  }
}
