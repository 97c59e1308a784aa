import Platform
import Testing

@testable import Attach

@Suite struct AttachTests {
    private func inspector(_ port: Int, patience: Double = 3) throws -> Inspector {
        try Inspector(AttachSubject("127.0.0.1:\(port)"), allowed: nil, patience: patience, isInterrupted: { false })
    }

    private func attach(to server: FakeInspector, patience: Double = 3) throws -> AttachedProgram {
        let inspector = try inspector(server.port, patience: patience)
        return try inspector.attach(to: try #require(try inspector.targets().first))
    }

    private func message(_ body: () throws -> Void) -> String {
        do { try body() } catch { return "\(error)" }
        return "nothing was wrong"
    }

    // MARK: Addresses

    @Test func addresses() throws {
        let table: [(text: String, host: String, port: Int, path: String?, isLoopback: Bool)] = [
            ("localhost:9222", "localhost", 9222, nil, true), ("LOCALHOST", "LOCALHOST", 9229, nil, true), ("127.0.0.1", "127.0.0.1", 9229, nil, true),
            ("127.9.9.9:1", "127.9.9.9", 1, nil, true), ("[::1]:9229", "::1", 9229, nil, true), ("::1", "::1", 9229, nil, true), ("[::1]", "::1", 9229, nil, true),
            ("ws://127.0.0.1:9229/6f-0e", "127.0.0.1", 9229, "/6f-0e", true), ("http://localhost:9222/", "localhost", 9222, nil, true),
            ("10.0.0.1:9229", "10.0.0.1", 9229, nil, false), ("128.0.0.1", "128.0.0.1", 9229, nil, false), ("0.0.0.0", "0.0.0.0", 9229, nil, false),
            ("::", "::", 9229, nil, false), ("::2", "::2", 9229, nil, false), ("example.org:80", "example.org", 80, nil, false),
            ("localhost.example.org", "localhost.example.org", 9229, nil, false), ("127.0.0.1.example.org", "127.0.0.1.example.org", 9229, nil, false),
            ("0x7f.1", "0x7f.1", 9229, nil, false), ("ws://host/devtools/page/A", "host", 9229, "/devtools/page/A", false),
        ]
        for row in table {
            let address = try InspectorAddress(row.text)
            #expect(address.host == row.host && address.port == row.port && address.path == row.path && address.isLoopback == row.isLoopback, "\(row.text): \(address)")
        }
        let wrong = ["", "wss://localhost", "https://localhost", "ftp://localhost", "localhost:0", "localhost:99999", "localhost:x", "a b", "ws://u@localhost", "ws://localhost/a b",
                     "ws://localhost/a\r\nHost: b", "[::1", "::1]:5", "ws://"]
        for text in wrong { #expect(throws: AttachFailure.self, "\(text)") { try InspectorAddress(text) } }
        #expect(try AttachSubject("9229") == .number(9229) && AttachSubject(nil) == .address(InspectorAddress(host: "127.0.0.1", port: 9229)))
        #expect(throws: AttachFailure.self) { try AttachSubject("99999999999999999999") }
    }

    @Test func anotherMachineIsRefusedUnlessNamed() throws {
        func make(_ text: String, allowed: String?) -> String { message { _ = try Inspector(AttachSubject(text), allowed: allowed, isInterrupted: { false }) } }
        #expect(make("10.0.0.1:9229", allowed: nil).contains("--allow-remote 10.0.0.1"))
        #expect(make("10.0.0.1:9229", allowed: "10.0.0.2").contains("not this machine"))
        #expect(make("10.0.0.1:9229", allowed: "10.0.0.1") == "nothing was wrong")
    }

    // MARK: Strangers

    @Test func whatIsNoInspector() throws {
        let deep = String(repeating: "[", count: 100_000)
        func answer(_ body: String) -> String { "HTTP/1.1 200 OK\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)" }
        let table: [(bytes: String, repeats: Bool, message: String)] = [
            ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n", false, "302"), ("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", false, "404"),
            ("SSH-2.0-OpenSSH_9.2\r\n", false, "no HTTP"), ("", false, "hung up"), (answer("no list"), false, "no list"), (answer(deep), false, "no list"), (answer("{}"), false, "no list"),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "4000\r\n" + String(repeating: "x", count: 0x4000) + "\r\n", true, "that is no inspector"),
            ("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n" + String(repeating: " ", count: 1 << 21), false, "does not end"),
            ("HTTP/1.1 200 OK\r\nX: " + String(repeating: "y", count: 1 << 20), false, "no HTTP"),
        ]
        for row in table {
            let server = try FakeInspector(raw: row.bytes, repeats: row.repeats), found = message { _ = try inspector(server.port).targets() }
            #expect(found.contains(row.message) || row.repeats && found.contains("no HTTP"), "\(row.bytes.prefix(60)): \(found)")
        }
        // Whoever says nothing, or only a little now and then.
        let slow = try FakeInspector(raw: "HTTP/1.1 200 OK\r\n")
        #expect(message { _ = try inspector(slow.port, patience: 0.3).targets() }.contains("no HTTP"))
    }

    @Test func onlyThePathOfATargetCounts() throws {
        let table: [(url: String, path: String?)] = [
            ("ws://127.0.0.1:9229/a", "/a"), ("ws://evil.example:80/a", "/a"), ("wss://127.0.0.1/a", nil), ("http://x/a", nil), ("ws://x", nil), ("ws://x/a b", nil),
            (#"ws://x/a\r\nX: y"#, nil), (#"ws://x/\u001b[2J"#, nil), ("ws://x/" + String(repeating: "a", count: 1000), nil),
        ]
        for row in table {
            let list = #"[{"title":"t","type":"node","webSocketDebuggerUrl":"\#(row.url)","extra":[1,{}]},{}]"#
            let targets = try InspectorTarget.read(Array(list.utf8))
            #expect(targets.count == 2 && targets[0].path == row.path && targets[1].path == nil, "\(row.url)")
        }
        let many = "[" + String(repeating: "{},", count: 5000) + "{}]"
        #expect(try InspectorTarget.read(Array(many.utf8)).count == 200)
    }

    // MARK: Snapshots

    @Test func aSnapshotComesInParts() throws {
        let tables: [[FakeInspector.Frame]] = [
            [.chunk(#"{\"a\":"#), .chunk(#"\"\\u0041\"}"#), .answer],
            // In two pieces, with a ping in between, and events that nobody asked for.
            [.init(text: #"{"method":"HeapProfiler.addHeapSnapshotChunk","params":"#, isLast: false), .init(text: "x", opcode: .ping),
             .init(text: #"{"chunk":"{\"a\":"}}"#, opcode: .continuation), .init(text: #"{"method":"Some.event","params":{"chunk":[1]}}"#), .chunk(#"\"\\u0041\"}"#), .answer],
        ]
        for frames in tables {
            let server = try FakeInspector(snapshot: frames, unasked: [.chunk("early")]), program = try attach(to: server)
            for _ in 0..<2 {
                let file = try program.takeSnapshot { _ in }
                #expect(String(decoding: file.bytes, as: UTF8.self) == #"{"a":"\u0041"}"#)
            }
            try program.collectGarbage()
            #expect(program.end == nil && program.name == "fake")
            program.close()
            #expect(program.end == "left")
        }
    }

    @Test func whatGoesWrongOnTheWay() throws {
        let huge = FakeInspector.Frame(text: String(repeating: "x", count: Conversation.longestMessage + 1))
        let table: [(frames: [FakeInspector.Frame], message: String, end: Bool)] = [
            ([.init(text: "no JSON")], "no inspector's message", true), ([.chunk("x"), .end], "the program has ended", true), ([huge], "rules of WebSockets", true),
            ([.init(text: #"{"id":ID,"error":{"code":1,"message":"not now"}}"#)], "not now", false), ([.init(text: "[1]")], "no inspector's message", true),
            ([.answer], "empty snapshot", false), ([.init(text: #"{"method":"NodeRuntime.waitingForDisconnect"}"#)], "come to its end", true),
            ([.init(text: "", opcode: .connectionClose)], "closed the connection", true), ([.init(text: "x", opcode: .continuation)], "rules of WebSockets", true),
            ([.init(text: #"{"method":"Inspector.detached","params":{"reason":"target_closed"}}"#)], "target_closed", true), ([], "silent", false),
        ]
        for row in table {
            let server = try FakeInspector(snapshot: row.frames), program = try attach(to: server, patience: row.frames.isEmpty ? 0.05 : 3)
            let found = message { _ = try program.takeSnapshot { _ in } }
            #expect(found.contains(row.message), "\(row.message): \(found)")
            #expect((program.end != nil) == row.end, "\(row.message)")
        }
    }

    private final class Key { var isPressed = false }

    @Test func interrupted() throws {
        let key = Key(), server = try FakeInspector(snapshot: [.chunk("x")])
        let inspector = try Inspector(AttachSubject("127.0.0.1:\(server.port)"), allowed: nil, isInterrupted: { key.isPressed })
        let program = try inspector.attach(to: try #require(try inspector.targets().first))
        let failure = #expect(throws: AttachFailure.self) { _ = try program.takeSnapshot { _ in key.isPressed = true } }
        #expect(failure?.isInterrupted == true && program.end == nil)
        key.isPressed = false
        // The other one is still on its way.
        #expect(message { _ = try program.takeSnapshot { _ in } }.contains("still on its way"))
    }
}
