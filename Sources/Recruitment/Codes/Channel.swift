/// How two people were in touch.
package enum Channel: UInt8, Code, BitwiseCopyable {
  case call, video, meeting, email, sms, whatsapp, linkedin, chat

  package var word: String {
    switch self {
    case .call: "call"
    case .video: "video"
    case .meeting: "meeting"
    case .email: "email"
    case .sms: "sms"
    case .whatsapp: "whatsapp"
    case .linkedin: "linkedin"
    case .chat: "chat"
    }
  }
}
