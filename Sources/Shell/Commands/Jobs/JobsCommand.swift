import Engine
import Explorer
import HeapAdapter

/// `jobs`: what waits to be done.
struct JobsCommand: PlainCommand {
    static let help = CommandHelp(
        name: "jobs", usage: "jobs", summary: "what waits: timers with the time that they are due",
        details: ["Between entries time stands still: wait 5s lets it pass, tick goes on to the next timer.",
                  "Microtasks, ticks, cleanups and what setImmediate was given are done at the end of each entry: they wait for no time."])
    static let reports: [any CommandReport.Type] = [JobsReport.self]

    func answer(in shell: Shell) -> Report {
        let machine = shell.machine
        let now = machine.vm.loopTime
        let timers = machine.vm.waitingTimers.map { timer in
            JobsReport.Timer(text: JobWords(machine).callback(of: timer.timer), maker: timer.timer.maker, number: machine.ledger.number(of: timer.timer.object.cell),
                             dueIn: max(0, timer.due - now), due: Durations.text(max(0, timer.due - now)),
                             every: timer.timer.isInterval ? Durations.text(timer.timer.delay) : nil, isReferenced: timer.timer.isReferenced)
        }
        return Report(JobsReport(time: now, timers: timers))
    }
}

/// What waits.
public struct JobsReport: CommandReport {
    public static let command = "jobs"
    /// Milliseconds since the start.
    public var time: Double
    /// In the order in which they fire.
    public var timers: [Timer]

    public struct Timer: Codable, Equatable, Sendable {
        /// What is called: `poll`, `(anonymous), made in REPL1:1`
        public var text: String
        /// `setTimeout`, `setInterval`
        public var maker: String
        /// The Timeout object's.
        public var number: Int?
        /// In so many milliseconds.
        public var dueIn: Double
        /// The same in words: `10 s`
        public var due: String
        /// An interval's, in words.
        public var every: String?
        /// False after `unref()`: it would not keep a program from ending.
        public var isReferenced: Bool
    }
}

/// Timers in words.
struct JobWords {
    private let machine: Machine

    init(_ machine: Machine) { self.machine = machine }

    /// What a timer calls.
    func callback(of timer: TimerLayout) -> String { Preview(machine.vm).text(timer.callback) }
}
