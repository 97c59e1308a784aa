import Platform
import Syntax
@testable import Engine

/// A machine for tests, with its console collected. `LEASH_GC_STRESS=1` in the environment makes it collect at every safepoint.
final class TestMachine {
    let vm: VM
    private let collected = Collected()

    private final class Collected { var text = "" }

    struct Failure: Error, CustomStringConvertible { let description: String }

    /// - Parameter isCalm: collections come by themselves, whatever LEASH_GC_STRESS says.
    init(heapLimit: Int = 1 << 30, makesBuiltinsAtOnce: Bool = false, isCalm: Bool = false) throws {
        var options = VM.Options()
        options.makesBuiltinsAtOnce = makesBuiltinsAtOnce
        options.heapLimit = heapLimit
        options.isStressed = !isCalm && getenv("LEASH_GC_STRESS") != nil
        let collected = collected
        guard let vm = VM.make(options: options, host: Host(write: { text, _ in collected.text += text + "\n" })) else {
            throw Failure(description: "no memory")
        }
        self.vm = vm
    }

    deinit { vm.destroy() }

    /// What the script printed.
    var output: String { collected.text }

    /// Runs a script and its jobs; the value of its last expression statement. Not rooted.
    @discardableResult
    func run(_ source: String) throws -> Value {
        let script = try vm.compile(SourceText(name: "test.js", text: source), wantsValue: true)
        do {
            let value = try vm.run(script)
            vm.runJobs { _ in }
            return value
        } catch {
            throw Failure(description: (try? vm.inspect(vm.exception)) ?? "an exception")
        }
    }

    /// The value of an expression as text.
    func string(_ source: String) throws -> String { try vm.swiftString(vm.toString(run(source))) }
}
