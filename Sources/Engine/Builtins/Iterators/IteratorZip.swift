// Iterator.zip and Iterator.zipKeyed (ECMA-262 §27.1.3.2.3, §27.1.3.2.4). The helper's inputs are rows of four: an iterator (undefined once
// it is done), its `next`, what stands for it once it is done, and its key.

private enum ZipMode: Int32 { case shortest, longest, strict }

/// Rows under way: a record cannot grow.
private struct Rows {
    static let width = 4
    let vm: VM
    let roots: VM.Roots
    var values: [Value] = []

    var count: Int { values.count / Rows.width }

    /// The record is rooted here.
    mutating func add(_ record: IteratorRecord, key: Value) {
        let row = [Value(record.iterator), record.next, .undefined, key]
        roots.add(row)
        values += row
    }

    mutating func setPadding(_ padding: Value, of row: Int) {
        roots.add(padding)
        values[row * Rows.width + 2] = padding
    }

    /// §7.4.16 IfAbruptCloseIterators: closes what was opened and comes back with the error to throw.
    func closing(_ error: JSThrow) -> JSThrow { vm.closeThrowing(vm.newRecord(values), error) }
}

/// §27.1.3.2.3 Iterator.zip ( iterables [ , options ] )
func iteratorZip(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let (mode, padding) = try zipOptions(vm, arguments, "Iterator.zip", roots)
    var rows = Rows(vm: vm, roots: roots)
    let input = try vm.getIterator(arguments[0])
    roots.add(input.iterator)
    roots.add(input.next)
    while true {
        let next: Value?
        do { next = try vm.iteratorStepValue(input) } catch { throw rows.closing(error) }
        guard let next else { break }
        roots.add(next)
        do { rows.add(try vm.getIteratorFlattenable(next, acceptingStrings: false, "Iterator.zip"), key: .undefined) }
        catch { throw vm.iteratorCloseThrowing(input.iterator, rows.closing(error)) }
    }
    if !padding.isUndefined { try pad(vm, &rows, from: padding) }
    return newZip(vm, .zip, mode, rows)
}

/// §27.1.3.2.4 Iterator.zipKeyed ( iterables [ , options ] )
func iteratorZipKeyed(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let roots = vm.openRoots(); defer { roots.close() }
    let (mode, padding) = try zipOptions(vm, arguments, "Iterator.zipKeyed", roots)
    var rows = Rows(vm: vm, roots: roots)
    let iterables = arguments[0].asObject
    let keys = try vm.ownPropertyKeys(iterables)
    roots.add(keys)
    for key in keys {
        do throws(JSThrow) {
            guard let own = try vm.getOwnProperty(iterables, key), own.enumerable == true else { continue }
            let value = try vm.get(iterables, key)
            if value.isUndefined { continue }
            roots.add(value)
            rows.add(try vm.getIteratorFlattenable(value, acceptingStrings: false, "Iterator.zipKeyed"), key: vm.value(of: key))
        } catch { throw rows.closing(error) }
    }
    if !padding.isUndefined {
        for row in 0..<rows.count {
            do { rows.setPadding(try vm.get(padding.asObject, try vm.toPropertyKey(rows.values[row * Rows.width + 3])), of: row) }
            catch { throw rows.closing(error) }
        }
    }
    return newZip(vm, .zipKeyed, mode, rows)
}

/// Steps 1 to 7 of both: the mode, and where padding comes from (undefined for nowhere; it is rooted).
private func zipOptions(_ vm: VM, _ arguments: Arguments, _ caller: StaticString, _ roots: VM.Roots) throws(JSThrow) -> (ZipMode, Value) {
    guard arguments[0].isObject else { throw vm.typeError("\(caller) called on non-object") }
    let options = arguments[1]
    if options.isUndefined { return (.shortest, .undefined) }
    guard options.isObject else { throw vm.typeError("\(vm.describeForError(options)) is not an object") }
    let given = try vm.get(options.asObject, vm.key("mode"))
    let mode: ZipMode
    switch given.isString ? vm.swiftString(given.asString) : given.isUndefined ? "shortest" : "" {
    case "shortest": mode = .shortest
    case "longest": mode = .longest
    case "strict": mode = .strict
    default: throw vm.typeError("\(vm.describeForError(given)) is not a valid mode")
    }
    guard mode == .longest else { return (mode, .undefined) }
    let padding = try vm.get(options.asObject, vm.key("padding"))
    guard padding.isObject || padding.isUndefined else { throw vm.typeError("\(vm.describeForError(padding)) is not an object") }
    roots.add(padding)
    return (mode, padding)
}

/// §27.1.3.2.3 step 14: as much padding as there are iterators, from an iterable.
private func pad(_ vm: VM, _ rows: inout Rows, from padding: Value) throws(JSThrow) {
    let iterator: IteratorRecord
    do { iterator = try vm.getIterator(padding) } catch { throw rows.closing(error) }
    rows.roots.add(iterator.iterator)
    rows.roots.add(iterator.next)
    do throws(JSThrow) {
        for row in 0..<rows.count {
            guard let value = try vm.iteratorStepValue(iterator) else { return }
            rows.setPadding(value, of: row)
        }
        try vm.iteratorClose(iterator.iterator)
    } catch { throw rows.closing(error) }
}

private func newZip(_ vm: VM, _ kind: IteratorHelperLayout.Kind, _ mode: ZipMode, _ rows: Rows) -> Value {
    let helper = vm.newIteratorHelper(kind)
    helper.setInputs(vm.newRecord(rows.values))
    helper.function = Value(int32: mode.rawValue)
    return Value(helper.object)
}

// MARK: Steps

extension VM {
    /// §27.1.3.2.5 IteratorZip, up to its next yield: nil when it returns. The helper holds the inputs.
    func zipStep(_ helper: IteratorHelperLayout) throws(JSThrow) -> Value? {
        guard let inputs = helper.inputs, inputs.count > 0 else { return nil }
        let mode = ZipMode(rawValue: helper.function.asInt32) ?? .shortest
        let roots = openRoots(); defer { roots.close() }
        let results = newRecord(count: inputs.count / Rows.width)
        roots.add(Value(results))
        for i in 0..<results.count {
            if let value = try zipValue(inputs, i) {
                results[i] = value
                continue
            }
            switch mode {
            case .shortest:
                try closeZipped(inputs)
                return nil
            case .strict:
                try finishStrict(inputs, at: i)
                return nil
            case .longest:
                if !hasOpen(inputs) { return nil }
                results[i] = inputs[i * Rows.width + 2]
            }
        }
        return Value(helper.kind == .zip ? newArray(results.values) : try keyed(results, inputs))
    }

    /// The next value of one iterator, or nil where it is done; that is noted. Where it throws, the others are closed.
    private func zipValue(_ inputs: Record, _ i: Int) throws(JSThrow) -> Value? {
        let iterator = inputs[i * Rows.width]
        guard iterator.isObject else { return nil }
        let record = IteratorRecord(iterator: iterator.asObject, next: inputs[i * Rows.width + 1])
        do {
            if let value = try iteratorStepValue(record) { return value }
            inputs[i * Rows.width] = .undefined
            return nil
        } catch {
            inputs[i * Rows.width] = .undefined
            throw closeThrowing(inputs, error)
        }
    }

    /// One iterator is done, in the mode where all must be at once.
    private func finishStrict(_ inputs: Record, at i: Int) throws(JSThrow) {
        func unequal() -> JSThrow { closeThrowing(inputs, typeError("Iterators passed to Iterator.zip with { mode: 'strict' } have different lengths")) }
        if i != 0 { throw unequal() }
        for k in 1..<max(1, inputs.count / Rows.width) {
            let place = k * Rows.width
            let isOpen: Bool
            do { isOpen = try iteratorStep(IteratorRecord(iterator: inputs[place].asObject, next: inputs[place + 1])) } catch {
                inputs[place] = .undefined
                throw closeThrowing(inputs, error)
            }
            if isOpen { throw unequal() }
            inputs[place] = .undefined
        }
    }

    private func keyed(_ results: Record, _ inputs: Record) throws(JSThrow) -> JSObject {
        let object = newObject(prototype: .null)
        for i in 0..<results.count { define(object, try toPropertyKey(inputs[i * Rows.width + 3]), results[i]) }
        return object
    }

    private func hasOpen(_ inputs: Record) -> Bool { stride(from: 0, to: inputs.count, by: Rows.width).contains { inputs[$0].isObject } }

    /// §7.4.12 IteratorCloseAll for a return completion: the last first. The inputs are rooted.
    func closeZipped(_ inputs: Record) throws(JSThrow) {
        for place in stride(from: inputs.count - Rows.width, through: 0, by: -Rows.width) where inputs[place].isObject {
            let iterator = inputs[place].asObject
            inputs[place] = .undefined
            let roots = openRoots(); defer { roots.close() }
            roots.add(iterator)
            do { try iteratorClose(iterator) } catch { throw closeThrowing(inputs, error) }
        }
    }

    /// §7.4.12 IteratorCloseAll for a throw completion.
    fileprivate func closeThrowing(_ inputs: Record, _ error: JSThrow) -> JSThrow {
        let roots = openRoots(); defer { roots.close() }
        roots.add(Value(inputs))
        for place in stride(from: inputs.count - Rows.width, through: 0, by: -Rows.width) where inputs[place].isObject {
            let iterator = inputs[place].asObject
            inputs[place] = .undefined
            roots.add(iterator)
            _ = iteratorCloseThrowing(iterator, error)
        }
        return error
    }
}
