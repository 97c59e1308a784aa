import Shell
import Subprocess
import Synchronization

/// Has Graphviz's `dot` draw a picture. No shell is between: the text goes in through a pipe, and the drawing comes out of another.
enum Graphviz {
    enum Outcome: Sendable {
        case drawn([UInt8])
        /// The program is not there.
        case missing
        case interrupted
        /// What it said.
        case failed(String)
    }

    /// Waits for the drawing, or for Ctrl-C, which ends the program, too.
    static func draw(_ text: String, format: String) -> Outcome {
        let answer = Answer()
        let drawing = Task.detached {
            answer.set(await run(text, format))
            Interrupts.wake()
        }
        var isInterrupted = false
        while true {
            if let outcome = answer.outcome { return isInterrupted ? .interrupted : outcome }
            if Interrupts.takeInterrupt() {
                isInterrupted = true
                drawing.cancel()
            }
            _ = Interrupts.sleep(milliseconds: -1)
        }
    }

    private static func run(_ text: String, _ format: String) async -> Outcome {
        do {
            let result = try await Subprocess.run(.name("dot"), arguments: ["-T" + format], input: Picture(text: text),
                                                  output: .bytes(limit: mostBytes), error: .string(limit: mostBytes))
            if result.terminationStatus.isSuccess, !result.standardOutput.isEmpty { return .drawn(result.standardOutput) }
            let words = result.standardError.split(separator: "\n").first.map { String($0.prefix(400)) }
            return .failed(words ?? "dot ended: \(result.terminationStatus)")
        } catch let error as SubprocessError where error.code == .executableNotFound {
            return .missing
        } catch {
            return .failed("\(error)")
        }
    }

    /// What `dot` is given. It need not hear all of it: where it ends before that, it says why, and the broken pipe says nothing.
    private struct Picture: InputProtocol {
        let text: String

        func write(with writer: StandardInputWriter) async throws {
            _ = try? await writer.write(Array(text.utf8))
        }
    }

    /// A picture that is larger helps nobody, and has to fit the memory.
    private static let mostBytes = 256 << 20

    /// What came of it, written by one thread and read by another.
    private final class Answer: Sendable {
        private let state = Mutex<Outcome?>(nil)
        var outcome: Outcome? { state.withLock { $0 } }
        func set(_ outcome: Outcome) { state.withLock { $0 = outcome } }
    }
}
