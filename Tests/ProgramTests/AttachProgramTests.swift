import Platform
import Testing

@testable import TestSupport

/// Where Node is; nil where there is none.
private let nodePath: String? = ["/usr/bin/node", "/usr/local/bin/node", "/opt/node/bin/node"].first { (path: String) in access(path, X_OK) == 0 }

/// `leash attach` to a real Node. Where none is at hand these are skipped, and the fake inspector's tests are what there is.
@Suite("Attaching to Node", .enabled(if: Program.isBuilt && nodePath != nil, "no node on this machine: leash attach is tested against a fake inspector alone"),
       .timeLimit(.minutes(5)))
struct AttachProgramTests {
    private let leash: Leash
    private let program: PseudoTerminal

    private static let text = """
        const sessionCache = new Map()
        class Session { constructor(n) { this.n = n } }
        let n = 0
        function grow() { for (let i = 0; i < 10; i++) sessionCache.set({ user: n }, new Session(n++)) }
        grow()
        process.on('SIGUSR2', grow)
        process.stdin.on('data', () => { process.stdin.pause(); clearInterval(timer) })
        const timer = setInterval(() => {}, 1000)
        console.log('READY')
        """

    init() throws {
        leash = try Leash()
        program = try PseudoTerminal(nodePath ?? "", ["--inspect=0", leash.write(Self.text, to: "app.js")], environment: ["PATH": "/usr/bin:/bin"], columns: 120)
        try program.wait(for: "READY", seconds: 30)
    }

    private var port: String {
        let mark = "ws://127.0.0.1:"
        guard let start = program.screen.text.firstRange(of: mark) else { return "" }
        return String(program.screen.text[start.upperBound...].prefix { $0.isNumber })
    }

    @Test("one question, by port and by process; what it says of a heap is so")
    func asks() throws {
        for subject in [port, "\(program.processID)", "localhost:\(port)"] {
            let found = try leash("attach", subject, "--", "why", "Session[3]")
            #expect(found.status == 0 && found.output.contains("is alive: app.js › sessionCache"), "\(subject): \(found.output)\(found.errors)")
        }
        #expect(try leash("--json", "attach", port, input: "heap Session\n").output.contains(#""count":10"#))
        let several = try leash("attach", port, "--target", "nothing", "--", "heap")
        #expect(several.status == 1 && several.errors.contains("nothing there is called nothing"))
    }

    @Test("snapshot, gc and diff; the program runs on and was not changed; its end is told, and does not wait for us")
    func takesAgain() throws {
        let terminal = try PseudoTerminal(Program.path, ["attach", port], environment: ["PATH": "/usr/bin:/bin", "TERM": "xterm", "HOME": leash.folder.path], columns: 110, rows: 40)
        try terminal.waitForRow(">", seconds: 60)
        program.signal(SIGUSR2)
        try terminal.enter("gc")
        try terminal.enter("snapshot \(leash.folder.path)/kept.heapsnapshot")
        try terminal.enter("diff")
        try terminal.wait(for: "the growth") { $0.text.split(separator: "\n").contains { $0.contains("Session ") && $0.contains("+10 ") } }
        #expect(try leash("open", "kept.heapsnapshot", "--", "heap", "Session").output.contains("20 Session"))
        try terminal.enter("1 + 1")
        try terminal.wait(for: "runs nothing in a program")
        program.type("end\r")
        #expect(try program.waitForExit() == 0)
        try terminal.wait(for: "its last snapshot can still be asked")
        try terminal.enter("snapshot")
        try terminal.wait(for: "snapshot 2 can still be asked")
        terminal.type("\u{4}")
        #expect(try terminal.waitForExit() == 0)
    }

    @Test("it is left at the end of input, at exit and at Ctrl-C, and takes no notice")
    func leaves() throws {
        for input in ["", "exit\n", "heap\n"] { #expect(try leash("attach", port, input: input).status == 0) }
        let terminal = try PseudoTerminal(Program.path, ["attach", port], environment: ["PATH": "/usr/bin:/bin", "TERM": "xterm", "HOME": leash.folder.path])
        try terminal.waitForRow(">", seconds: 60)
        terminal.type("\u{3}")
        try terminal.wait(for: "To exit")
        terminal.type("\u{3}")
        #expect(try terminal.waitForExit() == 0)
        // Node's own thread hears of it a little later, and what ends before that waits for the debugger.
        try program.wait(for: "Node to hear that all four are gone", seconds: 60) { $0.text.ranges(of: "Debugger ending").count == 4 }
        program.type("end\r")
        #expect(try program.waitForExit() == 0)
        #expect(!program.screen.text.contains("Waiting for the debugger"))
    }

    @Test("an inspector that a server opened itself is told from the server")
    func server() throws {
        let text = """
            const server = require('http').createServer((request, response) => response.writeHead(404).end())
            server.listen(0, '127.0.0.1', () => { require('inspector').open(0); console.log('READY') })
            process.stdin.on('data', () => process.exit())
            class Session {}
            globalThis.session = new Session()
            """
        let program = try PseudoTerminal(nodePath ?? "", [leash.write(text, to: "server.js")], environment: ["PATH": "/usr/bin:/bin"])
        try program.wait(for: "READY", seconds: 30)
        let found = try leash("attach", "\(program.processID)", "--", "why", "Session[0]")
        #expect(found.status == 0 && found.output.contains("is alive: session"), "\(found.output)\(found.errors)")
    }

    @Test("no other process gets the signal")
    func otherProcesses() throws {
        let found = try leash("attach", "\(getpid())")
        #expect(found.status == 1 && found.errors.contains("only Node does"), "\(found.errors)")
    }
}
