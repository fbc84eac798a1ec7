/// A cookie of ours: for this host only, out of reach of scripts, never sent along from other sites.
enum Cookie {
  /// - Parameter lasting: seconds; `nil` = until the browser is closed; 0 = forget it.
  static func line(_ name: String, _ value: String, lasting: Int?) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Strict" + (lasting.map { "; Max-Age=\($0)" } ?? "")
  }

  /// The cookie of an account's session: kept until the browser is closed, and sent along when a link elsewhere leads
  /// here, so that one is not asked to sign in again. Links change nothing here.
  /// - Parameter value: `nil` = forget it.
  static func session(_ name: String, _ value: String?, isSecure: Bool) -> String {
    "\(name)=\(value ?? ""); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
      + (value == nil ? "; Max-Age=0" : "")
  }

  static let year = 31_536_000
}
