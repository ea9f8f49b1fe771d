// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "graphctl", path: "../")],
  targets: [
    .executableTarget(
      name: "graph-bench",
      dependencies: [
        .product(name: "GraphModel", package: "graphctl"),
        .product(name: "GraphStore", package: "graphctl"),
        .product(name: "GraphQuery", package: "graphctl"),
        .product(name: "GraphExchange", package: "graphctl"),
      ],
      swiftSettings: [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .treatAllWarnings(as: .error),
      ])
  ],
  swiftLanguageModes: [.v6]
)
