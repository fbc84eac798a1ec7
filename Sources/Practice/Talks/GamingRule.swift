/// How figures of conversations get gamed, and what this product does so that it does not pay.
package struct GamingRule: Hashable, Sendable {
  package var id: String
  package var gaming: String
  package var counter: String

  package static let all = [
    GamingRule(
      id: "empty_calls", gaming: "Ringing voicemail, or the same number again and again",
      counter:
        "A conversation due counts once, by the talk; a try that reached nobody is a try, however many there were."),
    GamingRule(
      id: "easy_friends", gaming: "Ringing people who are always glad to talk",
      counter: "Only conversations that were due count. Others change no figure."),
    GamingRule(
      id: "invented_talks", gaming: "Logging talks that never were",
      counter: "Findings keep calls that were typed in apart from calls that a system recorded, and say so."),
    GamingRule(
      id: "long_calls", gaming: "Stretching talk time", counter: "Length is scored nowhere."),
    GamingRule(
      id: "dismissing", gaming: "Dismissing what is due",
      counter: "Dismissing asks for a reason, and how many were dismissed stands under every figure."),
    GamingRule(
      id: "stale_stages", gaming: "Leaving jobs as they are so that nothing falls due",
      counter: "What falls due follows from silence and dates in the record, not from what somebody ticks."),
    GamingRule(
      id: "pushing_calls", gaming: "Ringing people who would rather be written to",
      counter: "Their wishes hold calls back, and who asked not to be contacted stands beside the team’s figures."),
    GamingRule(
      id: "cherry_picking", gaming: "Doing the big fees first",
      counter: "The list is in order of deadline and waiting, and never shows a fee."),
  ]
}
