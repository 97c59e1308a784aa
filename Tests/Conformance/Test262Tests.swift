import Platform
import Testing
@testable import TestSupport

/// test262, where it is at hand: the environment variable TEST262 names its folder. Every 40th file of each folder runs, as its
/// INTERPRETING.md says; how many passed stands in rates.txt, and may only rise.
@Suite("test262", .timeLimit(.minutes(10)))
struct Test262Tests {
    private static let root = getenv("TEST262").map { String(cString: $0) }
    private static let step = 40

    private struct Rate {
        let folder: String
        let passed: Int
        let count: Int
    }

    /// The rows of rates.txt.
    private func rates() throws -> [Rate] {
        let path = #filePath.replacing("Test262Tests.swift", with: "rates.txt")
        let text = String(decoding: try Files.read(path, .regularFile, limit: 1 << 20), as: UTF8.self)
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            let words = line.split(separator: " ")
            guard words.count == 3, let passed = Int(words[1]), let count = Int(words[2]) else { return nil }
            return Rate(folder: String(words[0]), passed: passed, count: count)
        }
    }

    @Test("rates by folder only rise", .enabled(if: Program.isBuilt && root != nil, "set TEST262 to the folder of test262 to run it"))
    func rates() async throws {
        let root = try #require(Self.root), suite = try Test262Suite(root)
        let expected: [Rate] = try rates()
        #expect(!expected.isEmpty)
        for rate in expected {
            var passed = 0, failed: [String] = [], count = 0
            let files = suite.files(in: rate.folder).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            for (i, file) in files.enumerated() where i % Self.step == 0 {
                guard let passes = try suite.passes(file) else { continue }
                count += 1
                if passes { passed += 1 } else { failed.append(file) }
            }
            #expect(passed * rate.count >= rate.passed * count, "\(rate.folder): \(passed) of \(count), wanted \(rate.passed) of \(rate.count); failed: \(failed)")
        }
    }
}

/// The files of test262, and how one of them is run.
private struct Test262Suite {
    let root: String
    private let home: TemporaryFolder
    /// Not in ECMAScript 2026, or of more than one agent.
    private static let unwanted: Set<String> = [
        "Temporal", "ShadowRealm", "decorators", "import-defer", "source-phase-imports", "source-phase-imports-module-source", "import-bytes", "import-text",
        "tail-call-optimization", "immutable-arraybuffer", "await-dictionary", "nonextensible-applies-to-private", "error-stack-accessor", "iterator-chunking",
        "iterator-includes", "Iterator.prototype.join",
    ]

    init(_ root: String) throws {
        self.root = root
        home = try TemporaryFolder()
    }

    func files(in folder: String) -> [String] {
        let path = root + "/test/" + folder
        var found: [String] = []
        for name in (Files.names(in: path) ?? []).sorted() {
            if Files.isFolder(path + "/" + name) { found += files(in: folder + "/" + name) }
            else if name.hasSuffix(".js"), !name.contains("_FIXTURE") { found.append(folder + "/" + name) }
        }
        return found
    }

    private func text(_ path: String) throws -> [UInt8] { try Files.read(path, .regularFile, limit: 1 << 24) }

    /// Nil where the test is not wanted. Run in both modes, as its flags say.
    func passes(_ file: String) throws -> Bool? {
        let source = try text(root + "/test/" + file), meta = Test262Meta(String(decoding: source, as: UTF8.self))
        if !Self.unwanted.isDisjoint(with: meta.features) || meta.flags.contains("CanBlockIsFalse") { return nil }
        var modes: [String] = [""]
        if meta.flags.isDisjoint(with: ["module", "raw", "noStrict"]) { modes = meta.flags.contains("onlyStrict") ? ["\"use strict\";\n"] : ["", "\"use strict\";\n"] }
        for mode in modes where try !passes(file, source, meta, mode) { return false }
        return true
    }

    private func passes(_ file: String, _ source: [UInt8], _ meta: Test262Meta, _ mode: String) throws -> Bool {
        let name = file.split(separator: "/").last.map(String.init) ?? file, folder = home.path + "/\(meta.flags.contains("module") ? "module" : "script")"
        mkdir(folder, 0o700)
        var whole = Array(mode.utf8)
        if !meta.flags.contains("raw") {
            for part in ["assert.js", "sta.js"] + (meta.flags.contains("async") ? ["doneprintHandle.js"] : []) + meta.includes {
                whole += try text(root + "/harness/" + part) + [0x0A]
            }
        }
        try write(whole + source, folder + "/" + name)
        defer { unlink(folder + "/" + name) }
        if meta.flags.contains("module") { try write(Array("{\"type\": \"module\"}".utf8), folder + "/package.json") }
        try copyFixtures(of: file, to: folder)
        let result = try PipedProgram(Program.path, ["run", "--test262", folder + "/" + name], environment: ["PATH": "/usr/bin:/bin"], folder: folder)
        let output = result.output + result.errors
        if let type = meta.negative { return result.status > 0 && output.contains(type) }
        if meta.flags.contains("async") { return output.contains("Test262:AsyncTestComplete") && !output.contains("Test262:AsyncTestFailure") }
        return result.status == 0
    }

    private func write(_ bytes: [UInt8], _ path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        guard descriptor >= 0 else { throw TemporaryFolder.CannotMake() }
        defer { close(descriptor) }
        _ = writeAll(descriptor, bytes)
    }

    private func copyFixtures(of file: String, to folder: String) throws {
        let source = root + "/test/" + file.split(separator: "/").dropLast().joined(separator: "/")
        for name in Files.names(in: source) ?? [] where name.contains("_FIXTURE") || name.hasSuffix(".json") {
            if Files.isRegularFile(source + "/" + name) { try write(try text(source + "/" + name), folder + "/" + name) }
        }
    }
}

/// What stands between `/*---` and `---*/`.
private struct Test262Meta {
    private(set) var flags: Set<String> = []
    private(set) var features: Set<String> = []
    private(set) var includes: [String] = []
    private(set) var negative: String?

    init(_ text: String) {
        guard let begin = text.firstRange(of: "/*---"), let end = text[begin.upperBound...].firstRange(of: "---*/") else { return }
        var key = ""
        for line in text[begin.upperBound..<end.lowerBound].split(whereSeparator: \.isNewline) {
            let trimmed = line.drop { $0 == " " }
            if trimmed.startIndex == line.startIndex, let colon = line.firstIndex(of: ":") {
                key = String(line[..<colon])
                add(line[line.index(after: colon)...].split { "[], ".contains($0) }.map(String.init), to: key)
            } else if trimmed.hasPrefix("- ") {
                add([String(trimmed.dropFirst(2))], to: key)
            } else if key == "negative", trimmed.hasPrefix("type:") {
                negative = trimmed.dropFirst(5).split(separator: " ").first.map(String.init)
            } else {
                add(trimmed.split { "[], ".contains($0) }.map(String.init), to: key)
            }
        }
    }

    private mutating func add(_ words: [String], to key: String) {
        switch key {
        case "flags": flags.formUnion(words)
        case "features": features.formUnion(words)
        case "includes": includes += words
        default: break
        }
    }
}
