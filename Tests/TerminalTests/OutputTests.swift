import Platform
import Testing
@testable import Terminal

@Suite("Standard output")
struct OutputTests {
    /// Both ends of a pipe, and what came out of it.
    private final class Pipe {
        let reading: Int32, writing: Int32

        init() {
            var ends: [Int32] = [-1, -1]
            pipe(&ends)
            (reading, writing) = (ends[0], ends[1])
            _ = fcntl(reading, F_SETFL, O_NONBLOCK)
        }

        deinit {
            close(reading)
            close(writing)
        }

        func read() -> String {
            var bytes = [UInt8](repeating: 0, count: 1 << 20)
            let count = Platform.read(reading, &bytes, bytes.count)
            return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
        }
    }

    @Test("is kept until it is flushed, and standard error comes behind it")
    func order() {
        let pipe = Pipe()
        let output = Output(descriptor: pipe.writing, errorDescriptor: pipe.writing)
        output.write("one\n")
        #expect(pipe.read() == "")
        output.writeError("two\n")
        output.write("three\n")
        output.flush()
        #expect(pipe.read() == "one\ntwo\nthree\n")
    }

    @Test("goes out by itself when there is much of it")
    func large() {
        let pipe = Pipe()
        let output = Output(descriptor: pipe.writing, errorDescriptor: pipe.writing)
        output.write(String(repeating: "x", count: 40_000))
        output.write(String(repeating: "y", count: 40_000))
        #expect(pipe.read().count == 40_000)
        output.flush()
        #expect(pipe.read() == String(repeating: "y", count: 40_000))
    }

    @Test("what is larger than the buffer goes straight through")
    func huge() {
        let file = open("/dev/null", O_WRONLY)
        defer { close(file) }
        var code: Int32 = 0
        let output = Output(descriptor: file, fail: { code = $0 })
        output.write(String(repeating: "x", count: 1 << 20))
        #expect(code == 0)
    }

    @Test("a failure is told once, with the system's reason")
    func failure() {
        let full = open("/dev/full", O_WRONLY)
        defer { close(full) }
        var codes: [Int32] = []
        let output = Output(descriptor: full, fail: { codes.append($0) })
        output.write("x")
        output.flush()
        output.flush()
        #expect(codes == [ENOSPC])
    }
}
