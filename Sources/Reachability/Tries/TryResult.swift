/// What came of a try, as far as picking up goes.
package enum TryResult: UInt8, CaseIterable, Hashable, Sendable, BitwiseCopyable {
  /// Voicemail, no answer, engaged.
  case missed
  /// A person spoke, however shortly.
  case pickedUp
  /// The line was answered by nobody knows whom, for as long as makes a conversation (two minutes, or the recruiter's
  /// word for it).
  case answeredLong
  /// The line was answered by nobody knows whom, shortly: a person or a machine.
  case answeredShort

  /// As what it counts in an estimate: a short answer half way between its bounds.
  @inlinable package var estimate: Double { [0, 1, 1, 0.5][Int(rawValue)] }
  /// As what it counts where nobody's word is taken for a person.
  @inlinable package var low: Double { self == .pickedUp ? 1 : 0 }
  /// As what it counts where every answer is taken for a person.
  @inlinable package var high: Double { self == .missed ? 0 : 1 }
  /// Whether a person or a machine answered was recorded.
  @inlinable package var isVerified: Bool { rawValue < 2 }
}
