// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is held to the same rules; a warning is an error.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "watchfloor",
  products: [
    .executable(name: "watchfloor", targets: ["watchfloor"])
  ],
  targets: [
    .target(name: "StrictJSON"),
    .target(name: "CrisisModel", dependencies: ["StrictJSON"]),
    .target(name: "CrisisChronicle", dependencies: ["CrisisModel", "StrictJSON"]),
    .target(name: "CFiles"),
    .target(name: "CProcess"),
    .target(name: "Paths"),
    .target(name: "Threads"),
    .target(
      name: "SnapshotArchive",
      dependencies: ["CrisisModel", "StrictJSON", "CFiles", "Threads", "Paths"]),
    .target(name: "CDigest"),
    .target(
      name: "WatchLog", dependencies: ["CrisisModel", "StrictJSON", "CDigest"],
      exclude: ["Threats.md"]),
    .systemLibrary(name: "CSQLite"),
    .target(
      name: "WatchLogSQLite",
      dependencies: ["WatchLog", "CrisisModel", "StrictJSON", "CSQLite", "Threads", "Paths"]),
    .target(name: "CLibPQ"),
    .target(
      name: "WatchLogPostgreSQL",
      dependencies: ["WatchLog", "CrisisModel", "StrictJSON", "CLibPQ", "Threads", "Paths"]),
    .target(name: "CWidth"),
    .target(name: "DisplayText", dependencies: ["StrictJSON", "CWidth"]),
    .target(name: "TerminalUI", dependencies: ["DisplayText", "StrictJSON"]),
    .target(name: "Presentation", dependencies: ["CrisisModel", "DisplayText"]),
    .target(
      name: "WatchDesk", dependencies: ["CrisisModel", "DisplayText", "Presentation", "WatchLog"]),
    .target(
      name: "Reports",
      dependencies: [
        "CrisisModel", "DisplayText", "Presentation", "StrictJSON", "WatchDesk", "WatchLog",
      ]),
    .target(
      name: "Dashboard",
      dependencies: [
        "Reports", "WatchDesk", "CrisisModel", "DisplayText", "Presentation", "TerminalUI",
        "StrictJSON", "WatchLog",
      ]),
    .target(
      name: "CNcurses",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "NcursesTerminal", dependencies: ["DisplayText", "TerminalUI", "CNcurses"]),
    .target(
      name: "WatchfloorCommand",
      dependencies: [
        "Presentation", "Reports", "WatchDesk",
        "CrisisModel", "SnapshotArchive", "DisplayText", "TerminalUI", "Dashboard",
        "NcursesTerminal",
        "StrictJSON", "WatchLog", "WatchLogSQLite", "WatchLogPostgreSQL", "Threads", "Paths",
        "CProcess", "CrisisChronicle",
      ]),
    .executableTarget(name: "watchfloor", dependencies: ["WatchfloorCommand"]),
    .executableTarget(
      name: "curses-baseline", path: "Sources/CursesBaseline",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "ExerciseArchive", dependencies: ["CrisisModel"]),
    .target(
      name: "ExerciseLog",
      dependencies: [
        "WatchLog", "WatchLogSQLite", "CSQLite", "CrisisModel", "StrictJSON",
      ]),
    .executableTarget(
      name: "watchfloor-bench",
      dependencies: [
        "Presentation", "Reports", "WatchDesk",
        "CrisisModel", "CrisisChronicle", "SnapshotArchive", "StrictJSON", "Dashboard",
        "DisplayText", "TerminalUI",
        "ExerciseArchive", "ExerciseLog", "TerminalProbe", "Threads", "WatchLog", "WatchLogSQLite",
      ],
      path: "Sources/Bench"),

    .target(name: "TerminalProbe", dependencies: ["CWidth"], path: "Tests/TerminalProbe"),
    .executableTarget(
      name: "terminal-probe-demo",
      dependencies: ["NcursesTerminal", "DisplayText", "TerminalUI", "Threads"],
      path: "Tests/TerminalProbeDemo"),
    .testTarget(
      name: "NcursesTerminalTests",
      dependencies: [
        "NcursesTerminal", "DisplayText", "TerminalUI", "TerminalProbe", "TestSupport",
        "terminal-probe-demo",
      ]),
    .testTarget(name: "StrictJSONTests", dependencies: ["StrictJSON"]),
    .testTarget(
      name: "CrisisModelTests",
      dependencies: ["CrisisModel", "StrictJSON", "TestSupport"],
      exclude: ["Fixtures", "AlertFixtures"]),
    .testTarget(
      name: "CrisisChronicleTests",
      dependencies: [
        "CrisisChronicle", "CrisisModel", "SnapshotArchive", "StrictJSON", "TestSupport",
      ]),
    .target(
      name: "TestSupport",
      dependencies: [
        "Presentation", "WatchDesk",
        "CrisisModel", "SnapshotArchive", "StrictJSON", "DisplayText", "TerminalUI", "Dashboard",
        "WatchLog",
        "CSQLite", "Threads",
      ],
      path: "Tests/TestSupport"),
    .executableTarget(
      name: "watchlog-writer",
      dependencies: ["WatchLog", "WatchLogSQLite", "WatchLogPostgreSQL", "CrisisModel"],
      path: "Tests/WatchLogWriter"),
    .testTarget(
      name: "WatchLogTests",
      dependencies: [
        "WatchDesk",
        "WatchLog", "WatchLogSQLite", "WatchLogPostgreSQL", "CSQLite", "CrisisModel",
        "TestSupport", "ExerciseLog", "Dashboard", "watchlog-writer", "Threads", "StrictJSON",
        "DisplayText", "TerminalUI",
      ],
      exclude: ["Fixtures"]),
    .target(
      name: "FuzzChecks", dependencies: ["StrictJSON", "CrisisModel", "WatchLog"],
      path: "Tests/Fuzz/Checks"),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzChecks", "TestSupport"]),
    .testTarget(
      name: "TerminalUITests",
      dependencies: ["DisplayText", "TerminalUI", "StrictJSON", "TestSupport"]),
    .testTarget(
      name: "SnapshotArchiveTests",
      dependencies: [
        "SnapshotArchive", "CrisisModel", "StrictJSON", "Paths", "TestSupport", "Threads",
      ]),
    .testTarget(
      name: "ExerciseArchiveTests",
      dependencies: [
        "ExerciseArchive", "CrisisModel", "SnapshotArchive", "StrictJSON", "TestSupport",
      ]),
    .testTarget(
      name: "DashboardTests",
      dependencies: [
        "Presentation", "Reports", "WatchDesk",
        "Dashboard", "CrisisModel", "SnapshotArchive", "DisplayText", "TerminalUI", "TestSupport",
        "WatchLog",
        "StrictJSON",
      ]),
    .testTarget(
      name: "WatchfloorCommandTests",
      dependencies: [
        "Presentation", "Reports", "WatchDesk",
        "WatchfloorCommand", "CrisisModel", "Dashboard", "SnapshotArchive", "StrictJSON",
        "TerminalProbe", "DisplayText", "TerminalUI", "TestSupport", "WatchLog",
        "WatchLogPostgreSQL",
        "WatchLogSQLite", "watchfloor", "Threads",
      ]),
  ]
)

/// Targets in C; Swift settings do not apply to them.
let cTargets: Set = [
  "CDigest", "CFiles", "CLibPQ", "CNcurses", "CProcess", "CWidth", "curses-baseline",
]

for target in package.targets where !cTargets.contains(target.name) && target.type != .system {
  target.swiftSettings = strict
}
