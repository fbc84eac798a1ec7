import Dispatch

/// Reading a large firm's year takes seconds, a page should not.
final class HabitShelf: Sendable {
  let answer = SlowAnswer<FirmHabits>(on: DispatchQueue(label: "rightcall.desk.habits", qos: .utility))
}
