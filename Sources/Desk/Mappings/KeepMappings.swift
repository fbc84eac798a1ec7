import Intake
import Recruitment
import Storage

/// A mapping, as lists show it.
package struct MappingLine: Hashable, Sendable {
  package var name: String
  package var title: String
  /// Comes with RightCall.
  package var isPreset: Bool
  /// The firm has written it, or added to it.
  package var isSaved: Bool
  /// Why a saved one cannot be used.
  package var fault: String?
}

extension Desk {
  /// The mappings that imports go by: the presets with what the firm added, then the firm's own. Those at fault are left
  /// out.
  func mappings() throws -> [Mapping] { Self.mappings(saved: try store.savedMappings().map(\.body)) }

  private static func mappings(saved: [String]) -> [Mapping] {
    var known = Presets.all
    for body in saved {
      guard let mapping = try? MappingReader.read(body, bases: known) else { continue }
      if let place = known.firstIndex(where: { $0.name == mapping.name }) {
        known[place] = mapping
      } else {
        known.append(mapping)
      }
    }
    return known
  }

  /// How an import reads: the mapping asked for, and whom the firm knows where that matters.
  func intakeOptions(_ request: ImportRequest) throws -> IntakeOptions {
    // Before the key of addresses, which tells a store of an earlier release.
    let contentKey = try contentKey()
    var options = IntakeOptions(
      settings: try store.settings(), me: request.me, addressKey: try addressKey(), format: request.format)
    options.contentKey = contentKey
    options.shown = request.shown
    let saved = try store.savedMappings().map(\.body)
    options.mappings = MappingShelf { Self.mappings(saved: saved) }
    if let text = request.mappingText {
      do {
        options.mapping = try MappingReader.read(text, bases: options.mappings.all)
      } catch {
        throw IntakeError.badMapping(name: request.mapping ?? "mapping", line: error.line, what: error.what)
      }
    } else if let name = request.mapping {
      guard let found = options.mappings.all.first(where: { $0.name == name }) else {
        throw IntakeError.noSuchMapping(name)
      }
      options.mapping = found
    }
    return options
  }

  /// - Parameter source: whose files are read: of two recruiters of one name its own is meant.
  func knownParties(country: String, source: String) throws -> KnownParties {
    var parties = KnownParties(country: country)
    try store.contactPoints { id, phones, emails, country in
      parties.add(person: id, phones: phones, emails: emails, country: country)
    }
    for recruiter in try store.recruiterPoints() {
      parties.add(recruiter: recruiter.id, name: recruiter.name, phone: recruiter.phone, email: recruiter.email)
    }
    for recruiter in try store.recruiterPoints(ofSource: source) {
      parties.add(
        recruiter: recruiter.id, name: recruiter.name, phone: recruiter.phone, email: recruiter.email, isOwn: true)
    }
    return parties
  }

  /// By name, presets first.
  package func mappingLines() throws -> [MappingLine] {
    let saved = try store.savedMappings()
    let known = try mappings()
    let own = Set(saved.map(\.name))
    var lines = Presets.all.map {
      MappingLine(name: $0.name, title: $0.title, isPreset: true, isSaved: own.contains($0.name))
    }
    for mapping in saved where Presets.named(mapping.name) == nil {
      let found = known.first { $0.name == mapping.name }
      var line = MappingLine(name: mapping.name, title: found?.title ?? mapping.name, isPreset: false, isSaved: true)
      if found == nil, case .failure(let fault) = Self.check(mapping.body, known) { line.fault = fault.what }
      lines.append(line)
    }
    return lines
  }

  private static func check(_ text: String, _ bases: [Mapping]) -> Result<Mapping, MappingFault> {
    do { return .success(try MappingReader.read(text, bases: bases)) } catch { return .failure(error) }
  }

  /// The text of a mapping: the firm's own, or the preset's.
  package func mappingText(_ name: String) throws -> String {
    if let saved = try store.savedMappings().first(where: { $0.name == name }) { return saved.body }
    guard let preset = Presets.texts.first(where: { $0.name == name }) else { throw IntakeError.noSuchMapping(name) }
    return preset.text
  }

  /// Saves a mapping for everybody, once it can be used.
  /// - Returns: its name.
  @discardableResult
  package func saveMapping(_ text: String, by account: AccountID = .none, now: Instant) throws -> String {
    let known = try mappings()
    switch Self.check(text, Presets.all + known.filter { Presets.named($0.name) == nil }) {
    case .failure(let fault): throw IntakeError.badMapping(name: "mapping", line: fault.line, what: fault.what)
    case .success(let mapping):
      try store.save(SavedMapping(name: mapping.name, body: text, changedAt: now, account: account))
      return mapping.name
    }
  }

  package func deleteMapping(_ name: String) throws {
    guard try store.deleteMapping(name) else { throw IntakeError.noSuchMapping(name) }
  }
}

extension JSONWriter {
  package mutating func mappings(_ lines: [MappingLine]) {
    object { writer in
      writer.key("mappings")
      writer.array(lines) { writer, line in
        writer.object { writer in
          writer.field("name", line.name)
          writer.field("title", line.title)
          writer.field("preset", line.isPreset)
          writer.field("saved", line.isSaved)
          writer.field("fault", line.fault)
        }
      }
    }
  }
}
