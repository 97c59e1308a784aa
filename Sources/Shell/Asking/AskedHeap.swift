import Engine
import Explorer
import HeapAdapter

/// A heap that questions are asked of, wherever it is: the one of a machine, as it is now, or one in a file. Commands that ask nothing
/// but a graph know no more of it than this.
protocol AskedHeap: AnyObject {
    /// The heap as it is. Nil where there is no graph to answer from: ``missing`` says why.
    func view(_ scope: HeapScope) -> HeapView?
    var missing: Report { get }
    /// Finds out what X is in `why X`, and calls `body` with that, at once.
    func answer(on text: String, for command: String, _ scope: HeapScope, _ body: (HeapSubject) -> Report) -> Report
    /// The text is a name, a path or a number of an object or a symbol. Runs nothing.
    func isKnown(_ text: String) -> Bool
    /// In a sentence, where there is more to say than that.
    func reasonWhyUnknown(_ text: String) -> String?
    /// The node that it stands for, in a view that was taken since.
    func node(_ text: String, in view: HeapView) -> Node?
    /// Something of the program's, not of the engine's.
    func isOfProgram(_ node: Node, in graph: HeapGraph) -> Bool
    /// Where the program made it; nil where nobody knows.
    func site(_ node: Node, in graph: HeapGraph) -> SiteReport?
    /// What the object is counted under, and its two sides.
    func sides(of node: Node, in view: HeapView) -> InspectedSides
    /// What a picture of the whole heap is made of, and the objects that have been told of: nil as in ``view(_:)``.
    var picture: (view: HeapView, told: [Node])? { get }
    /// Objects that are alive, where they have been counted.
    var countedObjects: Int? { get }
    /// Objects of the program: those that get numbers, methods and prototypes not among them.
    func objectCount(_ view: HeapView) -> Int
    /// Those that the next collection takes.
    var doomedCount: Int { get }
    /// What had a name in the program at some time; nil where nobody watched.
    func formerlyNamed(in graph: HeapGraph) -> [Node]?
}

/// What a question is about.
enum HeapSubject {
    /// An object or a symbol.
    case node(HeapView, Node)
    /// What is no object, and a sentence that says so.
    case plain(String, sentence: String)
    /// A number whose object was collected, as it last looked.
    case departed(ObjectLabel)
}

/// An object as code and as a debugger sees it.
struct InspectedSides {
    var className: String
    var codeSees: [InspectReport.Line]
    var debuggerSees: [InspectReport.Line]
}

extension AskedHeap {
    /// The same for those who need an object or a symbol: anything else is refused.
    func answer(onObject text: String, for command: String, _ scope: HeapScope = .objects, _ body: (HeapView, Node) -> Report) -> Report {
        answer(on: text, for: command, scope) { subject in
            switch subject {
            case .node(let view, let node): body(view, node)
            case .plain(_, let sentence): .refusal(sentence)
            case .departed(let label): .refusal("\(label.text) is gone: a collection took it")
            }
        }
    }
}

extension Machine: AskedHeap {
    func view(_ scope: HeapScope) -> HeapView? { EngineView(self, scope: scope) }
    var missing: Report { HeapView.missing(self) }

    var picture: (view: HeapView, told: [Node])? {
        let told = ledger.cells
        return EngineView(self, extra: told).map { ($0, told.compactMap($0.graph.find)) }
    }

    /// A heap that is too large for numbers has to be counted.
    var countedObjects: Int? {
        settle()
        return ledger.isSilentlyNumbered ? nil : ledger.aliveCount
    }
    var doomedCount: Int {
        settle()
        return ledger.doomedCount
    }
    func formerlyNamed(in graph: HeapGraph) -> [Node]? { ledger.formerlyNamed.compactMap(graph.find) }

    func answer(on text: String, for command: String, _ scope: HeapScope, _ body: (HeapSubject) -> Report) -> Report {
        SubjectFinder(machine: self, command: command).answer(on: text, departed: { body(.departed($0)) }) { value in
            guard value.isObject || value.isSymbol else { return body(.plain(Preview(vm).text(value), sentence: SubjectFinder.noObject(text, value, self, command))) }
            guard let view = EngineView(self, scope: scope, extra: [value.asCell]), let node = view.graph.find(value.asCell) else { return missing }
            return body(.node(view, node))
        }
    }

    func isOfProgram(_ node: Node, in graph: HeapGraph) -> Bool { (graph.engineHeap?.cells[Int(node)]).map(isOfProgram) ?? false }

    func isKnown(_ text: String) -> Bool { cell(text) != nil }
    func reasonWhyUnknown(_ text: String) -> String? { nil }
    func node(_ text: String, in view: HeapView) -> Node? { cell(text).flatMap(view.graph.find) }

    private func cell(_ text: String) -> Cell? {
        guard case .value(let value) = look(up: text), value.isObject || value.isSymbol else { return nil }
        return value.asCell
    }

    /// Nil for what no entry made.
    func site(_ node: Node, in graph: HeapGraph) -> SiteReport? {
        (graph.engineHeap?.cells[Int(node)]).flatMap(vm.allocationSite).flatMap { $0.period > 0 ? SiteReport($0) : nil }
    }

    func objectCount(_ view: HeapView) -> Int { objectCount(view.graph, view.reachability) }
}
