/// The group at the end of a trimmed file that mentions what is not the program's, by weak edges: DevTools shows it as one more group of roots, which
/// holds nothing.
struct TrimMark {
    static let name = SnapshotWords.Word.notOfProgram.rawValue
    let nodes: [Node]
    let weakType: Int
    let elementType: Int
    private let nodeType: Int
    private let id: UInt32

    /// Nil where the format has no such edges or nodes.
    init?(_ columns: SnapshotFile, _ nodes: [Node]) {
        guard let weak = columns.meta.edgeTypes.firstIndex(of: "weak"), let element = columns.meta.edgeTypes.firstIndex(of: "element"),
              let synthetic = columns.meta.nodeTypes.firstIndex(of: "synthetic") else { return nil }
        (self.nodes, weakType, elementType, nodeType) = (nodes, weak, element, synthetic)
        var highest: UInt32 = 0
        for node in 0..<columns.nodes.count { highest = max(highest, columns.nodes.ids[node]) }
        id = highest &+ 2
    }

    /// `string`: where its name stands.
    func value(_ role: SnapshotMeta.NodeField, string: Int) -> Int {
        switch role {
        case .type: nodeType
        case .name: string
        case .id: Int(id)
        case .edgeCount: nodes.count
        case .selfSize, .detachedness, .other: 0
        }
    }
}
