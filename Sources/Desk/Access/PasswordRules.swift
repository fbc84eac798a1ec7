import Foundation

/// Why a password is not taken.
package enum PasswordFault: Equatable, Sendable {
  case tooShort, tooLong, tooCommon, isTheAddress
}

/// What a password has to be: long, and not one of those that everybody guesses first. Nothing is asked of which
/// characters it has (NIST SP 800-63B, 5.1.1.2).
enum PasswordRules {
  static let shortest = 12
  static let longest = 256

  static func fault(_ password: String, email: String) -> PasswordFault? {
    if password.count < shortest { return .tooShort }
    if password.count > longest || password.utf8.count > 4 * longest { return .tooLong }
    let folded = password.lowercased()
    let local = email.split(separator: "@").first.map(String.init) ?? email
    let isPadded = local.count >= 4 && folded.replacing(local, with: "").count < 4
    if folded == email || isPadded { return .isTheAddress }
    return isCommon(folded) ? .tooCommon : nil
  }

  /// One of a short list with digits and signs around it or a few letters swapped for digits, a row of keys, or very few
  /// different characters.
  private static func isCommon(_ folded: String) -> Bool {
    if Set(folded).count < 5 { return true }
    if rows.contains(where: { $0.contains(folded) }) { return true }
    let swaps: [Character: Character] = [
      "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s",
    ]
    let letters = folded.filter(\.isLetter)
    let spelled = String(folded.map { swaps[$0] ?? $0 }).filter(\.isLetter)
    return [letters, spelled].contains { text in
      words.contains(text) || words.contains { text == $0 + $0 || text == $0 + $0 + $0 }
    }
  }

  /// Keyboards and counting, forwards and backwards, again and again so that any start fits.
  private static let rows: [String] = {
    let rows = [
      "1234567890", "0123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz",
      "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgbyhnujmikolp", "1qaz2wsx3edc4rfv5tgb6yhn", "qwertyuiopasdfghjklzxcvbnm",
    ]
    let forwards = rows.map { String(repeating: $0, count: 3) }
    return forwards + forwards.map { String($0.reversed()) }
  }()

  private static let words: Set<String> = [
    "password", "passwort", "passphrase", "mypassword", "thepassword", "passwordpassword", "newpassword",
    "changeme", "changemenow", "letmein", "letmeinnow", "letmeinplease", "welcome", "welcomeback", "welcomehome",
    "iloveyou", "iloveyousomuch", "iloveyouforever", "trustno", "trustnoone", "opensesame", "administrator", "admin",
    "adminadmin", "rightcall", "recruiter", "recruitment", "recruiting", "correcthorsebatterystaple", "football",
    "baseball", "basketball", "liverpool", "manchesterunited", "arsenal", "chelsea", "sunshine", "princess",
    "superman", "batman", "starwars", "pokemon", "dragon", "monkey", "qwerty", "qwertyuiop", "secret", "topsecret",
    "supersecret", "computer", "internet", "whatever", "master", "shadow", "summer", "autumn", "winter", "spring",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    "monday", "tuesday", "wednesday", "thursday", "friday", "london", "england", "default", "guest", "test", "testing",
    "login", "access", "unknown", "companyname", "hello", "helloworld", "temporary", "temp",
  ]
}
