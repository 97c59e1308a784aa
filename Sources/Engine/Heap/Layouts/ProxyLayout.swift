/// A proxy (ECMA-262 §10.5).
public struct ProxyLayout: ObjectLayout {
    public let object: JSObject
    @inline(__always) public init(_ object: JSObject) {
        assert(object.kind == .proxy)
        self.object = object
    }

    static let slotCount = 2
    /// Null, as the handler is, once the proxy is revoked.
    public var target: Value { slot(0) }
    public var handler: Value { slot(1) }
    public var isRevoked: Bool { !handler.isObject }

    func write(target: Value, handler: Value) {
        setSlot(0, target)
        setSlot(1, handler)
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ vm: VM, _ visitor: inout V) {
        visitor.hold(target, .internalSlot(.proxyTarget))
        visitor.hold(handler, .internalSlot(.proxyHandler))
    }
}
