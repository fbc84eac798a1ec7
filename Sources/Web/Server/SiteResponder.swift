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

  func respond(to request: Request, context: Context) async throws -> Response {
    let answer = await site.respond(to: try await plain(request, peer: context.peer))
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      guard let field = HTTPField.Name(name) else { continue }
      headers.append(HTTPField(name: field, value: value))
    }
    return Response(
      status: .init(code: answer.status), headers: headers, body: .init(byteBuffer: ByteBuffer(bytes: answer.body)))
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
    var plain = WebRequest(
      method: request.method.rawValue, target: request.head.path ?? "/", headers: headers, body: try await body(request)
    )
    plain.peer = peer
    return plain
  }

  private func body(_ request: Request) async throws -> WebRequest.Body {
    if request.method == .get || request.method == .head { return .bytes([]) }
    do {
      let buffer = try await request.body.collect(upTo: WebRequest.limit(request.uri.path))
      return .bytes(Array(buffer.readableBytesView))
    } catch is NIOTooManyBytesError {
      return .tooLarge
    }
  }
}
