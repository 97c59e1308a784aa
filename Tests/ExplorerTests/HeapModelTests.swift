import Engine
import Foundation
import TestSupport
import Testing
@testable import Explorer
@testable import HeapAdapter

/// Random heaps against the model of the specification: who lives, who leaks, who would die, and the words for who holds whom.
struct HeapModelTests {
    /// LEASH_MODEL_SEEDS asks for more: eight heaps each, plain and with a collection each time.
    private static let seeds = ProcessInfo.processInfo.environment["LEASH_MODEL_SEEDS"].flatMap { Int($0) } ?? 12

    @Test(arguments: 0..<seeds, [false, true]) func agreesWithTheModel(seed: Int, isStressed: Bool) throws {
        let variables = (0..<HeapModel.variableCount).map { "v\($0) = null" }.joined(separator: ", ")
        let heap = try Heap("let \(variables), next = 1; const made = o => { Object.defineProperty(o, 'number', { value: next++ }); return o }")
        defer { heap.vm.destroy() }
        var generator = SeededNumbers(UInt64(seed)), model = HeapModel(), compared = 0, formerlyNamed: Set<Int> = []
        for round in 0..<8 {
            for _ in 0..<14 { try heap.run(model.change(&generator)) }
            if isStressed || Bool.random(using: &generator) {
                heap.vm.collectGarbage()
                model.forget(Set(model.objects.keys).subtracting(model.alive()))
            }
            compared += try compare(heap, model, formerlyNamed, "seed \(seed), round \(round)")
            formerlyNamed.formUnion(model.named())
        }
        #expect(compared > 20)
    }

    /// How many objects there were to compare.
    private func compare(_ heap: Heap, _ model: HeapModel, _ formerlyNamed: Set<Int>, _ place: String) throws -> Int {
        let graph = try heap.graph, reachability = graph.reachability(), naming = Naming(graph, reachability), numbers = Numbers(heap.vm, graph)
        let letGo = LetGo(graph, reachability, formerlyNamed: formerlyNamed.compactMap { numbers.nodes[$0] }), fates = Fates(reachability, letGo)
        let alive = model.alive(), leaks = model.leaks(formerlyNamed: formerlyNamed)
        let named = graph.reachability(.names), namedInModel = model.named()
        for (number, node) in numbers.nodes { #expect(named.reaches(node) == namedInModel.contains(number), "\(place), names, object \(number)") }
        check(Leaks(naming, letGo) { _ in true }, letGo, graph, place)
        #expect(Set(numbers.nodes.keys) == Set(model.objects.keys), "\(place)")
        let told = numbers.nodes.keys.sorted(), holds = naming.holds(on: told.compactMap { numbers.nodes[$0] })
        for (number, holds) in zip(told, holds) {
            guard let node = numbers.nodes[number] else { continue }
            let expected: Fate = !alive.contains(number) ? .doomed : leaks.contains(number) ? .leak : .alive
            #expect(fates[node] == expected, "\(place), object \(number)")
            let holders = Set(holds.filter(\.isFromAlive).compactMap { numbers.holder($0, naming) })
            #expect(holders == model.holders(of: number, alive), "\(place), object \(number), \(model.objects[number].map(String.init(describing:)) ?? "")")
            if [.map, .set].contains(model.objects[number]?.shape), alive.contains(number) {
                let without = graph.reachability(Reachability.Rule(weakCollection: node)), lives = model.alive(weak: number)
                for (other, node) in numbers.nodes { #expect(without.reaches(node) == lives.contains(other), "\(place), weak \(number), object \(other)") }
            }
        }
        return told.count
    }

    /// No object under two heads, and each piece of advice would do what it says.
    private func check(_ leaks: Leaks, _ letGo: LetGo, _ graph: HeapGraph, _ place: String) {
        let told = leaks.groups.flatMap(\.targets)
        #expect(Set(told).count == told.count && told.allSatisfy(letGo.contains), "\(place)")
        for group in leaks.groups where group.remedy != .noneAlone {
            var rule = Reachability.Rule(weakCollection: group.remedy == .weakCollection ? group.keeper : -1)
            if group.remedy == .withoutReferences { for reference in group.references { rule.cut[reference.cut.source, default: []].insert(reference.cut.target) } }
            let lives = graph.reachability(rule)
            #expect(group.targets.allSatisfy { !lives.reaches($0) }, "\(place)")
            #expect(graph.nodes.allSatisfy { !letGo.named.reaches($0) || lives.reaches($0) }, "\(place)")
        }
    }

    /// The objects of the model in a graph.
    private struct Numbers {
        var nodes: [Int: Node] = [:]
        private var numbers: [Node: Int] = [:]
        private var owners: [Node: Int] = [:]

        init(_ vm: VM, _ graph: HeapGraph) {
            for node in graph.nodes where graph.isObject(node) {
                guard let object = JSObject(cell: graph.cells[Int(node)]), let value = vm.ownDataProperty(of: object, vm.key("number")), value.isInt32 else { continue }
                nodes[Int(value.asInt32)] = node
                numbers[node] = Int(value.asInt32)
            }
            // A scope is told as its function, or as the arguments that are names for its variables.
            for (number, node) in nodes { graph.forEachEdge(of: node) { target, _ in if graph.kind(of: target) == .environment { owners[target] = number } } }
        }

        func holder(_ hold: Hold, _ naming: Naming) -> HeapModel.Holder? {
            guard let source = hold.source, let name = hold.kind else { return HeapModel.Holder(source: naming.words(for: hold).name, role: "", isWeak: false) }
            guard let number = numbers[source] ?? owners[source] else { return nil }
            let role: String = switch name {
            case .property(let key): "." + naming.source.text(of: key)
            case .variable(let variable): "." + variable
            case .element: "[]"
            case .weakMapValue(let key): "value of #\(numbers[key] ?? 0)"
            default: naming.words(for: hold).role ?? ""
            }
            return HeapModel.Holder(source: "#\(number)", role: role, isWeak: hold.isWeak)
        }
    }
}
