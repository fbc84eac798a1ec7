import Testing

/// The compiler does not reliably catch an import of a room that another target has already built; this does.
struct FloorPlanTests {
  private let house = House()
  private let plan: FloorPlan
  private let manifest: Manifest

  init() throws {
    plan = FloorPlan(architecture: try house.text("ARCHITECTURE.md"))
    manifest = Manifest(try house.text("Package.swift"))
  }

  @Test func everyFolderIsARoomOfTheTableAndOfThePackage() throws {
    let folders = try house.folders(in: "Sources")
    #expect(folders == plan.floors.keys.sorted())
    #expect(folders == manifest.targets.filter { !$0.isTest }.map(\.name).sorted())
  }

  @Test func everyTestFolderIsATargetAndMirrorsARoom() throws {
    let folders = try house.folders(in: "Tests")
    #expect(folders == manifest.targets.filter(\.isTest).map(\.name).sorted())
    for folder in folders where folder != "HouseTests" {
      #expect(plan.floors[testedRoom(folder)] != nil, "\(folder) tests no room")
    }
  }

  @Test func importsPointDownward() throws {
    var read = 0
    for room in try house.folders(in: "Sources") {
      for source in try house.sources(in: "Sources", room) {
        for module in importedModules(in: source.text) {
          read += 1
          let objection = plan.objection(to: module, in: room)
          #expect(objection == nil, "\(source.path): \(objection ?? "")")
        }
      }
    }
    #expect(read > 0, "no import was read, so nothing was checked")
  }

  @Test func testsSeeNoMoreThanTheRoomTheyTest() throws {
    for folder in try house.folders(in: "Tests") where folder != "HouseTests" {
      for source in try house.sources(in: "Tests", folder) {
        for module in importedModules(in: source.text) {
          let objection = plan.objection(to: module, inTestsOf: testedRoom(folder))
          #expect(objection == nil, "\(source.path): \(objection ?? "")")
        }
      }
    }
  }

  @Test func declaredDependenciesPointDownward() {
    for target in manifest.targets where target.name != "HouseTests" {
      for dependency in target.dependencies.sorted() {
        let objection =
          target.isTest
          ? plan.objection(to: dependency, inTestsOf: testedRoom(target.name))
          : plan.objection(to: dependency, in: target.name)
        #expect(objection == nil, "Package.swift: \(objection ?? "")")
      }
    }
  }

  /// Without a declaration SwiftPM may build the room before what it imports.
  @Test func importedRoomsAreDeclared() throws {
    for target in manifest.targets {
      for source in try house.sources(in: target.isTest ? "Tests" : "Sources", target.name) {
        for module in importedModules(in: source.text) where plan.floors[module] != nil {
          #expect(target.dependencies.contains(module), "\(source.path): Package.swift does not declare \(module)")
        }
      }
    }
  }

  private func testedRoom(_ folder: String) -> String { String(folder.dropLast("Tests".count)) }
}
