import Platform
import Shell
import Testing
@testable import Terminal

@Suite("Signals", .serialized)
struct InterruptsTests {
    @Test("Ctrl-C sets the flag, wakes who sleeps, and is there to be acted on once")
    func interrupt() {
        let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        flag.initialize(to: 0)
        Interrupts.install(flag: flag)
        defer {
            Interrupts.restore()
            flag.deallocate()
        }
        #expect(!Interrupts.takeInterrupt())
        raise(SIGINT)
        #expect(flag.pointee == 1)
        #expect(!Interrupts.sleep(milliseconds: 60_000))
        #expect(Interrupts.takeInterrupt())
        #expect(flag.pointee == 0)
        #expect(!Interrupts.takeInterrupt())
        #expect(Interrupts.sleep(milliseconds: 1))
    }

    @Test("only the given bit of the flag is touched, and another flag can take its place")
    func bits() {
        let flags = UnsafeMutablePointer<Int32>.allocate(capacity: 2)
        flags.initialize(repeating: 5, count: 2)
        Interrupts.install(flag: flags, bit: 2)
        defer {
            Interrupts.restore()
            flags.deallocate()
        }
        #expect(!Interrupts.takeInterrupt())
        raise(SIGINT)
        #expect(flags[0] == 7)
        #expect(Interrupts.takeInterrupt())
        #expect(flags[0] == 5)
        Interrupts.move(to: flags + 1)
        raise(SIGINT)
        #expect(flags[0] == 5)
        #expect(flags[1] == 7)
        #expect(Interrupts.takeInterrupt())
        // Where there is none for a time, the next one hears of it.
        Interrupts.move(to: nil)
        raise(SIGINT)
        #expect(flags[1] == 5)
        Interrupts.move(to: flags)
        #expect(flags[0] == 7)
        #expect(Interrupts.takeInterrupt())
        #expect(!Interrupts.takeInterrupt())
    }

    @Test("a shell that is no more is not written to")
    func endOfShell() throws {
        defer { Interrupts.restore() }
        var shell = try #require(Shell())
        Interrupts.listen(for: shell)
        shell = try #require(Shell())
        raise(SIGINT)
        #expect(Interrupts.takeInterrupt())
        #expect(shell.enter("1 + 1").value == "2")
    }

    @Test("a reader that went away is an error like any other, not the end")
    func brokenPipe() {
        let flag = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        flag.initialize(to: 0)
        Interrupts.install(flag: flag)
        defer {
            Interrupts.restore()
            flag.deallocate()
        }
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        close(ends[0])
        var code: Int32 = 0
        let output = Output(descriptor: ends[1], fail: { code = $0 })
        output.write("x")
        output.flush()
        close(ends[1])
        #expect(code == EPIPE)
    }
}
