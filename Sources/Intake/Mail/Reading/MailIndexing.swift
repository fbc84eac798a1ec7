/// The first pass: who wrote which message, and what stands above it.
enum MailIndexing {
  static func run(_ sources: [MailSource], _ parties: MessageParties) throws -> MessageParties {
    var parties = parties
    let reader = MailFileReader()
    for source in sources {
      for path in source.files {
        do {
          try reader.read(path) { message in
            if parties.look(message) { parties.remember(message) }
          }
        } catch is IntakeError where source.isFolder {
          // The second pass reports it.
        }
      }
    }
    return parties
  }
}
