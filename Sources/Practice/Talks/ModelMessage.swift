/// The same message twice: as it is often written, and so that it opens a conversation. For the coach to read.
package struct ModelMessage: Hashable, Sendable {
  package var about: String
  package var poor: String
  package var good: String

  package static let all = [
    ModelMessage(
      about: "After an interview",
      poor: "Hi Sam, just checking in to see how it went yesterday. Let me know your thoughts!",
      good:
        "Sam, you met Hart’s yesterday and they decide on Friday. Before I speak with them I want to know what would stop "
        + "you saying yes. Ten minutes at 12:40 or 17:30 today?"),
    ModelMessage(
      about: "A job put on hold",
      poor: "Hi Jo, any update on the analyst role? Happy to help if anything changes.",
      good:
        "Jo, the analyst job went on hold on 3 March and two people are waiting on it. If it is budget I tell them one thing, "
        + "if it is the team another. Can we speak for five minutes at 9:15 or 16:00?"),
    ModelMessage(
      about: "Before they resign",
      poor: "Congratulations again! Let me know once you have handed in your notice.",
      good: "Alex, you hand in your notice on Monday. Most who are talked out of it are talked out that afternoon. "
        + "Could we go through what your manager may say? Friday 13:00 or 18:00?"),
  ]
}
