import Foundation
import GRDB

extension Store {
  /// Does on another core, while the command line is read, what the first opening of a store in a file does once for a
  /// process: a store of nothing is made in memory, written and read.
  package static func warmUp() {
    // Whatever is amiss shows where a store is opened in earnest.
    guard let queue = try? DatabaseQueue(configuration: SQLiteDatabase.configuration()) else { return }
    try? queue.write { database in
      try database.execute(sql: "CREATE TABLE warm (id INTEGER PRIMARY KEY, text TEXT NOT NULL)")
      try SQLiteDatabase.use(database, keeps: true) { connection in
        _ = try connection.execute("INSERT INTO warm (id, text) VALUES ($1, $2)", [.integer(1), .text("warm")])
        try connection.query("SELECT id, text FROM warm WHERE id = $1", [.integer(1)]) { _ = $0.text(1) }
      }
    }
    _ = try? queue.read { try Int.fetchOne($0, sql: "PRAGMA page_count") }
    // GRDB looks for the size of the log, and takes its leave of notices that nobody sends here.
    _ = try? URL(fileURLWithPath: "/").resourceValues(forKeys: [.fileSizeKey]).fileSize
    NotificationCenter.default.removeObserver(queue)
  }
}
