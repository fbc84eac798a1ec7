import Desk
import Guidance
import Recruitment
import WorkingTime

/// A span's moments, counted by kind: a terminal is no place for a hundred thousand lines.
struct MomentsText {
  let wording: Wording

  init(zone: Zone, now: Instant) { wording = Wording(zone: zone, now: now) }

  func lines(_ answer: MomentsAnswer) -> [String] {
    var lines = ["rule   opened    held   still open   moment"]
    for kind in answer.kinds {
      lines.append(
        "\(pad(kind.rule, 5))  \(left(kind.opened, 6))  \(left(kind.held, 6))   \(left(kind.open, 10))   \(kind.title)")
    }
    if !answer.waitingFor.isEmpty {
      lines.append("")
      lines.append("Waiting for data this firm does not record:")
      for need in answer.waitingFor { lines.append("  \(need.rule)  \(need.data)") }
    }
    lines.append("")
    lines.append("held: ended by a conversation. --json lists every moment.")
    return lines
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
  private func left(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
