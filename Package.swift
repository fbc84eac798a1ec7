// swift-tools-version: 6.2
import PackageDescription

// Each room stands on a floor (see ARCHITECTURE.md); it may import rooms on lower floors only.
// FloorPlanTests reads the imports and fails on an arrow that points upward or sideways.

let swiftSettings: [SwiftSetting] = [.enableUpcomingFeature("ExistentialAny")]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swiftSettings)
}

func tests(of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

/// Other programs whose tables Intake reads: a mapping each.
let presets = [
  "bullhorn", "opencats", "hubspot", "greenhouse", "asterisk", "freeswitch", "three_cx", "ringcentral", "aircall",
  "twilio", "phone_bill",
]

let package = Package(
  name: "RightCall",
  products: [.executable(name: "rightcall", targets: ["rightcall"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.36.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: ["FullFoundation"]),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Floor 0: C libraries, nothing of ours.
    .systemLibrary(name: "CCairo", pkgConfig: "pangocairo", providers: [.apt(["libpango1.0-dev"])]),
    .systemLibrary(name: "CCalendar", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
    .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CRsvg", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
    .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // Boost.Math's beta distribution behind C names: headers of libboost-dev, nothing to link.
    .target(name: "CBoostMath"),
    // Google's libphonenumber behind a C name.
    .target(name: "CPhoneNumbers", linkerSettings: [.linkedLibrary("phonenumber"), .linkedLibrary("protobuf")]),
    // Stands in for the functions of libraries that most commands never call, and opens those when one is called.
    .target(name: "CLateLibraries", exclude: ["functions.inc"]),
    // Inner loops of regression, for the machine at hand. Optimised in debug builds too, or tests that fit thousands of
    // models would take minutes.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]),
    // What the message coach has learned, as a file that the compiler takes in as it is.
    .target(name: "CIntentWeights", exclude: ["intents.txt"]),

    // Floor 1: the trade's nouns; estimators; charts; whose hours are these.
    room("Recruitment", [.product(name: "Crypto", package: "swift-crypto")]),
    room("Statistics", ["CBoostMath", "CKernels"]),
    room("Drawing", ["CCairo", "CRsvg"]),
    room("WorkingTime"),

    // Floor 2: files in; SQL; history in columns; reading a message.
    room(
      "Intake",
      [
        "Recruitment", "WorkingTime", "CCalendar", "CCurl", "CGMime", "CLateLibraries", "CPhoneNumbers", "CZip",
        .product(name: "Yams", package: "Yams"),
      ],
      resources: presets.map { .embedInCode("Resources/presets/\($0).yaml") }),
    room(
      "Storage",
      [
        "Recruitment", "CLateLibraries", "CPostgres", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    room("Chronicle", ["Recruitment", "WorkingTime"]),
    room("MessageCoach", ["CIntentWeights"]),

    // Floor 3: what is due and why; when they pick up; may we, now, by this channel.
    room(
      "Moments", ["Recruitment", "WorkingTime", "Chronicle", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Resources/playbook.yaml")]),
    room("Reachability", ["Recruitment", "WorkingTime", "Chronicle", "Statistics"]),
    room(
      "Permission", ["Recruitment", "WorkingTime", "Chronicle", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Resources/regions.yaml")]),

    // Floor 4: does talking work; market and money; a firm whose truth is known.
    room("Outlook", ["Recruitment", "WorkingTime", "Chronicle", "Statistics"]),
    room("Evidence", ["Recruitment", "WorkingTime", "Chronicle", "Statistics", "Moments"]),
    room("SimulatedAgency", ["Recruitment", "WorkingTime", "Intake"]),

    // Floor 5: today's list; skills and habits.
    room("Guidance", ["Recruitment", "WorkingTime", "Chronicle", "Moments", "Reachability", "Permission"]),

    room(
      "Collateral", ["Recruitment", "Drawing", "Evidence", "CZip", .product(name: "Yams", package: "Yams")],
      resources: [.embedInCode("Resources/library.yaml"), .embedInCode("Resources/starter.yaml")]),

    room("Practice", ["Recruitment", "Statistics", "Chronicle", "MessageCoach", "Moments"]),

    // Floor 6: who sees which piece, and whether it mattered.
    room("Campaigns", ["Recruitment", "WorkingTime", "Chronicle", "Statistics", "Permission"]),

    // Floor 7: what a person can do here.
    room(
      "Desk",
      [
        "Recruitment", "Drawing", "WorkingTime", "Intake", "Storage", "Chronicle", "Statistics", "Moments",
        "Reachability", "Permission", "Evidence", "Outlook", "SimulatedAgency", "Guidance", "MessageCoach", "Practice",
        "Collateral", "Campaigns",
        .product(name: "Crypto", package: "swift-crypto"), .product(name: "CryptoExtras", package: "swift-crypto"),
      ]),

    // Floor 8: pages; commands.
    room(
      "Web",
      [
        "Recruitment", "Statistics", "Drawing", "WorkingTime", "Intake", "Moments", "Reachability", "Evidence",
        "Guidance", "MessageCoach", "Practice", "Outlook", "Collateral", "Campaigns", "Desk", "CZlib",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      resources: [.embedInCode("Resources")]),
    room(
      "Terminal",
      [
        "Recruitment", "WorkingTime", "Intake", "Storage", "Chronicle", "Statistics", "Moments", "Evidence",
        "SimulatedAgency", "Guidance", "MessageCoach", "Practice", "Outlook", "Collateral", "Campaigns", "Desk",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // Floor 9: chooses the store, opens a door.
    .executableTarget(
      name: "rightcall",
      dependencies: [
        "Recruitment", "Desk", "Web", "Terminal", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: swiftSettings),

    // Tests mirror the rooms; HouseTests guards the house itself.
    tests(of: "Recruitment", ["Recruitment"]),
    tests(of: "Statistics", ["Statistics", "CKernels"], exclude: ["Fixtures"]),
    tests(of: "Drawing", ["Drawing"], exclude: ["Fixtures"]),
    tests(of: "WorkingTime", ["WorkingTime"]),
    tests(of: "Intake", ["Intake", "CZip", "WorkingTime", "Recruitment"]),
    tests(of: "Storage", ["Storage", "Recruitment"]),
    tests(of: "Chronicle", ["Chronicle", "Recruitment"]),
    tests(of: "MessageCoach", ["MessageCoach"], exclude: ["Fixtures"]),
    tests(of: "Moments", ["Moments", "Chronicle", "WorkingTime", "Recruitment"]),
    tests(of: "Reachability", ["Reachability", "Statistics", "Chronicle", "WorkingTime", "Recruitment"]),
    tests(of: "Permission", ["Permission", "Chronicle", "WorkingTime", "Recruitment"]),
    tests(
      of: "Evidence", ["Evidence", "Moments", "Chronicle", "Statistics", "WorkingTime", "Recruitment"]),
    tests(of: "Outlook", ["Outlook", "Statistics", "Chronicle", "WorkingTime", "Recruitment"]),
    tests(
      of: "SimulatedAgency", ["SimulatedAgency", "Intake", "Moments", "Chronicle", "WorkingTime", "Recruitment"]),
    tests(
      of: "Guidance", ["Guidance", "Moments", "Reachability", "Permission", "Chronicle", "WorkingTime", "Recruitment"]),
    tests(of: "Collateral", ["Collateral", "Drawing", "Recruitment"]),
    tests(
      of: "Campaigns", ["Campaigns", "Permission", "Chronicle", "Statistics", "WorkingTime", "Recruitment"]),
    tests(of: "Practice", ["Practice", "MessageCoach", "Moments", "Chronicle", "Statistics", "Recruitment"]),
    tests(
      of: "Desk",
      [
        "Desk", "Collateral", "Campaigns", "MessageCoach", "Guidance", "Evidence", "SimulatedAgency", "Storage",
        "Intake", "Chronicle", "Moments", "Permission", "Practice", "Outlook", "Statistics", "Recruitment",
      ],
      exclude: ["Fixtures"]),
    tests(
      of: "Web",
      [
        "Web", "Desk", "Intake", "Collateral", "Campaigns", "Guidance", "Moments", "Practice", "MessageCoach",
        "Evidence",
        "Statistics", "Recruitment", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    tests(of: "Terminal", ["Terminal", "Desk", "Guidance", "Moments", "Recruitment"]),
    // The documentation's examples and the exit statuses run the program itself.
    tests(of: "rightcall", ["rightcall"]),
    tests(of: "House", []),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
