import Explorer

/// Whether a class has a name: each class's is compared once, however many objects it has.
final class ClassNames {
    private let source: any HeapSource
    /// By number: 1 it has, 2 it has not, 0 nobody has asked.
    private var known: [UInt8] = []
    private var name: String?

    init(_ source: any HeapSource) { self.source = source }

    func `is`(_ number: Int32, _ wanted: String) -> Bool {
        if name != wanted { (name, known) = (wanted, []) }
        guard let place = Int(exactly: number), place >= 0 else { return false }
        while known.count <= place { known.append(0) }
        if known[place] == 0 { known[place] = source.className(number) == wanted ? 1 : 2 }
        return known[place] == 1
    }
}
