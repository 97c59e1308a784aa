import Engine
import Syntax
import Testing
@testable import Explorer
@testable import HeapAdapter

/// A machine in which a script has run.
struct Heap {
    let vm: VM

    init(_ script: String) throws { try self.init(vm: #require(Heap.machine()), script) }

    /// Nothing but the program's objects comes to life in it: all built-ins are there from the start.
    static func machine() -> VM? {
        var options = VM.Options()
        options.makesBuiltinsAtOnce = true
        return VM.make(options: options)
    }

    init(vm: VM, _ script: String) throws {
        self.vm = vm
        try run(script)
    }

    func run(_ script: String) throws {
        let compiled = try vm.compile(SourceText(name: "test", text: script))
        do { _ = try vm.run(compiled, allowsRedeclaration: true) } catch { Issue.record("\(script) threw \(vm.describeForError(vm.exception))") }
        vm.exception = .undefined
        vm.runJobs { _ in }
    }

    /// Everything that is on the heap, garbage included.
    var graph: HeapGraph { get throws { try graph(nil) } }

    func graph(_ notes: Notes?) throws -> HeapGraph {
        var cells: [Cell] = []
        vm.forEachCell { cell in if cell.isObject || cell.kind == .environment || cell.kind == .symbol { cells.append(cell) } }
        return try #require(HeapGraph(vm, extra: cells, notes: notes))
    }

    func cell(_ name: String) throws -> Cell { try #require(vm.binding(vm.key(name))).asCell }

    /// The fate of what the variables named, after they let go: whether it is reached, and whether it would be if Maps were weak.
    func fates(of names: String...) throws -> [(isAlive: Bool, isLeak: Bool)] {
        let cells = try names.map(cell)
        try run(names.map { "\($0) = null" }.joined(separator: ";"))
        let graph = try graph
        let now = graph.reachability(), ifWeak = graph.reachability(Reachability.Rule(mapsAreWeak: true))
        return try cells.map { cell in
            let node = try #require(graph.find(cell))
            return (now.reaches(node), now.reaches(node) && !ifWeak.reaches(node))
        }
    }
}

/// Numbers for cells, as a shell gives them, and what was there before.
final class Notes: CellNotes {
    var numbers: [Cell: Int] = [:]
    var builtIns = CellSet()

    init(_ numbers: [Cell: Int] = [:]) { self.numbers = numbers }

    /// What is on a machine's heap now counts as built in.
    init(builtInsOf vm: VM) {
        // What goes before the program is there leaves its place to the program's.
        vm.collectGarbage()
        vm.forEachCell { builtIns.insert($0) }
    }

    func number(of cell: Cell) -> Int? { numbers[cell] }
    func isBuiltIn(_ cell: Cell) -> Bool { builtIns.contains(cell) }
}
