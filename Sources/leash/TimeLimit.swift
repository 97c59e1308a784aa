import ArgumentParser
import Explorer
import Platform
import Shell
import Terminal

/// How long a program may run, or an entry: `2`, `500ms`, `1min`.
struct TimeLimit: CustomStringConvertible {
    let seconds: Double

    /// What is said of a text that is no time.
    init(typed text: String) throws {
        guard let milliseconds = Durations.milliseconds(text) else { throw ValidationError("a time is written as 2, 500ms or 1min") }
        guard milliseconds >= 1, milliseconds <= 1e9 else { throw ValidationError("it takes from 1ms to 1000000 seconds") }
        seconds = milliseconds / 1000
    }

    var description: String { Durations.text(seconds * 1000) }

    /// Begins the time of what runs; nothing without a limit.
    static func begin(_ seconds: Double?) {
        // The words are for where not even an interruption is heard.
        if let seconds { Interrupts.beginTime(seconds: seconds, lastWords: "leash: \(EntryTimer.message(seconds: seconds))\n") }
    }

    /// The status of what was interrupted, by its time or by Ctrl-C. That its time was up is said.
    static func statusOfInterruption(_ seconds: Double?, _ output: Output) -> Int32 {
        guard let seconds, Interrupts.endTime() else { return ExitStatus.interrupted }
        output.complain(EntryTimer.message(seconds: seconds))
        return ExitStatus.timeIsUp
    }

    /// The same for what reads a heap and answers: what does not hear of its end is ended a second later.
    static func within(_ seconds: Double?, _ output: Output, _ body: () -> Int32) -> Int32 {
        guard let seconds else { return body() }
        Interrupts.install(flag: Interruption.flag, bit: 1)
        Interrupts.endAtOnce()
        Interrupts.endUnanswered()
        begin(seconds)
        let status = body()
        guard Interrupts.endTime() else { return status }
        output.complain(EntryTimer.message(seconds: seconds))
        return ExitStatus.timeIsUp
    }

    /// The same for each entry of a shell.
    static func timer(_ seconds: Double?) -> EntryTimer? {
        seconds.map { seconds in EntryTimer(seconds: seconds, begin: { begin(seconds) }, end: Interrupts.endTime) }
    }
}
