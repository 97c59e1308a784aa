// Modules that require each other: who asks for one that still runs gets what it exports by then. As in Node what is not there yet warns when it is
// read: until the module has run its exports inherit from an object that says so.

extension CommonJS {
    /// The exports of a module that somebody asks for once more.
    func exportsAgain(of module: JSObject) throws(JSThrow) -> Value {
        let exports = try exports(of: module)
        guard try vm.get(module, vm.key("loaded")) == .false, exports.isObject, exports.asObject.kind != .proxy, exports.asObject.kind != .moduleNamespace else { return exports }
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(exports)
        guard try vm.getPrototypeOf(exports.asObject) == Value(vm[.objectPrototype]), try !vm.toBoolean(vm.get(exports.asObject, vm.key("__esModule"))) else { return exports }
        _ = try vm.setPrototypeOf(exports.asObject, warningPrototype())
        return exports
    }

    /// The module has run, or failed: its exports inherit from what they did.
    func endCircle(of module: JSObject) throws(JSThrow) {
        guard vm.isLoaded(.circular) else { return }
        let exports = try exports(of: module)
        guard exports.isObject, exports.asObject.kind != .proxy, try vm.getPrototypeOf(exports.asObject) == warningPrototype() else { return }
        _ = try vm.setPrototypeOf(exports.asObject, Value(vm[.objectPrototype]))
    }

    private func warningPrototype() throws(JSThrow) -> Value { try vm.exports(of: .circular) }
}

extension ModuleSource {
    /// What such exports inherit from.
    static let circular = #"""
    const { process } = internal;
    const warn = property => process.emitWarning(`Accessing non-existent property '${String(property)}' of module exports inside circular dependency`);
    module.exports = new Proxy({}, {
      get(target, property) {
        if (property in target || property === '__esModule') return target[property];
        warn(property);
      },
      getOwnPropertyDescriptor(target, property) {
        if (Object.hasOwn(target, property) || property === '__esModule') return Object.getOwnPropertyDescriptor(target, property);
        warn(property);
      },
    });
    """#
}
