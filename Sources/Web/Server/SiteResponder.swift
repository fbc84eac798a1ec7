import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// The edge: Hummingbird's requests and responses to plain values and back. No decision is made here.
struct SiteResponder: HTTPResponder {
  /// What a request brings along: the address that its connection comes from.
  struct Context: RequestContext {
    var coreContext: CoreRequestContextStorage
    let peer: String

    init(source: ApplicationRequestContextSource) {
      coreContext = .init(source: source)
      peer = source.channel.remoteAddress?.ipAddress ?? ""
    }
  }

  let site: Site
  let watch: RequestWatch

  func respond(to request: Request, context: Context) async throws -> Response {
    let plain = try await plain(request, peer: context.peer)
    let answer = await watch.watch(plain) { id in
      var site = site
      // Whoever reads the log finds the request that a line is about.
      site.report = { [report = site.report] line in report("\(line), request \(id)") }
      return await site.respond(to: plain)
    }
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      guard let field = HTTPField.Name(name) else { continue }
      headers.append(HTTPField(name: field, value: value))
    }
    let status = HTTPResponse.Status(code: answer.status)
    guard let stream = answer.stream else {
      return Response(
        status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
    let body = ResponseBody { writer in
      var writer = writer
      for try await text in stream { try await writer.write(ByteBuffer(string: text)) }
      try await writer.finish(nil)
    }
    return Response(status: status, headers: headers, body: body)
  }

  private func plain(_ request: Request, peer: String) async throws -> WebRequest {
    var headers: [String: String] = [:]
    for field in request.headers {
      // A browser may send several cookie headers; of others the first counts.
      let name = field.name.canonicalName
      if let earlier = headers[name] {
        if name == "cookie" { headers[name] = earlier + "; " + field.value }
        // The proxy's own word comes last.
        if name == "x-forwarded-for" { headers[name] = earlier + "," + field.value }
      } else {
        headers[name] = field.value
      }
    }
    // The HTTP library keeps `Host` apart from the other headers.
    headers["host"] = request.head.authority ?? headers["host"]
    var plain = WebRequest(method: request.method.rawValue, target: request.head.path ?? "/", headers: headers)
    plain.peer = peer
    if ImportRoute.takesUpload(plain), let place = await site.placeForUpload(plain) {
      plain.body = try await spool(request, to: place)
    } else if plain.takesStream {
      plain.body = .stream(Self.stream(request))
    } else {
      plain.body = try await body(request, upTo: plain.longestBody)
    }
    return plain
  }

  private static func stream(_ request: Request) -> BodyStream {
    let body = request.body
    return BodyStream(length: request.headers[.contentLength].flatMap { Int($0) }) { take in
      for try await buffer in body { try await take(Array(buffer.readableBytesView)[...]) }
    }
  }

  /// Writes a body to a file of ours as it comes: memory stays flat.
  private func spool(_ request: Request, to place: String) async throws -> WebRequest.Body {
    guard FileManager.default.createFile(atPath: place, contents: nil, attributes: [.posixPermissions: 0o600]),
      let file = FileHandle(forWritingAtPath: place)
    else { return .tooLarge }
    var taken = 0
    do {
      for try await piece in request.body {
        taken += piece.readableBytes
        if taken > UploadStore.longest { break }
        try file.write(contentsOf: piece.readableBytesView)
      }
      try file.close()
    } catch {
      try? file.close()
      try? FileManager.default.removeItem(atPath: place)
      throw error
    }
    if taken <= UploadStore.longest { return .file(place) }
    try? FileManager.default.removeItem(atPath: place)
    return .tooLarge
  }

  private func body(_ request: Request, upTo longest: Int) async throws -> WebRequest.Body {
    if request.method == .get || request.method == .head { return .bytes([]) }
    do {
      let buffer = try await request.body.collect(upTo: longest)
      return .bytes(Array(buffer.readableBytesView))
    } catch is NIOTooManyBytesError {
      return .tooLarge
    }
  }
}
