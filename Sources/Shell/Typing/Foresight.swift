import Engine
import Explorer

/// What can be said of an entry before it is entered.
public struct Foresight: Equatable, Sendable {
    /// Its value, in a line; nil where it has none worth showing.
    public var value: String?
    /// The function whose arguments are being written.
    public var call: CallHint?

    public init(value: String? = nil, call: CallHint? = nil) {
        self.value = value
        self.call = call
    }
}

extension Shell {
    /// Runs the text, as if it were entered, and says what it came to.
    ///
    /// Nothing is as it was afterwards: the heap, the numbers of objects, the time. So this is for a copy of the process (`ProcessCopy`),
    /// which is thrown away then. In that, whatever the text does may be done.
    public func foresee(_ text: String, cursor: Int) -> Foresight {
        var foresight = Foresight(call: CallHint(text, cursor: cursor, machine))
        let source = text.trimmed
        guard source.utf8.count <= Shell.longestForeseen, case .javaScript = CommandList.read(source, isVariable: machine.isUserVariable),
              EntryText(source).state == .whole, let value = machine.foresee(journal.next(source)) else { return foresight }
        let line = Shell.inOneLine(value)
        // What stands there already need not be said.
        if !source.hasSuffix(line), !source.hasSuffix(line + ";") { foresight.value = line }
        return foresight
    }

    private static let longestForeseen = 20_000

    /// An error without its stack, an object without its line breaks.
    private static func inOneLine(_ value: String) -> String {
        let lines = value.split(separator: "\n")
        guard let first = lines.first, lines.count > 1 else { return value }
        if lines.dropFirst().contains(where: { $0.hasPrefix("    at ") }) { return String(first) }
        return lines.map { String($0).trimmed }.joined(separator: " ")
    }
}

extension Machine {
    /// The value of an expression; nil for what is none, throws, waits or comes to nothing.
    fileprivate func foresee(_ entry: Journal.Entry) -> String? {
        isSilent = true
        guard case .ready(let script) = prepare(entry), script.endsInExpression, script.expansion == nil else { return nil }
        var report = Report(source: entry.source)
        vm.allocationPeriod = entry.number
        evaluate(script, into: &report)
        guard report.errors.isEmpty, !report.isInterrupted, let value = report.value, value != "undefined" else { return nil }
        return value
    }
}
