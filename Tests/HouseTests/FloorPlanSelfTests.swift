import Testing

/// A guard that cannot fail guards nothing: each rule is broken here once, on a made-up house.
struct FloorPlanSelfTests {
  private let plan = FloorPlan(
    architecture: """
      | floor | rooms | what |
      | --- | --- | --- |
      | 2 | Attic | sky |
      | 1 | Kitchen · Pantry | food |
      | 0 | CStove | heat |

      | library | rooms |
      | --- | --- |
      | Knives · CStove | Kitchen |
      | Foundation | every room |

      | Cellar | not a floor |
      """)

  @Test func readsBothTablesAndNothingElse() {
    #expect(plan.floors == ["Attic": 2, "Kitchen": 1, "Pantry": 1, "CStove": 0])
    #expect(plan.libraries.keys.sorted() == ["CStove", "Foundation", "Knives"])
  }

  @Test func downwardIsAllowed() {
    #expect(plan.objection(to: "Kitchen", in: "Attic") == nil)
    #expect(plan.objection(to: "CStove", in: "Kitchen") == nil)
    #expect(plan.objection(to: "Foundation", in: "Pantry") == nil)
    #expect(plan.objection(to: "Pantry", inTestsOf: "Pantry") == nil)
  }

  @Test(arguments: [
    ("Pantry", "Attic", "an arrow upward"), ("Kitchen", "Pantry", "an arrow sideways"),
    ("Pantry", "Knives", "which belongs in Kitchen"), ("Pantry", "CStove", "which belongs in Kitchen"),
    ("Attic", "Lasers", "in neither table"), ("Cellar", "Foundation", "in no row of the floor table"),
  ])
  func refuses(room: String, module: String, reason: String) {
    #expect(plan.objection(to: module, in: room)?.hasSuffix(reason) == true)
  }

  @Test func aMadeUpSourceIsCaught() {
    let source = """
      // import Comment
      /* import Comment
      import Comment */
      import Foundation
      @testable import Attic
      @preconcurrency package import Knives
      import struct CStove.Flame; import Pantry
      #if canImport(Lasers)
        import Lasers
      #endif
      let important = "import Text"
      let text = \"""
      import Text
      \"""
      """
    let modules = importedModules(in: source)
    #expect(modules == ["Foundation", "Attic", "Knives", "CStove", "Pantry", "Lasers"])
    #expect(
      modules.filter { plan.objection(to: $0, in: "Pantry") != nil } == [
        "Attic", "Knives", "CStove", "Pantry", "Lasers",
      ])
  }

  @Test func readsAManifest() {
    let manifest = Manifest(
      """
      func room(_ name: String) -> Target { .target(name: name) }
      let package = Package(
        name: "House",
        targets: [
          .systemLibrary(name: "CStove", pkgConfig: "stove", providers: [.apt(["libstove-dev"])]),
          // room("Ghost", ["Attic"]),
          room("Pantry", resources: [.embedInCode("R")]),
          room("Kitchen", ["CStove", .product(name: "Knives", package: "cutlery"), "Pantry"]),
          .executableTarget(name: "house", dependencies: ["Kitchen"], swiftSettings: settings),
          tests(of: "Kitchen", ["Kitchen"], exclude: ["Fixtures"]),
        ])
      """)
    #expect(manifest.targets.count == 5)
    #expect(
      manifest.targets.contains(.init(name: "Kitchen", isTest: false, dependencies: ["CStove", "Knives", "Pantry"])))
    #expect(manifest.targets.contains(.init(name: "Pantry", isTest: false, dependencies: [])))
    #expect(manifest.targets.contains(.init(name: "CStove", isTest: false, dependencies: [])))
    #expect(manifest.targets.contains(.init(name: "house", isTest: false, dependencies: ["Kitchen"])))
    #expect(manifest.targets.contains(.init(name: "KitchenTests", isTest: true, dependencies: ["Kitchen"])))
  }
}
