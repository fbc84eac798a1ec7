import Recruitment

/// Files of a folder or a zip that are not read: listed with the reason, so that nobody takes them for imported.
enum PassedOver {
  /// More than these are counted and not named.
  private static let most = 100

  /// - Parameters:
  ///   - entries: paths as they are shown to people.
  ///   - place: the folder or zip.
  ///   - empty: those of them that hold nothing.
  ///   - isPacked: whether they lie in a zip.
  ///   - format: what was asked for.
  static func files(
    _ entries: [String], empty: Set<String>, of place: String, isPacked: Bool, asked format: IntakeFormat? = nil
  ) -> [IntakeFile] {
    let named = entries.filter { entry in
      let name = FolderEntry.lastPart(entry).lowercased()
      return !ofTheSystem.contains(name) && !name.hasPrefix("dovecot") && !name.hasPrefix("courier")
    }
    var files = named.prefix(most).map { path in
      let isOther = format != nil ? "not of the format that --as says" : nil
      return file(
        path,
        empty.contains(path) ? "an empty file" : isOther ?? why(FolderEntry.lastPart(path), isPacked: isPacked))
    }
    if named.count > most { files.append(file(place, "\(named.count - most) more files beside these")) }
    return files
  }

  private static func file(_ path: String, _ why: String) -> IntakeFile {
    var file = IntakeFile(path: path, format: .canonical, origin: .file(path), kind: nil)
    file.aside = "left aside: \(why)"
    return file
  }

  /// What systems write into every folder, servers into a mailbox, and `rightcall simulate` beside its bundle.
  private static let ofTheSystem: Set<String> = [
    "thumbs.db", "desktop.ini", "subscriptions", "maildirfolder", "truth.json",
  ]

  private static func why(_ name: String, isPacked: Bool) -> String {
    if BundleFileName.isZip(name) {
      return isPacked
        ? "a zip in a zip: unpack it, and import it by itself" : "a zip beside other files: import it by itself"
    }
    if BundleFileName.isDump(name) { return BundleFileName.ofDumps }
    if BundleFileName.isNote(name) { return "a note, and no records" }
    if BundleFileName.isMail(name) || BundleFileName.isCards(name) || BundleFileName.isCalendar(name) {
      return "mail, cards and calendars are not read from a zip: unpack it"
    }
    if BundleFileName.isCSV(name) { return "a table below a folder of mail, cards or calendars: import it by itself" }
    switch name.lowercased().split(separator: ".").last {
    case "xlsx", "xls", "xlsm", "ods", "numbers": return "a spreadsheet: save each of its sheets as CSV"
    case "gz", "7z", "rar", "tar", "tgz", "bz2", "xz": return "packed: unpack it first"
    case "pst", "ost", "msg": return "a mailbox of Outlook's own: export it as mbox or .eml"
    default: return "neither its name nor what is in it says that it is a table, mail, cards or a calendar"
    }
  }
}
