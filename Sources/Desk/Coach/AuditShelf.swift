import Dispatch
import Practice
import Recruitment

/// The firm's messages and everybody's own, read once for many pages. No words of any message are kept.
struct FirmAudit: Sendable {
  var firm: MessageAudit
  var byRecruiter: [RecruiterID: MessageAudit]
}

/// What a page shows of it: the firm's figures, and the asker's own with examples.
package struct PageAudit: Sendable {
  package var firm: AuditAnswer
  package var own: AuditAnswer?

  package init(firm: AuditAnswer, own: AuditAnswer?) {
    self.firm = firm
    self.own = own
  }
}

/// Reading a large firm's messages takes seconds, a page should not.
final class AuditShelf: Sendable {
  let answer = SlowAnswer<FirmAudit>(on: DispatchQueue(label: "rightcall.desk.audit", qos: .utility))
}
