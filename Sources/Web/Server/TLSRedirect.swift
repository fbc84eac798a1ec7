import HTTPTypes
import Hummingbird

/// Answers whoever asks without TLS with where we are, and with nothing else.
struct TLSRedirect: HTTPResponder {
  let publicAddress: PublicAddress

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    // Only who asks for us by name: a redirect must not lead strangers' names here.
    let host = request.head.authority?.split(separator: ":").first?.lowercased()
    guard host == publicAddress.host else { return Response(status: .misdirectedRequest) }
    guard request.method == .get || request.method == .head else { return Response(status: .forbidden) }
    let path = request.head.path ?? "/"
    guard path.hasPrefix("/"), path.utf8.count <= 2_048 else { return Response(status: .badRequest) }
    return Response(
      status: .permanentRedirect,
      headers: [.location: publicAddress.origin + path, .contentLength: "0"])
  }
}
