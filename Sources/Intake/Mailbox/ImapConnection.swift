import CCurl
import Foundation

/// What keeps a mailbox from being read. Nothing of what the server said: it may name people.
package enum MailboxError: Error, Hashable {
  case notAnAddress, privateAddress, unreachable, notSignedIn, notSecure
  /// The connection went, or the server said something that is no IMAP.
  case broken
  /// The server answered NO or BAD.
  case refused
}

/// A connection to an IMAP server (RFC 3501) that libcurl made and signed in on. Only commands that change nothing are sent.
final class ImapConnection {
  /// One line that the server said, with the literals in it: `* 1 FETCH (UID 7 BODY[] {4}`, then four octets, then `)`.
  struct Response {
    var text = ""
    var literals: [[UInt8]] = []
  }

  /// Octets of one literal, and of one line.
  static let longestLiteral = 16 << 20
  static let longestLine = 1 << 20
  /// For the server to say something.
  private static let patience: Int32 = 60_000

  private let curl: UnsafeMutableRawPointer
  private var buffer: [UInt8] = []
  private var place = 0
  private var number = 0

  /// - Parameters:
  ///   - url: `imaps://mail.firm.example`, or `imap://…`, which turns to TLS before it signs in.
  ///   - allowsPrivate: the server is in a private range; only then may it speak in the clear, on this machine.
  init(url: String, user: String, password: String, allowsPrivate: Bool) throws(MailboxError) {
    guard let parts = URLComponents(string: url), ["imap", "imaps"].contains(parts.scheme?.lowercased()),
      let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil, parts.path.count <= 1,
      parts.query == nil
    else { throw .notAnAddress }
    let isHere = ["127.0.0.1", "localhost", "[::1]", "::1"].contains(host.lowercased())
    var refused: Int32 = 0
    var code: Int32 = 0
    let opened = rightcall_imap_open(
      url, user, password, allowsPrivate ? 1 : 0, allowsPrivate && isHere ? 1 : 0, &refused, &code)
    guard let opened else {
      if refused != 0 { throw .privateAddress }
      switch UInt32(code) {
      case CURLE_LOGIN_DENIED.rawValue: throw .notSignedIn
      case CURLE_USE_SSL_FAILED.rawValue, CURLE_PEER_FAILED_VERIFICATION.rawValue, CURLE_SSL_CONNECT_ERROR.rawValue:
        throw .notSecure
      default: throw .unreachable
      }
    }
    curl = opened
  }

  deinit {
    let farewell = Array("Z LOGOUT\r\n".utf8)
    _ = rightcall_curl_send(curl, farewell, farewell.count, 1_000)
    curl_easy_cleanup(curl)
  }

  /// Sends a command and gives every untagged answer.
  /// - Throws: `refused` where the server does not do it.
  func command(_ text: String, _ each: (Response) -> Void) throws(MailboxError) {
    // A line break in a name would be another command.
    guard text.utf8.allSatisfy({ $0 >= 32 && $0 != 127 }) else { throw .broken }
    number += 1
    let tag = "R\(number)"
    let line = Array("\(tag) \(text)\r\n".utf8)
    guard rightcall_curl_send(curl, line, line.count, Self.patience) != 0 else { throw .broken }
    while true {
      let response = try self.response()
      if response.text.hasPrefix("* ") { each(response) }
      if response.text.hasPrefix("\(tag) ") {
        guard response.text.dropFirst(tag.count + 1).uppercased().hasPrefix("OK") else { throw .refused }
        return
      }
      if response.text.uppercased().hasPrefix("* BYE") { throw .broken }
    }
  }

  private func response() throws(MailboxError) -> Response {
    var response = Response()
    while true {
      let line = try self.line()
      response.text += String(decoding: line, as: UTF8.self)
      guard response.text.utf8.count <= Self.longestLine else { throw .broken }
      guard let size = Self.literalSize(line) else { return response }
      guard size <= Self.longestLiteral, response.literals.count < 8 else { throw .broken }
      response.literals.append(try octets(size))
    }
  }

  /// `… {123}` at the end of a line.
  static func literalSize(_ line: some BidirectionalCollection<UInt8>) -> Int? {
    guard line.last == 125, let open = line.lastIndex(of: 123) else { return nil }
    let digits = line[line.index(after: open)...].dropLast()
    guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(String(decoding: Array(digits), as: UTF8.self))
  }

  private func line() throws(MailboxError) -> [UInt8] {
    var line: [UInt8] = []
    while true {
      if place == buffer.count { try fill() }
      let end = buffer[place...].firstIndex(of: 10) ?? buffer.count
      line += buffer[place..<end]
      place = min(end + 1, buffer.count)
      guard line.count <= Self.longestLine else { throw .broken }
      if end < buffer.count {
        if line.last == 13 { line.removeLast() }
        return line
      }
    }
  }

  private func octets(_ count: Int) throws(MailboxError) -> [UInt8] {
    var octets: [UInt8] = []
    while octets.count < count {
      if place == buffer.count { try fill() }
      let end = min(buffer.count, place + count - octets.count)
      octets += buffer[place..<end]
      place = end
    }
    return octets
  }

  private func fill() throws(MailboxError) {
    var block = [UInt8](repeating: 0, count: 1 << 16)
    let count = rightcall_curl_receive(curl, &block, block.count, Self.patience)
    guard count > 0 else { throw .broken }
    buffer = Array(block[..<count])
    place = 0
  }
}
