import Syntax

// RegExp objects (ECMA-262 §22.2): the constructor and the accessors of the prototype.

extension VM {
    func installRegExp() {
        let prototype = newIntrinsicObject(.regExpPrototype)
        let constructor = installConstructor("RegExp", .regExp, length: 2, prototype: prototype, regExpConstructor)
        install(on: constructor, [
            .method("escape", 1, regExpEscape),
            .getter(.species, speciesGetter),
        ])
        installRegExpStatics(constructor)
        install(on: prototype, [
            .method("exec", 1, regExpPrototypeExec),
            .getter("dotAll") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .dotAll, "dotAll") },
            .getter("flags", regExpFlags),
            .getter("global") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .global, "global") },
            .getter("hasIndices") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .hasIndices, "hasIndices") },
            .getter("ignoreCase") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .ignoreCase, "ignoreCase") },
            .getter("multiline") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .multiline, "multiline") },
            .getter("source", regExpSource),
            .getter("sticky") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .sticky, "sticky") },
            .getter("unicode") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .unicode, "unicode") },
            .method("compile", 2, regExpCompile),
            .method("toString", 0, regExpToString),
            .method("test", 1, regExpTest),
            .method(.match, 1, regExpMatch),
            .method(.matchAll, 1, regExpMatchAll),
            .method(.replace, 2, regExpReplace),
            .method(.search, 1, regExpSearch),
            .method(.split, 2, regExpSplit),
            .getter("unicodeSets") { (vm, arguments) throws(JSThrow) in try flagGetter(vm, arguments, .unicodeSets, "unicodeSets") },
        ])
        installRegExpStringIterator()
        // One that nobody sees keeps the shape that all begin with.
        let initial = newObject(.regExp, prototype: prototype, slots: RegExpLayout.slotCount)
        beginRegExp(initial)
        self[.regExpInitial] = initial
        let species = self.shape(constructor.shapeID).find(self[.species]).map { Int($0.slot) } ?? 0
        regExps.remember(prototype: prototype, slotCount: self.shape(prototype.shapeID).slotCount, constructor: constructor, speciesSlot: species)
        for shaped in [prototype, constructor] { self.shape(shaped.shapeID).flags |= Shape.Flags.cached }
    }

    private func beginRegExp(_ regExp: JSObject) {
        RegExpLayout(regExp).legacyRealm = nil
        addProperty(regExp, self[.lastIndex], Value(int32: 0), .writable)
    }

    /// The expression has its `lastIndex` in its first slot, writable, and nothing else of its own; its prototype is the realm's.
    @inline(__always) func hasInitialShape(_ regExp: JSObject) -> Bool { regExp.shapeID == self[.regExpInitial].shapeID }

    /// One that looks as all do that nobody has changed. That shape is taken from one that is alive always: a shape that nobody has is made
    /// anew, and would be another.
    private func newPlainRegExp() -> JSObject {
        let count = RegExpLayout.slotCount, cell = heap.allocate(JSObject.fieldsOffset + count * 8)
        cell.setHeader(.regExp, byte3: UInt8(count), word4: self[.regExpInitial].shapeID)
        cell.store(UInt(0), at: 8)
        cell.store(UInt(0), at: 16)
        let regExp = JSObject(cell)
        for i in 0..<count { regExp.setInternalSlot(i, .undefined) }
        regExp.slots = newSlots(1)
        regExp.setSlot(0, Value(int32: 0))
        RegExpLayout(regExp).legacyRealm = currentRealm
        return regExp
    }

    /// §22.2.3.2 RegExpAlloc ( newTarget )
    func regExpAlloc(_ newTarget: Value) throws(JSThrow) -> JSObject {
        if newTarget == Value(self[.regExp]) { return newPlainRegExp() }
        let regExp = try newCollection(.regExp, newTarget, .regExp, .regExpPrototype, slots: RegExpLayout.slotCount)
        beginRegExp(regExp)
        return regExp
    }

    /// §22.2.3.3 RegExpInitialize ( obj, pattern, flags ). The caller roots all three.
    func regExpInitialize(_ regExp: JSObject, _ pattern: Value, _ flags: Value) throws(JSThrow) {
        let roots = openRoots(); defer { roots.close() }
        let source = pattern.isUndefined ? string(.emptyString) : try rootedString(pattern, roots)
        let letters = flags.isUndefined ? string(.emptyString) : try rootedString(flags, roots)
        guard let parsed = RegExpFlags(flat(letters)) else {
            throw syntaxError("Invalid flags supplied to RegExp constructor '\(swiftString(letters))'")
        }
        try reserve(source.length * 16)
        do throws(RegExpReader.Failure) {
            let flatSource = flatten(source), number = try regExps.number(for: flatSource, FlatString(flatSource), parsed)
            RegExpLayout(regExp).initialize(source: flatSource, flags: parsed, program: number)
        } catch {
            throw syntaxError("Invalid regular expression: /\(swiftString(source))/\(parsed.text): \(error.message)")
        }
        try setLastIndex(regExp, 0)
    }

    /// A literal (§13.2.7.3), whose source and flags have been found right when the code was compiled.
    func newRegExpLiteral(_ source: JSString, _ letters: JSString) throws(JSThrow) -> JSObject {
        guard let flags = RegExpFlags(flat(letters)), let number = regExps.recentNumber(for: source, flags) else {
            return try regExpCreate(Value(source), flags: Value(letters))
        }
        let regExp = newPlainRegExp()
        RegExpLayout(regExp).initialize(source: source, flags: flags, program: number)
        return regExp
    }

    /// The program of a regular expression: made again where the room has forgotten it.
    func program(of regExp: JSObject) throws(JSThrow) -> RegExpProgram {
        let layout = RegExpLayout(regExp)
        if let known = regExps.program(layout.program) { return known }
        do throws(RegExpReader.Failure) {
            let source = layout.source.isString ? flat(layout.source.asString).array() : []
            let made = try regExps.program(for: source, layout.flags)
            layout.program = made.number
            return made.program
        } catch {
            throw syntaxError(error.message)
        }
    }
}

/// §22.2.4.1 RegExp ( pattern, flags )
private func regExpConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let pattern = arguments[0]
    let patternIsRegExp = try vm.isRegExp(pattern)
    var newTarget = arguments.newTarget
    if !arguments.isConstruct {
        newTarget = Value(vm[.regExp])
        if patternIsRegExp, arguments[1].isUndefined, try vm.get(pattern.asObject, vm[.constructor]) == newTarget { return pattern }
    }
    var source = pattern, flags = arguments[1]
    if pattern.isObject(.regExp) {
        source = RegExpLayout(pattern.asObject).source
        if flags.isUndefined { flags = Value(vm.string(RegExpLayout(pattern.asObject).flags)) }
    } else if patternIsRegExp {
        source = try vm.get(pattern.asObject, vm[.source])
        roots.add(source)
        if flags.isUndefined { flags = try vm.get(pattern.asObject, vm[.flags]) }
    }
    roots.add(flags)
    roots.add(source)
    let regExp = try vm.regExpAlloc(newTarget)
    roots.add(regExp)
    try vm.regExpInitialize(regExp, source, flags)
    return Value(regExp)
}

/// §B.2.4.1 RegExp.prototype.compile ( pattern, flags )
private func regExpCompile(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExp(vm, arguments, "compile")
    guard RegExpLayout(regExp).legacyRealm == vm.currentRealm else { throw vm.incompatibleReceiver("RegExp.prototype.compile", arguments.this) }
    if arguments[0].isObject(.regExp) {
        if !arguments[1].isUndefined { throw vm.typeError("Cannot supply flags when constructing one RegExp from another") }
        let other = RegExpLayout(arguments[0].asObject)
        try vm.regExpInitialize(regExp, other.source, Value(vm.string(other.flags)))
    } else {
        try vm.regExpInitialize(regExp, arguments[0], arguments[1])
    }
    return Value(regExp)
}

/// The receiver of a method that takes regular expressions only.
func thisRegExp(_ vm: VM, _ arguments: Arguments, _ method: String) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject(.regExp) else {
        throw vm.typeError("Method RegExp.prototype.\(method) called on incompatible receiver \(vm.describeForError(arguments.this))")
    }
    return arguments.this.asObject
}

/// The receiver of a method that takes any object.
func thisRegExpObject(_ vm: VM, _ arguments: Arguments, _ method: String) throws(JSThrow) -> JSObject {
    guard arguments.this.isObject else {
        // V8 forgets to say what these were called on.
        let receiver = method == "test" || method == "@@replace" ? "undefined" : vm.describeForError(arguments.this)
        throw vm.typeError("Method RegExp.prototype.\(method) called on incompatible receiver \(receiver)")
    }
    return arguments.this.asObject
}

// MARK: Flags and source

extension VM {
    /// The letters of the flags, in order.
    func string(_ flags: RegExpFlags) -> JSString {
        string(units: flags.units)
    }
}

/// §22.2.6.4.1 RegExpHasFlag ( R, codeUnit )
private func flagGetter(_ vm: VM, _ arguments: Arguments, _ flag: RegExpFlags, _ name: String) throws(JSThrow) -> Value {
    if arguments.this.isObject(.regExp) { return RegExpLayout(arguments.this.asObject).flags.contains(flag) ? .true : .false }
    if arguments.this == Value(vm[.regExpPrototype]) { return .undefined }
    throw vm.typeError("RegExp.prototype.\(name) getter called on non-RegExp object")
}

/// §22.2.6.4 get RegExp.prototype.flags
private func regExpFlags(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject else {
        throw vm.typeError("RegExp.prototype.flags getter called on non-object \(vm.describeForError(arguments.this))")
    }
    let names: [(Atom, RegExpFlags)] = [
        (.hasIndices, .hasIndices), (.global, .global), (.ignoreCase, .ignoreCase), (.multiline, .multiline), (.dotAll, .dotAll),
        (.unicode, .unicode), (.unicodeSets, .unicodeSets), (.sticky, .sticky),
    ]
    var flags = RegExpFlags()
    for (name, flag) in names where try vm.toBoolean(vm.get(arguments.this.asObject, vm[name])) { flags.insert(flag) }
    return Value(vm.string(flags))
}

/// §22.2.6.13 get RegExp.prototype.source
private func regExpSource(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.this.isObject(.regExp) { return Value(try escapedSource(vm, RegExpLayout(arguments.this.asObject).source.asString)) }
    if arguments.this == Value(vm[.regExpPrototype]) { return Value(vm.string("(?:)")) }
    throw vm.typeError("RegExp.prototype.source getter called on non-RegExp object")
}

private func escapedSource(_ vm: VM, _ source: JSString) throws(JSThrow) -> JSString {
    if source.isEmpty { return vm.string("(?:)") }
    try vm.reserve(source.length * 4)
    return escapedPattern(vm.flat(source)).map { vm.string(units: $0) } ?? source
}

/// §22.2.6.13.1 EscapeRegExpPattern ( P, F ): so that the text between two slashes means the same; nil where it does already.
private func escapedPattern(_ text: FlatString) -> [UInt16]? {
    var result: [UInt16] = [], isInClass = false, isEscaped = false, isChanged = false
    for i in 0..<text.count {
        let unit = text[i]
        let escape: String? = switch unit {
        case 0x2F where !isEscaped && !isInClass: "\\/"
        case 0x0A: isEscaped ? "n" : "\\n"
        case 0x0D: isEscaped ? "r" : "\\r"
        case 0x2028: isEscaped ? "u2028" : "\\u2028"
        case 0x2029: isEscaped ? "u2029" : "\\u2029"
        default: nil
        }
        if let escape { result += escape.utf16; isChanged = true } else { result.append(unit) }
        if isEscaped { isEscaped = false; continue }
        if unit == 0x5C { isEscaped = true } else if unit == 0x5B { isInClass = true } else if unit == 0x5D { isInClass = false }
    }
    return isChanged ? result : nil
}

extension VM {
    /// `/a+/gi`, for people: the expression as it was made, whatever its properties claim. Nothing is allocated on the heap.
    public func regExpText(_ regExp: JSObject) -> String {
        let layout = RegExpLayout(regExp)
        guard layout.source.isString else { return "/(?:)/" }
        let text = flat(layout.source.asString)
        let source = text.count == 0 ? Array("(?:)".utf16) : escapedPattern(text) ?? text.array()
        let letters = layout.flags.units
        return "/\(String(decoding: source, as: UTF16.self))/\(String(decoding: letters, as: UTF16.self))"
    }
}

/// §22.2.6.17 RegExp.prototype.toString ( )
private func regExpToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let regExp = try thisRegExpObject(vm, arguments, "toString")
    let roots = vm.openRoots(); defer { roots.close() }
    let source = try vm.rootedString(vm.get(regExp, vm[.source]), roots)
    let flags = try vm.rootedString(vm.get(regExp, vm[.flags]), roots)
    var result = StringBuilder()
    result.append(0x2F)
    result.append(vm.flat(source))
    result.append(0x2F)
    result.append(vm.flat(flags))
    return Value(try result.finish(vm))
}

// MARK: escape

/// §22.2.5.1 RegExp.escape ( S )
private func regExpEscape(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isString else { throw vm.typeError("Input to RegExp.escape must be a string") }
    let text = vm.flat(arguments[0].asString)
    try vm.reserve(text.count * 6)
    var result = StringBuilder(), i = 0
    while i < text.count {
        let (point, length) = text.codePoint(at: i)
        if i == 0, (0x30...0x39).contains(point) || (0x41...0x5A).contains(point) || (0x61...0x7A).contains(point) {
            result.append("\\x" + String(point, radix: 16))
        } else {
            appendEscaped(&result, point)
        }
        i += length
    }
    return Value(try result.finish(vm))
}

/// §22.2.5.1.1 EncodeForRegExpEscape ( cp )
private func appendEscaped(_ result: inout StringBuilder, _ point: UInt32) {
    switch point {
    case 0x5E, 0x24, 0x5C, 0x2E, 0x2A, 0x2B, 0x3F, 0x28, 0x29, 0x5B, 0x5D, 0x7B, 0x7D, 0x7C, 0x2F: // SyntaxCharacter, /
        result.append(0x5C)
        result.append(UInt16(point))
    case 0x09: result.append("\\t")
    case 0x0A: result.append("\\n")
    case 0x0B: result.append("\\v")
    case 0x0C: result.append("\\f")
    case 0x0D: result.append("\\r")
    case 0x2C, 0x2D, 0x3D, 0x3C, 0x3E, 0x23, 0x26, 0x21, 0x25, 0x3A, 0x3B, 0x40, 0x7E, 0x27, 0x60, 0x22, 0x20, 0xA0, 0xFEFF, 0x1680,
         0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xD800...0xDFFF:
        let digits = String(point, radix: 16)
        result.append(point <= 0xFF ? "\\x" + (digits.count < 2 ? "0" : "") + digits : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default:
        result.append(codePoint: point)
    }
}
