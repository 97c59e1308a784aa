/// What files of Leash say of a node in a text of its own, for no reference tells it: whose variables a scope has, what a date is, what a typed array holds.
/// V8's readers go past it. The name of the reference by which a node has it.
public enum SnapshotRemark: String {
    case scope = "scope_info"
    /// A few words that are as good as looking: `/ab+c/gi`, `2026-11-27T00:00:00.000Z`. They are what the program's data says.
    case looks = "looks_like"
    /// What it is: one of ``Trait``, or the line where a call is paused.
    case trait = "is_like"

    enum Trait {
        static let classFunction = "class", withoutPrototype = "null prototype"
    }

    /// Finds what is to be said.
    struct Writer {
        private let source: any SnapshotSource
        /// By class: its objects have no prototype; nil where nobody has asked.
        private var hasNone: [Int32: Bool] = [:]

        init(_ source: any SnapshotSource) { self.source = source }

        mutating func remark(on node: Node, _ kind: NodeKind) -> (SnapshotRemark, String)? {
            switch kind {
            case .environment:
                let name = source.functionName(ofEnvironment: node)
                return name.isEmpty ? nil : (.scope, name)
            case .generator: return source.pauseLine(of: node).map { (.trait, "\($0)") }
            case .function:
                guard case .function(_, isClass: true) = source.portrait(of: source.value(of: node)) else { return nil }
                return (.trait, Trait.classFunction)
            case .object: return isWithoutPrototype(node) ? (.trait, Trait.withoutPrototype) : nil
            case .regExp, .otherObject, .wrapper, .arrayIterator, .mapIterator, .setIterator, .stringIterator: return looks(of: node)
            default: return nil
            }
        }

        /// What an object with properties looks like these tell.
        private func looks(of node: Node) -> (SnapshotRemark, String)? {
            let value = source.value(of: node)
            return switch source.portrait(of: value) {
            case .words, .array, .wrapper: (.looks, Preview(source).text(value))
            default: nil
            }
        }

        private mutating func isWithoutPrototype(_ node: Node) -> Bool {
            let number = source.classNumber(of: node)
            if let known = hasNone[number] { return known }
            let isOne = source.className(number) == "[Object: null prototype]" || source.className(number) == "null prototype"
            hasNone[number] = isOne
            return isOne
        }
    }
}
