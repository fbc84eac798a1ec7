/// How much of a CSV file a reader takes in at once, and what is too much. Bytes.
struct CSVLimits: Sendable {
  /// One read of the file.
  var chunk = 1 << 20
  /// One quoted cell: beyond it the quote is taken for a stray one, so that it cannot swallow the file.
  var cell = 1 << 20
  /// One row.
  var row = 4 << 20

  /// `64 GB`, `1 MB`, `64 KB`, `100 bytes`.
  static func words(_ bytes: Int) -> String {
    if bytes >= 1 << 30, bytes % (1 << 30) == 0 { return "\(bytes >> 30) GB" }
    if bytes >= 1 << 20, bytes % (1 << 20) == 0 { return "\(bytes >> 20) MB" }
    if bytes >= 1 << 10, bytes % (1 << 10) == 0 { return "\(bytes >> 10) KB" }
    return "\(bytes) bytes"
  }
}
