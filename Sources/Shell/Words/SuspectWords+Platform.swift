import Explorer
import HeapAdapter

// Where the program's things wait in lists of the platform's: what empties those lists is no work on them.
extension SuspectWords {
    /// They wait in a stream, or in what `on` of `node:events` gives.
    var isOfStream: Bool { stream != nil }

    private enum Waiting: String, CaseIterable {
        case webStream = "[Symbol(kState)].controller[Symbol(kState)].queue"
        case readable = "._readableState.buffer", writable = "._writableState.buffered", newerWritable = "._writableState[Symbol(kBufferedValue)]", iterator = " ─closure of on: unconsumedEvents→"
    }

    /// What they wait in, and what that is called.
    private var stream: (waiting: Waiting, name: String)? {
        let holder = holder
        for waiting in Waiting.allCases { if let range = holder.firstRange(of: waiting.rawValue) { return (waiting, String(holder[..<range.lowerBound])) } }
        return nil
    }

    var streamCure: String {
        guard let (waiting, name) = stream else { return "" }
        let short = name.contains("─") ? "it" : name
        switch waiting {
        case .webStream: return "nobody takes what waits in the stream: a reader or \(short).cancel() would free it, in a WritableStream a sink that keeps up or abort()"
        case .readable: return "nobody reads what the stream has: a reader, \(short).resume() or \(short).destroy() would free it"
        case .writable, .newerWritable: return "what the stream gets it cannot hand on: wait for 'drain' where write(…) answers false, or \(short).destroy()"
        case .iterator: return "events that no loop over on(…) has taken: take them, or end it by return() or the signal that it got"
        }
    }

    /// What the platform keeps for a program in a place of its own, with the words for that place and for what empties it.
    enum Keeping {
        case marks(String), symbols, signals, ports, calls(mock: String)

        var holder: String {
            switch self {
            case .marks: "the performance timeline"
            case .symbols: "the registry of Symbol.for"
            case .signals: "AbortSignal"
            case .calls(let mock): "\(mock).mock.calls"
            case .ports: "the platform, for open ports"
            }
        }

        var cure: String {
            switch self {
            case .marks(let name): "performance.clear\(name)s() would free them, performance.clear\(name)s(name) those of one name"
            case .symbols: "what Symbol.for gave out is kept as long as the program runs: keys that come and go are better kept in a Map"
            case .calls(let mock): "a mock keeps each call, its arguments and an Error for where it came from: \(mock).mock.resetCalls() would free them"
            case .ports: "a port lives as long as it and its other end are open: port.close() on either end would free both, with their listeners"
            case .signals: "a signal made of others lives as long as it has listeners: removeEventListener('abort', listener) when its owner is done would free it"
            }
        }
    }

    var keeping: Keeping? {
        if group.kind != .many { return nil }
        if graph.kind(of: item) == .symbol, !SuspectWords.isOwnHolder(group.holder, graph) { return .symbols }
        let name = graph.source.className(graph.source.classNumber(of: item))
        if name == "PerformanceMark" || name == "PerformanceMeasure", let holder = group.holder, graph.source.isBuiltIn(holder) { return .marks(String(name.dropFirst(11))) }
        if let mock { return .calls(mock: mock) }
        if name == "MessagePort" || graph.snapshot?.name(of: item) == "Node / MessagePort", !SuspectWords.isOwnHolder(group.holder, graph) { return .ports }
        guard let holder = group.holder, graph.kind(of: holder) == .set, graph.source.isBuiltIn(holder) else { return nil }
        return path(to: holder).contains("gcPersistentSignals") ? .signals : nil
    }

    /// The function of `node:test`'s that keeps its calls; a Proxy stands for it.
    private var mock: String? {
        guard let holder = group.holder, graph.kind(of: holder) == .array else { return nil }
        let path = path(to: holder)
        guard path.hasSuffix(".#calls"), path.contains("MockFunctionContext @"), let range = path.firstRange(of: " ─handler→") else { return nil }
        return String(path[..<range.lowerBound])
    }

    /// A piece of binary data and its buffer.
    func isView(_ node: Node) -> Bool {
        let name = graph.source.className(graph.source.classNumber(of: node))
        return name == "Buffer" || name == "DataView" || name.hasPrefix("Big") && name.hasSuffix("64Array") || SuspectWords.views.contains(name)
    }

    static let leastOfBuffer = 4096
    private static let views: Set = ["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float16Array", "Float32Array", "Float64Array"]

    var viewCure: String {
        let name = graph.source.className(graph.source.classNumber(of: item)), copy = SuspectWords.copyOfPiece(name)
        let buffers = group.contents.first { graph.source.className($0.classNumber) == "ArrayBuffer" || graph.source.className($0.classNumber) == "SharedArrayBuffer" }
        let all = kind == .single ? "letting go of it would free all of that" : "taking them out of the array would free them"
        // A piece of little keeps little.
        if let buffers, buffers.count >= group.count, buffers.bytes / buffers.count < SuspectWords.leastOfBuffer { return all }
        return "\(all); how long each is the file does not tell: one that is only a piece of its ArrayBuffer (subarray, an offset and a length) keeps all of that, a copy, \(copy), would not"
    }

    /// The function that an executor was given, or the like.
    func settlesPromise(_ node: Node) -> Bool {
        guard graph.kind(of: node).isFunction else { return false }
        var settles = false
        graph.forEachEdge(of: node) { scope, edge in
            guard edge.contains(.variable) || edge == .hidden || edge == .slot, !settles else { return }
            if graph.kind(of: scope) == .promise { settles = true } else if graph.kind(of: scope) == .environment {
                settles = graph.hasEdge(from: scope) { target, edge in edge == .hidden && graph.kind(of: target) == .promise }
            }
        }
        return settles
    }
}
