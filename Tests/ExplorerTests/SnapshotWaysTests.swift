import Platform
import TestSupport
import Testing

@testable import Explorer

/// Ways to objects of Node's, told by what they mean to a program.
@Suite struct SnapshotWaysTests {
    private func way(_ text: SnapshotText, _ node: Int, all: Bool = false) throws -> String {
        let graph = try SnapshotReadingTests.read(text.text), naming = Naming(graph, graph.reachability())
        return (all ? naming.everyStep(to: Node(node)) : naming.path(to: Node(node)))?.text ?? "none"
    }

    /// A heap with a module `app.js` whose one variable is `v`.
    private func module(_ name: String = "v", _ make: (inout SnapshotText) -> (variable: Int, wanted: Int)) throws -> (SnapshotText, wanted: Int) {
        var text = SnapshotText()
        let made = make(&text), module = text.module("/srv/app.js", [(name, made.variable)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        return (text, made.wanted)
    }

    @Test func stepsThatRepeatAreFolded() throws {
        for (count, text) in [(2, "app.js › v.next.next"), (3, "app.js › v.next.next.next"), (4, "app.js › v.next × 4"), (1000, "app.js › v.next × 1000")] {
            let (heap, last) = try module { text in
                let first = text.node("object", "Item", 40)
                var last = first
                for _ in 0..<count {
                    let next = text.node("object", "Item", 40)
                    text.edge(last, "property", "next", next)
                    last = next
                }
                return (first, last)
            }
            #expect(try way(heap, last) == text)
        }
        let (heap, value) = try module { text in
            let first = text.node("object", "Item", 40), value = text.node("object", "Value", 24)
            var last = first
            for _ in 0..<5 {
                let next = text.node("object", "Item", 40)
                text.edge(last, "property", "next", next)
                last = next
            }
            text.edge(last, "property", "value", value)
            return (first, value)
        }
        #expect(try way(heap, value) == "app.js › v.next × 5 .value")
        #expect(try way(heap, value, all: true).filter { $0 == "→" }.count == 6)
    }

    /// From a pending promise through reactions and the function that resumes, to the paused call and its variable.
    @Test func whatWaitsForAPromise() throws {
        let (heap, job) = try module("gate") { text in
            let promise = text.node("object", "Promise", 32), job = text.node("object", "Job", 40)
            var reaction = promise
            for edge in ["reactions_or_result", "next"] {
                let next = text.node("hidden", "system / PromiseReaction", 48)
                if edge == "next" { text.edge(reaction, "hidden", 0, next) } else { text.edge(reaction, "internal", edge, next) }
                reaction = next
            }
            let resume = text.node("closure", "", 56), context = text.node("object", "system / Context", 40), call = text.node("object", "Generator", 88)
            let registers = text.node("array", "", 80), function = text.node("closure", "work", 56)
            text.edge(reaction, "hidden", 1, resume)
            text.edge(resume, "internal", "context", context)
            text.edge(context, "internal", "extension", call)
            text.edge(call, "internal", "function", function)
            text.edge(call, "internal", "parameters_and_registers", registers)
            text.edge(registers, "internal", "2", job)
            return (promise, job)
        }
        let told = try way(heap, job)
        #expect(told.hasPrefix("app.js › gate ─when settled→ paused call of work @") && told.hasSuffix(" ─local variable→ Job @\(heap.id(job))"), "\(told)")
        #expect(!told.contains("system /"))
        #expect(try way(heap, job, all: true).contains("system / PromiseReaction @"))
    }

    /// Which number a cell has for what it holds differs from V8 to V8.
    @Test(arguments: [1, 2, 3]) func whatARegistryHolds(number: Int) throws {
        var held = 0
        let (heap, target) = try module("registry") { text in
            let registry = text.node("object", "FinalizationRegistry", 80), target = text.node("object", "Image", 40)
            held = text.node("object", "Held", 24)
            var last = registry
            for place in 0..<3 {
                let cell = text.node("hidden", "system / WeakCell", 72)
                text.edge(last, "hidden", place == 0 ? 5 : 7, cell)
                text.edge(cell, "hidden", 0, registry)
                text.edge(cell, "weak", "target", target)
                if place == 2 { text.edge(cell, "hidden", number, held) }
                last = cell
            }
            return (registry, target)
        }
        #expect(try way(heap, held) == "app.js › registry ─held value→ Held @\(heap.id(held))")
        #expect(try way(heap, target) == "none")
    }

    /// A timer is a root of its own, whatever scope of the platform's leads to it.
    @Test(arguments: [true, false]) func timers(repeats: Bool) throws {
        var text = SnapshotText()
        let poller = text.node("object", "Poller", 40), made = text.module("/srv/app.js", [("v", text.node("object", "Unused", 24))])
        let callback = text.node("closure", "", 56), scope = text.node("object", "system / Context", 40), info = text.node("code", "system / ScopeInfo", 40)
        let code = text.node("code", "", 56), script = text.node("code", "/srv/app.js", 144), null = text.node("hidden", "system / Oddball", 48)
        text.edge(2, "internal", "null_value", null)
        text.edge(code, "internal", "script_or_debug_info", script)
        text.edge(callback, "internal", "shared", code)
        text.edge(callback, "internal", "context", scope)
        text.edge(scope, "internal", "previous", made.context)
        text.edge(scope, "internal", "scope_info", info)
        text.edge(info, "internal", "0", text.node("string", "this", 24))
        text.edge(info, "internal", "1", text.node("string", "start", 24))
        text.edge(scope, "context", "this", poller)
        let timer = text.node("object", "Timeout", 120), list = text.node("object", "TimersList", 136), global = text.node("object", "global", 32)
        text.edge(timer, "property", "_onTimeout", callback)
        text.edge(timer, "property", "_idleNext", list)
        if !repeats { text.edge(timer, "property", "_repeat", null) }
        // `clearTimeout` sees the lists.
        let clear = text.node("closure", "clearTimeout", 64), platform = text.node("object", "system / Context", 40)
        text.edge(0, "shortcut", "1", global)
        text.edge(global, "property", "clearTimeout", clear)
        text.edge(clear, "internal", "context", platform)
        text.edge(platform, "context", "lists", list)
        text.edge(list, "property", "_idleNext", timer)
        text.edge(SnapshotText.strong, "internal", "1", made.function)
        let told = try way(text, poller)
        #expect(told == "\(repeats ? "interval" : "timer") of start ─callback→ @\(text.id(callback)) ─closure of start: this→ Poller @\(text.id(poller))", "\(told)")
    }
}
