// What `node:crypto` asks of the engine: digests, keys and the machine's seeded randomness.

extension VM {
    func installCryptoInternals(_ object: JSObject) {
        install(on: object, [
            .method("aesBlocks", 4, internalAESBlocks), .method("aesCount", 5, internalAESCount), .method("aesHash", 3, internalAESHash),
            .method("digest", 3, internalDigest), .method("messageCode", 3, internalMessageCode), .method("pbkdf2", 5, internalPBKDF2),
            .method("scrypt", 6, internalScrypt), .method("randomFill", 1, internalRandomFill),
        ])
        addProperty(object, key("digests"), Value(newArray(DigestName.allCases.map { Value(string($0.rawValue)) })), .all)
    }

    fileprivate func bytes(_ value: Value) throws(JSThrow) -> [UInt8] {
        guard let bytes = viewedBytes(value) else { throw typeError("no bytes") }
        try reserve(bytes.count)
        return Array(bytes)
    }

    fileprivate func digestName(_ value: Value) throws(JSThrow) -> DigestName {
        guard let name = DigestName(rawValue: swiftString(try toString(value))) else { throw typeError("no digest") }
        return name
    }
}

private func internalDigest(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let length = arguments[2].isUndefined ? nil : Int(try vm.toIntegerOrInfinity(arguments[2]))
    try vm.reserve(length ?? 0)
    return try vm.newUint8Array(vm.digestName(arguments[0]).digest(vm.bytes(arguments[1]), length: length, { () throws(JSThrow) in try vm.checkpoint() }))
}

/// Key, whole blocks, whether they are to be secret, the block before them where they are chained.
private func internalAESBlocks(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let chain = arguments[3].isNullish ? nil : try vm.bytes(arguments[3])
    return try vm.newUint8Array(AES(key: vm.bytes(arguments[0])).blocks(
        vm.bytes(arguments[1]), encrypts: vm.toBoolean(arguments[2]), chain: chain, { () throws(JSThrow) in try vm.checkpoint() }))
}

/// Key, bytes, the counter's block, how many of its bytes count, how many of its bytes are used up.
private func internalAESCount(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.newUint8Array(AES(key: vm.bytes(arguments[0])).counted(
        vm.bytes(arguments[1]), from: vm.bytes(arguments[2]), counting: Int(vm.toIntegerOrInfinity(arguments[3])), skipped: Int(vm.toIntegerOrInfinity(arguments[4])),
        { () throws(JSThrow) in try vm.checkpoint() }))
}

/// Key, what is said beside the secret, the secret.
private func internalAESHash(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.newUint8Array(AES(key: vm.bytes(arguments[0])).hash(said: vm.bytes(arguments[1]), secret: vm.bytes(arguments[2]), { () throws(JSThrow) in try vm.checkpoint() }))
}

/// HMAC: digest, key, message.
private func internalMessageCode(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.newUint8Array(MessageCode(vm.digestName(arguments[0]), key: vm.bytes(arguments[1]), { () throws(JSThrow) in try vm.checkpoint() }).code(vm.bytes(arguments[2])))
}

/// Digest, password, salt, rounds, length.
private func internalPBKDF2(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let length = Int(try vm.toIntegerOrInfinity(arguments[4]))
    try vm.reserve(length)
    return try vm.newUint8Array(KeyDerivation.pbkdf2(
        vm.digestName(arguments[0]), password: vm.bytes(arguments[1]), salt: vm.bytes(arguments[2]), iterations: Int(vm.toIntegerOrInfinity(arguments[3])),
        length: length, { () throws(JSThrow) in try vm.checkpoint() }))
}

/// Password, salt, cost, block size, parallelization, length. Whoever asks has checked them.
private func internalScrypt(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    func number(_ place: Int) throws(JSThrow) -> Int { Int(try vm.toIntegerOrInfinity(arguments[place])) }
    let (cost, blockSize, parallelization, length) = (try number(2), try number(3), try number(4), try number(5))
    try vm.reserve(128 * blockSize * (cost + parallelization) + length)
    return try vm.newUint8Array(KeyDerivation.scrypt(
        password: vm.bytes(arguments[0]), salt: vm.bytes(arguments[1]), cost: cost, blockSize: blockSize, parallelization: parallelization,
        length: length, { () throws(JSThrow) in try vm.checkpoint() }))
}

/// Fills a typed array from the machine's seeded generator: two runs of one script do not differ.
private func internalRandomFill(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    guard let bytes = vm.viewedBytes(arguments[0]) else { throw vm.typeError("no bytes") }
    var pace = Pace()
    for i in bytes.indices {
        try pace.step(vm)
        bytes[i] = UInt8(vm.state.pointee.random.next() * 256)
    }
    return arguments[0]
}
