// DataView objects (ECMA-262 §25.3). The function that a getter or setter is for all types carries its type with it.

extension VM {
    func installDataView() {
        let prototype = newIntrinsicObject(.dataViewPrototype)
        installConstructor("DataView", .dataView, length: 1, prototype: prototype, dataViewConstructor)
        install(on: prototype, [
            .getter("buffer", dataViewBuffer),
            .getter("byteLength", dataViewByteLength),
            .getter("byteOffset", dataViewByteOffset),
        ])
        for type in ElementType.allCases where type != .uint8Clamped {
            let data = Value(int32: Int32(type.rawValue)), getter = key("get" + type.viewName), setter = key("set" + type.viewName)
            addProperty(prototype, getter, Value(newNativeFunction(getter, length: 1, data: data, getViewValue)), .hidden)
            addProperty(prototype, setter, Value(newNativeFunction(setter, length: 2, data: data, setViewValue)), .hidden)
        }
        installTag(prototype, "DataView")
    }
}

extension ElementType {
    /// `Int8` of `Int8Array`, as DataView's methods have it.
    var viewName: String { String("\(name)".dropLast(5)) }

    init(of function: JSObject) { self = unsafeBitCast(UInt8(truncatingIfNeeded: function.nativeData.asInt32), to: ElementType.self) }
}

/// §25.3.2.1 DataView ( buffer [ , byteOffset [ , byteLength ] ] )
private func dataViewConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("DataView") }
    guard arguments[0].isObject(.arrayBuffer) || arguments[0].isObject(.sharedArrayBuffer) else {
        throw vm.typeError("First argument to DataView constructor must be an ArrayBuffer")
    }
    let buffer = ArrayBufferLayout(arguments[0].asObject)
    func outside() -> String { "Start offset \(vm.describeForError(arguments[1])) is outside the bounds of the buffer" }
    let offset = try vm.toIndex(arguments[1], orThrow: outside())
    if buffer.isDetached { throw vm.detachedError("DataView constructor") }
    if offset > buffer.byteLength { throw vm.rangeError(outside()) }
    var length: Int?
    if !arguments[2].isUndefined {
        let invalid = "Invalid DataView length \(vm.describeForError(arguments[2]))"
        length = try vm.toIndex(arguments[2], orThrow: invalid)
        if let length, length > buffer.byteLength - offset { throw vm.rangeError(invalid) }
    } else if buffer.isFixedLength {
        length = buffer.byteLength - offset
    }
    let prototype = try vm.prototypeFromConstructor(arguments.newTarget, default: .dataViewPrototype)
    if buffer.isDetached { throw vm.detachedError("DataView constructor") }
    if offset > buffer.byteLength { throw vm.rangeError(outside()) }
    if let length, length > buffer.byteLength - offset { throw vm.rangeError("Invalid DataView length \(length)") }
    return Value(vm.newDataView(prototype: prototype, buffer: buffer.object, byteOffset: offset, length: length))
}

extension VM {
    /// A DataView, its place checked by the caller. A nil length follows the buffer's.
    func newDataView(prototype: JSObject? = nil, buffer: JSObject, byteOffset: Int, length: Int?) -> JSObject {
        let object = newObject(.dataView, prototype: prototype ?? self[.dataViewPrototype], slots: DataViewLayout.slotCount)
        DataViewLayout(object).writeView(buffer, byteOffset: byteOffset, length: length)
        return object
    }
}

private func thisView(_ vm: VM, _ arguments: Arguments, _ method: String) throws(JSThrow) -> DataViewLayout {
    guard arguments.this.isObject(.dataView) else {
        // V8 leaves out what the receiver was.
        throw vm.incompatibleReceiver(method, .undefined)
    }
    return DataViewLayout(arguments.this.asObject)
}

/// §25.3.4.1 get DataView.prototype.buffer
private func dataViewBuffer(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    Value(try thisView(vm, arguments, "get DataView.prototype.buffer").buffer.object)
}

/// §25.3.4.2 get DataView.prototype.byteLength
private func dataViewByteLength(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try thisView(vm, arguments, "get DataView.prototype.byte_length")
    guard let length = view.length else { throw outOfBounds(vm, view, "DataView.prototype.byteLength") }
    return .number(length)
}

/// §25.3.4.3 get DataView.prototype.byteOffset
private func dataViewByteOffset(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let view = try thisView(vm, arguments, "get DataView.prototype.byte_offset")
    if view.isOutOfBounds { throw outOfBounds(vm, view, "DataView.prototype.byteOffset") }
    return .number(view.byteOffset)
}

private func outOfBounds(_ vm: VM, _ view: DataViewLayout, _ method: String) -> JSThrow {
    view.buffer.isDetached ? vm.detachedError(method) : vm.typeError("Invalid DataView accessor \(method): the view is out of bounds")
}

/// §25.3.1.5 GetViewValue ( view, requestIndex, isLittleEndian, type ): DataView.prototype.getInt8 and its kin.
private func getViewValue(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let type = ElementType(of: arguments.callee)
    guard arguments.this.isObject(.dataView) else { _ = try thisView(vm, arguments, "DataView.prototype.get\(type.viewName)"); return .undefined }
    let index = try vm.toIndex(arguments[0], orThrow: outsideView)
    let isLittleEndian = vm.toBoolean(arguments[1]) || type.size == 1
    let place = try place(vm, arguments, index, type, "get")
    let raw = type.load(place)
    return vm.numeric(isLittleEndian ? raw : type.byteSwapped(raw), type)
}

/// §25.3.1.6 SetViewValue ( view, requestIndex, isLittleEndian, type, value ): DataView.prototype.setInt8 and its kin.
private func setViewValue(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let type = ElementType(of: arguments.callee)
    guard arguments.this.isObject(.dataView) else { _ = try thisView(vm, arguments, "DataView.prototype.set\(type.viewName)"); return .undefined }
    let index = try vm.toIndex(arguments[0], orThrow: outsideView)
    let raw = try vm.rawElement(arguments[1], type)
    let isLittleEndian = vm.toBoolean(arguments[2]) || type.size == 1
    let place = try place(vm, arguments, index, type, "set")
    type.store(isLittleEndian ? raw : type.byteSwapped(raw & (~0 >> UInt64(64 - 8 * type.size))), place)
    return .undefined
}

private var outsideView: String { "Offset is outside the bounds of the DataView" }

/// Where the element stands, if it is there.
private func place(_ vm: VM, _ arguments: Arguments, _ index: Int, _ type: ElementType, _ verb: String) throws(JSThrow) -> UnsafeMutableRawPointer {
    let view = DataViewLayout(arguments.this.asObject)
    guard let length = view.length, let bytes = view.buffer.bytes else {
        throw outOfBounds(vm, view, "DataView.prototype.\(verb)\(type.viewName)")
    }
    if index > length - type.size { throw vm.rangeError(outsideView) }
    return bytes + view.byteOffset + index
}
