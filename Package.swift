// swift-tools-version: 6.2
import PackageDescription

// LEASH_TESTS=plain or checked: a build for tests (see below).
let tests = Context.environment["LEASH_TESTS"]

/// The configuration whose flags are those of a release. Builds for tests are debug builds by name, so that the packages which come from
/// elsewhere are not optimised: that takes longer than it saves.
let optimised: BuildSettingCondition? = tests == nil ? .when(configuration: .release) : nil

// The interpreter works on raw memory: in a release, exclusivity checks on that cost time and find nothing.
let unchecked: [SwiftSetting] = [.unsafeFlags(["-Ounchecked", "-enforce-exclusivity=unchecked"], optimised)]
// The interpreter's loop ends each instruction with the jump to the next. LLVM does that by itself for a switch, but since version 19
// not for one with so many cases; without it all instructions share one jump, which no processor can foresee. Measured: a third less time.
let threadedCode: [SwiftSetting] = [.unsafeFlags(["tail-dup-pred-size", "tail-dup-succ-size"].flatMap { ["-Xllvm", "-\($0)=10000"] }, optimised)]

let algorithms = Target.Dependency.product(name: "Algorithms", package: "swift-algorithms")

/// Functions of libraries whose calls go through CMemory: all that is allocated is counted, and what nobody needs is not set up.
let wrapped = ["malloc", "calloc", "realloc", "aligned_alloc", "posix_memalign", "free"]
    + ["_ZNSt8ios_base4InitC1Ev", "swift_copyAuxiliaryExecutablePath", "libdispatch_init", "fopen", "sysconf"]

// Code that runs at the start lies together, in the order in which it runs (Scripts/link-order): a third less time to start, for each
// page of the program that is touched costs more than what is done there. Only lld can do it.
let inOrder: [SwiftSetting] = [.unsafeFlags(["-Xfrontend", "-function-sections"], .when(platforms: [.linux], configuration: .release))]
let linkOrder = ["-use-ld=lld"] + ["--symbol-ordering-file=\(Context.packageDirectory)/Sources/leash/link-order.txt", "--no-warn-symbol-ordering"]
    .flatMap { ["-Xlinker", $0] }

let package = Package(
    name: "leash",
    products: [.executable(name: "leash", targets: ["leash"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.1"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        .systemLibrary(name: "CEditLine", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
        .systemLibrary(name: "CCompression", providers: [.apt(["zlib1g-dev", "libzstd-dev", "libbrotli-dev"]), .brew(["zstd", "brotli"])]),
        .systemLibrary(name: "CContext"),
        .systemLibrary(name: "CProcess"),
        .systemLibrary(name: "CMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
        .target(name: "CMemory"),
        .target(name: "CLessons"),
        .target(name: "Platform", dependencies: ["CCompression", "CMemory", "CProcess"]),
        .target(name: "Syntax", dependencies: [algorithms]),
        .target(name: "Engine", dependencies: ["Syntax", "Platform", "CMemory", algorithms, .product(name: "BigInt", package: "BigInt"),
                                                .product(name: "DequeModule", package: "swift-collections")], swiftSettings: unchecked + threadedCode,
                // ICU, which comes with Foundation.
                linkerSettings: [.linkedLibrary("_FoundationICU", .when(platforms: [.linux]))]),
        // A heap as a plain value, wherever it came from: whatever Explorer asks of an engine would not compile.
        .target(name: "Explorer", dependencies: ["Platform", algorithms]),
        .target(name: "HeapAdapter", dependencies: ["Explorer", "Engine"]),
        .target(name: "Shell", dependencies: ["HeapAdapter", "Explorer", "Engine", "Syntax", "Platform"]),
        .target(name: "Lessons", dependencies: ["Shell", "Syntax", "Platform", "CMark", "CLessons"]),
        // The one that speaks to other programs: nobody else knows the network.
        .target(name: "Attach", dependencies: ["Platform"] + ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket", "NIOConcurrencyHelpers"].map {
            .product(name: $0, package: "swift-nio")
        }),
        .target(name: "Terminal", dependencies: ["Lessons", "Shell", "Platform", "CEditLine", .product(name: "Subprocess", package: "swift-subprocess")],
                // libedit's static archive needs the other three.
                linkerSettings: [.linkedLibrary("edit")] + ["bsd", "tinfo", "md"].map { .linkedLibrary($0, .when(platforms: [.linux])) }),
        .executableTarget(
            name: "leash",
            dependencies: ["Attach", "Terminal", "Lessons", "Shell", "HeapAdapter", "Explorer", "Engine", "Syntax", "Platform", "CContext", "CMemory",
                           .product(name: "ArgumentParser", package: "swift-argument-parser")],
            exclude: ["link-order.txt"],
            // Wholly static: no loader, no relocation, a third of the time to start (0.7 ms instead of 2.3). The others are what
            // ArgumentParser's and BigInt's use of Foundation leans on; SwiftPM names them only when all modules are compiled for static use.
            linkerSettings: [.unsafeFlags(["-static-executable", "-l_FoundationCShims", "-l_FoundationCollections", "-lswiftSynchronization",
                                           "-lCoreFoundation", "-l_FoundationICU", "-ldispatch", "-lBlocksRuntime", "-lstdc++"],
                                           .when(platforms: [.linux])),
                             .unsafeFlags(wrapped.flatMap { ["-Xlinker", "--wrap=\($0)"] }, .when(platforms: [.linux])),
                             .unsafeFlags(linkOrder, .when(platforms: [.linux], configuration: .release)),
                             // No symbols: a third less to load and to ship. -O0: equal texts are not sought for and put in the order of their hashes,
                             // so that those that are read at the start lie together (a twentieth less time for it; 0.3 MB more).
                             .unsafeFlags(["-Xlinker", "-s", "-Xlinker", "-O0"], .when(platforms: [.linux], configuration: .release))]),
        .testTarget(name: "SyntaxTests", dependencies: ["Syntax", "TestSupport"]),
        .testTarget(name: "EngineTests", dependencies: ["Engine", "Syntax", "Platform", "TestSupport"]),
        .testTarget(name: "ExplorerTests", dependencies: ["Explorer", "HeapAdapter", "Engine", "Syntax", "TestSupport"]),
        .testTarget(name: "ShellTests", dependencies: ["Shell", "Platform", "TestSupport"]),
        .testTarget(name: "LessonsTests", dependencies: ["Lessons", "Shell", "Platform", "TestSupport"]),
        .testTarget(name: "TerminalTests", dependencies: ["Terminal", "Lessons", "Shell", "Platform", "TestSupport"]),
        .testTarget(name: "AttachTests", dependencies: ["Attach", "Platform"] + ["NIOCore", "NIOPosix", "NIOHTTP1", "NIOWebSocket"].map { .product(name: $0, package: "swift-nio") }),
        .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"]),
        .testTarget(name: "ProgramTests", dependencies: ["TestSupport", "Platform"]),
        .testTarget(name: "ConformanceTests", dependencies: ["TestSupport", "Platform"], path: "Tests/Conformance", exclude: ["rates.txt", "Corpus"]),
        .target(name: "TestSupport", dependencies: ["Terminal", "Platform"], path: "Tests/TestSupport"),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type == .regular || target.type == .executable {
    target.swiftSettings = (target.swiftSettings ?? []) + inOrder
}

// Builds for tests; each wants a build folder of its own (--scratch-path).
let isTest = { (target: Target) in target.type == .test || target.name == "TestSupport" }
let whole = ["-O", "-whole-module-optimization", "-num-threads", "2", "-gnone"]
for target in package.targets where !isTest(target) && target.type != .system {
    // The checked one stops where something that the engine takes for granted is not so. Only the modules that work for long are
    // optimised: without that the tests take six times as long.
    if tests == "checked" {
        target.swiftSettings = ["Syntax", "Engine", "Explorer"].contains(target.name) ? [.unsafeFlags(whole + ["-assert-config", "Debug"])] : nil
    }
    // The plain one is as a release is.
    if tests == "plain" { target.swiftSettings = [.unsafeFlags(whole)] + (target.swiftSettings ?? []) }
}
