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
