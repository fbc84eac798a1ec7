import ArgumentParser
import Foundation
import Web

/// Hands a message to a mail server through curl, which knows the protocol, TLS and the ways to sign in. The message goes
/// in on standard input and a password stands in a file: neither is on a command line that others can read.
struct CurlMail {
  let server: String
  /// In the form of a netrc file.
  let keyFile: String?

  /// - Throws: `ValidationError`, `WebError.mailNotSent`.
  func send(_ message: Data, from: String, to: String) throws {
    guard let url = URL(string: server), let host = url.host, ["smtp", "smtps"].contains(url.scheme), url.user == nil
    else {
      throw ValidationError("--smtp is such as smtp://mail.firm.example:587, without a name or password.")
    }
    let isHere = ["127.0.0.1", "::1", "localhost"].contains(host)
    var arguments = [
      "curl", "--silent", "--show-error", "--max-time", "60", "--url", server, "--mail-from", from, "--mail-rcpt", to,
      "--upload-file", "-",
    ]
    // Beyond this machine nothing goes in the clear.
    if !isHere { arguments.append("--ssl-reqd") }
    if let keyFile { arguments += ["--netrc-file", keyFile] }
    let curl = Process()
    curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    curl.arguments = arguments
    let input = Pipe()
    curl.standardInput = input
    try curl.run()
    try input.fileHandleForWriting.write(contentsOf: message)
    try input.fileHandleForWriting.close()
    curl.waitUntilExit()
    guard curl.terminationStatus == 0 else { throw WebError.mailNotSent(status: curl.terminationStatus) }
  }
}
