import Explorer
import Platform

/// `instances CLASS`: the living objects of one constructor, and who holds each.
struct InstancesCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "instances", usage: "instances CLASS", summary: "the objects of one constructor, as heap counts them, and who holds each",
        details: ["instances Dog, instances Map: CLASS is a name from heap's first column. Objects of its subclasses count for these."])
    static let reports: [any CommandReport.Type] = [InstancesReport.self]

    let className: String
    private static let most = 20

    init?(_ words: CommandWords) {
        // `instances(Dog)`, as DevTools has `queryObjects(Dog)`.
        let isCall = words.text.hasPrefix("(") && words.text.hasSuffix(")")
        let (word, rest) = CommandWords.split(isCall ? String(words.text.dropFirst().dropLast()).trimmed : words.text)
        guard !word.isEmpty, rest.isEmpty, !words.continuesExpression else { return nil }
        className = word
    }

    func answer(on heap: any AskedHeap) -> Report {
        guard let view = heap.view(.objects) else { return heap.missing }
        let source = view.graph.source, isOfClass = ClassNames(source)
        let nodes = view.graph.nodes.filter { node in
            !Interruption.isRequested(at: Int(node)) && view.graph.isObject(node) && isOfClass.is(source.classNumber(of: node), className)
                && view.reachability.reaches(node) && view.isOfProgram(node)
        }
        if nodes.isEmpty {
            return .refusal("no object alive is of class \(className) · \(NearNames.question(NearNames.near(className, in: view.classNames)) ?? "heap lists what there is")")
        }
        let shown = Array(nodes.prefix(InstancesCommand.most))
        let rows = zip(shown, view.naming.holds(on: shown)).map { node, holds in
            InstancesReport.Row(text: view.text(node), number: view.number(node), fate: view.fates[node],
                                holders: holds.filter { $0.isFromAlive && !$0.isWeak }.map(view.words.holder))
        }
        return Report(InstancesReport(className: className, count: nodes.count, rows: rows))
    }
}

/// The living objects of one constructor.
public struct InstancesReport: CommandReport {
    public static let command = "instances"
    public var className: String
    public var count: Int
    /// The first twenty.
    public var rows: [Row]

    public struct Row: Codable, Equatable, Sendable {
        /// `#1 Dog { name: 'Rex' }`
        public var text: String
        public var number: Int?
        public var fate: Fate
        public var holders: [Holder]
    }
}
