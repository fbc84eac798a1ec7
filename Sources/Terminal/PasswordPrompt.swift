import ArgumentParser
import Foundation
import Glibc

/// A password from whoever sits at the terminal, unseen; or the first line of standard input. Never from the command line,
/// which everybody on the machine can read.
enum PasswordPrompt {
  /// - Throws: `ValidationError` where the two that were typed differ, or there is none.
  static func read() throws -> String {
    guard isatty(0) == 1 else {
      guard let line = readLine(strippingNewline: true), !line.isEmpty else {
        throw ValidationError("There is no password on standard input.")
      }
      return line
    }
    let first = try ask("Password: ")
    guard try ask("The same again: ") == first else { throw ValidationError("The two passwords differ.") }
    return first
  }

  private static func ask(_ prompt: String) throws -> String {
    var before = termios()
    guard tcgetattr(0, &before) == 0 else { throw ValidationError("The terminal cannot be asked for a password.") }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(0, TCSAFLUSH, &silent)
    defer {
      tcsetattr(0, TCSAFLUSH, &before)
      Output.note("")
    }
    FileHandle.standardError.write(Data(prompt.utf8))
    guard let line = readLine(strippingNewline: true), !line.isEmpty else {
      throw ValidationError("A password is needed.")
    }
    return line
  }
}
