import Desk
import MessageCoach

/// `POST /coach` with `part=redraft`: the draft, written anew by the model that the firm has connected, and read by the coach.
struct RedraftRoute {
  let site: Site

  /// - Parameter question: what the form asks.
  func respond(_ question: CoachQuestion) async -> WebResponse {
    guard let model = site.model else { return ErrorPages.notFound }
    do {
      let answer = try await Redrafter(model).redraft(question)
      return WebResponse.page(RedraftView(model: model.name, text: answer.suggestion ?? "", reading: answer).markup)
    } catch {
      return WebResponse.page(RedraftView.refused(Self.words(error), model: model.name))
    }
  }

  static func words(_ error: any Error) -> String {
    switch error {
    case RedraftFault.notOnRecord(let claims):
      "It stated what nobody has said: \(claims.prefix(5).joined(separator: ", ")). Its draft is not shown."
    case RedraftFault.noBetter(let because): "Its draft does not open a conversation. \(because)"
    case RedraftFault.unusable: "It answered nothing that could be used."
    default: "It did not answer. The coach’s own suggestion stands."
    }
  }
}
