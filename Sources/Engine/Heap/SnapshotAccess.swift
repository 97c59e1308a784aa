// What a writer of heap snapshots asks of cells a million times over, and wants as cells and units rather than as Strings.
// Nothing here runs script, allocates on the heap or collects.
import Syntax

extension JSString {
    /// Made by `a + b`, with its units in its two parts (or, once somebody has looked, in one that it was flattened to).
    /// Not one whose right part says more than it does: that is told by its units alone.
    public var isConcatenation: Bool { isRope && !isCut }
}

extension FlatString {
    /// The units of a string whose units are all below 256; nil for any other.
    public var latin1Units: UnsafeBufferPointer<UInt8>? { bytes.map { UnsafeBufferPointer(start: $0, count: count) } }
    /// The units of a string that has some above 255; nil for any other.
    public var twoByteUnits: UnsafeBufferPointer<UInt16>? { units.map { UnsafeBufferPointer(start: $0, count: count) } }
}

/// Where a function's code stands. Line and column start at 1.
public struct CodeLocation {
    /// The same object for all code of one script.
    public let source: SourceText
    public let position: SourcePosition
}

extension VM {
    /// The units of a string as they are; nil for a rope that nobody has flattened: that would allocate.
    public func quietFlat(_ string: JSString) -> FlatString? {
        if !string.isRope { return FlatString(string) }
        return string.right == nil ? FlatString(string.left) : nil
    }

    /// `-42n`; nil for one of so many digits that nobody reads them.
    public func quietText(ofBigInt value: Value) -> String? {
        let bigInt = value.asBigInt
        guard bigInt.count <= 64 else { return nil }
        var limbs = Array(UnsafeBufferPointer(start: bigInt.limbs, count: bigInt.count)), parts: [String] = []
        // Nineteen digits at a time.
        let unit: UInt = 10_000_000_000_000_000_000
        while let highest = limbs.last {
            if highest == 0 { limbs.removeLast(); continue }
            var rest: UInt = 0
            for place in limbs.indices.reversed() { (limbs[place], rest) = unit.dividingFullWidth((rest, limbs[place])) }
            parts.append(String(rest))
        }
        let digits = parts.enumerated().reversed().map { place, part in place == parts.count - 1 ? part : String(repeating: "0", count: 19 - part.utf8.count) + part }.joined()
        return (bigInt.isNegative ? "-" : "") + (digits.isEmpty ? "0" : digits) + "n"
    }

    /// The source of an expression, as far as it is at hand.
    public func quietPattern(of regExp: JSObject) -> String? {
        let source = RegExpLayout(regExp).source
        return source.isString ? quietFlat(source.asString).map { String(decoding: $0.array(0..<min($0.count, 1024)), as: UTF16.self) } : nil
    }

    /// The string or symbol that a key is; nil for an index.
    public func cell(of key: PropertyKey) -> Cell? { key.isIndex ? nil : key.cell }

    /// The hidden class of an object.
    public func shapeCell(of object: JSObject) -> Cell { shape(object.shapeID).cell }

    /// The code of a function that script defined; nil for built-in and bound ones.
    public func codeCell(of function: JSObject) -> Cell? { function.kind == .function ? function.codeCell : nil }

    /// The string or symbol that is a function's name, as ``quietFunctionName(_:)`` tells it; nil where it is made of both or of none.
    public func functionNameCell(_ function: JSObject) -> Cell? {
        guard function.has(JSObject.Flags.pristine) else {
            return ownDataProperty(of: function, self[.name]).flatMap { $0.isString ? $0.asCell : nil }
        }
        switch function.kind {
        case .function: return functionNameCell(ofCode: function.codeCell)
        case .nativeFunction:
            let key = NativeFunctionLayout(function).name
            return key.isIndex ? nil : key.cell
        default: return nil
        }
    }

    /// The string that is the name of the function that a code cell was compiled from.
    public func functionNameCell(ofCode cell: Cell) -> Cell? {
        let name = CodeCell(cell).code.pointee.name
        return name.isString ? name.asCell : nil
    }

    /// Where the function of a code cell stands. O(log lines).
    public func location(ofCode cell: Cell) -> CodeLocation {
        let info = CodeCell(cell).code.pointee.info
        return CodeLocation(source: info.source, position: info.source.position(at: info.range.start))
    }
}
