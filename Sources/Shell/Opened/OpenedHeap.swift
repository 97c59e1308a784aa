import Explorer
import HeapAdapter
import Platform

/// A heap in a file, which questions can be asked of. Nothing changes it, so what is found once is found for all questions.
final class OpenedHeap: AskedHeap {
    let source: SnapshotHeap
    let graph: HeapGraph
    private(set) lazy var view = HeapView(self, graph)

    /// The objects of the class that was asked for last.
    private var known: (className: String, nodes: [Node])?
    private static let mostKept = 1 << 20

    /// Nothing of what was found is kept.
    func forget() {
        view = HeapView(self, graph)
        known = nil
    }

    /// Why nothing can be said of a file any more.
    static func shrunk(_ name: String) -> String { "\(name): the file was cut short while it was open: what is told of it would not be so" }

    init(_ graph: HeapGraph, _ source: SnapshotHeap) {
        self.graph = graph
        self.source = source
        source.scripts = ScriptFiles()
    }

    func view(_ scope: HeapScope) -> HeapView? { view }
    var missing: Report { .refusal("there is no heap to answer from") }

    func answer(on text: String, for command: String, _ scope: HeapScope, _ body: (HeapSubject) -> Report) -> Report {
        func plain(_ value: String) -> Report { body(.plain(value, sentence: "\(text) is \(value): only objects and symbols live and die")) }
        switch OpenedSubjects(self).find(text) {
        case .node(let node):
            let isOne = graph.isObject(node) || graph.kind(of: node) == .symbol || graph.kind(of: node) == .environment || graph.kind(of: node) == .string
            // What has no name in a program has an id all the same.
            return isOne || text.hasPrefix("@") ? body(.node(view, node)) : plain(view.text(node))
        case .plain(let value): return plain(value)
        case .nothing(let reason): return .refusal(reason)
        }
    }

    func isKnown(_ text: String) -> Bool { node(text, in: view) != nil }
    func reasonWhyUnknown(_ text: String) -> String? { if case .nothing(let reason) = OpenedSubjects(self).find(text) { reason } else { nil } }

    func node(_ text: String, in view: HeapView) -> Node? {
        if case .node(let node) = OpenedSubjects(self).find(text) { node } else { nil }
    }

    func isOfProgram(_ node: Node, in graph: HeapGraph) -> Bool { source.isOfProgram(node) }

    func site(_ node: Node, in graph: HeapGraph) -> SiteReport? { nil }
    var picture: (view: HeapView, told: [Node])? { (view, []) }
    var countedObjects: Int? { nil }
    var doomedCount: Int { 0 }
    /// A file has no history.
    func formerlyNamed(in graph: HeapGraph) -> [Node]? { nil }

    func objectCount(_ view: HeapView) -> Int {
        if let known = view.storedSizes {
            let prototypes = known.classes.first { graph.kind(of: $0.example) == .object && source.isPrototype($0.example) }
            return known.objects - (prototypes?.count ?? 0)
        }
        let reachability = view.reachability
        var count = 0
        for node in graph.nodes where graph.isObject(node) && reachability.reaches(node) && isOfProgram(node, in: graph) {
            if graph.kind(of: node) != .object || !source.isPrototype(node) { count += 1 }
        }
        return count
    }

    /// Something alive is of the class, or a function makes such: a class whose objects are all gone is there all the same.
    func knows(className: String) -> Bool {
        classNames { _ in true }.contains(className)
    }

    /// What classes may be called: those of the objects that are wanted, and the functions among these. Linear, with a name for each class.
    func classNames(where isWanted: (Node) -> Bool) -> Set<String> {
        var numbers: Set<Int32> = [], names: Set<String> = []
        for node in graph.nodes {
            guard graph.isObject(node), isWanted(node) else { continue }
            numbers.insert(source.classNumber(of: node))
            if graph.kind(of: node).isFunction { names.insert(source.name(of: node)) }
        }
        return names.union(numbers.map(source.className))
    }

    /// The objects that `instances` tells of, in the order of the file. Linear, but for the class that was asked for last: a question may name
    /// several of its objects.
    func instances(of className: String) -> [Node] {
        if let known, known.className == className { return known.nodes }
        let reachability = view.reachability, isOfClass = ClassNames(source)
        var found: [Node] = []
        for node in graph.nodes {
            if graph.isObject(node), isOfClass.is(source.classNumber(of: node), className), reachability.reaches(node), view.isOfProgram(node) { found.append(node) }
        }
        if !Interruption.isRequested, found.count <= OpenedHeap.mostKept { known = (className, found) }
        return found
    }
}
