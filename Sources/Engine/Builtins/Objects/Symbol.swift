// Symbol objects (ECMA-262 §20.4).

/// §20.4.2.2: the symbols that `Symbol.for` has made. They live as long as the machine does.
struct SymbolRegistry: Sequence {
    typealias Entry = (key: JSString, symbol: JSSymbol)
    private var entries: [Entry] = []
    /// Where each key's entry is. The key is an atom or an index, and the entry keeps the atom alive.
    private var places: [PropertyKey: Int] = [:]

    func makeIterator() -> IndexingIterator<[Entry]> { entries.makeIterator() }

    subscript(key: PropertyKey) -> JSSymbol? { places[key].map { entries[$0].symbol } }

    mutating func add(_ symbol: JSSymbol, for key: PropertyKey, spelled string: JSString) {
        places[key] = entries.count
        entries.append((key.isIndex ? string : key.string, symbol))
    }
}

extension VM {
    func installSymbol() {
        let prototype = newIntrinsicObject(.symbolPrototype)
        let constructor = installConstructor("Symbol", .symbolConstructor, length: 0, prototype: prototype, symbolConstructor)
        install(on: constructor, [
            .method("for", 1, symbolFor),
            .method("keyFor", 1, symbolKeyFor),
        ])
        for symbol in WellKnownSymbol.allCases { addProperty(constructor, key(symbol.rawValue), Value(self[symbol].symbol), []) }
        install(on: prototype, [
            .method("toString", 0, symbolToString),
            .method("valueOf", 0, symbolValueOf),
            .getter("description", symbolDescription),
        ])
        installTag(prototype, "Symbol")
        let toPrimitive = newNativeFunction(self[.toPrimitive], length: 1, symbolToPrimitive)
        addProperty(prototype, self[.toPrimitive], Value(toPrimitive), .configurable)
    }

    /// §20.4.3.3.1 SymbolDescriptiveString
    func symbolDescriptiveString(_ symbol: JSSymbol) throws(JSThrow) -> JSString {
        guard symbol.description.isString else { return string("Symbol()") }
        return try concat(concat(string("Symbol("), symbol.description.asString), string(")"))
    }
}

/// §20.4.1.1 Symbol ( [ description ] )
private func symbolConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if arguments.isConstruct { throw vm.typeError("Symbol is not a constructor") }
    let description = arguments[0].isUndefined ? Value.undefined : Value(try vm.toString(arguments[0]))
    return Value(vm.newSymbol(description))
}

/// §20.4.2.2 Symbol.for ( key )
private func symbolFor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let string = try vm.toString(arguments[0])
    let key = vm.key(string)
    if let known = vm.state.pointee.names.symbolRegistry[key] { return Value(known) }
    let symbol = vm.newSymbol(Value(string), flags: JSSymbol.Flags.registered)
    vm.state.pointee.names.symbolRegistry.add(symbol, for: key, spelled: string)
    return Value(symbol)
}

/// §20.4.2.6 Symbol.keyFor ( sym )
private func symbolKeyFor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isSymbol else { throw vm.typeError("\(vm.describeForError(arguments[0])) is not a symbol") }
    let symbol = arguments[0].asSymbol
    return symbol.isRegistered ? symbol.description : .undefined
}

/// §20.4.3.4.1 ThisSymbolValue
private func thisSymbol(_ vm: VM, _ arguments: Arguments, _ method: StaticString) throws(JSThrow) -> JSSymbol {
    let this = arguments.this
    if this.isSymbol { return this.asSymbol }
    if this.isObject(.symbolObject) { return PrimitiveLayout(this.asObject).data.asSymbol }
    throw vm.typeError("\(method) requires that 'this' be a Symbol")
}

/// §20.4.3.2 get Symbol.prototype.description
private func symbolDescription(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try thisSymbol(vm, arguments, "Symbol.prototype.description").description
}

/// §20.4.3.3 Symbol.prototype.toString ( )
private func symbolToString(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try vm.symbolDescriptiveString(thisSymbol(vm, arguments, "Symbol.prototype.toString")))
}

/// §20.4.3.4 Symbol.prototype.valueOf ( )
private func symbolValueOf(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try thisSymbol(vm, arguments, "Symbol.prototype.valueOf"))
}

/// §20.4.3.5 Symbol.prototype [ %Symbol.toPrimitive% ] ( hint )
private func symbolToPrimitive(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try thisSymbol(vm, arguments, "Symbol.prototype [ @@toPrimitive ]"))
}
