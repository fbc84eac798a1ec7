/// The program as a command line names it.
package enum Program {
  /// A command that bears it as the command above it is parsed by itself, without the other forty. The parser then leaves a
  /// question of a shell's out, whether completions are asked for, which takes two milliseconds of each start; whoever asks
  /// is answered by way of the program.
  package static let name = "rightcall"
}
