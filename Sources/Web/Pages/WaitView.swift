/// While findings are being worked out. Works without scripts: the page asks for itself again.
struct WaitView {
  /// Between one asking and the next.
  static let seconds = 3

  let share: Double
  var heading = "Does it work?"
  var what = "The record is being compared, kind by kind."

  var content: HTML {
    let percent = min(99, max(0, Int(share * 100)))
    return """
      <div class="day">
      <h1>\(heading)</h1>
      <p class="lead">\(what) A large one takes some seconds, and this page shows \
      the answer as soon as it is there.</p>
      <p><label for="done">Done so far: \(percent)%</label> <progress id="done" max="100" value="\(percent)"></progress></p>
      <p><a href="">Look again now</a></p>
      </div>
      """
  }
}
