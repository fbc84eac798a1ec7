import Desk
import Foundation
import MessageCoach

/// `POST /api/coach`: a reading for a program, such as an add-on of a mail client. It bears the key that the server was
/// started with in place of a session; without one there is no such page.
struct AddonRoute {
  let site: Site

  private struct Asked: Decodable {
    var id: String?
    var text: String
    var channel: String?
    var side: String?
    var moment: String?
    var unanswered: Int?
  }

  /// - Returns: `nil` where the request is not for this page.
  func respond(to request: WebRequest, segments: [String]) async -> WebResponse? {
    guard segments == ["api", "coach"], let key = site.addonKey else { return nil }
    guard request.method == "POST" else { return .fault(405, "POST only").adding("Allow", "POST") }
    guard LaunchSecrets.same(request.headers["authorization"], "Bearer " + key) else {
      return .fault(401, "the key is missing or another").adding("WWW-Authenticate", "Bearer")
    }
    guard case .bytes(let body) = request.body, body.count <= WebRequest.bodyLimit else {
      return .fault(413, "longer than \(WebRequest.bodyLimit) bytes")
    }
    guard let asked = try? JSONDecoder().decode(Asked.self, from: Data(body)) else {
      return .fault(400, "not a JSON object with a \"text\" (and a \"channel\", a \"side\", a \"moment\")")
    }
    guard let channel = MessageChannel(rawValue: asked.channel ?? "email") else {
      return .fault(400, "\"channel\" is none of email, sms, whatsapp, linkedin, chat")
    }
    guard let side = MessageSide(rawValue: asked.side ?? "candidate") else {
      return .fault(400, "\"side\" is neither candidate nor client")
    }
    let question = CoachQuestion(
      text: asked.text, channel: channel, side: side, kind: asked.moment, unansweredBefore: asked.unanswered)
    let desk = site.desk
    do {
      let answer = try await site.queue.run { try desk.inForce().readMessage(question) }
      return .json(200) { $0.coach(answer, id: asked.id) }
    } catch DeskError.noSuchRule {
      return .fault(404, "the playbook has no such \"moment\"")
    } catch {
      site.report("api/coach: \(type(of: error))")
      return .fault(500, "it could not be read")
    }
  }
}
