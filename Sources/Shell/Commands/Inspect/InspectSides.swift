import Engine
import Explorer
import HeapAdapter

// The two sides of `inspect`: what the language lets code find out about an object, and what a debugger sees besides.

/// What code can find out of a collection of its kind.
enum CollectionNature {
    static func lines(_ kind: NodeKind) -> [InspectReport.Line] {
        func line(_ name: String, _ value: String = "") -> InspectReport.Line { InspectReport.Line(name: name, value: value) }
        return switch kind {
        case .map, .set: [line("can be looped")]
        case .weakMap: [line("no size, no loop"), line("get(key), has(key)", "for who has the key")]
        case .weakSet: [line("no size, no loop"), line("has(value)", "for who has the value")]
        default: []
        }
    }
}

/// What code can find out.
struct CodeSide {
    private let view: HeapView
    private let vm: VM

    init(_ view: HeapView, _ vm: VM) {
        self.view = view
        self.vm = vm
    }

    func lines(of object: JSObject) -> [InspectReport.Line] {
        var lines: [InspectReport.Line] = []
        lines.append(InspectReport.Line(name: "typeof", value: object.isCallable ? "'function'" : "'object'"))
        if object.kind == .proxy {
            return lines + [InspectReport.Line(name: "", value: object.isRevokedProxy ? "revoked: whatever is asked of it throws a TypeError" : "what its handler answers")]
        }
        var omitted = 0
        addElements(of: object, to: &lines, &omitted)
        addProperties(of: object, to: &lines, &omitted)
        if omitted > 0 { lines.append(InspectReport.Line(name: "", value: "… \(omitted) more")) }
        lines.append(InspectReport.Line(name: "inherits from", value: view.prototypeText(of: object, vm)))
        if !vm.quietIsExtensible(object) { lines.append(InspectReport.Line(name: "Object.isExtensible", value: "false")) }
        return lines + natureLines(of: object)
    }

    private func addElements(of object: JSObject, to lines: inout [InspectReport.Line], _ omitted: inout Int) {
        if object.kind == .array { lines.append(InspectReport.Line(name: "length", value: "\(object.arrayLength)")) }
        vm.forEachElement(of: object) { index, value in
            if value.isEmpty { return }
            if lines.count >= ObjectInspector.mostLines { return omitted += 1 }
            lines.append(InspectReport.Line(name: "\(index)", value: view.text(value)))
        }
    }

    private func addProperties(of object: JSObject, to lines: inout [InspectReport.Line], _ omitted: inout Int) {
        vm.forEachOwnProperty(of: object) { key, content, attributes in
            if key.isPrivate { return }
            if lines.count >= ObjectInspector.mostLines { return omitted += 1 }
            var remarks: [String] = []
            if !attributes.contains(.accessor), !attributes.contains(.writable) { remarks.append("read-only") }
            if !attributes.contains(.enumerable) { remarks.append("not enumerable") }
            lines.append(InspectReport.Line(name: Preview.keyText(vm, key), value: view.text(content),
                                            remark: remarks.isEmpty ? nil : remarks.joined(separator: ", ")))
        }
    }

    /// What a collection's methods tell.
    private func natureLines(of object: JSObject) -> [InspectReport.Line] {
        func line(_ name: String, _ value: String = "") -> InspectReport.Line { InspectReport.Line(name: name, value: value) }
        switch object.kind {
        case .map: return [line("size", "\(vm.entryCount(of: object))")] + CollectionNature.lines(.map)
        case .set: return [line("size", "\(vm.entryCount(of: object))")] + CollectionNature.lines(.set)
        case .weakMap: return CollectionNature.lines(.weakMap)
        case .weakSet: return CollectionNature.lines(.weakSet)
        case .weakRef: return [line("deref()", WeakRefLayout(object).target.isCell ? view.text(WeakRefLayout(object).target) : "undefined")]
        case .finalizationRegistry: return [line("nothing of what is registered")]
        default: return []
        }
    }
}

/// What a debugger sees: internal slots (ECMA-262 §10.1, §24) and what the engine knows.
struct DebuggerSide {
    private let view: HeapView
    private let vm: VM

    init(_ view: HeapView, _ vm: VM) {
        self.view = view
        self.vm = vm
    }

    func lines(of object: JSObject) -> [InspectReport.Line] {
        if object.isRevokedProxy { return [slot("[[ProxyTarget]]", "null"), slot("[[ProxyHandler]]", "null")] }
        if object.kind == .proxy { return otherSlots(of: object) }
        var lines = [slot("[[Prototype]]", view.prototypeText(of: object, vm)), slot("[[Extensible]]", "\(vm.quietIsExtensible(object))")]
        lines += privateLines(of: object)
        switch object.kind {
        case .map: lines += entryLines("[[MapData]]", object)
        case .set: lines += entryLines("[[SetData]]", object)
        case .weakMap: lines += entryLines("[[WeakMapData]]", object)
        case .weakSet: lines += entryLines("[[WeakSetData]]", object)
        case .weakRef: lines.append(slot("[[WeakRefTarget]]", WeakRefLayout(object).target.isCell ? view.text(WeakRefLayout(object).target) : "empty"))
        case .finalizationRegistry:
            lines.append(slot(InternalSlot.cleanupCallback.name, view.text(RegistryLayout(object).callback)))
            lines += entryLines("[[Cells]]", object)
        case .function: lines += functionLines(of: object)
        case .booleanObject, .numberObject, .stringObject, .symbolObject, .bigIntObject:
            lines.append(slot("[[\(vm.quietConstructorName(object) ?? "Primitive")Data]]", view.text(PrimitiveLayout(object).data)))
        default: lines += otherSlots(of: object)
        }
        return lines
    }

    private func slot(_ name: String, _ value: String) -> InspectReport.Line { InspectReport.Line(name: name, value: value) }

    /// Private fields and methods, which only the class's own code can see.
    private func privateLines(of object: JSObject) -> [InspectReport.Line] {
        var lines: [InspectReport.Line] = []
        vm.forEachOwnProperty(of: object) { key, content, _ in
            if key.isPrivate { lines.append(slot(vm.describe(key), view.text(content))) }
        }
        return lines
    }

    /// One line with the count, and one for each entry.
    private func entryLines(_ name: String, _ object: JSObject) -> [InspectReport.Line] {
        guard let node = view.graph.find(object.cell) else { return [] }
        let (lines, count) = view.entryLines(of: node)
        return [slot(name, Phrase.count(count, "entry"))] + lines
    }

    private func functionLines(of function: JSObject) -> [InspectReport.Line] {
        var lines: [InspectReport.Line] = []
        if let place = vm.place(of: function) { lines.append(slot("[[FunctionLocation]]", "\(place.source):\(place.line):\(place.column)")) }
        lines += otherSlots(of: function).filter { $0.name == InternalSlot.homeObject.name }.map { slot("super is looked for above", $0.value) }
        return lines + capturedLines(of: function)
    }

    /// What it captures, by scope, and what the scope keeps for the sake of the functions beside it.
    private func capturedLines(of function: JSObject) -> [InspectReport.Line] {
        var lines: [InspectReport.Line] = []
        for scope in vm.scopes(of: function) {
            var own: [InspectReport.Line] = [], others: [InspectReport.Line] = [], next = 0
            vm.forEachVariable(of: scope) { name, value in
                defer { next += 1 }
                // A class's private names are no variables to anybody.
                guard let shown = Naming.shownName(ofVariable: name) else { return }
                if vm.reads(function, variable: next, of: scope) != false {
                    own.append(InspectReport.Line(name: "  " + shown, value: view.text(value)))
                } else {
                    let readers = vm.readers(ofVariable: next, in: scope)
                    let remark = readers.isEmpty ? "it never reads that" : "for \(Phrase.list(readers, most: 3)): it never reads that"
                    others.append(InspectReport.Line(name: "  " + shown, value: view.text(value), remark: remark))
                }
            }
            let place = view.graph.find(scope).map(view.naming.scopeText) ?? view.text(Value(scope))
            if !own.isEmpty { lines.append(slot("captures, in \(place)", "")) }
            lines += own
            if !others.isEmpty { lines.append(slot("kept beside it, in \(place)", "")) }
            lines += others
        }
        return lines.isEmpty ? [slot("captures", "nothing")] : lines
    }

    /// The slots that hold cells, as the specification calls them.
    private func otherSlots(of object: JSObject) -> [InspectReport.Line] {
        var lines: [InspectReport.Line] = []
        vm.forEachEdge(of: object.cell) { kind, target in
            if case .internalSlot(let held) = kind, held != .prototype { lines.append(slot(held.name, view.text(Value(target)))) }
        }
        return lines
    }
}

extension JSObject {
    /// ECMA-262 §10.5: a proxy whose target and handler are gone.
    fileprivate var isRevokedProxy: Bool { kind == .proxy && ProxyLayout(self).isRevoked }
}

extension HeapView {
    /// `Object.prototype`, `Dog.prototype`, `#3 {…}`, `null`
    fileprivate func prototypeText(of object: JSObject, _ vm: VM) -> String {
        let prototype = vm.quietPrototype(of: object)
        guard prototype.isObject else { return object.kind == .proxy ? "what its handler answers" : "null" }
        if let constructor = vm.ownDataProperty(of: prototype.asObject, vm[.constructor]), constructor.isCallable,
           vm.ownDataProperty(of: constructor.asObject, vm[.prototype]) == prototype {
            let name = vm.quietFunctionName(constructor.asObject)
            if !name.isEmpty { return "\(name).prototype" }
        }
        return text(prototype)
    }
}
