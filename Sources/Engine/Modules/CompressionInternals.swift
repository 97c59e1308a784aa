import Platform

// What `node:zlib` and the compression streams ask of the engine.

extension VM {
    func installCompressionInternals(_ object: JSObject) {
        install(on: object, [
            .method("deflate", 7, internalDeflate), .method("inflate", 4, internalInflate), .method("crc32", 2, internalChecksum),
            .method("brotli", 3, internalBrotli),
        ])
    }

    fileprivate func input(_ value: Value) throws(JSThrow) -> [UInt8] {
        if value.isUndefined { return [] }
        guard let bytes = viewedBytes(value) else { throw typeError("no bytes") }
        try reserve(bytes.count)
        return Array(bytes)
    }

    fileprivate func number(_ value: Value) throws(JSThrow) -> Int32 { Int32(truncatingIfNeeded: Int(try toIntegerOrInfinity(value))) }

    /// The bytes; where zlib complains its number and its words.
    fileprivate func answer(_ result: Result<[UInt8], Deflation.Failure>) throws(JSThrow) -> Value {
        switch result {
        case .success(let bytes): return try newUint8Array(bytes)
        case .failure(let failure): return Value(newArray([.number(Int(failure.code)), Value(string(failure.message))]))
        }
    }
}

/// Bytes, frame, level, window bits, memory level, strategy, dictionary. Whoever asks has checked them.
private func internalDeflate(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    var options = Deflation.Options()
    options.level = try vm.number(arguments[2])
    options.window = try vm.number(arguments[3])
    options.memory = try vm.number(arguments[4])
    options.strategy = try vm.number(arguments[5])
    let frame = Deflation.Frame(rawValue: try vm.number(arguments[1])) ?? .zlib
    return try vm.answer(Deflation.compress(vm.input(arguments[0]), frame, options, dictionary: vm.input(arguments[6])) { (count) throws(JSThrow) in
        try vm.checkpoint()
        try vm.reserve(count)
    })
}

/// Bytes, frame, dictionary, the most bytes that may come.
private func internalInflate(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let frame = Deflation.Frame(rawValue: try vm.number(arguments[1])) ?? .zlib, most = arguments[3].isUndefined ? Int.max : Int(try vm.number(arguments[3]))
    return try vm.answer(Deflation.decompress(vm.input(arguments[0]), frame, dictionary: vm.input(arguments[2])) { (count) throws(JSThrow) in
        try vm.checkpoint()
        try vm.reserve(count)
        if count > most { throw vm.nodeError(.rangeErrorPrototype, "ERR_BUFFER_TOO_LARGE", "Cannot create a Buffer larger than \(most) bytes") }
    })
}

/// Bytes, whether to decompress them, and the parameters that are given: a list of numbers and what they are to be; or the most bytes that may come.
/// Undefined where a parameter is none.
private func internalBrotli(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    func step(_ count: Int, _ most: Int) throws(JSThrow) {
        try vm.checkpoint()
        try vm.reserve(count)
        if count > most { throw vm.nodeError(.rangeErrorPrototype, "ERR_BUFFER_TOO_LARGE", "Cannot create a Buffer larger than \(most) bytes") }
    }
    let bytes = try vm.input(arguments[0])
    if vm.toBoolean(arguments[1]) {
        let most = arguments[2].isUndefined ? Int.max : Int(try vm.toIntegerOrInfinity(arguments[2]))
        return try vm.answer(Brotli.decompress(bytes) { (count) throws(JSThrow) in try step(count, most) })
    }
    let numbers = try vm.list(from: arguments[2])
    var parameters: [(UInt32, UInt32)] = []
    for i in stride(from: 0, to: numbers.count - 1, by: 2) {
        parameters.append((UInt32(truncatingIfNeeded: Int(try vm.toIntegerOrInfinity(numbers[i]))), UInt32(truncatingIfNeeded: Int(try vm.toIntegerOrInfinity(numbers[i + 1])))))
    }
    guard let made = try Brotli.compress(bytes, parameters, step: { (count) throws(JSThrow) in try step(count, .max) }) else { return .undefined }
    return try vm.newUint8Array(made)
}

private func internalChecksum(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let start = UInt32(truncatingIfNeeded: Int(try vm.toIntegerOrInfinity(arguments[1])))
    return .number(Int(Deflation.checksum(try vm.input(arguments[0]), from: start)))
}
