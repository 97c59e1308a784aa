// `Module` as programs reach into it: what `require` goes through, so that who puts something in its place is asked, and modules made by hand.

extension CommonJS {
    /// On the constructor and its prototype; `require` goes through them where somebody has changed them.
    func installMethods(on constructor: JSObject) {
        vm.addProperty(constructor, vm.key("_load"), Value(vm.newNativeFunction(vm.key("_load"), length: 3, moduleLoad)), .all)
        vm.addProperty(constructor, vm.key("_resolveFilename"), Value(vm.newNativeFunction(vm.key("_resolveFilename"), length: 4, moduleResolveFilename)), .all)
    }

    /// What was put in the place of a method of ours; nil where ours is there.
    private func replacement(of name: StaticString, on object: JSObject) throws(JSThrow) -> Value? {
        let found = try vm.get(object, vm.key(name))
        if found.isObject(.nativeFunction), NativeFunctionLayout(found.asObject).name == vm.key(name), found.asObject.functionRealm == vm.currentRealm { return nil }
        return found.isCallable ? found : nil
    }

    /// `require(specifier)` as a program calls it.
    func askedRequire(_ specifier: Value, from module: JSObject) throws(JSThrow) -> Value {
        if let other = try replacement(of: "require", on: module) { return try vm.call(other, this: Value(module), specifier) }
        return try load(specifier, from: module)
    }

    /// `Module.prototype.require`: by `Module._load`.
    func load(_ specifier: Value, from module: JSObject) throws(JSThrow) -> Value {
        let name = vm.swiftString(specifier.asString)
        // Nobody has changed what nobody has asked for.
        guard let made = constructorIfMade else { return try require(name, from: module) }
        if let other = try replacement(of: "_load", on: made) { return try vm.call(other, this: Value(made), specifier, Value(module), .false) }
        return try resolveAndLoad(specifier, from: module, made)
    }

    /// `Module._load`: by `Module._resolveFilename`.
    fileprivate func resolveAndLoad(_ specifier: Value, from module: JSObject, _ made: JSObject) throws(JSThrow) -> Value {
        guard let other = try replacement(of: "_resolveFilename", on: made) else { return try require(vm.swiftString(specifier.asString), from: module) }
        let found = try vm.call(other, this: Value(made), [specifier, Value(module), .false])
        return try require(vm.swiftString(try vm.toString(found)), from: module)
    }

    /// The module that a call names, or the program's own.
    fileprivate func parent(_ value: Value) -> JSObject { value.isObject ? value.asObject : main.isObject ? main.asObject : newModule("", isMain: false) }

    /// Runs a text as the body of the module.
    fileprivate func compile(_ module: JSObject, _ text: [UInt16], _ path: String) throws(JSThrow) -> Value { try run(module, path, text, nil) }
}

/// Module._load ( request, parent, isMain )
private func moduleLoad(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let modules = vm.moduleHost as? NodeModules, let made = modules.commonJS.constructorIfMade else { return .undefined }
    return try modules.commonJS.resolveAndLoad(Value(vm.toString(arguments[0])), from: modules.commonJS.parent(arguments[1]), made)
}

/// Module._resolveFilename ( request, parent, isMain, options )
private func moduleResolveFilename(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let modules = vm.moduleHost as? NodeModules else { return .undefined }
    let asked = try vm.toString(arguments[0])
    switch try modules.commonJS.resolve(vm.swiftString(asked), from: modules.commonJS.parent(arguments[1])) {
    case .builtIn: return Value(asked)
    case .file(let path): return Value(vm.string(path))
    }
}

/// Module.prototype._compile ( content, filename )
func moduleCompile(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments.this.isObject, let modules = vm.moduleHost as? NodeModules else { return .undefined }
    let text = vm.flat(try vm.toString(arguments[0])).array(), name = vm.swiftString(try vm.toString(arguments[1]))
    return try modules.commonJS.compile(arguments.this.asObject, text, name)
}
