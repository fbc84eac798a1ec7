import AsyncHTTPClient
import NIOCore
import NIOPosix

/// One request of ours to an address elsewhere: no redirect, one try, limits on time and size, and a connection of its own to
/// the address that was checked.
struct OutwardCall: Sendable {
  enum Fault: Error, Equatable {
    case address(OutwardAddress.Fault)
    /// Nobody there, or nothing in time.
    case unreachable
    case oversize
    /// Another status than 200.
    case status(Int)
  }

  /// For all of it: the name, the connection, the answer's last byte.
  var patience = Duration.seconds(10)
  var longest = 64 * 1_024

  func get(_ address: OutwardAddress) async throws -> [UInt8] {
    var request = HTTPClientRequest(url: address.url)
    request.headers.add(name: "Accept", value: "application/json")
    return try await send(request, to: address)
  }

  /// - Parameter fields: of a form, as they stand.
  func post(
    _ fields: [(name: String, value: String)], to address: OutwardAddress, authorization: String?
  ) async throws -> [UInt8] {
    var request = HTTPClientRequest(url: address.url)
    request.method = .POST
    request.headers.add(name: "Accept", value: "application/json")
    request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
    if let authorization { request.headers.add(name: "Authorization", value: authorization) }
    let form = fields.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
    request.body = .bytes(ByteBuffer(string: form.joined(separator: "&")))
    return try await send(request, to: address)
  }

  /// - Throws: `Fault`.
  private func send(_ request: HTTPClientRequest, to address: OutwardAddress) async throws -> [UInt8] {
    let answer = try await exchange(request, to: address)
    guard answer.status == 200 else { throw Fault.status(answer.status) }
    return answer.body
  }

  /// What came, whatever the status.
  struct Answer: Sendable {
    var status: Int
    var location: String?
    var body: [UInt8]
  }

  /// - Throws: `Fault`.
  func exchange(_ request: HTTPClientRequest, to address: OutwardAddress) async throws -> Answer {
    try await withThrowingTaskGroup(of: Answer.self) { group in
      group.addTask { [self] in try await answer(request, address) }
      group.addTask { [patience] in
        try await Task.sleep(for: patience)
        throw Fault.unreachable
      }
      defer { group.cancelAll() }
      guard let answer = try await group.next() else { throw Fault.unreachable }
      return answer
    }
  }

  private func answer(_ request: HTTPClientRequest, _ address: OutwardAddress) async throws -> Answer {
    let pinned: String
    do {
      pinned = try await NIOThreadPool.singleton.runIfActive { try address.pinned() }
    } catch let fault as OutwardAddress.Fault {
      throw Fault.address(fault)
    }
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.dnsOverride = [address.host: pinned]
    // Half of it may go by in silence.
    let half = TimeAmount(patience / 2)
    configuration.timeout = .init(connect: half, read: half)
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let result = await attempt(request, client)
    try? await client.shutdown()
    return try result.get()
  }

  private func attempt(_ request: HTTPClientRequest, _ client: HTTPClient) async -> Result<Answer, Fault> {
    do {
      let response = try await client.execute(request, timeout: TimeAmount(patience))
      let body = try await response.body.collect(upTo: longest)
      return .success(
        Answer(
          status: Int(response.status.code), location: response.headers.first(name: "Location"),
          body: Array(body.readableBytesView)))
    } catch is NIOTooManyBytesError {
      return .failure(.oversize)
    } catch {
      // What went wrong on the way may name the address; nobody needs it.
      return .failure(.unreachable)
    }
  }
}
