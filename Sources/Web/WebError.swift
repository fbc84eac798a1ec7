/// What keeps the pages from being served.
package enum WebError: Error, Equatable {
  /// Only this machine may reach the pages: accounts do not exist yet.
  case notLoopback(String)
  case notAPort(Int)
  /// Other machines may come, but nobody said under which name.
  case noPublicAddress(String)
  /// No address of the kind `https://name`.
  case notAPublicAddress(String)
  /// The port and those after it are taken.
  case portsTaken(from: Int, through: Int)
  /// A field of a form or of an address holds what it cannot hold.
  case unusable(field: String)
  /// The address of a language model, with why it is refused.
  case modelAddress(String)
  /// No plain e-mail address.
  case mailAddress(String)
  /// Curl did not hand a mail over: its exit status.
  case mailNotSent(status: Int32)
  /// The issuer of a sign-in provider is no address that may be asked.
  case providerAddress(String)
  /// A certificate and its key, by their paths, that cannot be used, with why.
  case certificate(String, String)
}

extension WebError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notLoopback(let host):
      "cannot serve on \(host): accounts do not exist yet, so only 127.0.0.1, ::1 or localhost is allowed"
    case .noPublicAddress(let host):
      "cannot serve on \(host) without the address that browsers use: --public-url https://desk.firm.example"
    case .notAPublicAddress(let text):
      "\(text) is not an address for browsers elsewhere: write https://desk.firm.example, without a path"
    case .notAPort(let port): "\(port) is not a port: choose one from 1 to 65535"
    case .portsTaken(let first, let last): "ports \(first) to \(last) are taken: choose another with --port"
    case .modelAddress(let why): "the address of the model is refused: \(why)"
    case .mailAddress(let text): "'\(text)' is no plain e-mail address: write one such as ruth@firm.example"
    case .mailNotSent(let status):
      "the mail was not taken: curl ended with status \(status) (man curl says what that means)"
    case .providerAddress(let issuer):
      "\(issuer) is no address of a sign-in provider: it must begin with https:// (--oidc-private allows http too)"
    case .certificate(let path, let why): "\(path) cannot be used for TLS: \(why)"
    case .unusable(let field): "\(field) holds something it cannot hold"
    }
  }
}
