/// What there is to know of one kind of cell, beside how it works: where its fields are, what it refers to, what people call it, and
/// for a class of the language's own how it comes into the realm. `CellKind.layout` says which kind has which.
protocol CellLayout {
    /// The caller knows the cell to be of the layout's kind.
    init(_ cell: Cell)

    /// Tells every reference; of objects only the internal slots.
    func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V)

    /// The class of such an object, where its prototypes tell nothing: `Map`, `Array Iterator`.
    static func className(_ kind: CellKind) -> String

    /// Puts the class into the realm: its constructor, its prototype and what stands on them.
    static func install(_ kind: CellKind, in vm: VM)
}

extension CellLayout {
    static func className(_ kind: CellKind) -> String { "Object" }
    static func install(_ kind: CellKind, in vm: VM) {}
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

private struct Installer: LayoutReceiver {
    mutating func take<L: CellLayout>(_ layout: L.Type, _ subject: (kind: CellKind, vm: VM)) { L.install(subject.kind, in: subject.vm) }
}

extension VM {
    /// The classes that have a kind of cell and install themselves, in the order of the kinds.
    func installClasses() {
        var installer = Installer()
        for kind in CellKind.allCases { kind.layout(&installer, (kind, self)) }
    }
}
