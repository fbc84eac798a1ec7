import Recruitment
import Testing

struct IdentityTests {
  /// Pinned: a moment's id must mean the same in every release. Worked out with
  /// `printf 'bundle\0submissions\0S1' | sha256sum`.
  @Test func `digests stay what they are`() {
    #expect(ExternalIdentity(source: "bundle", kind: .submissions, id: "S1").digest == 0xfc73_81a8_db8f_288c)
    #expect(ExternalIdentity(source: "bundle", kind: .people, id: "P1").digest == 0x415d_c543_de0a_2f2d)
    #expect(ExternalIdentity.digest(of: "") == 0xe3b0_c442_98fc_1c14)
  }

  @Test func `source, file and id are kept apart`() {
    let one = ExternalIdentity(source: "a", kind: .people, id: "b").digest
    #expect(one != ExternalIdentity(source: "a", kind: .clients, id: "b").digest)
    #expect(one != ExternalIdentity(source: "ab", kind: .people, id: "").digest)
    #expect(one != ExternalIdentity(source: "", kind: .people, id: "ab").digest)
  }

  @Test func `moment ids stay what they are`() {
    #expect(MomentID(rule: "C06", anchor: 0x1234, ordinal: 0).description == "b3c9edcf0af79185")
  }

  @Test func `an id is printed in sixteen digits and reads back`() {
    for value in [0, 1, 0xff, UInt64.max, 0x0123_4567_89ab_cdef] {
      let id = MomentID(value: value)
      #expect(id.description.utf8.count == 16 && MomentID(text: id.description) == id)
    }
  }

  @Test func `text of another shape gets a value of its own`() {
    let foreign = ["", "m-1", "00000000000000001", "zzzzzzzzzzzzzzzz", "+00000000000000f", "-00000000000000f"]
    let values = foreign.map { MomentID(text: $0).value }
    #expect(Set(values).count == foreign.count)
    #expect(!values.contains(0xf) && !values.contains(0))
    #expect(MomentID(text: "m-1") == MomentID(text: "m-1"))
  }

  @Test func `kinds are named as their files`() {
    for kind in RecordKind.allCases { #expect(RecordKind(name: kind.name) == kind) }
    #expect(RecordKind(name: "people.csv") == nil)
  }
}
