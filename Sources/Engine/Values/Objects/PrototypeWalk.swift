/// The way up an object's prototypes.
///
/// Ordinary objects form no cycle: setting a prototype looks out for one (ECMA-262 §10.1.2.1). But it does not look behind a proxy,
/// so a way that leads through proxies may have no end. Like V8, Leash follows some hundred thousand of them, and then takes the
/// way for a recursion that is too deep.
struct PrototypeWalk {
    private var proxies = 0
    private static let limit = 100 * 1024

    /// What `object` inherits from: an object or null. May run script.
    mutating func prototype(of object: JSObject, _ vm: VM) throws(JSThrow) -> Value {
        if object.kind == .proxy {
            proxies += 1
            if proxies > PrototypeWalk.limit { throw vm.stackOverflow() }
            try vm.checkpoint()
        }
        return try vm.getPrototypeOf(object)
    }
}
