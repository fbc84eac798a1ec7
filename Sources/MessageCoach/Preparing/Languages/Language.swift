/// A language that is told from the others; English first.
enum Language: Int, Sendable, CaseIterable {
  case english, spanish, french, german, italian, portuguese, dutch, polish, swedish, hindi, turkish, romanian

  /// As it is called in a sentence.
  var name: String {
    switch self {
    case .english: "English"
    case .spanish: "Spanish"
    case .french: "French"
    case .german: "German"
    case .italian: "Italian"
    case .portuguese: "Portuguese"
    case .dutch: "Dutch"
    case .polish: "Polish"
    case .swedish: "Swedish"
    case .hindi: "Hindi in Latin letters"
    case .turkish: "Turkish"
    case .romanian: "Romanian"
    }
  }

  /// The letters that it has beyond the plain ones; of Hindi none, as it is written in Latin letters.
  var accented: String {
    switch self {
    case .english, .hindi: ""
    case .spanish: "áéíóúñü"
    case .french: "àâæçéèêëîïôœùûüÿ"
    case .german: "äöüß"
    case .italian: "àèéìòù"
    case .portuguese: "ãõáâàéêíóôúç"
    case .dutch: "éëïö"
    case .polish: "ąćęłńóśźż"
    case .swedish: "åäö"
    case .turkish: "çğıöşüâ"
    case .romanian: "ăâîșțşţ"
    }
  }
}

/// Languages, one bit each.
struct LanguageSet: OptionSet, Sendable {
  let rawValue: UInt16

  static func of(_ language: Language) -> LanguageSet { LanguageSet(rawValue: 1 << UInt16(language.rawValue)) }
  static let english = of(.english)

  func has(_ language: Language) -> Bool { contains(.of(language)) }
}
