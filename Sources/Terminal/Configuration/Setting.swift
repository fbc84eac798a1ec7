/// Everything that can be set for a whole installation. Of a flag, an environment variable and the configuration file the
/// first that says something counts. `docs/operations.md` has the same table, and a test compares them.
package enum Setting: String, CaseIterable, Sendable {
  case database, playbook, host, port
  case publicURL = "public-url"
  case proxy
  case idleMinutes = "idle-minutes"
  case stopSeconds = "stop-seconds"
  case metricsPort = "metrics-port"
  case logLevel = "log-level"
  case addonKeyFile = "addon-key-file"
  case hookTwilioKeyFile = "hook-twilio-key-file"
  case hookAircallKeyFile = "hook-aircall-key-file"
  case hookGenericKeyFile = "hook-generic-key-file"
  case modelURL = "model-url"
  case modelName = "model-name"
  case modelKeyFile = "model-key-file"
  case modelPrivate = "model-private"

  /// `RIGHTCALL_PUBLIC_URL`.
  package var variable: String { "RIGHTCALL_" + rawValue.uppercased().replacing("-", with: "_") }

  /// What holds where nothing is said; `nil` = nothing.
  package var standard: String? {
    switch self {
    case .host: "127.0.0.1"
    case .port: "8080"
    case .idleMinutes: "30"
    case .stopSeconds: "10"
    case .logLevel: "info"
    case .modelName: "default"
    case .modelPrivate: "no"
    default: nil
    }
  }

  package var says: String {
    switch self {
    case .database: "the store: `sqlite:FILE` or `postgres://…`; else `firm.sqlite` in your data folder"
    case .playbook: "a playbook of your own"
    case .host: "where `serve` listens; anything but this machine only with accounts and `public-url`"
    case .port: "at which port; without a public address the next free one if it is taken"
    case .publicURL: "the address that browsers use, `https://…`, where a proxy does TLS"
    case .proxy: "addresses of proxies on other machines, with commas between them"
    case .idleMinutes: "sign somebody out after so long without a click, 1 to 720"
    case .stopSeconds: "how long open requests are waited for when told to stop, 1 to 600"
    case .metricsPort: "a port on this machine alone at which figures for Prometheus are to be had"
    case .logLevel: "`debug`, `info`, `warning` or `error`"
    case .addonKeyFile: "a file with the key of mail clients’ add-ons"
    case .hookTwilioKeyFile: "a file with Twilio’s auth token: it may then tell of calls at `/hooks/twilio`"
    case .hookAircallKeyFile: "a file with Aircall’s webhook token: it may then tell of calls at `/hooks/aircall`"
    case .hookGenericKeyFile:
      "a file with a key of 24 characters or more: whoever has it may tell of calls at `/hooks/generic`"
    case .modelURL: "the address of a language model that may redraft messages"
    case .modelName: "which model there"
    case .modelKeyFile: "a file with its key"
    case .modelPrivate: "`yes` where that model is in a private range"
    }
  }

  /// One line of the table.
  package var markdown: String {
    "| `\(rawValue)` | `\(variable)` | \(standard.map { "`\($0)`" } ?? "") | \(says) |"
  }
}
