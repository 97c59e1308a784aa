// Methods of String.prototype that make longer or repaired strings: concat, padStart, padEnd, repeat, toWellFormed, and the
// HTML methods of Annex B.

/// §22.1.3.5 String.prototype.concat ( ...args )
func stringConcat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    var result = try vm.thisString(arguments, "concat", roots)
    for i in 0..<arguments.count {
        result = try vm.concat(result, vm.rootedString(arguments[i], roots))
        roots.add(Value(result))
    }
    return Value(result)
}

// MARK: Filling

/// A string of `length` units that repeats `filler`, which is not empty.
private func repeated(_ vm: VM, _ filler: JSString, length: Int) throws(JSThrow) -> JSString {
    if length > 8192 { try vm.reserve(filler.isTwoByte ? length * 2 : length) }
    let source = vm.flatten(filler)
    let result = vm.allocateString(length: length, twoByte: source.isTwoByte)
    let width = source.isTwoByte ? 2 : 1, total = length * width
    let from = source.cell.address + JSString.unitsOffset, to = result.cell.address + JSString.unitsOffset
    var done = min(source.length * width, total)
    to.copyMemory(from: from, byteCount: done)
    // What is there is copied behind itself, twice as much each time.
    while done < total {
        let step = min(done, total - done)
        (to + done).copyMemory(from: to, byteCount: step)
        done += step
    }
    return result
}

/// §22.1.3.17.1 StringPaddingBuiltinsImpl and §22.1.3.17.2 StringPad
private func pad(_ vm: VM, _ arguments: Arguments, _ method: StaticString, atStart: Bool) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, method, roots)
    let length = try vm.toLength(arguments[0])
    if length <= string.length { return Value(string) }
    let filler = arguments[1].isUndefined ? vm.singleUnit(0x20) : try vm.rootedString(arguments[1], roots)
    if filler.isEmpty { return Value(string) }
    if length > JSString.maximumLength { throw vm.rangeError("Invalid string length") }
    // Cut within the filler, its wide units may all be lost: the builder finds that out.
    var padding = try repeated(vm, filler, length: length - string.length)
    if padding.isTwoByte, padding.length < filler.length {
        padding = vm.string(units: UnsafeBufferPointer(start: padding.twoByte, count: padding.length))
    }
    return Value(try atStart ? vm.concat(padding, string) : vm.concat(string, padding))
}

/// §22.1.3.16 String.prototype.padEnd ( maxLength [ , fillString ] )
func stringPadEnd(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try pad(vm, arguments, "padEnd", atStart: false) }

/// §22.1.3.17 String.prototype.padStart ( maxLength [ , fillString ] )
func stringPadStart(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try pad(vm, arguments, "padStart", atStart: true) }

/// §22.1.3.18 String.prototype.repeat ( count )
func stringRepeat(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "repeat", roots)
    let count = try vm.toIntegerOrInfinity(arguments[0])
    guard count >= 0, count < .infinity else { throw vm.rangeError("Invalid count value: \(vm.describeForError(arguments[0]))") }
    if count == 0 || string.isEmpty { return Value(vm.string(.emptyString)) }
    guard count * Double(string.length) <= Double(JSString.maximumLength) else { throw vm.rangeError("Invalid string length") }
    if count == 1 { return Value(string) }
    return Value(try repeated(vm, string, length: string.length * Int(count)))
}

// MARK: Unicode

extension FlatString {
    /// Where the first surrogate without its other half stands at or after a position.
    fileprivate func loneSurrogate(from start: Int) -> Int? {
        guard isTwoByte else { return nil }
        var i = start
        while i < count {
            if self[i] & 0xF800 == 0xD800 {
                let (_, length) = codePoint(at: i)
                if length == 1 { return i }
                i += 1
            }
            i += 1
        }
        return nil
    }
}

/// §22.1.3.10 String.prototype.isWellFormed ( )
func stringIsWellFormed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    return Value(vm.flat(try vm.thisString(arguments, "isWellFormed", roots)).loneSurrogate(from: 0) == nil)
}

/// §22.1.3.31 String.prototype.toWellFormed ( )
func stringToWellFormed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, "toWellFormed", roots)
    let text = vm.flat(string)
    guard var next = text.loneSurrogate(from: 0) else { return Value(string) }
    if text.count > 8192 { try vm.reserve(text.count * 2) }
    let result = vm.allocateString(length: text.count, twoByte: true), units = result.twoByte
    var pace = Pace()
    for i in 0..<text.count { units[i] = text[i] }
    while true {
        units[next] = 0xFFFD
        try pace.step(vm)
        guard let further = text.loneSurrogate(from: next + 1) else { break }
        next = further
    }
    return Value(result)
}

// MARK: HTML (Annex B)

/// §B.2.2.2.1 CreateHTML
private func createHTML(_ vm: VM, _ arguments: Arguments, _ method: StaticString, _ tag: String, _ attribute: String = "") throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let string = try vm.thisString(arguments, method, roots)
    var result = StringBuilder()
    result.append("<" + tag)
    if !attribute.isEmpty {
        result.append(" \(attribute)=\"")
        let value = vm.flat(try vm.toString(arguments[0]))
        for i in 0..<value.count {
            if value[i] == 0x22 { result.append("&quot;") } else { result.append(value[i]) }
            try vm.checkpoint()
        }
        result.append("\"")
    }
    result.append(">")
    result.append(vm.flat(string))
    result.append("</\(tag)>")
    return Value(try result.finish(vm))
}

/// §B.2.2.2 String.prototype.anchor ( name )
func stringAnchor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "anchor", "a", "name") }
/// §B.2.2.3 String.prototype.big ( )
func stringBig(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "big", "big") }
/// §B.2.2.4 String.prototype.blink ( )
func stringBlink(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "blink", "blink") }
/// §B.2.2.5 String.prototype.bold ( )
func stringBold(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "bold", "b") }
/// §B.2.2.6 String.prototype.fixed ( )
func stringFixed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "fixed", "tt") }
/// §B.2.2.7 String.prototype.fontcolor ( color )
func stringFontcolor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "fontcolor", "font", "color") }
/// §B.2.2.8 String.prototype.fontsize ( size )
func stringFontsize(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "fontsize", "font", "size") }
/// §B.2.2.9 String.prototype.italics ( )
func stringItalics(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "italics", "i") }
/// §B.2.2.10 String.prototype.link ( url )
func stringLink(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "link", "a", "href") }
/// §B.2.2.11 String.prototype.small ( )
func stringSmall(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "small", "small") }
/// §B.2.2.12 String.prototype.strike ( )
func stringStrike(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "strike", "strike") }
/// §B.2.2.13 String.prototype.sub ( )
func stringSub(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "sub", "sub") }
/// §B.2.2.14 String.prototype.sup ( )
func stringSup(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try createHTML(vm, arguments, "sup", "sup") }
