import Explorer
import HeapAdapter

/// `whatif cut A B`: who would die if A did not refer to B; `whatif cut B`: if nobody did.
struct WhatIfCutCommand: GraphQuestion {
    static let help = CommandHelp(
        name: "whatif cut", usage: "whatif cut A B", summary: "who would die without the reference from A to B: whatif cut app.cache #3",
        details: ["whatif cut A B: A and B are names, paths or numbers. Nothing is changed; what A refers to B by (an entry, a property, an element) is left out of a walk over the heap.",
                  "whatif cut B: who would die if everybody who holds B let go of it."])
    static let reports: [any CommandReport.Type] = [CutReport.self]

    private let text: String
    private static let mostDying = 12

    init?(_ words: CommandWords) {
        guard !words.continuesExpression, !words.text.isEmpty else { return nil }
        text = words.text
    }

    func answer(on heap: any AskedHeap) -> Report {
        // Names of modules' variables have blanks in them: the first place where both halves are something is meant.
        let places = text.indices.filter { text[$0].isWhitespace }
        let halves = places.map { (String(text[..<$0]).trimmed, String(text[$0...]).trimmed) }
        guard let (first, second) = halves.first(where: { heap.isKnown($0.0) && heap.isKnown($0.1) }) else {
            if halves.isEmpty || heap.isKnown(text) { return heap.answer(onObject: text, for: "whatif cut", .values, cutAll) }
            let unknown = halves.first.map { heap.isKnown($0.0) ? $0.1 : $0.0 } ?? text
            return .refusal("whatif cut A B: \(heap.reasonWhyUnknown(unknown) ?? "\(unknown) is nothing that has a name or a number here")")
        }
        return heap.answer(onObject: first, for: "whatif cut", .values) { view, source in
            guard let target = heap.node(second, in: view) else { return .refusal("\(second) is nothing that the heap still holds") }
            return cut(first, source, second, target, view)
        }
    }

    private func cut(_ first: String, _ source: Node, _ second: String, _ target: Node, _ view: HeapView) -> Report {
        guard let cut = CutReference(view.graph, from: source, to: target, view.reachability) else {
            let holders = view.naming.holds(on: target).filter(view.canBeLetGo).map { view.words.holder($0).text }
            return .refusal("\(first) does not refer to \(second) itself" + (holders.isEmpty ? "" : ": that is held by \(Phrase.list(holders))"))
        }
        var answer = report(view.text(source), target, cut.names.map { view.naming.stepText($0) }, cut.dead, view)
        if !view.reachability.reaches(source) {
            answer.text = "nothing holds \(first): \(Phrase.nextGC), whatever it refers to"
        } else if answer.objects == 0 {
            answer.text = "nobody would die without it"
            let others = view.naming.holds(on: target).filter { $0.source != source && view.canBeLetGo($0) }.map { view.words.holder($0).text }
            let named = others.filter { $0 != second }
            if !named.isEmpty { answer.text += ": \(second) is also held by \(Phrase.list(named))\(named.count < others.count ? ", and by its own name" : "")"
            } else if !others.isEmpty { answer.text += ": \(second) is a name of its own" }
        } else {
            answer.text = "without \(first) ─\(answer.references.joined(separator: ", "))→ \(second) \(WhatIfCutCommand.loss(answer))"
        }
        return Report(answer)
    }

    private func cutAll(_ view: HeapView, _ target: Node) -> Report {
        guard view.reachability.reaches(target) else { return .refusal("nothing holds \(text): \(Phrase.nextGC)") }
        let holds = view.naming.holds(on: target).filter { !$0.isWeak }, holders = holds.map { view.words.holder($0).text }
        var answer = report("", target, holders, view.graph.retained(by: target, view.reachability), view)
        let condition = holds.count == 1 && holds[0].identity.root?.isNamed == true ? "\(holders[0]) were cleared" : "\(Phrase.list(holders)) let go of \(text)"
        answer.text = "if \(condition) \(WhatIfCutCommand.loss(answer))"
        return Report(answer)
    }

    private func report(_ source: String, _ target: Node, _ references: [String], _ dead: Retained, _ view: HeapView) -> CutReport {
        let graph = view.graph, objects = dead.nodes.filter { graph.isObject($0) || graph.kind(of: $0) == .symbol }
        var answer = CutReport(source: source, target: view.text(target), references: references, text: "")
        answer.dying = objects.prefix(WhatIfCutCommand.mostDying).map(view.text)
        answer.omitted = objects.count - answer.dying.count
        answer.classes = ClassCount.list(objects, graph)
        (answer.objects, answer.bytes) = (objects.count, dead.bytes)
        return answer
    }

    private static func loss(_ answer: CutReport) -> String { "\(Phrase.count(answer.objects, "object")) would die, \(Phrase.bytes(answer.bytes))" }
}

/// Who would die without one reference, or without all that lead to an object.
public struct CutReport: CommandReport {
    public static let command = "whatIfCut"
    /// What the two ends look like; the source is empty where everybody lets go.
    public var source: String
    public var target: String
    /// By what the one refers to the other: `key`, `.owner`; where everybody lets go, who they are.
    public var references: [String]
    /// Objects that would die, and the bytes that would be free.
    public var objects = 0
    public var bytes = 0
    /// The first of them.
    public var dying: [String] = []
    public var omitted = 0
    /// All of them by class, the most first.
    public var classes: [ClassCount] = []
    /// In a sentence.
    public var text: String

    /// `993 Session, 993 Profile`
    public var classText: String { ClassCount.text(classes) }
}
