import ArgumentParser
import Crypto
import GRDB
import GRDBSQLite
import Hummingbird
import Mustache
import Yams

@main struct RightCall { static func main() { print("x", sqlite3_libversion_number()) } }
