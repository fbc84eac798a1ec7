/// Why a preference stands.
package enum PreferenceBasis: UInt8, Code, BitwiseCopyable {
  case objection, consent, preference, screening

  package var word: String {
    switch self {
    case .objection: "objection"
    case .consent: "consent"
    case .preference: "preference"
    case .screening: "screening"
    }
  }
}
