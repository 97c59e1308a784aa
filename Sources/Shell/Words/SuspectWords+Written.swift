import Explorer

// What code would have to say to let go of something.
extension SuspectWords {
    /// The holder as code can write it, and where it can: a variable of a function is written in that function. Nil where nobody can.
    var written: (text: String, place: String)? {
        let holder = holder, scope = " ─closure of "
        guard holder.contains("─") else { return (holder, "") }
        guard let start = holder.ranges(of: scope).last?.upperBound, let colon = holder[start...].firstRange(of: ": "), let arrow = holder[colon.upperBound...].firstRange(of: "→ ") else { return nil }
        let behind = holder[arrow.upperBound...]
        if behind.contains("─") { return nil }
        // What the variable has is told by its class and its number; the properties come behind that.
        let properties = behind.firstIndex(of: "@").map { String(behind[$0...].drop { $0 != "." && $0 != "[" }) } ?? ""
        return (String(holder[colon.upperBound..<arrow.lowerBound]) + properties, " in \(holder[start..<colon.lowerBound])")
    }

    /// Of things in properties: those of a plain object with many are its entries.
    var dictionaryCure: String {
        if refersToOneAnother { return "they refer to one another: what is taken out goes when its neighbours let go of it, too" }
        guard let object = group.holder, [.object, .global].contains(graph.kind(of: object)), isDictionary(object), let written else {
            return "letting go of them in \(holder) would free them\(pieces)"
        }
        return "delete \(written.text)[…]\(written.place) for those that nobody needs any more would free them\(pieces)"
    }

    private func isDictionary(_ object: Node) -> Bool {
        let wanted = graph.source.classNumber(of: item)
        var count = 0
        graph.forEachEdge(of: object) { target, edge in
            if !edge.isDisjoint(with: [.property, .element]), graph.source.classNumber(of: target) == wanted { count += 1 }
        }
        return count * 2 > group.count
    }

    /// A list that hangs on its holder by both of its ends, a net: few of the things are the holder's own.
    private var refersToOneAnother: Bool {
        guard let holder = group.holder, group.kind == .many else { return false }
        let asked = group.items.prefix(SuspectWords.mostAsked), all = Set(group.items)
        let own = asked.filter { item in graph.hasEdge(from: holder) { target, edge in target == item && edge.isDisjoint(with: .notStrong) } }.count
        let linked = asked.filter { item in graph.hasEdge(from: item) { target, edge in target != item && all.contains(target) && edge.isDisjoint(with: .notStrong) } }.count
        return own * 4 < asked.count && linked * 2 > asked.count
    }

    /// Where most of it are buffers, of which somebody may keep a piece alone.
    var pieces: String {
        guard let view = group.contents.first(where: { isView($0.example) }),
              let buffers = group.contents.first(where: { graph.source.className($0.classNumber) == "ArrayBuffer" || graph.source.className($0.classNumber) == "SharedArrayBuffer" }),
              buffers.bytes * 2 > group.bytes, buffers.count * 2 >= view.count, buffers.bytes / buffers.count >= SuspectWords.leastOfBuffer else { return "" }
        let name = graph.source.className(view.classNumber)
        return "; a \(name) that is only a piece of its ArrayBuffer (subarray, an offset and a length; the file does not tell) keeps all of that: \(SuspectWords.copyOfPiece(name)) would not"
    }

    /// What makes a copy of a view of this class that has its own buffer.
    static func copyOfPiece(_ name: String) -> String { name == "Buffer" ? "Buffer.from(piece)" : name == "DataView" ? "buffer.slice(start, end)" : "piece.slice()" }
}
