// What `node:crypto` asks of the engine: digests, keys and the machine's seeded randomness.

extension VM {
    func installCryptoInternals(_ object: JSObject) {
        install(on: object, [
            .method("digest", 2, internalDigest), .method("messageCode", 3, internalMessageCode), .method("pbkdf2", 5, internalPBKDF2),
            .method("scrypt", 6, internalScrypt), .method("randomFill", 1, internalRandomFill),
        ])
        addProperty(object, key("digests"), Value(newArray(DigestName.allCases.map { Value(string($0.rawValue)) })), .all)
    }

    fileprivate func bytes(_ value: Value) throws(JSThrow) -> [UInt8] {
        guard value.isObject(.typedArray), let length = TypedArrayLayout(value.asObject).length,
              let elements = TypedArrayLayout(value.asObject).elements else { throw typeError("no bytes") }
        let size = length * TypedArrayLayout(value.asObject).type.size
        try reserve(size)
        return Array(UnsafeRawBufferPointer(start: elements, count: size))
    }

    fileprivate func newBytes(_ bytes: [UInt8]) throws(JSThrow) -> Value {
        let made = try newTypedArray(.uint8, length: bytes.count)
        TypedArrayLayout(made).elements?.copyMemory(from: bytes, byteCount: bytes.count)
        return Value(made)
    }

    fileprivate func digestName(_ value: Value) throws(JSThrow) -> DigestName {
        guard let name = DigestName(rawValue: swiftString(try toString(value))) else { throw typeError("no digest") }
        return name
    }
}

private func internalDigest(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.newBytes(vm.digestName(arguments[0]).digest(vm.bytes(arguments[1])))
}

/// HMAC: digest, key, message.
private func internalMessageCode(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.newBytes(MessageCode(vm.digestName(arguments[0]), key: vm.bytes(arguments[1])).code(vm.bytes(arguments[2])))
}

/// Digest, password, salt, rounds, length.
private func internalPBKDF2(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let length = Int(try vm.toIntegerOrInfinity(arguments[4]))
    try vm.reserve(length)
    return try vm.newBytes(KeyDerivation.pbkdf2(
        vm.digestName(arguments[0]), password: vm.bytes(arguments[1]), salt: vm.bytes(arguments[2]), iterations: Int(vm.toIntegerOrInfinity(arguments[3])),
        length: length, poll: { () throws(JSThrow) in try vm.poll() }))
}

/// Password, salt, cost, block size, parallelization, length. Whoever asks has checked them.
private func internalScrypt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    func number(_ place: Int) throws(JSThrow) -> Int { Int(try vm.toIntegerOrInfinity(arguments[place])) }
    let (cost, blockSize, parallelization, length) = (try number(2), try number(3), try number(4), try number(5))
    try vm.reserve(128 * blockSize * (cost + parallelization) + length)
    return try vm.newBytes(KeyDerivation.scrypt(
        password: vm.bytes(arguments[0]), salt: vm.bytes(arguments[1]), cost: cost, blockSize: blockSize, parallelization: parallelization,
        length: length, poll: { () throws(JSThrow) in try vm.poll() }))
}

/// Fills a typed array from the machine's seeded generator: two runs of one script do not differ.
private func internalRandomFill(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard arguments[0].isObject(.typedArray), let length = TypedArrayLayout(arguments[0].asObject).length,
          let elements = TypedArrayLayout(arguments[0].asObject).elements else { throw vm.typeError("no bytes") }
    let bytes = UnsafeMutableRawBufferPointer(start: elements, count: length * TypedArrayLayout(arguments[0].asObject).type.size)
    for i in bytes.indices { bytes[i] = UInt8(vm.state.pointee.random.next() * 256) }
    return arguments[0]
}
