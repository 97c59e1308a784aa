/// What there is to know of one kind of cell, beside how it works: where its fields are, what it refers to, and what people
/// call it. `CellKind.layout` says which kind has which.
protocol CellLayout {
    /// The caller knows the cell to be of the layout's kind.
    init(_ cell: Cell)

    /// Tells every reference; of objects only the internal slots.
    func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V)

    /// The class of such an object, where its prototypes tell nothing: `Map`, `Array Iterator`.
    static func className(_ kind: CellKind) -> String
}

extension CellLayout {
    static func className(_ kind: CellKind) -> String { "Object" }
}

/// Somebody who wants a kind's layout. Static types, so that the compiler makes of each use a switch of its own.
protocol LayoutReceiver {
    associatedtype Subject
    mutating func take<L: CellLayout>(_ layout: L.Type, _ subject: Subject)
}

extension CellKind {
    /// What people call an object of this kind whose prototypes tell nothing.
    var className: String {
        var receiver = ClassNameReceiver()
        layout(&receiver, self)
        return receiver.name
    }
}

private struct ClassNameReceiver: LayoutReceiver {
    var name = ""
    mutating func take<L: CellLayout>(_ layout: L.Type, _ kind: CellKind) { name = L.className(kind) }
}
