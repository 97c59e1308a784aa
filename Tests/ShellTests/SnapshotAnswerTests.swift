import Platform
import TestSupport
import Testing

@testable import Shell

/// What is said of heaps in files.
@Suite struct SnapshotAnswerTests {
    private func open(_ texts: SnapshotText...) throws -> SnapshotShell {
        var files: [(file: MappedFile, name: String)] = []
        for (number, text) in texts.enumerated() { files.append((try #require(MappedFile(copying: Array(text.text.utf8))), "\(number + 1).heapsnapshot")) }
        return try SnapshotShell(files)
    }

    /// A module with an emitter that has so many listeners, and a Map of so many sessions.
    private func program(listeners: Int, sessions: Int) -> SnapshotText {
        var text = SnapshotText()
        let bus = text.node("object", "EventEmitter", 104), events = text.node("object", "Object", 24), list = text.node("object", "Array", 32)
        let sessionClass = text.node("closure", "Session", 64)
        let cache = text.node("object", "Map", 32), table = text.node("array", "", 16 + 8 * (3 + 64 + 2 * 64 * 3))
        let module = text.module("/srv/app.js", [("bus", bus), ("cache", cache), ("Session", sessionClass)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        text.edge(bus, "property", "_events", events)
        text.edge(events, "property", "tick", list)
        text.edge(cache, "internal", "table", table)
        for place in 0..<listeners {
            let listener = text.node("closure", "onTick", 56), scope = text.node("object", "system / Context", 40), widget = text.node("object", "Widget", 400)
            text.edge(list, "element", place, listener)
            text.edge(listener, "internal", "context", scope)
            text.edge(scope, "context", "this", widget)
        }
        for place in 0..<sessions { text.edge(table, "internal", "\(3 + 64 + 3 * place)", text.node("object", "Session", 300)) }
        return text
    }

    @Test func whereMuchIsKept() throws {
        let shell = try open(program(listeners: 60, sessions: 40)), report = try #require(shell.enter("leaks").answer(as: LeaksReport.self))
        let listeners = try #require(report.suspects.first { $0.kind == "listeners" }), entries = try #require(report.suspects.first { $0.kind == "entries" })
        #expect(listeners.holder == "app.js › bus" && listeners.things == "60 listeners of 'tick'" && listeners.bytes == 60 * (56 + 40 + 400))
        #expect(listeners.path.contains("app.js › bus._events.tick[0] ─") && listeners.path.contains("this→ Widget @"), "\(listeners.path)")
        #expect(listeners.cure.contains("app.js › bus.off('tick', listener)"))
        #expect(entries.holder == "app.js › cache" && entries.bytes == 40 * 300 && entries.cure.contains("as a WeakMap it would let go of 40 objects"))
        let small = try #require(try open(program(listeners: 2, sessions: 1)).enter("leaks").answer(as: LeaksReport.self))
        #expect(!small.suspects.contains { $0.kind == "listeners" || $0.kind == "entries" } && small.programBytes ?? 0 > 0)
    }

    /// A root is no object that lives by something.
    @Test func roots() throws {
        let text = program(listeners: 2, sessions: 2), shell = try open(text)
        for root in [0, SnapshotText.strong] {
            let told = try #require(shell.enter("why @\(text.id(root))").answer(as: WhyReport.self))
            #expect(told.text.contains("is no object: here the engine begins") && told.path.isEmpty, "\(told.text)")
        }
    }

    /// A text that is a key would be held by a weak collection, too, if there were such; and X may be an id.
    @Test func keysThatNothingHoldsWeakly() throws {
        var text = SnapshotText()
        let key = text.node("object", "Key", 30), value = text.node("object", "Value", 500)
        let map = text.map([(key, value), (text.node("string", "a long name", 1000), text.node("object", "Other", 2000))]), module = text.module("/srv/app.js", [("map", map)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let told = try #require(try open(text).enter("whatif weak @\(text.id(map))").answer(as: WeakVersionReport.self))
        #expect(told.bytes == 530 && told.impossibleEntries == 1, "\(told)")
    }

    /// V8's hidden classes have the keys: they tell a private name and a symbol from strings that look like one, and the function behind an accessor.
    @Test func whatKeysAre() throws {
        var text = SnapshotText()
        func object(_ size: Int) -> Int { text.node("object", "Object", size) }
        func string(_ name: String) -> Int { text.node("string", name, 24) }
        let holder = object(40), shape = text.node("object shape", "system / Map", 72), keys = text.node("object shape", "system / DescriptorArray", 100)
        let own = text.node("hidden", "private symbol", 16), symbol = text.node("symbol", "symbol", 16), get = text.node("closure", "get size", 64), real = text.node("closure", "real", 64)
        text.edge(own, "internal", "name", string("#p"))
        text.edge(symbol, "internal", "name", string("b"))
        text.edge(holder, "internal", "map", shape)
        text.edge(shape, "internal", "descriptors", keys)
        for (place, key) in [own, string("#p"), symbol, string("<symbol b>"), string("size"), string("get z")].enumerated() { text.edge(keys, "internal", "\(place * 3)", key) }
        for (name, target) in [("#p", object(100)), ("#p", object(200)), ("<symbol b>", object(300)), ("<symbol b>", object(400)), ("<b>", object(500)),
                               ("size", text.node("hidden", "system / AccessorPair", 24)), ("get size", get), ("get z", real)] { text.edge(holder, "property", name, target) }
        let module = text.module("/srv/app.js", [("a", holder)])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let shell = try open(text), report = try #require(shell.enter("inspect a").answer(as: InspectReport.self))
        #expect(report.codeSees.map(\.name).filter { $0 != "typeof" && $0 != "inherits from" } == ["'#p'", "[Symbol(b)]", "'<symbol b>'", "'<b>'", "size", "'get z'"])
        #expect(report.codeSees.first { $0.name == "size" }?.value == "[Getter]" && report.debuggerSees.contains { $0.name == "#p" })
        for (path, size) in [("a.#p", 100), ("a['#p']", 200), ("a[Symbol(b)]", 300), ("a['<symbol b>']", 400), ("a['<b>']", 500)] {
            #expect(shell.enter("inspect \(path)").answer(as: InspectReport.self)?.shallowBytes == size, "\(path)")
            #expect(shell.enter("why \(path)").answer(as: WhyReport.self)?.text.hasSuffix("is alive: app.js › \(path)") == true, "\(path)")
        }
        #expect(shell.enter("why @\(text.id(get))").answer(as: WhyReport.self)?.text.contains("app.js › a ─getter size→") == true)
    }

    /// Two processes number what they make alike, and mean other things.
    @Test func otherProgramsAreKnown() throws {
        func program(_ file: String, _ className: String, _ count: Int) -> SnapshotText {
            var text = SnapshotText()
            let list = text.node("object", "Array", 32)
            for place in 0..<count { text.edge(list, "element", place, text.node("object", className, 40)) }
            let module = text.module("/srv/\(file)", [("list", list)])
            text.edge(SnapshotText.strong, "internal", "1", module.function)
            return text
        }
        let others = try open(program("a.js", "Cat", 40), program("b.js", "Dog", 40)).enter("diff").answer(as: GrowthReport.self)
        #expect(others?.notes == ["the files are of different processes, and of different programs (a.js, b.js): what is new is not known one by one"])
        #expect(others?.holders.isEmpty == true && others?.rows.allSatisfy { $0.new == 0 && $0.gone == 0 } == true)
        let same = try open(program("a.js", "Cat", 40), program("a.js", "Cat", 60)).enter("diff").answer(as: GrowthReport.self)
        #expect(same?.notes.contains { $0.contains("processes") } == false && same?.rows.first { $0.name == "Cat" }?.new == 20)
    }

    /// What listeners of two events see neither of them lets go of alone: they are told together. What lies deeper is no listener.
    @Test func whatListenersSee() throws {
        var text = SnapshotText()
        let bus = text.node("object", "EventEmitter", 104), events = text.node("object", "Object", 24), lists = [text.node("object", "Array", 32), text.node("object", "Array", 32)]
        let module = text.module("/srv/app.js", [("bus", bus)]), backlog = text.node("object", "Array", 32)
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        text.edge(bus, "property", "_events", events)
        for (list, event) in zip(lists, ["open", "close"]) { text.edge(events, "property", event, list) }
        for place in 0..<60 {
            let scope = text.node("object", "system / Context", 40), widget = text.node("object", "Widget", 4000)
            text.edge(scope, "context", "w", widget)
            for list in lists {
                let listener = text.node("closure", "on", 56)
                text.edge(list, "element", place, listener)
                text.edge(listener, "internal", "context", scope)
                if place == 0, list == lists[0] { text.edge(scope, "context", "backlog", backlog) }
            }
            text.edge(backlog, "element", place, text.node("object", "Message", 8000))
        }
        let report = try #require(try open(text).enter("leaks").answer(as: LeaksReport.self))
        let seen = try #require(report.suspects.first { $0.kind == "listeners" })
        #expect(seen.holder == "app.js › bus" && seen.things == "120 listeners of 'close' and 'open'" && seen.bytes >= 120 * 56 + 60 * 4040, "\(seen.things) \(seen.bytes)")
        #expect(seen.cure.contains("bus.off('close', listener) and app.js › bus.off('open', listener)"), "\(seen.cure)")
        let messages = try #require(report.suspects.first { $0.things.contains("Message") })
        #expect(messages.kind == "elements" && messages.things == "60 Message", "\(messages.things)")
        #expect(report.suspects.allSatisfy { $0.bytes <= report.programBytes ?? 0 })
    }

    /// What the global object leads to DevTools takes for held by that alone; a WeakMap's value for held by its key.
    @Test func whatDevToolsWouldShow() throws {
        var text = SnapshotText()
        let global = text.node("object", "global", 40), holder = text.node("object", "Holder", 24), shared = text.node("object", "Shared", 1000)
        let key = text.node("object", "Key", 16), value = text.node("object", "Value", 500), alone = text.node("object", "Alone", 200)
        let meta = text.weakMap([(key, value)])
        text.edge(0, "shortcut", "1", global)
        for (name, node) in [("holder", holder), ("key", key), ("meta", meta)] { text.edge(global, "property", name, node) }
        text.edge(holder, "property", "shared", shared)
        text.edge(holder, "property", "alone", alone)
        text.edge(SnapshotText.strong, "internal", "1", shared)
        let shell = try open(text)
        for (name, bytes, devTools, reason) in [("holder", 224, 1224, "the global object"), ("key", 516, nil, ""), ("meta", 112 + 500, 112, "its key alone"), ("@\(text.id(alone))", 200, nil, "")] {
            let report = try #require(shell.enter("inspect \(name)").answer(as: InspectReport.self), "\(name)")
            #expect(report.retainedBytes == bytes && report.devToolsBytes == devTools && (reason.isEmpty || report.devToolsReason?.contains(reason) == true), "\(report)")
        }
    }

    @Test func oneReferenceLess() throws {
        let shell = try open(program(listeners: 3, sessions: 2))
        let table: [(line: String, objects: Int, text: String)] = [
            ("whatif cut cache Session[0]", 1, "without cache ─key→ Session[0] 1 object would die, 300 bytes"),
            ("whatif cut app.js › bus bus._events", 8, "app.js › bus ─._events→ bus._events"),
            ("whatif cut Session[0]", 1, "if app.js › cache (key) let go of Session[0] 1 object would die, 300 bytes"),
            ("whatif cut app.js › bus", 9, "if app.js › bus were cleared 9 objects would die"),
        ]
        for (line, objects, text) in table {
            let report = try #require(shell.enter(line).answer(as: CutReport.self), "\(line)")
            #expect(report.objects == objects && report.text.contains(text), "\(report.text) \(report.objects)")
        }
        for (line, message) in [("whatif cut bus Session[0]", "does not refer to Session[0] itself: that is held by app.js › cache (key)"), ("whatif cut bus nope", "whatif cut A B: no variable, no global and no class is called nope")] {
            #expect(shell.enter(line).answer(as: Refusal.self)?.message.contains(message) == true, "\(shell.enter(line).answer(as: Refusal.self)?.message ?? "")")
        }
        let own = try #require(Shell())
        _ = own.enter("const cache = new Map(); let k = { n: { m: 1 } }; cache.set(k, 1); let list = [k]; const other = { list }; k = null")
        #expect(own.enter("whatif cut cache list[0]").answer(as: CutReport.self)?.objects == 0)
        #expect(own.enter("whatif cut other other.list").answer(as: CutReport.self)?.objects == 0)
        _ = own.enter("list = null")
        #expect(own.enter("whatif cut other other.list").answer(as: CutReport.self)?.objects == 1)
        _ = own.enter("other.list = null")
        #expect(own.enter("whatif cut cache #4").answer(as: CutReport.self)?.objects == 2)
    }

    /// As long as something waits for it a promise has no result.
    @Test func pendingPromises() throws {
        var text = SnapshotText()
        let gate = text.node("object", "Promise", 32), done = text.node("object", "Promise", 32), value = text.node("object", "Order", 24), called = text.node("closure", "report", 56)
        let reactions = [text.node("hidden", "system / PromiseReaction", 48), text.node("hidden", "system / PromiseReaction", 48)], next = text.node("object", "Promise", 32)
        text.edge(gate, "internal", "reactions_or_result", reactions[0])
        text.edge(reactions[0], "internal", "next", reactions[1])
        text.edge(reactions[0], "internal", "promise_or_capability", next)
        text.edge(reactions[1], "internal", "fulfill_handler", called)
        text.edge(done, "internal", "reactions_or_result", value)
        text.edge(SnapshotText.strong, "internal", "1", text.module("/srv/app.js", [("gate", gate), ("done", done)]).function)
        let shell = try open(text)
        func slots(_ name: String) throws -> [String] {
            try #require(shell.enter("inspect \(name)").answer(as: InspectReport.self)).debuggerSees.dropFirst().map { "\($0.name): \($0.value)" }
        }
        #expect(try slots("gate") == ["[[PromiseState]]: pending", "when settled: @\(text.id(called))", "when settled: Promise @\(text.id(next))"])
        #expect(try slots("done") == ["[[PromiseResult]]: @\(text.id(value)) Order {}"])
    }

    /// Who else holds it is said by another name than the one that was typed.
    @Test func whatOthersHoldIsSaid() throws {
        let own = try #require(Shell())
        _ = own.enter("const a = new Map(), b = new Set(); let k = {}; a.set(k, 1); b.add(k)")
        #expect(own.enter("whatif cut a k").answer(as: CutReport.self)?.text == "nobody would die without it: k is also held by b (element), and by its own name")
        _ = own.enter("k = null")
        #expect(own.enter("whatif cut a #3").answer(as: CutReport.self)?.text == "nobody would die without it: #3 is also held by b (element)")
    }

    @Test func everyStepIsToldWhereItIsAskedFor() throws {
        let report = try #require(try open(program(listeners: 9, sessions: 0)).enter("why Widget[4] --all").answer(as: WhyReport.self))
        #expect(report.showsSteps && report.path.map(\.edge) == ["._events", ".tick", "[4]", "[[Environment]]", "this"], "\(report.path.map(\.edge))")
    }

    /// Functions of one form, whose scopes keep what they do not read: told once, and proved by their script.
    /// A module's variables have their names, though it may be a timer alone whose function sees them.
    @Test(arguments: [false, true]) func whatClosuresDoNotRead(isByTimer: Bool) throws {
        let path = "/tmp/leash-closures-\(UInt64.random(in: 0 ... .max)).js"
        let source = "function make(i) {\n  const big = [i]\n  function size() { return big.length }\n  return function onClick() { return i }\n}\n"
        try FileReplacement.write(Array(source.utf8), to: path)
        defer { unlink(path) }
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), module = text.module(path, [("handlers", list)]), info = text.node("code", "system / ScopeInfo", 40)
        for (place, name) in ["big", "i", "make"].enumerated() { text.edge(info, "internal", "\(place)", text.node("string", name, 24)) }
        let code = text.node("code", "onClick", 56), script = text.node("code", path, 144)
        text.edge(code, "internal", "script_or_debug_info", script)
        for place in 0..<20 {
            let function = text.node("closure", "onClick", 64), scope = text.node("object", "system / Context", 48), big = text.node("object", "Big", 400), read = text.node("object", "Read", 40)
            text.edge(list, "element", place, function)
            text.edge(function, "internal", "shared", code)
            text.edge(function, "internal", "context", scope)
            text.edge(scope, "internal", "previous", module.context)
            text.edge(scope, "internal", "scope_info", info)
            text.edge(scope, "context", "big", big)
            text.edge(scope, "context", "i", read)
            text.place(function, line: 3, column: 25)
        }
        let timer = text.node("object", "Timeout", 80)
        text.edge(timer, "property", "_onTimeout", module.function)
        text.edge(SnapshotText.strong, "internal", "1", isByTimer ? timer : module.function)
        let shell = try open(text), group = try #require(shell.enter("leaks").answer(as: LeaksReport.self)?.groups.first)
        #expect(group.alike == 20 && group.objects == 20 && group.bytes == 20 * 400, "\(group)")
        #expect(group.cure.contains("kept by the scope that onClick shares with size; onClick itself never reads big"), "\(group.cure)")
        let notes = try #require(shell.enter("why Big[3]").answer(as: WhyReport.self)).notes
        #expect(notes.contains("a leak: no living function reads the variable that holds it"), "\(notes)")
        #expect(try #require(shell.enter("why Read[3]").answer(as: WhyReport.self)).notes.isEmpty)
        // A script that is another by now proves nothing.
        try FileReplacement.write(Array(("// new\n" + source).utf8), to: path)
        #expect(try open(text).enter("leaks").answer(as: LeaksReport.self)?.groups.isEmpty == true)
    }

    @Test func whatIsNoExpectation() throws {
        let table: [(text: String, message: String, column: Int)] = [
            ("count(Session <= 10", ") is missing", 19), ("count(Session) =< 10", "one of <= >=", 15), ("cnt(Session) < 1", "cnt is no measure", 0), ("no leaks", "no is followed by detached", 3),
            ("count(Session) <= 10 MB", "a number of objects has no unit", 21), ("bytes(Session) < 5 XB", "xb is no unit", 19), ("count(Session) <=", "a number is missing", 17),
            ("count() < 1", "a class or a name is missing", 6), ("count Session < 1", "( is missing", 6), ("count(A) < 1 2", "nothing may stand", 13), ("", "a measure is missing", 0),
            ("count(A) < 1.5", "is whole", 11), ("no detached nodes", "nothing may stand behind", 12),
        ]
        for (text, message, column) in table {
            do {
                _ = try SnapshotExpectation(text)
                Issue.record("\(text) was taken")
            } catch {
                #expect(error.message.contains(message) && error.column == column, "\(text): \(error.message) at \(error.column)")
            }
        }
        for (text, limit) in [("bytes(A)<1.5kB", 1500), ("retained(app.js › cache) < 5 MB", 5_000_000), ("count(A) == 0", 0), (" growth( A ) <= 3 ", 3)] {
            #expect(try SnapshotExpectation(text).limit == limit)
        }
    }

    /// V8 writes nothing of an entry of small numbers alone: no size is known, and none is made up.
    @Test func sizesOfCollectionsAreAtLeast() throws {
        var text = SnapshotText()
        let item = text.node("object", "Item", 24), numbers = text.set([nil, nil, nil]), map = text.map([(nil, item), (nil, nil), (item, nil)]), weak = text.weakMap([(item, item)])
        text.edge(SnapshotText.strong, "internal", "1", text.module("/srv/app.js", [("numbers", numbers), ("map", map), ("weak", weak)]).function)
        let shell = try open(text), rows = try #require(shell.enter("maps").answer(as: MapsReport.self)).rows
        #expect(rows.map(\.codeSees) == ["size at least 0, can be looped", "size at least 2, can be looped", "no size, no loop"], "\(rows)")
        #expect(rows.map(\.isPartial) == [true, true, false] && rows[1].entries.map(\.text) == ["a primitive → @\(text.id(item)) Item {}", "@\(text.id(item)) Item {} → a primitive"], "\(rows)")
        let inspected = try #require(shell.enter("inspect numbers").answer(as: InspectReport.self))
        #expect(inspected.subject.hasSuffix("Set(at least 0) {…}") && inspected.debuggerSees.contains { $0.text.contains("at least 0") }, "\(inspected)")
    }

    /// However a name is written in the file, and whatever is in it, it is asked for as a program writes it.
    @Test func anyNameCanBeAskedFor() throws {
        var text = SnapshotText()
        let global = text.node("object", "global", 40), greeting = text.node("object", "Object", 24), keys = ["na\u{EF}ve", "it's", "a]\"\\b", "\u{1F600}", "1"]
        text.edge(0, "shortcut", "1", global)
        text.edge(global, "property", "gr\u{FC}\u{DF}e", greeting)
        let nodes = keys.map { _ in text.node("object", "Item", 24) }
        for (key, node) in zip(keys, nodes).dropLast() { text.edge(greeting, "property", key, node) }
        text.edge(greeting, "element", 1, nodes[4])
        let shell = try open(text)
        let asked = [".na\u{EF}ve", "[\"it's\"]", "['a]\"\\\\b']", "['\u{1F600}']", "['1']", "[1]", "['na\\u00EFve']"]
        for (step, node) in zip(asked, nodes + [nodes[4], nodes[0]]) {
            let report = try #require(shell.enter("inspect gr\u{FC}\u{DF}e\(step)").answer(as: InspectReport.self), "\(step)")
            #expect(report.subject.hasPrefix("@\(text.id(node)) "), "\(step): \(report.subject)")
        }
        #expect(shell.enter("why gr\u{FC}\u{DF}e['it").answer(as: Refusal.self) != nil)
    }

    @Test func generatorsAreToldApart() throws {
        var text = SnapshotText()
        var variables: [(name: String, node: Int)] = []
        for (name, kind) in [("turns", "Generator"), ("pages", "AsyncGenerator")] {
            let generator = text.node("object", name, 160), prototype = text.node("object", kind, 24), function = text.node("closure", name, 64)
            text.edge(generator, "internal", "function", function)
            text.edge(generator, "internal", "parameters_and_registers", text.node("array", "", 40))
            text.edge(generator, "property", "__proto__", prototype)
            variables.append((name, generator))
        }
        text.edge(SnapshotText.strong, "internal", "1", text.module("/srv/app.js", variables).function)
        let shell = try open(text)
        for (name, words) in [("turns", "Object [Generator] {}"), ("pages", "Object [AsyncGenerator] {}")] {
            #expect(try #require(shell.enter("inspect \(name)").answer(as: InspectReport.self)).subject.hasSuffix(words), "\(name)")
        }
    }

    /// A name that is misspelt must not let an expectation hold.
    @Test func unknownNamesAreNoZeros() throws {
        let shell = try open(program(listeners: 1, sessions: 0))
        // Nor is there a class whose name is like it: it may be gone with all its objects.
        #expect(try shell.check(["count(Zebra) == 0", "bytes(Zebra) < 1kB"]).answer(as: SnapshotCheckReport.self)?.hasFailed == false)
        #expect(try shell.check(["count(Session) == 0"]).answer(as: SnapshotCheckReport.self)?.hasFailed == false)
        for text in ["count(Sesion) == 0", "bytes(Sesion) < 1MB", "retained(nope) < 5MB", "growth(Session) == 0"] {
            #expect(throws: SnapshotShell.Failure.self, "\(text)") { try shell.check([text]) }
        }
        let failed = try #require(try open(program(listeners: 1, sessions: 3)).check(["count(Session) <= 2"]).answer(as: SnapshotCheckReport.self)?.results.first)
        #expect(!failed.holds && failed.culprits.first?.hasPrefix("app.js › cache ─key→ Session @") == true)
    }

    @Test func whoHoldsWhatIsNew() throws {
        let shell = try open(program(listeners: 1, sessions: 2), program(listeners: 1, sessions: 12), program(listeners: 1, sessions: 30))
        let report = try #require(shell.enter("diff").answer(as: GrowthReport.self)), holder = try #require(report.holders.first)
        #expect(holder.holder == "app.js › cache" && holder.counts == [0, 10, 28] && holder.growsEachTime && holder.classText == "28 Session")
        #expect(holder.bytes == 28 * 300 && holder.path.hasPrefix("app.js › cache ─key→ Session @"))
        #expect(report.rows.map(\.name) == ["Session"] && report.rows.allSatisfy { !$0.name.hasPrefix("system") })
    }
}
