extension WebResponse {
  /// A file to keep, which no cache does.
  /// - Parameter name: whatever a header's quoted words do not hold is left out of it.
  static func download(_ bytes: [UInt8], _ type: String, named name: String) -> WebResponse {
    WebResponse(
      status: 200,
      headers: [
        ("Content-Type", type), ("Cache-Control", "no-store"),
        ("Content-Disposition", "attachment; filename=\"\(name.filter { $0.isASCII && $0 != "\"" })\""),
      ], body: bytes)
  }
}
