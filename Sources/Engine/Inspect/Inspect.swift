// Values as text for people, as Node's `util.inspect` prints them, to the byte. One `Inspector` formats one value with all
// that is in it:
//
//     Inspect.swift              the options, and what happens to every value: primitives, proxies, custom inspection, cycles
//     InspectObject.swift        what an object is: its prefix, its base, its keys
//     InspectNames.swift         constructor names and prefixes
//     InspectFunctions.swift     functions, classes, boxed primitives, dates, regular expressions
//     InspectCollections.swift   arrays, maps, sets, iterators, weak collections
//     InspectBuffers.swift       buffers, typed arrays, DataViews
//     InspectErrors.swift        errors and their stacks
//     InspectProperties.swift    keys and properties
//     InspectLayout.swift        one line, many lines, columns
//     InspectText.swift          quotes, escapes, numbers
//     InspectPiece.swift         text in the making; InspectColumns.swift: how wide it is
//     InspectFormat.swift        `util.format`: %s, %d, %o …
//     InspectFunction.swift      the function and the options that scripts see
//
// Inspecting runs no script but where Node does: custom inspection, getters of `Symbol.toStringTag`, `name`, `stack` and the
// like. So everything here that may reach a getter is a safepoint, and every value is rooted while it is formatted.

/// How values are shown: the options of `util.inspect`, with its defaults.
public struct InspectOptions: Sendable {
    /// Hidden (not enumerable) properties too, and the entries of weak collections.
    public var showHidden = false
    /// How many levels of nested objects are opened; nil for all.
    public var depth: Int? = 2
    public var colors = false
    /// Objects may format themselves (`Symbol.for('nodejs.util.inspect.custom')`).
    public var customInspect = true
    /// A proxy shows its target and its handler, not just what its target looks like.
    public var showProxy = false
    /// `.max` for no limit.
    public var maxArrayLength = 100
    public var maxStringLength = 10_000
    public var breakLength = 80
    public var compact: Compact = 3
    public var sorted = false
    public var getters = Getters.named
    public var numericSeparator = false

    /// The function that sorts, where the script gave one.
    var comparator = Value.undefined
    /// The options object of the script, where it has members of its own that custom inspection is to see.
    var userOptions = Value.undefined
    /// `depth: null` and `depth: Infinity` mean the same; custom inspection gets the one that was given.
    var depthIsNull = false

    public init() {}

    public enum Compact: Equatable, Sendable, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
        /// `true` fills lines, `false` puts each entry on a line of its own.
        case always, never
        /// So many of the innermost levels go on one line where they fit.
        case levels(Int)

        public init(integerLiteral levels: Int) { self = levels >= 1 ? .levels(levels) : .never }
        public init(booleanLiteral isCompact: Bool) { self = isCompact ? .always : .never }
    }

    /// Which getters are called: `getters: false | true | 'get' | 'set'`.
    public enum Getters: Sendable {
        /// None: they are only named.
        case named
        case all, withoutSetter, withSetter
    }
}

extension VM {
    /// The value as text, as `util.inspect(value, options)` of Node 20 gives it. Objects that format themselves run script.
    public func inspect(_ value: Value, _ options: InspectOptions = InspectOptions()) throws(JSThrow) -> String {
        let roots = openRoots(); defer { roots.close() }
        roots.add(options.comparator)
        roots.add(options.userOptions)
        let inspector = Inspector(self, options)
        let piece = try inspector.format(value, level: 0)
        if piece.units > JSString.maximumLength { throw rangeError("Invalid string length") }
        return piece.text
    }
}

/// One run of `util.inspect`.
final class Inspector {
    let vm: VM
    var options: InspectOptions
    /// Columns to the left of what is being formatted.
    var indentation = 0
    /// The objects around what is being formatted, outermost first.
    var seen: [JSObject] = []
    /// The objects met inside themselves, by their `<ref *n>` numbers.
    private var circular: [JSObject] = []
    /// Where in the VM's temporaries the array stands that keeps those alive: an address must not be given out again meanwhile.
    private let circularSlot: Int
    /// The level of the object formatted last; smaller levels on the way back up tell how deep an object was.
    var currentDepth = 0
    /// Units written so far by indentation.
    var budget: [Int: Int] = [:]
    /// Objects nested deeper than this are not opened: about where Node's stack ends.
    static let nestingLimit = 1_000

    /// The caller has opened roots, and closes them after the last use.
    init(_ vm: VM, _ options: InspectOptions) {
        self.vm = vm
        self.options = options
        circularSlot = vm.state.pointee.temporaries.count
        vm.state.pointee.temporaries.append(.undefined)
    }

    /// - Parameter level: how many objects are around the value.
    func format(_ value: Value, level: Int) throws(JSThrow) -> Piece {
        guard value.isObject else { return formatPrimitive(value) }
        if seen.count >= Inspector.nestingLimit || vm.isNativeStackFull() { throw vm.stackOverflow() }
        vm.state.pointee.nativeDepth += 1
        defer { vm.state.pointee.nativeDepth -= 1 }
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(value)
        try vm.poll()

        var object = value.asObject
        while object.kind == .proxy {
            let target = object.proxyTargetIfAny
            if !target.isObject { return style("<Revoked Proxy>", .special) }
            // Node takes the target for its list of a proxy's parts, and finds its first part missing.
            if !options.showProxy, target.isObject(.array), let first = target.asObject.elements, first.count > 0, first[0].isNull {
                return style("<Revoked Proxy>", .special)
            }
            if options.showProxy { return try formatProxy(object, level: level) }
            object = target.asObject
        }
        if options.customInspect, let custom = try customInspection(of: object, receiver: value, level: level) { return custom }
        if let position = seen.lastIndex(of: object) {
            return style("[Circular *\(try circularNumber(seen[position]))]", .special)
        }
        return try formatObject(object, level: level)
    }

    /// `Proxy [ target, handler ]`
    private func formatProxy(_ proxy: JSObject, level: Int) throws(JSThrow) -> Piece {
        if isBeyondDepth(level) { return style("Proxy [Array]", .special) }
        indentation += 2
        seen.append(proxy)
        let parts = [try format(proxy.proxyTargetIfAny, level: level + 1), try format(proxy.proxyHandler, level: level + 1)]
        seen.removeLast()
        indentation -= 2
        return layOut(parts, base: Piece(), opening: "Proxy [", closing: "]", isList: true, level: level + 1, list: nil)
    }

    func isBeyondDepth(_ level: Int) -> Bool { options.depth.map { level > $0 } ?? false }

    // MARK: Cycles

    /// The number by which `<ref *n>` and `[Circular *n]` name the object.
    private func circularNumber(_ object: JSObject) throws(JSThrow) -> Int {
        if let known = circularNumberIfAny(object) { return known }
        circular.append(object)
        let holder = vm.state.pointee.temporaries[circularSlot]
        let array = holder.isObject ? holder.asObject : vm.newArray()
        vm.state.pointee.temporaries[circularSlot] = Value(array)
        try vm.append(array, Value(object))
        return circular.count
    }

    func circularNumberIfAny(_ object: JSObject) -> Int? { circular.firstIndex(of: object).map { $0 + 1 } }

    // MARK: Custom inspection

    /// What the object's own `[Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect)` makes of it; nil where it has none.
    private func customInspection(of object: JSObject, receiver: Value, level: Int) throws(JSThrow) -> Piece? {
        guard let symbol = vm.state.pointee.names.symbolRegistry[vm[.inspectCustom]] else { return nil }
        let method = try vm.get(object, PropertyKey(symbol))
        guard method.isCallable, !vm.isInspectFunction(method) else { return nil }
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(Value(object))
        roots.add(method)
        if try isPrototypeOfItsConstructor(object) { return nil }

        let depth: Value = options.depth.map { .number($0 - level) } ?? (options.depthIsNull ? .null : .number(.infinity))
        var isForeign = receiver != Value(object)
        if !isForeign { isForeign = try !vm.ordinaryHasInstance(Value(vm[.object]), receiver) }
        let userOptions = try vm.newInspectOptions(options, isForeign: isForeign)
        roots.add(userOptions)
        let result = try vm.call(method, this: receiver, depth, Value(userOptions), Value(vm.inspectFunction()))
        if result == receiver { return nil }
        if !result.isString { return try format(result, level: level) }
        return indented(vm.swiftString(result.asString))
    }

    /// A class's prototype inherits what is meant for its instances.
    private func isPrototypeOfItsConstructor(_ object: JSObject) throws(JSThrow) -> Bool {
        let constructor = try vm.get(object, vm[.constructor])
        guard vm.toBoolean(constructor) else { return false }
        return try vm.getV(constructor, vm[.prototype]) == Value(object)
    }

    // MARK: Words

    func style(_ text: String, _ style: InspectStyle) -> Piece {
        let piece = Piece(text, colors: options.colors)
        return options.colors ? piece.styled(style) : piece
    }

    func piece(_ text: String) -> Piece { Piece(text, colors: options.colors) }

    /// Text of several lines, moved to where it stands.
    func indented(_ text: String) -> Piece {
        if indentation == 0 || !text.utf8.contains(0x0A) { return piece(text) }
        let margin = [UInt8](repeating: 0x20, count: indentation)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            bytes.append(byte)
            if byte == 0x0A { bytes += margin }
        }
        return piece(String(decoding: bytes, as: UTF8.self))
    }
}

/// Internal slots of proxies (ECMA-262 §10.5): null or undefined once revoked.
extension JSObject {
    var proxyTargetIfAny: Value { ProxyLayout(self).target }
    var proxyHandler: Value { ProxyLayout(self).handler }
}
