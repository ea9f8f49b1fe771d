// swift-tools-version: 6.3
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "graphctl",
  products: [
    .library(name: "GraphModel", targets: ["GraphModel"]),
    .library(name: "GraphStore", targets: ["GraphStore"]),
    .library(name: "GraphQuery", targets: ["GraphQuery"]),
    .library(name: "GraphExtract", targets: ["GraphExtract"]),
    .library(name: "GraphExchange", targets: ["GraphExchange"]),
    .executable(name: "graphctl", targets: ["graphctl"]),
    .executable(name: "opencypher-tck", targets: ["opencypher-tck"]),
    .executable(name: "train-models", targets: ["train-models"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CUTF8Proc", providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"])]),

    .target(
      name: "CSchema"),

    .target(name: "GraphModel", dependencies: ["CSchema", "CUTF8Proc"], swiftSettings: strict),
    .target(
      name: "GraphStore", dependencies: ["GraphModel", "CSchema", "CSQLite"], swiftSettings: strict),
    .target(
      name: "GraphQuery", dependencies: ["GraphModel", "GraphStore", "CSchema"],
      swiftSettings: strict),
    .target(
      name: "GraphExtract", dependencies: ["GraphModel", "CSchema", "CGumbo"],
      swiftSettings: strict),
    .target(
      name: "GraphExchange", dependencies: ["GraphModel", "GraphStore", "GraphQuery", "CUTF8Proc"],
      swiftSettings: strict),
    .executableTarget(
      name: "graphctl",
      dependencies: [
        "GraphModel", "GraphStore", "GraphQuery", "GraphExtract", "GraphExchange",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    .executableTarget(
      name: "opencypher-tck", dependencies: ["GraphModel", "GraphStore", "GraphQuery"],
      swiftSettings: strict),

    .executableTarget(
      name: "train-models", dependencies: ["GraphExtract"], swiftSettings: strict),

    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .target(
      name: "ExtractFuzzing", dependencies: ["GraphModel", "GraphExtract"],
      path: "Tests/ExtractFuzzing", exclude: ["documents.dict"], swiftSettings: strict),
    .executableTarget(
      name: "extract-fuzz", dependencies: ["ExtractFuzzing"], swiftSettings: strict),
    .target(
      name: "QueryFuzzing", dependencies: ["GraphModel", "GraphStore", "GraphQuery"],
      path: "Tests/QueryFuzzing", exclude: ["cypher.dict"], swiftSettings: strict),
    .executableTarget(
      name: "query-fuzz", dependencies: ["QueryFuzzing"], swiftSettings: strict),
    .testTarget(
      name: "GraphModelTests", dependencies: ["GraphModel", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "GraphStoreTests",
      dependencies: ["GraphModel", "GraphStore", "CSQLite", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphQueryTests",
      dependencies: ["GraphModel", "GraphStore", "GraphQuery", "QueryFuzzing", "TestSupport"],
      exclude: ["Cases", "Corpus", "Scenarios"], swiftSettings: strict),
    .testTarget(
      name: "GraphExtractTests",
      dependencies: ["GraphModel", "GraphExtract", "ExtractFuzzing", "TestSupport"],
      exclude: ["Corpus", "Constructions", "PostConstructions", "Texts", "HeldOut"],
      swiftSettings: strict),
    .testTarget(
      name: "GraphExchangeTests",
      dependencies: ["GraphModel", "GraphStore", "GraphQuery", "GraphExchange", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ConformanceTests", dependencies: ["opencypher-tck"], swiftSettings: strict),
    .testTarget(
      name: "TrainModelsTests", dependencies: ["GraphExtract", "train-models"],
      swiftSettings: strict),
    .testTarget(name: "CommandLineTests", swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
