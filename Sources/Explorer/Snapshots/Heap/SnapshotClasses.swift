import Platform
import Synchronization

/// What the nodes of a snapshot are counted under, as small numbers: constructors by name, all else by what it is.
/// Each of many million nodes may be asked for: what is asked of it is memory, not arrays.
/// Two threads may ask: a class that both meet first has one number all the same.
final class SnapshotClasses: Sendable {
    private let names: Mutex<[String]>
    /// By string: one more than the class of objects that are named by it; 0 where nobody has asked.
    private let byString: Scratch<Int32>

    private static let words = ["(string)", "(symbol)", "(bigint)", "(number)", "(closure variables)", "(code)", "(array)", "(system)", "Function", "RegExp", "(prototype)", "Proxy"]
    private enum Fixed: Int { case string, symbol, bigInt, number, environment, code, array, system, function, regExp, prototype, proxy }

    init(stringCount: Int) {
        byString = Scratch<Int32>(stringCount + 1)
        names = Mutex(SnapshotClasses.words)
    }

    func name(_ number: Int32) -> String { names.withLock { $0[Int(number)] } }

    func number(of node: Node, _ heap: SnapshotHeap) -> Int32 {
        switch heap.kinds[Int(node)] {
        case .string: return fixed(.string)
        case .symbol: return fixed(.symbol)
        case .bigInt: return fixed(.bigInt)
        case .number: return fixed(.number)
        case .environment: return fixed(.environment)
        case .code: return fixed(.code)
        case .table, .storage, .engine: return fixed(heap.type(of: node) == .array ? .array : .system)
        case .function:
            if let kind = kindOfFunction(node, heap) { return number(named: kind, heap) }
            return fixed(.function)
        case .boundFunction, .nativeFunction: return fixed(.function)
        case .regExp: return fixed(.regExp)
        case .proxy: return fixed(.proxy)
        case .object where heap.isPrototype(node): return fixed(.prototype)
        default: return number(named: Int(heap.names[Int(node)]), heap)
        }
    }

    /// Functions that pause have a prototype of their own. The place of its name.
    private func kindOfFunction(_ node: Node, _ heap: SnapshotHeap) -> Int? {
        for edge in heap.edges(of: node) where heap.classes[edge] == .prototype {
            let target = Int(heap.targets[edge]), name = heap.names[target]
            guard heap.kinds[target] == .object else { return nil }
            let words: [SnapshotWords.Word] = [.classAsyncFunction, .classGeneratorFunction, .classAsyncGeneratorFunction]
            return words.contains { heap.words[$0] == name } ? Int(name) : nil
        }
        return nil
    }

    private func fixed(_ word: Fixed) -> Int32 { Int32(truncatingIfNeeded: word.rawValue) }

    private func number(named string: Int, _ heap: SnapshotHeap) -> Int32 {
        let place = min(string, byString.count - 1)
        let known = byString.base[place]
        return known > 0 ? known - 1 : names.withLock { names in
            if byString.base[place] == 0 { byString.base[place] = SnapshotClasses.newNumber(string, heap, &names) + 1 }
            return byString.base[place] - 1
        }
    }

    private static func newNumber(_ string: Int, _ heap: SnapshotHeap, _ names: inout [String]) -> Int32 {
        let name = SnapshotClasses.shortened(heap.strings.text(UInt32(truncatingIfNeeded: string)), heap.facts.engine)
        // Words such as `Detached <div class="a">` differ from node to node.
        if names.count + 1 < SnapshotClasses.mostCompared, let known = names.lastIndex(of: name) { return Int32(truncatingIfNeeded: known) }
        names.append(name)
        return Int32(truncatingIfNeeded: names.count - 1)
    }

    private static let mostCompared = 4096

    /// `Detached <div class="menu">` counts as `Detached <div>`, `Window / https://example.org` as `Window`.
    private static func shortened(_ name: String, _ engine: SnapshotEngine) -> String {
        if name.isEmpty { return "(anonymous)" }
        // Hermes: `Object(name, age)`.
        if engine == .hermes, let bracket = name.firstIndex(of: "("), bracket > name.startIndex { return String(name[..<bracket]) }
        if let slash = name.firstRange(of: " / ") { return String(name[..<slash.lowerBound]) }
        guard let bracket = name.firstIndex(of: "<") else { return name }
        let tag = name[bracket...].prefix { $0 != " " && $0 != ">" }
        return String(name[..<bracket]) + tag + ">"
    }
}
