/// Lets `--database`, `--playbook` and `--config` stand before the command's name, as the interchange writes
/// them: moves them behind it, where the command reads them.
package enum ArgumentOrder {
  private static let movable = ["--database", "--playbook", "--config"]
  /// Commands that open no store: where one is named before them, they have no use for it.
  private static let storeless: Set<String> = ["demo", "simulate", "playbook check"]

  package static func normalised(_ arguments: [String]) -> [String] {
    var moved: [String] = []
    var index = 0
    while index < arguments.count {
      let argument = arguments[index]
      if movable.contains(argument), index + 1 < arguments.count {
        moved += [argument, arguments[index + 1]]
        index += 2
      } else if movable.contains(where: { argument.hasPrefix($0 + "=") }) {
        moved.append(argument)
        index += 1
      } else {
        break
      }
    }
    let rest = Array(arguments[index...])
    guard !moved.isEmpty, let command = rest.first else { return arguments }
    if storeless.contains(command) || rest.count > 1 && storeless.contains("\(command) \(rest[1])") { return rest }
    // Two-word commands (`playbook check`) keep their words together; options go to the very end unless `--` is there.
    guard let terminator = rest.firstIndex(of: "--") else { return [command] + rest.dropFirst() + moved }
    return Array(rest[..<terminator]) + moved + Array(rest[terminator...])
  }
}
