// Errors as text: their stack, set right where the class or the name says more than the stack does, and without the frames
// that the cause's stack tells again.

extension Inspector {
    /// Errors, and what inherits from `Error.prototype`. Asks proxies on the way, as `instanceof` does.
    func isError(_ object: JSObject) throws(JSThrow) -> Bool {
        if object.kind == .error { return true }
        return try vm.ordinaryHasInstance(Value(vm[.error]), Value(object))
    }

    /// The error's text; `keys` loses what the stack says anyway, and gains the cause and the errors of an AggregateError.
    func errorBase(_ error: JSObject, _ identity: Identity, _ keys: inout [PropertyKey]) throws(JSThrow) -> Piece {
        let nameValue = try vm.get(error, vm[.name])
        let name = nameValue.isNullish ? "Error" : try text(nameValue)
        var stack = try stackText(error)
        try removeRepetitions(&keys, of: error, in: stack)

        if try vm.hasProperty(error, vm[.cause]), !keys.contains(vm[.cause]) { keys.append(vm[.cause]) }
        let errors = try vm.get(error, vm[.errors])
        if try vm.isArray(errors), !keys.contains(vm[.errors]) { keys.append(vm[.errors]) }

        improve(&stack, identity, name)
        let start = try framesStart(error, stack)
        guard let start else { return indented("[\(stack)]") }
        let bytes = Array(stack.utf8)
        let lines = try frames(error, Array(bytes[(start + 1)...]))
        var text = String(decoding: bytes[..<start], as: UTF8.self)
        for line in lines { text += "\n" + line }
        return indented(text)
    }

    /// `error.stack`, or what `toString` would say where there is none.
    private func stackText(_ error: JSObject) throws(JSThrow) -> String {
        let stack = try vm.get(error, vm[.stack])
        if vm.toBoolean(stack) { return try text(stack) }
        return vm.swiftString(try vm.errorText(error))
    }

    private func removeRepetitions(_ keys: inout [PropertyKey], of error: JSObject, in stack: String) throws(JSThrow) {
        if options.showHidden || keys.isEmpty { return }
        for atom in [Atom.name, .message, .stack] {
            guard let position = keys.firstIndex(of: vm[atom]) else { continue }
            let value = try string(vm.get(error, vm[atom]))
            if InspectText.find(Array(value.utf8), in: Array(stack.utf8)) != nil { keys.remove(at: position) }
        }
    }

    // MARK: The first line

    /// A stack begins with the error's name as it was when the error was made. Where the class is called otherwise, it is
    /// named too: `ValidationError: …` for `Error: …`, `MyError [TypeError]: …`.
    private func improve(_ stack: inout String, _ identity: Identity, _ name: String) {
        let bytes = Array(stack.utf8)
        var length = name.utf8.count
        if identity.constructor != nil {
            guard name.utf8.count >= 5, Array(name.utf8.suffix(5)) == Array("Error".utf8), bytes.starts(with: name.utf8),
                  bytes.count == length || bytes[length] == 0x3A || bytes[length] == 0x0A else { return }
        }
        var fallback = "Error"
        if identity.constructor == nil {
            length = InspectText.errorNameLength(bytes)
            if length > 0 { fallback = String(decoding: bytes[..<length], as: UTF8.self) }
        }
        let prefix = String(self.prefix(identity, fallback: fallback).dropLast())
        if name == prefix { return }
        let rest = String(decoding: bytes[min(length, bytes.count)...], as: UTF8.self)
        if InspectText.find(Array(name.utf8), in: Array(prefix.utf8)) != nil {
            stack = length == 0 ? "\(prefix): \(stack)" : prefix + rest
        } else {
            stack = "\(prefix) [\(name)]" + rest
        }
    }

    // MARK: Frames

    /// Where the frames begin (at the line break), beyond the message; nil where there are none.
    private func framesStart(_ error: JSObject, _ stack: String) throws(JSThrow) -> Int? {
        let bytes = Array(stack.utf8)
        let message = try vm.get(error, vm[.message])
        var from = 0
        if vm.toBoolean(message) {
            let isString = message.isString, text = Array(try text(message).utf8)
            if let position = InspectText.find(text, in: bytes), position > 0, isString { from = position + text.count }
        }
        return InspectText.find(Array("\n    at".utf8), in: bytes, from: from)
    }

    /// The frames as lines, those that the cause's stack repeats left out.
    private func frames(_ error: JSObject, _ bytes: [UInt8]) throws(JSThrow) -> [String] {
        var lines = InspectText.splitLines(bytes)
        let cause: Value
        do { cause = try vm.get(error, vm[.cause]) } catch {
            if vm.wasInterrupted { throw error }
            vm.exception = .undefined
            cause = .undefined
        }
        let roots = vm.openRoots(); defer { roots.close() }
        roots.add(cause)
        if cause.isObject, cause.asObject.kind != .proxy, try isError(cause.asObject) {
            let causeStack = Array(try stackText(cause.asObject).utf8)
            if let start = InspectText.find(Array("\n    at".utf8), in: causeStack) {
                let causeLines = InspectText.splitLines(Array(causeStack[(start + 1)...]))
                if let same = InspectText.sharedRun(lines, causeLines) {
                    let note = style("    ... \(same.count - 2) lines matching cause stack trace ...", .undefined).text
                    lines.replaceSubrange(same.lowerBound + 1..<same.upperBound - 1, with: [note])
                }
            }
        }
        return options.colors ? lines.map(markingModules) : lines
    }

    /// The names of packages in paths, underlined.
    private func markingModules(_ line: String) -> String {
        let bytes = Array(line.utf8), folder = Array("node_modules".utf8)
        var marked: [UInt8] = [], done = 0, from = 0
        while let position = InspectText.find(folder, in: bytes, from: from) {
            let after = position + folder.count
            from = position + 1
            guard position > 0, after < bytes.count, isSeparator(bytes[position - 1]), isSeparator(bytes[after]) else { continue }
            let start = after + 1
            var end = bytes[start...].firstIndex(of: bytes[position - 1]) ?? bytes.count - 1
            if start < bytes.count, bytes[start] == 0x40, end + 1 < bytes.count {
                end = bytes[(end + 1)...].firstIndex(of: bytes[position - 1]) ?? bytes.count - 1
            }
            guard start <= end else { break }
            marked += bytes[done..<start]
            marked += Array(style(String(decoding: bytes[start..<end], as: UTF8.self), .module).text.utf8)
            done = end
            from = end
        }
        return done == 0 ? line : String(decoding: marked + bytes[done...], as: UTF8.self)
    }

    private func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2F || byte == 0x5C }
}

extension InspectText {
    /// Where `needle` first stands at or after `start`.
    static func find(_ needle: [UInt8], in bytes: [UInt8], from start: Int = 0) -> Int? {
        guard let first = needle.first else { return start <= bytes.count ? start : nil }
        var i = start
        while i + needle.count <= bytes.count {
            if bytes[i] == first, bytes[i..<i + needle.count].elementsEqual(needle) { return i }
            i += 1
        }
        return nil
    }

    static func splitLines(_ bytes: [UInt8]) -> [String] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The length of the error's name at a stack's beginning: a capitalised name before a colon or the first frame, or a
    /// lone name that ends in `Error`; 0 for none.
    static func errorNameLength(_ bytes: [UInt8]) -> Int {
        if let first = bytes.first, (0x41...0x5A).contains(first) {
            var end = 1
            while end < bytes.count, isNameByte(bytes[end]) || "[]() ".utf8.contains(bytes[end]) { end += 1 }
            if end > 1, end < bytes.count, bytes[end] == 0x3A || bytes[end...].starts(with: "\n    at".utf8) { return end }
        }
        let isLone = bytes.count >= 5 && bytes.allSatisfy(isNameByte) && bytes.suffix(5).elementsEqual("Error".utf8)
        return isLone ? bytes.count : 0
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F || byte == 0x2D
    }

    /// The first run of more than three lines that stands in both stacks.
    static func sharedRun(_ a: [String], _ b: [String]) -> Range<Int>? {
        for i in 0..<max(0, a.count - 3) {
            guard let position = b.firstIndex(of: a[i]) else { continue }
            let longest = min(a.count - i, b.count - position)
            guard b.count - position > 3 else { continue }
            var length = 1
            while length < longest, a[i + length] == b[position + length] { length += 1 }
            if length > 3 { return i..<i + length }
        }
        return nil
    }
}
