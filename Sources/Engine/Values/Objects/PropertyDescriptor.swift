/// A property descriptor (ECMA-262 §6.2.6): nil for a field that is absent.
public struct PropertyDescriptor {
    public var value: Value?
    public var getter: Value?
    public var setter: Value?
    public var writable: Bool?
    public var enumerable: Bool?
    public var configurable: Bool?

    public init(value: Value? = nil, getter: Value? = nil, setter: Value? = nil, writable: Bool? = nil,
                enumerable: Bool? = nil, configurable: Bool? = nil) {
        self.value = value; self.getter = getter; self.setter = setter
        self.writable = writable; self.enumerable = enumerable; self.configurable = configurable
    }

    /// A data property with every field present.
    public init(value: Value, _ attributes: Attributes) {
        self.init(value: value, writable: attributes.contains(.writable), enumerable: attributes.contains(.enumerable),
                  configurable: attributes.contains(.configurable))
    }

    /// A property as an object stores it: a value, or an accessor cell where the attributes say so.
    init(stored: Value, _ attributes: Attributes) {
        if attributes.contains(.accessor) {
            let accessor = Accessor(stored.asCell)
            self.init(getter: accessor.getter, setter: accessor.setter,
                      enumerable: attributes.contains(.enumerable), configurable: attributes.contains(.configurable))
        } else {
            self.init(value: stored, attributes)
        }
    }

    public var isAccessor: Bool { getter != nil || setter != nil }
    public var isData: Bool { value != nil || writable != nil }
    public var isGeneric: Bool { !isAccessor && !isData }

    /// The attributes, absent ones as false.
    var attributes: Attributes {
        var result: Attributes = []
        if writable == true { result.insert(.writable) }
        if enumerable == true { result.insert(.enumerable) }
        if configurable == true { result.insert(.configurable) }
        if isAccessor { result.insert(.accessor) }
        return result
    }
}
