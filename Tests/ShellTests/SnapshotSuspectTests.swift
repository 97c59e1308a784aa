import Explorer
import Platform
import TestSupport
import Testing

@testable import Shell

/// One leak is told once, by the name and the count that a programmer knows.
@Suite struct SnapshotSuspectTests {
    private func suspects(_ text: SnapshotText, _ variables: [(name: String, node: Int)]) throws -> [LeaksReport.Suspect] {
        var text = text
        let module = text.module("/srv/app.js", variables)
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        let shell = try SnapshotShell([(try #require(MappedFile(copying: Array(text.text.utf8))), "app.heapsnapshot")])
        return try #require(shell.enter("leaks").answer(as: LeaksReport.self)).suspects
    }

    /// Two threads look at one heap at once: what one of them finds only when it is asked for and keeps, the other must not ask for. Found by fuzzing:
    /// both filled one value, and the program crashed now and then.
    @Test func threadsFillNothingTogether() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), scope = text.node("object", "system / Context", 40), info = text.node("code", "system / ScopeInfo", 56), code = text.code("/srv/app.js")
        text.edge(scope, "internal", "scope_info", info)
        text.edge(info, "hidden", 0, text.node("string", "make", 24))
        for place in 0..<40 {
            let function = text.node("closure", "", 64), item = text.node("object", "Item", 400)
            text.edge(list, "element", place, function)
            text.edge(function, "internal", "shared", code)
            text.edge(function, "internal", "context", scope)
            text.edge(function, "property", "item", item)
            text.edge(item, "property", "text", text.node("string", "a text that stands there often", 2000))
            text.edge(item, "property", "none", SnapshotText.undefined)
        }
        let module = text.module("/srv/app.js", [("list", list), ("cache", text.map([(list, scope)]))])
        text.edge(SnapshotText.strong, "internal", "1", module.function)
        /// What of a heap, opened anew, is found and kept by the work.
        func filled(by work: (OpenedHeap) -> Void) throws -> Set<String> {
            let file = try #require(MappedFile(copying: Array(text.text.utf8))), graph = try SnapshotReader.read(file, path: "app.heapsnapshot")
            let source = try #require(graph.snapshot), heap = OpenedHeap(graph, source), view = heap.view
            (_, _) = (view.reachability, view.tree)
            func kept() -> Set<String> {
                let parts: [Any] = [source, heap, view, view.naming]
                return Set(parts.flatMap { part in
                    Mirror(reflecting: part).children.compactMap { child in
                        guard let name = child.label, name.hasPrefix("$__lazy"), Mirror(reflecting: child.value).children.first != nil else { return nil }
                        return "\(type(of: part)) \(name)"
                    }
                })
            }
            let before = kept()
            work(heap)
            return kept().subtracting(before)
        }
        let letGo = try filled { _ = $0.view.fates }, ways = try filled { $0.view.naming.findWays() }, names = letGo.union(ways)
        let places = try filled { _ = LeakFindings.Places($0.graph, $0.view.reachability, $0.view.tree) }
        let sizes = try filled { _ = $0.view.devTools?.retainedSize(of: Node(list)) }
        #expect(!letGo.isEmpty && !ways.isEmpty && letGo.isDisjoint(with: ways))
        #expect(names.isDisjoint(with: places) && names.isDisjoint(with: sizes), "\(names) \(places) \(sizes)")
        #expect(!sizes.isEmpty)
    }

    /// Only what the holder refers to itself is counted: the class of its things hangs on it, too.
    @Test func thingsAreWhatIsHeld() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), made = text.node("closure", "Widget", 64), proto = text.node("object", "Object", 24)
        text.edge(made, "property", "prototype", proto)
        text.edge(proto, "property", "constructor", made)
        for place in 0..<30 {
            let item = text.node("closure", "", 800)
            text.edge(list, "element", place, item)
            text.edge(item, "property", "made", made)
        }
        let found = try suspects(text, [("list", list)])
        #expect(found.count == 1 && found[0].count == 30 && found[0].things == "30 functions" && found[0].bytes == 30 * 800 + 64 + 24, "\(found)")
    }

    /// Of a Map of numbers a file has the table alone, and a mock of `node:test` keeps what its program gave to it.
    @Test func whatTheFileHardlyTells() throws {
        var text = SnapshotText()
        let hits = text.node("object", "Map", 32), table = text.node("array", "", 16 + 8 * (3 + 512 + 2 * 512 * 3)), views = text.node("object", "Array", 32)
        text.edge(hits, "internal", "table", table)
        for place in 0..<40 {
            let view = text.node("object", "Uint8Array", 96), buffer = text.node("object", "ArrayBuffer", 200)
            text.edge(views, "element", place, view)
            text.edge(view, "internal", "buffer", buffer)
        }
        let proxy = text.node("object", "Proxy", 24), handler = text.node("object", "Object", 24), apply = text.node("closure", "apply", 64), scope = text.node("object", "system / Context", 40)
        let context = text.node("object", "MockFunctionContext", 80), calls = text.node("object", "Array", 32), platform = text.node("code", "node:internal/test_runner/mock/mock", 144)
        let code = text.node("code", "apply", 56)
        text.edge(code, "internal", "script_or_debug_info", platform)
        text.edge(apply, "internal", "shared", code)
        for (source, type, name, target) in [(proxy, "property", "handler", handler), (handler, "property", "apply", apply), (apply, "internal", "context", scope), (scope, "context", "ctx", context),
                                             (context, "property", "#calls", calls), (SnapshotText.strong, "internal", "context", context)] { text.edge(source, type, name, target) }
        for place in 0..<40 { text.edge(calls, "element", place, text.node("object", "Object", 700)) }
        let found = try suspects(text, [("hits", hits), ("views", views), ("m", proxy)])
        let table2 = try #require(found.first { $0.holder == "app.js › hits" }), pieces = try #require(found.first { $0.holder == "app.js › views" })
        #expect(table2.things == "entries that the file does not tell" && table2.cure.contains("entries of numbers"), "\(table2)")
        #expect(pieces.things == "40 Uint8Array" && !pieces.cure.contains("piece"), "\(pieces)")
        #expect(found.contains { $0.things == "40 Object" && $0.bytes == 28_000 }, "\(found)")
    }

    /// A WeakMap keeps nothing that its keys do not; ports hang on the platform as long as they are open.
    @Test func whatIsToldFirst() throws {
        var text = SnapshotText()
        let keys = (0..<40).map { _ in text.node("object", "El", 40) }, list = text.node("object", "Array", 32)
        for (place, key) in keys.enumerated() { text.edge(list, "element", place, key) }
        let meta = text.weakMap(keys.map { (key: $0, value: text.node("object", "Object", 900)) })
        let found = try suspects(text, [("meta", meta), ("keys", list)])
        #expect(found.map(\.holder) == ["app.js › keys", "app.js › meta"] && found[1].cure.hasPrefix("a value goes with its key"), "\(found)")
        var open = SnapshotText()
        let handles = open.node("synthetic", "(Global handles)", 0), code = open.code("/srv/app.js")
        open.edge(0, "element", 9, handles)
        for place in 0..<40 {
            let native = open.node("native", "Node / MessagePort", 72), port = open.node("object", "MessagePort", 40), listener = open.node("closure", "", 500)
            open.edge(port, "property", "onmessage", listener)
            open.edge(listener, "internal", "shared", code)
            open.edge(handles, "element", place, native)
            open.edge(native, "internal", "native_to_javascript", port)
        }
        let ports = try suspects(open, [("app", open.node("object", "App", 40))])
        #expect(ports.first?.things.hasSuffix("MessagePort") == true && ports.first?.cure.contains("port.close()") == true, "\(ports)")
    }

    @Test func listenersOfEventTargets() throws {
        var text = SnapshotText()
        let target = text.node("object", "Hub", 40), list = text.node("object", "Object", 40), store = text.map([(text.node("string", "tick", 24), list)])
        text.edge(target, "property", "<symbol kEvents>", store)
        var last = list
        for _ in 0..<40 {
            let listener = text.node("object", "Listener", 64), function = text.node("closure", "", 556)
            text.edge(last, "property", "next", listener)
            for (name, node) in [("previous", last), ("listener", function), ("callback", function)] { text.edge(listener, "property", name, node) }
            last = listener
        }
        let found = try suspects(text, [("hub", target)])
        #expect(found.count == 1 && found[0].kind == "listeners" && found[0].holder == "app.js › hub" && found[0].things == "40 listeners of 'tick'" && found[0].bytes == 40 * 620, "\(found)")
        #expect(found[0].cure.hasPrefix("app.js › hub.removeEventListener('tick', listener)"))
    }

    /// A target of Node's own is none of the program's, and neither are its listeners: what they call is.
    @Test func listenersOfNodesOwnTargets() throws {
        var text = SnapshotText()
        let target = text.node("object", "AbortSignal", 40), list = text.node("object", "Object", 40), store = text.map([(text.node("string", "abort", 24), list)])
        let code = text.code("/srv/request.js")
        text.edge(SnapshotText.strong, "internal", "signal", target)
        text.edge(target, "property", "<symbol kEvents>", store)
        var last = list
        for _ in 0..<40 {
            let listener = text.node("object", "Listener", 64), function = text.node("closure", "", 556)
            text.edge(function, "internal", "shared", code)
            text.edge(last, "property", "next", listener)
            for (name, node) in [("previous", last), ("listener", function), ("callback", function)] { text.edge(listener, "property", name, node) }
            last = listener
        }
        let found = try suspects(text, [("signal", target)])
        #expect(found.count == 1 && found[0].holder == "app.js › signal" && found[0].things == "40 listeners of 'abort'" && found[0].bytes >= 40 * 620, "\(found)")
    }

    /// What Node put there for an iterator or a promise no program can take off.
    @Test(arguments: [
        ("on", "node:events", "each is of an iterator of events.on: its return()"), ("once", "node:events", "each is of an events.once that still waits"),
        ("on", "/srv/bus.js", "app.js › bus.off('tick', listener)"), ("make", "node:events", "app.js › bus.off('tick', listener)"),
    ]) func listenersThatNodeMakes(maker: String, script: String, cure: String) throws {
        var text = SnapshotText()
        let bus = text.node("object", "EventEmitter", 40), events = text.node("object", "Object", 24), list = text.node("object", "Array", 32), code = text.code(script)
        let info = text.node("code", "system / ScopeInfo", 56)
        for (place, name) in ["queue", maker].enumerated() { text.edge(info, "hidden", place, text.node("string", name, 24)) }
        text.edge(bus, "property", "_events", events)
        text.edge(events, "property", "tick", list)
        for place in 0..<40 {
            let listener = text.node("closure", "", 56), scope = text.node("object", "system / Context", 40), queue = text.node("object", "Object", 904)
            text.edge(list, "element", place, listener)
            text.edge(listener, "internal", "shared", code)
            text.edge(listener, "internal", "context", scope)
            text.edge(scope, "internal", "scope_info", info)
            text.edge(scope, "context", "queue", queue)
        }
        let found = try suspects(text, [("bus", bus)])
        #expect(found.count == 1 && found[0].things == "40 listeners of 'tick'" && found[0].cure.hasPrefix(cure), "\(found)")
    }

    /// What `once` puts in its place is none of the program's either: two lists hold each of these objects, and neither alone.
    @Test func listenersOfProcess() throws {
        var text = SnapshotText()
        let process = text.node("object", "process", 40), events = text.node("object", "Object", 24), lists = [text.node("object", "Array", 32), text.node("object", "Array", 32)]
        let code = text.code("/srv/app.js"), source = text.node("string", "text of the script", 4000)
        text.edge(code - 1, "internal", "source", source)
        text.edge(SnapshotText.strong, "internal", "process", process)
        text.edge(process, "property", "_events", events)
        for (list, event) in zip(lists, ["exit", "SIGTERM"]) { text.edge(events, "property", event, list) }
        for place in 0..<40 {
            let worker = text.node("object", "Worker", 900), functions = [text.node("closure", "", 56), text.node("closure", "", 56)], once = text.node("closure", "bound onceWrapper", 56)
            for function in functions {
                text.edge(function, "internal", "shared", code)
                text.edge(function, "property", "worker", worker)
            }
            text.edge(lists[0], "element", place, functions[0])
            text.edge(lists[1], "element", place, once)
            text.edge(once, "property", "listener", functions[1])
        }
        // The text of a script is no leak, but it goes with the last function of it, as its code does.
        let found = try suspects(text, [("process", process)])
        #expect(found.count == 1 && found[0].things == "80 listeners of 'SIGTERM' and 'exit'" && found[0].bytes == 40 * (900 + 3 * 56) + 4000 + 144 + 56, "\(found)")
    }

    /// Each duration has a list of its own, which is the platform's: together they are the program's timers, however much each keeps.
    @Test(arguments: [(40, "/srv/poll.js"), (4000, "/srv/poll.js"), (4000, "node:timers/promises")]) func timersOfManyDurations(size: Int, script: String) throws {
        var text = SnapshotText()
        // They go with the last of the functions.
        let code = text.code(script), own = text.code("/srv/poll.js"), codes = 400, lists = text.node("object", "Object", 40)
        text.edge(SnapshotText.strong, "internal", "lists", lists)
        for place in 0..<40 {
            let list = text.node("object", "TimersList", 40), timer = text.node("object", "Timeout", 120), callback = text.node("closure", "tick", 60), state = text.node("closure", "state", size)
            text.edge(callback, "internal", "shared", code)
            text.edge(state, "internal", "shared", own)
            text.edge(callback, "property", "state", state)
            text.edge(lists, "property", "\(1000 + place)", list)
            text.edge(list, "property", "_idleNext", timer)
            text.edge(timer, "property", "_idleNext", list)
            text.edge(timer, "property", "_onTimeout", callback)
        }
        let found = try suspects(text, [])
        #expect(found.count == 1 && found[0].kind == "timers" && found[0].things == "40 timers" && found[0].bytes == 40 * (180 + size) + codes, "\(found)")
        // Who waits for a promise has no number to clear.
        #expect(found[0].cure.contains("AbortController") == (script == "node:timers/promises"), "\(found[0].cure)")
    }

    /// `{ message, next }`: a queue of objects without a class; what stands in one another with other properties is no list.
    @Test(arguments: [true, false]) func listsOfPlainObjects(areAlike: Bool) throws {
        var text = SnapshotText()
        let shapes = (0..<2).map { _ in text.node("object shape", "system / Map", 40) }, queue = text.node("object", "Queue", 24)
        var last = queue
        for place in 0..<40 {
            let next = text.node("object", "Object", 28), message = text.node("object", "Message", 100)
            text.edge(next, "internal", "map", shapes[areAlike ? 0 : place % 2])
            text.edge(next, "property", "message", message)
            text.edge(last, "property", "next", next)
            last = next
        }
        let found = try suspects(text, [("outbox", queue)])
        #expect(found.map(\.things) == (areAlike ? ["40 Object that refer to one another"] : []), "\(found)")
        // Their hidden class goes with them.
        if areAlike { #expect(found[0].holder == "app.js › outbox.next" && found[0].count == 40 && found[0].bytes == 40 * 128 + 40, "\(found)") }
    }

    /// Numbers of any length are no objects, and take room all the same.
    @Test func longNumbers() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32)
        for place in 0..<40 { text.edge(list, "element", place, text.node("bigint", "bigint", 100)) }
        let found = try suspects(text, [("powers", list)])
        #expect(found.count == 1 && found[0].holder == "app.js › powers" && found[0].things == "40 BigInts" && found[0].bytes == 4000, "\(found)")
    }

    /// `app = req => next(req)`, again and again.
    @Test func functionsThatSeeOneAnother() throws {
        var text = SnapshotText()
        let code = text.code("/srv/layers.js"), first = text.node("closure", "layer", 64)
        var last = first
        for place in 0..<40 {
            let scope = text.node("object", "system / Context", 40), next = text.node("closure", "layer", 64)
            text.edge(last, "internal", "shared", code)
            text.edge(last, "internal", "context", scope)
            text.edge(scope, "context", "next", next)
            text.edge(scope, "context", "options", text.node("object", place % 2 == 0 ? "Options" : "Other", 100))
            last = next
        }
        text.edge(last, "internal", "shared", code)
        let found = try suspects(text, [("app", first)])
        #expect(found.count == 1 && found[0].holder == "app.js › app" && found[0].things == "41 functions, each of which sees the one before it", "\(found)")
        // With the last of them goes their code.
        #expect(found[0].bytes == 41 * 64 + 40 * 140 + 200)
    }

    /// Of an object that is used as a dictionary most is its own store.
    @Test func dictionaries() throws {
        var text = SnapshotText()
        let counters = text.node("object", "Object", 9000)
        for place in 0..<40 { text.edge(counters, "property", "/user/\(place)", text.node("object", "Object", 40)) }
        let found = try suspects(text, [("counters", counters)])
        #expect(found.count == 1 && found[0].holder == "app.js › counters" && found[0].things == "its 40 properties", "\(found)")
    }

    /// A browser has its listeners and timers in objects of its own, each of which keeps a function of the program's.
    @Test(arguments: [("blink::RegisteredEventListener", "listeners", "40 listeners"), ("DOMTimer", "timers", "40 timers"), ("blink::Observation", "others", "40 blink::Observation")])
    func whatABrowserKeeps(name: String, kind: String, things: String) throws {
        var text = SnapshotText()
        let page = text.node("object", "Window", 40), store = text.node("native", "blink::Backing", 40)
        text.edge(page, "element", 7, store)
        let made = text.module("/srv/other.js", [])
        for place in 0..<40 {
            let part = text.node("native", name, 24), function = text.node("closure", "", 456)
            text.edge(store, "element", place, part)
            text.edge(part, "element", 1, function)
            text.edge(function, "internal", "context", made.context)
        }
        let found = try suspects(text, [("page", page)])
        #expect(found.count == 1 && found[0].kind == kind && found[0].things == things, "\(found)")
        // The scope that they see, and its realm, hang on them alone.
        #expect(found[0].bytes == 40 * 480 + 88 + 2264)
        #expect(found[0].holder == (kind == "timers" ? "the event loop" : "app.js › page"), "\(found[0].holder)")
    }

    /// A stream's targets are held by its pipes, and seen by its listeners.
    @Test func pipes() throws {
        var text = SnapshotText()
        let source = text.node("object", "PassThrough", 40), events = text.node("object", "Object", 24), lists = [text.node("object", "Array", 32), text.node("object", "Array", 32)]
        let state = text.node("object", "ReadableState", 40), pipes = text.node("object", "Array", 32)
        text.edge(source, "property", "_events", events)
        text.edge(source, "property", "_readableState", state)
        text.edge(state, "property", "pipes", pipes)
        for (list, event) in zip(lists, ["data", "end"]) { text.edge(events, "property", event, list) }
        for place in 0..<30 {
            let target = text.node("object", "Upper", 900)
            text.edge(pipes, "element", place, target)
            for list in lists {
                let listener = text.node("closure", "on", 56)
                text.edge(list, "element", place, listener)
                text.edge(listener, "property", "target", target)
            }
        }
        let found = try suspects(text, [("source", source)])
        #expect(found.count == 1 && found[0].things == "60 listeners of 'data' and 'end', and 30 Upper" && found[0].bytes == 60 * 56 + 30 * 900, "\(found)")
        #expect(found[0].cure.hasPrefix("app.js › source.unpipe(target) and "), "\(found[0].cure)")
    }

    @Test func placesOfOneForm() throws {
        func lists(_ names: [String?]) throws -> [LeaksReport.Suspect] {
            var text = SnapshotText()
            let pool = text.node("object", "Pool", 40), workers = text.node("object", "Array", 32)
            text.edge(pool, "property", "workers", workers)
            for (place, name) in names.enumerated() {
                let worker = text.node("object", "Worker", 40), done = text.node("object", "Array", 32)
                if let name { text.edge(workers, "property", name, worker) } else { text.edge(workers, "element", place, worker) }
                text.edge(worker, "property", "done", done)
                for item in 0..<20 { text.edge(done, "element", item, text.node("object", "Task", 100)) }
            }
            return try suspects(text, [("pool", pool)])
        }
        let four = try lists([nil, nil, nil, nil])
        #expect(four.count == 1 && four[0].alike == 4 && four[0].count == 80 && four[0].things == "80 Task" && four[0].bytes == 8000, "\(four)")
        #expect(four[0].holder.hasPrefix("app.js › pool.workers[") && four[0].cure == "taking them out of these arrays would free them")
        // Two properties are two things; many are one.
        #expect(try lists(["acme", "globex"]).map(\.alike) == [1, 1])
        #expect(try lists(["a", "b", "c"]).map(\.alike) == [3])
    }

    /// Children in arrays make a tree of them; most of them in one array are a list.
    /// `node.children[letter]` is a tree of a dictionary each; what is under a number in a plain object is no array's.
    @Test(arguments: [(2, "Array"), (40, "Array"), (2, "Object"), (40, "Object")]) func treesAndLists(children: Int, name: String) throws {
        var text = SnapshotText()
        let root = text.node("object", "Box", 40)
        var boxes = [root], next = 0
        while boxes.count < 41 {
            let list = text.node("object", name, 32)
            text.edge(boxes[next], "property", "children", list)
            for place in 0..<min(children, 41 - boxes.count) {
                let box = text.node("object", "Box", 400)
                text.edge(list, "element", place, box)
                boxes.append(box)
            }
            next += 1
        }
        let found = try suspects(text, [("page", root)])
        #expect(found.count == 1 && found[0].holder == (children == 2 ? "app.js › page" : "app.js › page.children"), "\(found)")
        #expect(found[0].things == (children == 2 ? "41 Box that refer to one another" : "40 Box"))
        #expect(found[0].bytes == 40 * 400 + (children == 2 ? 40 + 20 * 32 : 0))
        if children == 40 { #expect(found[0].cure.contains(".length") == (name == "Array"), "\(found[0].cure)") }
    }

    /// A variable for one of a list's elements, which knows its parent, is no beginning of a chain.
    @Test func listsThatAnElementLeadsTo() throws {
        var text = SnapshotText()
        let parent = text.node("object", "Box", 40), list = text.node("object", "Array", 32), selected = text.node("object", "Box", 400)
        text.edge(parent, "property", "children", list)
        for place in 0..<41 {
            let box = place == 0 ? selected : text.node("object", "Box", 400)
            text.edge(list, "element", place, box)
            text.edge(box, "property", "parent", parent)
        }
        let found = try suspects(text, [("selected", selected)])
        #expect(found.count == 1 && found[0].holder == "app.js › selected.parent.children" && found[0].things == "40 Box" && found[0].bytes == 40 * 400, "\(found)")
    }

    /// `const back = () => previous`, of each screen: the best-known leak of Meteor is such a chain.
    @Test func objectsThatFunctionsSee() throws {
        var text = SnapshotText()
        let code = text.code("/srv/screens.js"), first = text.node("object", "Screen", 40)
        var last = first
        for _ in 0..<40 {
            let back = text.node("closure", "back", 64), scope = text.node("object", "system / Context", 40), screen = text.node("object", "Screen", 400)
            text.edge(last, "property", "back", back)
            text.edge(back, "internal", "shared", code)
            text.edge(back, "internal", "context", scope)
            text.edge(scope, "context", "previous", screen)
            last = screen
        }
        let found = try suspects(text, [("current", first)])
        #expect(found.count == 1 && found[0].holder == "app.js › current" && found[0].things == "41 Screen that refer to one another", "\(found)")
    }

    /// What empties a list of the platform's is no work on the list; and of what a group is made a thing itself says most.
    @Test(arguments: [
        ("_readableState", "buffer", "Chunk", "nobody reads what the stream has: a reader, app.js › held.resume() or app.js › held.destroy() would free it"),
        ("_writableState", "buffered", "Chunk", "what the stream gets it cannot hand on: wait for 'drain' where write(…) answers false, or app.js › held.destroy()"),
        ("state", "list", "Uint8Array", "taking them out of the array would free them; how long each is the file does not tell: one that is only a piece of its ArrayBuffer (subarray, an offset and a length) keeps all of that, a copy, piece.slice(), would not"),
        ("state", "list", "Object", "taking them out of the array would free them: app.js › held.state.list.length = 0 all of them"),
    ]) func whatEmptiesAList(state: String, list: String, name: String, cure: String) throws {
        var text = SnapshotText()
        let holder = text.node("object", "Holder", 40), inner = text.node("object", "State", 40), array = text.node("object", "Array", 32)
        text.edge(holder, "property", state, inner)
        text.edge(inner, "property", list, array)
        for place in 0..<40 {
            let item = text.node("object", name, 40)
            text.edge(array, "element", place, item)
            text.edge(item, "property", "at", text.node("object", name == "Uint8Array" ? "ArrayBuffer" : "Date", name == "Uint8Array" ? 8000 : 400))
        }
        let found = try suspects(text, [("held", holder)])
        #expect(found.count == 1 && found[0].cure == cure && found[0].path == "app.js › held.\(state).\(list)[0]", "\(found)")
    }

    /// What would let go is said as code can write it: of a plain object's properties, in the function whose variable it is, of neighbours; and what is a
    /// piece of much.
    @Test func curesAsTheyAreWritten() throws {
        var text = SnapshotText()
        let sockets = text.node("object", "Object", 40), cache = text.node("object", "Object", 40), render = text.node("closure", "render", 64), scope = text.node("object", "system / Context", 40)
        let info = text.node("code", "system / ScopeInfo", 56), list = text.node("object", "List", 40)
        text.edge(scope, "internal", "scope_info", info)
        for (place, name) in ["cache", "memoize"].enumerated() { text.edge(info, "internal", "\(place)", text.node("string", name, 24)) }
        text.edge(render, "internal", "shared", text.code("/srv/app.js"))
        text.edge(render, "internal", "context", scope)
        text.edge(scope, "context", "cache", cache)
        var before: Int?
        for place in 0..<40 {
            text.edge(sockets, "property", "host\(place):443", text.node("object", "Socket", 400))
            text.edge(cache, "property", "/page/\(place)", text.node("object", "Page", 504))
            let item = text.node("object", "Item", 304)
            if let before {
                text.edge(before, "property", "next", item)
                text.edge(item, "property", "prev", before)
            }
            if place == 0 || place == 39 { text.edge(list, "property", place == 0 ? "head" : "tail", item) }
            before = item
        }
        let heads = text.map((0..<40).map { number in
            let view = text.node("object", "Uint8Array", 96)
            text.edge(view, "internal", "buffer", text.node("object", "ArrayBuffer", 9000))
            return (key: text.node("string", "c\(number)", 24), value: view)
        })
        let found = try suspects(text, [("sockets", sockets), ("render", render), ("list", list), ("heads", heads)])
        func cure(_ things: String) -> String? { found.first { $0.things.hasSuffix(things) }?.cure }
        #expect(cure("40 Socket") == "delete app.js › sockets[…] for those that nobody needs any more would free them", "\(found)")
        #expect(cure("40 Page") == "delete cache[…] in memoize for those that nobody needs any more would free them", "\(found)")
        #expect(cure("40 Item") == "they refer to one another: what is taken out goes when its neighbours let go of it, too", "\(found)")
        #expect(cure("entries")?.hasSuffix("; a Uint8Array that is only a piece of its ArrayBuffer (subarray, an offset and a length; the file does not tell) keeps all of that: piece.slice() would not") == true, "\(found)")
    }

    /// Entries outlive what their WeakRefs led to.
    @Test func lostTargets() throws {
        var text = SnapshotText()
        let entries = (0..<40).map { number in (key: text.node("string", "key \(number)", 400) as Int?, value: text.node("object", "WeakRef", 24) as Int?) }
        let cache = text.map(entries), found = try suspects(text, [("cache", cache)])
        #expect(found.count == 1 && found[0].cure == "40 of its WeakRefs have lost their targets: a FinalizationRegistry whose callback calls app.js › cache.delete(…) would free such entries", "\(found)")
    }

    /// A WeakSet of WeakRefs would be empty at once.
    @Test func refsThatNobodyElseHolds() throws {
        var text = SnapshotText()
        let refs = (0..<40).map { _ in text.node("object", "WeakRef", 400) }, targets = text.node("object", "Array", 32)
        for (place, ref) in refs.enumerated() {
            let target = text.node("object", "Signal", 24)
            text.edge(ref, "weak", "target", target)
            text.edge(targets, "element", place, target)
        }
        let set = text.set(refs), found = try suspects(text, [("refs", set), ("targets", targets)])
        #expect(found.first?.cure == "app.js › refs.delete(…) for those that nobody needs any more would free them", "\(found)")
    }

    @Test func classes() throws {
        var text = SnapshotText()
        let native = text.node("hidden", "system / NativeContext", 2264), map = text.node("object", "system / Map", 80), made = text.node("object", "Array", 32)
        text.edge(native, "internal", "class_function_map", map)
        for place in 0..<40 {
            let function = text.node("closure", "Plug", 200)
            text.edge(function, "internal", "map", map)
            text.edge(made, "element", place, function)
        }
        let found = try suspects(text, [("made", made)])
        #expect(found.count == 1 && found[0].things == "40 classes" && found[0].cure.hasPrefix("taking them out of the array would free them"), "\(found)")
    }

    /// Functions that an executor was given wait to be called; what waits for their promises waits with them.
    @Test func whatSettles() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32)
        for place in 0..<40 {
            let settle = text.node("closure", "", 64), scope = text.node("object", "system / Context", 40), promise = text.node("object", "Promise", 400)
            text.edge(list, "element", place, settle)
            text.edge(settle, "internal", "context", scope)
            text.edge(scope, "hidden", 4, promise)
        }
        let found = try suspects(text, [("waiters", list)])
        #expect(found.count == 1 && found[0].cure == "each settles a promise: until it is called, what waits for that is kept, paused calls and their variables", "\(found)")
    }

    /// `meta.set(app, state)`, of a WeakMap in each: a value goes with its WeakMap, too, and is nothing that its key could let go of. What somebody
    /// else refers to stays.
    @Test func valuesUnderAnotherKey() throws {
        var text = SnapshotText()
        let app = text.node("object", "App", 40), list = text.node("object", "Array", 32), other = text.node("object", "Other", 40)
        for place in 0..<40 {
            let cache = text.node("object", "Cache", 40), state = text.node("object", "State", 400)
            text.edge(list, "element", place, cache)
            text.edge(cache, "property", "meta", text.weakMap([(app, state)]))
            text.edge(state, "property", "part", text.node("object", "Part", 100))
            if place == 39 { text.edge(app, "property", "state", state) } else if place == 38 { text.edge(other, "property", "state", state) }
        }
        let found = try suspects(text, [("app", app), ("caches", list), ("other", other)])
        let caches = try #require(found.first { $0.holder == "app.js › caches" }), states = try #require(found.first { $0.holder == "app.js › app" })
        #expect(caches.bytes == 40 * (40 + 32 + 80) + 38 * 500 && caches.objects == 40 * 2 + 38 * 2, "\(caches)")
        #expect(states.things.hasSuffix("State, each its value in a WeakMap") && states.cure == "each goes with its WeakMap or with app.js › app, whichever goes first", "\(states)")
    }

    /// Where two variables of a module hold the same things, neither is said to be the one.
    @Test func whatTwoVariablesHold() throws {
        var text = SnapshotText()
        let list = text.node("object", "Array", 32), other = text.node("object", "Array", 32)
        for place in 0..<30 {
            let item = text.node("object", "Item", 800)
            for holder in [list, other] { text.edge(holder, "element", place, item) }
        }
        let found = try suspects(text, [("list", list), ("other", other)])
        #expect(found.count == 1 && found[0].things == "30 Item" && found[0].bytes == 24_000, "\(found)")
        #expect(found[0].holder == "several holders, such as app.js › list[0], app.js › other[0]", "\(found[0].holder)")
        #expect(found[0].cure.hasPrefix("each is held by more than one"))
    }
}
