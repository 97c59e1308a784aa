import Syntax

// The calls of an error's stack as text, a line for each, as V8 writes them: `Type.name [as property] (file:line:column)`.

extension VM {
    /// The lines of a stack, each after a line break.
    func text(of calls: CapturedCalls) throws(JSThrow) -> JSString {
        var text = StringBuilder()
        for i in 0..<calls.count {
            text.append("\n    at ")
            text.append(line(calls[i]))
        }
        return try text.finish(self)
    }

    /// The calls under way, innermost first, as lines of an error's stack without the leading `at`.
    public func stackTrace(limit: Int = 10) -> [String] {
        let calls = capturedCalls(above: nil, limit: limit)
        return (0..<calls.count).map { line(calls[$0]) }
    }

    /// A call's line without the leading `at`.
    func line(_ call: CapturedCall) -> String {
        if call.flags.contains(.text) { return words(call.name) }
        let line = lineOfCall(call)
        return call.flags.contains(.async) ? "async " + line : line
    }

    private func lineOfCall(_ call: CapturedCall) -> String {
        let place = call.code == nil ? "<anonymous>" : place(of: call)
        guard call.name.isString else { return place }
        var name = words(call.name)
        if let info = call.code?.code.pointee.info {
            if name.isEmpty { name = info.inferredName }
            // Code from a string: a script of its own, or what the Function constructor made.
            if info.source.isFromString, info.isWhole(named: name) { return "eval (\(place))" }
        }
        if call.flags.contains(.construct) { return "new \(name.isEmpty ? "<anonymous>" : name) (\(place))" }
        if call.type.isString { return "\(methodName(name, words(call.type), call.property.isString ? words(call.property) : nil)) (\(place))" }
        return name.isEmpty ? place : "\(name) (\(place))"
    }

    private func methodName(_ name: String, _ type: String, _ property: String?) -> String {
        if name.isEmpty { return "\(type).\(property ?? "<anonymous>")" }
        let isPlain = IdentifierText.isName(name)
        var text = isPlain && !name.hasPrefix(type) ? "\(type).\(name)" : name
        if let property, name != property, !name.hasSuffix("." + property) { text += " [as \(property)]" }
        return text
    }

    private func words(_ name: Value) -> String { swiftString(name.asString) }

    private func place(of call: CapturedCall) -> String {
        guard let (info, offset) = call.offset else { return "<anonymous>" }
        let position = info.source.position(at: offset)
        return "\(info.source.name):\(position.line):\(position.column)"
    }

    /// What stacks call code that is made now, from a string: after the place that makes it.
    func evalName() -> String {
        guard state.pointee.stack.frameCount > 0 else { return "eval at <anonymous>, <anonymous>" }
        let call = captured(CallUnderWay(state.pointee.stack.frame))
        let name = call.name.isString ? words(call.name) : ""
        return "eval at \(name.isEmpty ? "<anonymous>" : name) (\(place(of: call))), <anonymous>"
    }

    /// The text of the call, in the program's own code, that the innermost built-in module runs in: `assert.ok(x > 1)`.
    /// Nil where that code is a text without a file.
    func textOfCall() -> String? {
        for i in (0..<state.pointee.stack.frameCount).reversed() {
            let frame = state.pointee.stack.frames[i], info = frame.code.pointee.info
            if info.source.isBuiltIn { continue }
            let units = info.source.units
            let place = Int(info.offset(of: max(frame.pc - UnsafePointer(frame.code.pointee.instructions) - 1, 0)))
            guard place < units.count, !info.source.isFromString else { return nil }
            let start = startOfCallee(before: place, in: units)
            var end = place, depth = 0, quote: UInt16?
            while end < units.count {
                let unit = units[end]
                end += 1
                if let open = quote {
                    if unit == 0x5C { end += 1 } else if unit == open { quote = nil }
                } else if unit == 0x22 || unit == 0x27 || unit == 0x60 {
                    quote = unit
                } else if unit == 0x28 {
                    depth += 1
                } else if unit == 0x29 {
                    depth -= 1
                    if depth <= 0 { break }
                }
            }
            return dedented(units[start..<min(end, units.count)], column: info.source.position(at: Int32(start)).column - 1)
        }
        return nil
    }

    /// From the place of a call back to the first of its names, over what stands in brackets between them.
    private func startOfCallee(before place: Int, in units: [UInt16]) -> Int {
        var start = place
        while start > 0 {
            let unit = units[start - 1]
            if unit == 0x5D || unit == 0x29 {
                guard [0x2E, 0x3F, 0x28, 0x5B].contains(units[start]) else { break }
                var depth = 0, open = start
                repeat {
                    open -= 1
                    if units[open] == 0x5D || units[open] == 0x29 { depth += 1 } else if units[open] == 0x5B || units[open] == 0x28 { depth -= 1 }
                } while depth > 0 && open > 0
                guard depth == 0 else { break }
                start = open
            } else if unit == 0x2E || unit == 0x3F && units[start] == 0x2E || Unicode.Scalar(unit).map(IdentifierText.isPart) == true {
                start -= 1
            } else {
                break
            }
        }
        return start < place && units[start] == 0x2E ? start + 1 : start
    }

    /// The lines behind the first one, as far to the left as that one was, and two spaces in.
    private func dedented(_ units: ArraySlice<UInt16>, column: Int) -> String {
        units.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated().map { number, line in
            let blank = number == 0 ? 0 : min(column, line.prefix { $0 == 0x20 || $0 == 0x09 }.count)
            return (number == 0 ? "" : "  ") + String(decoding: line.dropFirst(blank), as: UTF16.self)
        }.joined(separator: "\n")
    }

}
