// An object as text: first its portrait (what stands before the braces, which braces, which keys), then its contents, then
// the layout of both.

extension Inspector {
    /// An object before its contents are formatted.
    struct Portrait {
        /// What stands before the braces: a function, an error's stack, a boxed primitive.
        var base = Piece()
        var opening = "{"
        var closing = "}"
        var keys: [PropertyKey] = []
        var contents = Contents.none
        /// Its entries are elements, which may stand in columns.
        var isList = false
    }

    /// What an object holds besides properties.
    enum Contents {
        case none, array, map, set, typedArray, buffer
        /// A weak collection: what is in it depends on the collector.
        case unknown
        case weakMap, weakSet
        case promise
        /// What a Map's or a Set's iterator has still to give.
        case iterated([Value], areEntries: Bool)
    }

    enum Outcome {
        /// Nothing inside: this is all.
        case whole(Piece)
        case portrait(Portrait)
    }

    func formatObject(_ object: JSObject, level: Int) throws(JSThrow) -> Piece {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(object)
        let identity = try identify(object, level: level)
        var portrait: Portrait
        switch try portray(object, identity, level: level, roots) {
        case .whole(let piece): return piece
        case .portrait(let opened): portrait = opened
        }
        roots.add(portrait.keys)
        if isBeyondDepth(level) {
            let name = String(plainPrefix(object, identity).dropLast())
            return style(identity.constructor == nil ? name : "[\(name)]", .special)
        }

        let outerIndentation = indentation, outerSeen = seen.count
        seen.append(object)
        currentDepth = level + 1
        var entries: [Piece]
        do {
            entries = try formatContents(portrait.contents, of: object, identity, level: level + 1)
            for key in portrait.keys {
                entries.append(try formatProperty(object, key, level: level + 1, portrait.isList ? .listProperty : .property))
            }
            entries += identity.inherited ?? []
        } catch {
            guard isStackOverflow() else { throw error }
            vm.exception = .undefined
            seen.removeLast(seen.count - outerSeen)
            indentation = outerIndentation
            let name = plainPrefix(object, identity).dropLast()
            return style("[\(name): Inspection interrupted prematurely. Maximum call stack size exceeded.]", .special)
        }
        if let number = circularNumberIfAny(object) {
            let reference = style("<ref *\(number)>", .special)
            if options.compact == .always { portrait.opening = reference.text + " " + portrait.opening }
            else { portrait.base = portrait.base.isEmpty ? reference : reference + Piece(" ") + portrait.base }
        }
        seen.removeLast()
        if options.sorted {
            let first = portrait.isList ? max(0, entries.count - portrait.keys.count) : 0
            if !portrait.isList || portrait.keys.count > 1 { try sort(&entries, from: first) }
        }
        let piece = layOut(entries, base: portrait.base, opening: portrait.opening, closing: portrait.closing,
                           isList: portrait.isList, level: level + 1, list: object)
        spend(piece.units)
        return piece
    }

    /// Beyond 2^27 units on one indentation, nothing more is opened: the text of a graph may be exponentially larger than it.
    private func spend(_ units: Int) {
        let spent = budget[indentation, default: 0] + units
        budget[indentation] = spent
        if spent > 1 << 27 { options.depth = -1 }
    }

    /// What was thrown is the RangeError of too deep a recursion.
    private func isStackOverflow() -> Bool {
        let thrown = vm.exception
        guard thrown.isObject(.error), let message = vm.ownProperty(thrown.asObject, vm[.message]), !message.isAccessor, message.stored.isString,
              vm.swiftString(message.stored.asString) == "Maximum call stack size exceeded" else { return false }
        return vm.shape(thrown.asObject.shapeID).prototype == Value(vm[.rangeErrorPrototype])
    }

    // MARK: Sorting

    /// By code units, or as the script's own function says.
    private func sort(_ entries: inout [Piece], from first: Int) throws(JSThrow) {
        guard options.comparator.isCallable else {
            entries[first...].sort { $0.text.utf16.lexicographicallyPrecedes($1.text.utf16) }
            return
        }
        let roots = vm.openRoots(); defer { roots.close() }
        let texts = newStringArray(entries[first...])
        roots.add(texts)
        let compare = options.comparator
        // By insertion: the comparison is a script's, which may be inconsistent or throw.
        var order: [Int] = []
        for i in 0..<entries.count - first {
            var low = 0, high = order.count
            while low < high {
                let middle = (low + high) / 2
                let a = try vm.get(texts, vm.propertyKey(order[middle])), b = try vm.get(texts, vm.propertyKey(i))
                if try vm.toNumber(vm.call(compare, this: .undefined, a, b)) > 0 { high = middle } else { low = middle + 1 }
            }
            order.insert(i, at: low)
        }
        let unsorted = entries
        for (at, i) in order.enumerated() { entries[first + at] = unsorted[first + i] }
    }

    private func newStringArray(_ pieces: ArraySlice<Piece>) -> JSObject {
        var values: [Value] = []
        for piece in pieces { values.append(Value(vm.string(piece.text))) }
        return vm.newArray(values)
    }

    // MARK: Portraits

    private func portray(_ object: JSObject, _ identity: Identity, level: Int, _ roots: VM.Roots) throws(JSThrow) -> Outcome {
        if try vm.hasProperty(object, vm[.iterator]) || identity.constructor == nil,
           let outcome = try portrayIterable(object, identity) { return outcome }
        var portrait = Portrait()
        portrait.keys = try keys(of: object)
        roots.add(portrait.keys)
        let hasNothing = portrait.keys.isEmpty && (identity.inherited ?? []).isEmpty

        if object.isCallable {
            portrait.base = piece(try functionBase(object, identity))
            return hasNothing ? .whole(style(portrait.base.text, .special)) : .portrait(portrait)
        }
        if identity.constructor == "Object" {
            if object.kind == .arguments { portrait.opening = "[Arguments] {" }
            else if !identity.tag.isEmpty { portrait.opening = prefix(identity, fallback: "Object") + "{" }
            return hasNothing ? .whole(Piece(portrait.opening + "}", colors: options.colors)) : .portrait(portrait)
        }
        if let outcome = try portrayKind(object, identity, level: level, portrait) { return outcome }
        let prefix = plainPrefix(object, identity)
        if hasNothing { return .whole(piece(prefix + "{}")) }
        portrait.opening = prefix + "{"
        return .portrait(portrait)
    }

    /// Objects of a kind of their own that are not iterated.
    private func portrayKind(_ object: JSObject, _ identity: Identity, level: Int, _ portrait: Portrait) throws(JSThrow) -> Outcome? {
        var portrait = portrait
        let hasInherited = !(identity.inherited ?? []).isEmpty
        switch object.kind {
        case .regExp:
            let text = try regExpText(object, identity)
            if portrait.keys.isEmpty && !hasInherited || isBeyondDepth(level) { return .whole(style(text, .regexp)) }
            portrait.base = piece(text)
        case .date:
            let text = dateText(object, identity)
            if portrait.keys.isEmpty, !hasInherited { return .whole(style(text, .date)) }
            portrait.base = piece(text)
        case .promise:
            portrait.opening = prefix(identity, fallback: "Promise") + "{"
            portrait.contents = .promise
        case .timer:
            return .whole(indented(try vm.timerText(TimerLayout(object))))
        case .arrayBuffer, .sharedArrayBuffer: return portrayBuffer(object, identity, portrait)
        case .dataView:
            portrait.opening = prefix(identity, fallback: "DataView") + "{"
            portrait.keys = [vm.key("byteLength"), vm.key("byteOffset"), vm.key("buffer")] + portrait.keys
        case .weakSet:
            portrait.opening = prefix(identity, fallback: "WeakSet") + "{"
            portrait.contents = options.showHidden ? .weakSet : .unknown
        case .weakMap:
            portrait.opening = prefix(identity, fallback: "WeakMap") + "{"
            portrait.contents = options.showHidden ? .weakMap : .unknown
        case .numberObject, .stringObject, .booleanObject, .symbolObject, .bigIntObject:
            portrait.base = boxedBase(object, identity, &portrait.keys)
            if portrait.keys.isEmpty, !hasInherited { return .whole(portrait.base) }
        default:
            guard try isError(object) else { return nil }
            portrait.base = try errorBase(object, identity, &portrait.keys)
            if portrait.keys.isEmpty, !hasInherited { return .whole(portrait.base) }
        }
        return .portrait(portrait)
    }

    /// The objects that loops iterate; nil for one that is iterable by its class only.
    private func portrayIterable(_ object: JSObject, _ identity: Identity) throws(JSThrow) -> Outcome? {
        var portrait = Portrait()
        let hasInherited = !(identity.inherited ?? []).isEmpty
        switch object.kind {
        case .array:
            portrait.keys = try keys(of: object, withoutIndices: true)
            let isOrdinary = identity.constructor == "Array" && identity.tag.isEmpty
            portrait.opening = (isOrdinary ? "" : prefix(identity, fallback: "Array", size: "(\(object.arrayLength))")) + "["
            portrait.closing = "]"
            if object.arrayLength == 0, portrait.keys.isEmpty, !hasInherited { return .whole(piece(portrait.opening + "]")) }
            portrait.contents = .array
            portrait.isList = true
        case .typedArray: return try portrayTypedArray(object, identity)
        case .set, .map:
            portrait.keys = try keys(of: object)
            let count = object.collectionCount
            portrait.opening = prefix(identity, fallback: object.kind == .set ? "Set" : "Map", size: "(\(count))") + "{"
            if count == 0, portrait.keys.isEmpty, !hasInherited { return .whole(piece(portrait.opening + "}")) }
            portrait.contents = object.kind == .set ? .set : .map
        case .mapIterator, .setIterator:
            portrait.keys = try keys(of: object)
            let (values, areEntries) = remaining(of: object)
            var name = object.kind == .mapIterator ? "Map Iterator" : "Set Iterator"
            let isTagged = identity.tag == name
            if areEntries { name = object.kind == .mapIterator ? "Map Entries" : "Set Entries" }
            portrait.opening = (isTagged || identity.tag.isEmpty ? "[" : "[\(identity.tag)] [") + name + "] {"
            portrait.contents = .iterated(values, areEntries: areEntries)
        default: return nil
        }
        return .portrait(portrait)
    }
}
