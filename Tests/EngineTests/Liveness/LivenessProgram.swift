import Syntax
import TestSupport
@testable import Engine

/// A random program that runs on a machine and in the model.
struct LivenessProgram {
    private let seed: Int
    private let isStressed: Bool
    private let vm: VM
    private var model = LivenessModel()
    private var numbers: SeededNumbers
    private var lines: [String] = []
    private var collections = 0

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// Runs the program. Throws where the machine is not of the model's mind.
    static func check(_ seed: Int, isStressed: Bool) throws {
        var options = VM.Options()
        options.isStressed = isStressed
        guard let vm = VM.make(options: options, host: Host(write: { _, _ in })) else { throw Failure(description: "no memory") }
        defer { vm.destroy() }
        var program = LivenessProgram(seed: seed, isStressed: isStressed, vm: vm, numbers: SeededNumbers(UInt64(seed)))
        try program.check()
    }

    private init(seed: Int, isStressed: Bool, vm: VM, numbers: SeededNumbers) {
        (self.seed, self.isStressed, self.vm, self.numbers) = (seed, isStressed, vm, numbers)
    }

    private mutating func check() throws {
        holdOff()
        _ = try run(LivenessModel.prelude)
        for _ in 0..<8 {
            for _ in 0..<12 {
                let line = model.act(&numbers)
                lines.append(line)
                if line.hasPrefix("wait") {
                    _ = vm.advance(to: Double(model.now), fired: { _ in }, onUncaught: { _ in true })
                } else {
                    _ = try run(line)
                }
                // What nobody holds any more is taken at once, and so it is in the model.
                if isStressed { try collect() }
            }
            try collect()
            try compare("living", run(LivenessModel.probe), model.liveNumbers)
            try compare("cleanups", run("log.join()"), model.log)
        }
    }

    /// No collection but those that the model has, too: one that came by itself, however rightly, could clean up for a registry that is
    /// garbage itself by the next of the model's.
    private func holdOff() {
        vm.heap.state.pointee.budget = .max
        NativeMemory.forget(vm.requestWord)
    }

    private func compare(_ what: String, _ found: String, _ expected: [Int]) throws {
        if !isStressed, vm.collections != collections { throw failure("\(vm.collections) collections instead of \(collections)") }
        let expected = expected.map(String.init).joined(separator: ",")
        guard found != expected else { return }
        // For whoever looks for the cause.
        let seen = try vm.inspect(vm.run(vm.compile(SourceText(name: "seen.js", text: "all.map(reference => reference.deref())"), wantsValue: true)))
        let things = model.numbers.enumerated().map { "  \($0) \(model.things[$1].map(String.init(describing:)) ?? "dead")" }
        throw failure("\(what):\n  are    \(found)\n  should \(expected)\n\(seen)\n\(things.joined(separator: "\n"))")
    }

    private func failure(_ text: String) -> Failure {
        Failure(description: "seed \(seed)\(isStressed ? ", stressed" : ""): \(text)\n\(LivenessModel.prelude)\n\(lines.joined(separator: "\n"))")
    }

    /// A job, and what follows it.
    private func run(_ source: String) throws -> String {
        let script = try vm.compile(SourceText(name: "program.js", text: source), wantsValue: true)
        do {
            let value = try vm.run(script), text = value.isString ? vm.swiftString(value.asString) : ""
            vm.runJobs { _ in }
            return text
        } catch {
            throw failure("threw \((try? vm.inspect(vm.exception)) ?? "")")
        }
    }

    /// Until nothing is left to clean up.
    private mutating func collect() throws {
        while true {
            vm.collectGarbage()
            collections += 1
            holdOff()
            _ = try run("")
            let registries = model.collect()
            for registry in registries { model.cleanUp(registry) }
            model.endJob()
            if registries.isEmpty { return }
        }
    }
}
