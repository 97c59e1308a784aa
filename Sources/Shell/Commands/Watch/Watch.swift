import Engine
import Explorer
import HeapAdapter
import Syntax

// `watch EXPR`: shown again after each entry when it is another value. Watches belong to the shell, not to a machine: they outlast
// undo and redo, and are compared anew on the machine that comes. Looking at them holds nothing.

/// The expressions that are watched.
struct WatchList {
    struct Watch {
        let number: Int
        let expression: String
        /// What it came to when it was last looked at.
        var seen: Observation
        var isOff = false

        var line: WatchReport.Line { WatchReport.Line(number: number, expression: expression, value: seen.shown, isOff: isOff) }
    }

    static let mostWatches = 20
    private(set) var watches: [Watch] = []
    private var nextNumber = 1

    /// Watches it, or watches it again.
    mutating func add(_ expression: String, _ seen: Observation) -> Watch {
        if let i = watches.firstIndex(where: { $0.expression == expression }) {
            watches[i].seen = seen
            watches[i].isOff = false
            return watches[i]
        }
        let watch = Watch(number: nextNumber, expression: expression, seen: seen)
        nextNumber += 1
        watches.append(watch)
        return watch
    }

    func contains(_ expression: String) -> Bool { watches.contains { $0.expression == expression } }

    /// Takes out those that the text means: an expression, a number, or all where it is nil.
    mutating func remove(_ text: String?) -> [Watch] {
        let number = text.flatMap { Int($0) }
        let isMeant: (Watch) -> Bool
        if let text, watches.contains(where: { $0.expression == text }) { isMeant = { $0.expression == text } }
        else { isMeant = { text == nil || $0.number == number } }
        let removed = watches.filter(isMeant)
        watches.removeAll(where: isMeant)
        return removed
    }

    /// Looks at each again; what is another value now is told.
    mutating func changes(_ observe: (String) -> Observation?) -> [WatchChange] {
        var changes: [WatchChange] = []
        for i in watches.indices where !watches[i].isOff {
            let watch = watches[i]
            guard let now = observe(watch.expression) else {
                watches[i].isOff = true
                changes.append(WatchChange(number: watch.number, expression: watch.expression, previous: watch.seen.shown, value: watch.seen.shown,
                                           isSwitchedOff: true))
                continue
            }
            if now == watch.seen { continue }
            watches[i].seen = now
            changes.append(WatchChange(number: watch.number, expression: watch.expression, previous: watch.seen.shown, value: now.shown))
        }
        return changes
    }
}

/// What an expression came to: all of it, to compare, and what of it is shown.
struct Observation: Equatable {
    var text: String
    var debugger: String?

    static let longest = 100
    var shown: WatchValue { WatchValue(text: text.count > Observation.longest ? text.prefix(Observation.longest - 1) + "…" : text, debugger: debugger) }
}

// MARK: After an entry

extension Shell {
    /// Does it, and tells which watches have another value by it: where it was an entry, or put another machine in place.
    func watching(_ body: () -> Report) -> Report {
        let before = machine
        var report = body()
        guard !watchList.watches.isEmpty, report.entry != nil || machine !== before else { return report }
        // Ctrl-C was for the entry, which had come to its end: it is for whoever looks next.
        let isAsked = requestWord.pointee & Shell.interruptionBit
        requestWord.pointee &= ~isAsked
        report.watches = watchList.changes(machine.observe)
        requestWord.pointee |= isAsked
        return report
    }
}

// MARK: Looking

extension Machine {
    /// What keeps the text from being watched: it is not one expression.
    func whyNotWatchable(_ text: String) -> Failure? {
        if text.hasPrefix("#"), case .none = look(up: text) {} else if text.hasPrefix("#") { return nil }
        do {
            let script = try script("(\(text)\n)", "watch")
            if script.node.body.count == 1, script.endsInExpression { return nil }
            return Failure(error: "watch needs one expression", isSyntaxError: true)
        } catch {
            return Failure(error: "watch needs an expression, or a number such as #1 (\(error.syntax.message))", isSyntaxError: true)
        }
    }

    /// What the expression comes to now; nil where Ctrl-C ended it. A name, a path or a number is looked up without running anything.
    /// Other expressions run outside the journal, and what they print is dropped. Nothing of it is kept.
    func observe(_ text: String) -> Observation? {
        let wasSilent = isSilent
        isSilent = true
        defer {
            _ = takeOutput()
            isSilent = wasSilent
        }
        switch look(up: text) {
        case .value(let value): return observation(of: value)
        case .departed: return Observation(text: "gone: a collection took it")
        case .unknownNumber: return Observation(text: "no object has this number")
        case .none: return outsideJournal { evaluate(text) }
        }
    }

    private func evaluate(_ text: String) -> Observation? {
        guard let script = try? script("(\(text)\n)", "watch") else { return Observation(text: "no expression any more") }
        var seen: Observation?
        do {
            let value = try vm.run(script.compiled, allowsRedeclaration: true)
            seen = observation(of: value)
        } catch {
            seen = vm.wasInterrupted ? nil : thrown()
        }
        vm.exception = .undefined
        // What a WeakRef gave out is let go with it.
        vm.runJobs { _ in }
        if vm.wasInterrupted { seen = nil }
        vm.exception = .undefined
        return seen
    }

    /// Nil where Ctrl-C ended it: to show an object may run script, too.
    private func observation(of value: Value) -> Observation? {
        let roots = vm.openRoots()
        defer { roots.close() }
        roots.add(value)
        var options = InspectOptions()
        options.breakLength = .max
        options.compact = true
        do {
            return Observation(text: Machine.onOneLine(try vm.inspect(value, options)), debugger: debuggerView(of: value))
        } catch {
            let seen = vm.wasInterrupted ? nil : thrown()
            vm.exception = .undefined
            return seen
        }
    }

    /// What only a debugger can tell.
    private func debuggerView(of value: Value) -> String? {
        guard value.isObject else { return nil }
        let object = value.asObject
        switch object.kind {
        case .weakMap, .weakSet: return "counts \(vm.entryCount(of: object))"
        case .finalizationRegistry:
            var count = 0
            vm.forEachEntry(of: object) { _, _ in count += 1 }
            return "counts \(count)"
        case .weakRef:
            let target = WeakRefLayout(object).target
            return target.isCell ? "sees \(label(of: target.asCell)?.text ?? Preview(vm).text(target))" : "sees no target"
        default: return nil
        }
    }

    /// `throws ReferenceError: x is not defined`; nil where Ctrl-C ended it meanwhile.
    private func thrown() -> Observation? {
        let text = failure(for: vm.exception, in: nil).error
        if vm.wasInterrupted { return nil }
        let first = text.split(separator: "\n").first.map(String.init) ?? text
        return Observation(text: "throws " + first)
    }

    private static func onOneLine(_ text: String) -> String {
        guard text.utf8.contains(0x0A) else { return text }
        return text.split(separator: "\n").map { String($0).trimmed }.joined(separator: " ")
    }
}
