// Keys and properties: which are shown, and `key: value`.

extension Inspector {
    enum Place {
        /// `key: value` of an object.
        case property
        /// `key: value` after a list's elements.
        case listProperty
        /// An element: the value alone.
        case element
    }

    // MARK: Keys

    /// The keys to show: enumerable ones, or all with `showHidden`. Lists leave their indices out.
    func keys(of object: JSObject, withoutIndices: Bool = false) throws(JSThrow) -> [PropertyKey] {
        var keys: [PropertyKey] = []
        for key in try vm.ownPropertyKeys(object, withoutIndices: withoutIndices) {
            try vm.checkpoint()
            if key.isIndex, withoutIndices { continue }
            if options.showHidden || isEnumerable(object, key) { keys.append(key) }
        }
        return keys
    }

    /// Not for proxies: runs no script.
    func isEnumerable(_ object: JSObject, _ key: PropertyKey) -> Bool {
        vm.ownProperty(object, key)?.attributes.contains(.enumerable) ?? false
    }

    // MARK: Properties

    /// - Parameters:
    ///   - owner: whose getters are called for: the object shown, where the property is a prototype's.
    func formatProperty(_ object: JSObject, _ key: PropertyKey, level: Int, _ place: Place, owner: JSObject? = nil) throws(JSThrow) -> Piece {
        let own = vm.ownProperty(object, key)
        let descriptor: PropertyDescriptor
        if let own { descriptor = PropertyDescriptor(stored: own.stored, own.attributes) }
        else { descriptor = PropertyDescriptor(value: try vm.get(object, key), .all) }

        var separator = Piece(": ")
        let value: Piece
        if let own, own.stored.isEmpty {
            // A module's binding that the module has not come to yet.
            value = style("<uninitialized>", .special)
        } else if let plain = descriptor.value, !plain.isUndefined {
            let step = options.compact == .always && place == .property ? 3 : 2
            indentation += step
            value = try format(plain, level: level)
            if step == 3, options.breakLength < value.width { separator = Piece(":\n" + String(repeating: " ", count: indentation)) }
            indentation -= step
        } else {
            value = try formatAccessor(descriptor, level: level, owner: owner ?? object)
        }
        if place == .element { return value }
        return keyPiece(key, isHidden: descriptor.enumerable == false) + separator + value
    }

    /// `[Getter]`, `[Setter]`, `[Getter/Setter]`, with what the getter gives where the options ask for it; `undefined` for
    /// a data property that is.
    private func formatAccessor(_ descriptor: PropertyDescriptor, level: Int, owner: JSObject) throws(JSThrow) -> Piece {
        let hasSetter = descriptor.setter.map { !$0.isUndefined } ?? false
        guard let getter = descriptor.getter, !getter.isUndefined else {
            return hasSetter ? style("[Setter]", .special) : style("undefined", .undefined)
        }
        let label = hasSetter ? "Getter/Setter" : "Getter"
        switch options.getters {
        case .all: break
        case .withSetter where hasSetter: break
        case .withoutSetter where !hasSetter: break
        default: return style("[\(label)]", .special)
        }
        do throws(JSThrow) {
            let result = try vm.call(getter, this: Value(owner))
            let roots = vm.openRoots(); defer { roots.close() }
            roots.add(result)
            indentation += 2
            let shown: Piece
            if result.isObject, !result.isCallable {
                shown = style("[\(label)]", .special) + Piece(" ") + (try format(result, level: level))
            } else if result.isCallable {
                // Node takes a function for a primitive here, and fails as it would for a symbol.
                throw vm.typeError("Symbol.prototype.toString requires that 'this' be a Symbol")
            } else {
                shown = style("[\(label):", .special) + Piece(" ") + formatPrimitive(result) + style("]", .special)
            }
            indentation -= 2
            return shown
        } catch {
            if vm.wasInterrupted { throw error }
            let message = try text(vm.getV(vm.exception, vm[.message]))
            vm.exception = .undefined
            return style("[\(label):", .special) + piece(" <Inspection threw (\(message))>") + style("]", .special)
        }
    }

    /// The key as it stands before the colon.
    func keyPiece(_ key: PropertyKey, isHidden: Bool) -> Piece {
        if key.isSymbol {
            let description = key.symbol.description
            let text = description.isString ? InspectText.escaped(vm, description.asString) : ""
            return Piece("[") + style("Symbol(\(text))", .symbol) + Piece("]")
        }
        if key == vm[.proto] { return Piece("['__proto__']") }
        if key.isIndex {
            return isHidden ? Piece("[\(key.index)]") : style("'\(key.index)'", .string)
        }
        if isHidden { return piece("[\(InspectText.escaped(vm, key.string))]") }
        let text = vm.swiftString(key.string)
        return InspectText.isIdentifier(text) ? piece(text) : style(InspectText.quoted(vm, key.string), .string)
    }

    /// `String(value)`: symbols have a text too.
    func text(_ value: Value) throws(JSThrow) -> String {
        value.isSymbol ? vm.describe(PropertyKey(value.asSymbol)) : try string(value)
    }

    /// `${value}`: a TypeError for symbols.
    func string(_ value: Value) throws(JSThrow) -> String {
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(value)
        return vm.swiftString(try vm.toString(value))
    }
}
