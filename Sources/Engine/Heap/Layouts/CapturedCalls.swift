/// The calls that were under way when an error was made, as the error keeps them until somebody reads its `stack`: for each what
/// its line is made of. The names are those of that moment. Of a call its code is held, and neither its function nor its receiver.
///
///     a record with five words a call, the innermost first: its code (cell; undefined for a built-in function), the instruction
///     with the call's flags, the function's name, what the receiver is called, and the name of the receiver's property that
///     the function is (strings or undefined)
struct CapturedCalls {
    let record: Record
    init(_ record: Record) { self.record = record }

    /// As an error's trace or a getter's data; nil where that is none.
    init?(_ value: Value) {
        guard value.isCell, value.asCell.kind == .record else { return nil }
        self.init(Record(value.asCell))
    }

    struct Flags: OptionSet {
        let rawValue: Int32
        static let construct = Flags(rawValue: 1)
        static let async = Flags(rawValue: 2)
        /// The name is all there is to the line.
        static let text = Flags(rawValue: 4)
        /// The receiver has the function as a property.
        static let method = Flags(rawValue: 8)
        /// The receiver is a class.
        static let onClass = Flags(rawValue: 16)
        static let bits: Int32 = 5
    }

    private static let words = 5
    var count: Int { record.count / CapturedCalls.words }
    static func recordCount(_ calls: Int) -> Int { calls * words }

    subscript(index: Int) -> CapturedCall {
        get {
            let start = index * CapturedCalls.words, code = record[start], word = record[start + 1].asInt32
            return CapturedCall(code: code.isCell ? CodeCell(code.asCell) : nil, instruction: Int(word >> Flags.bits),
                                flags: Flags(rawValue: word & (1 << Flags.bits - 1)), name: record[start + 2], type: record[start + 3], property: record[start + 4])
        }
        nonmutating set {
            let start = index * CapturedCalls.words
            record[start] = newValue.code.map { Value($0.cell) } ?? .undefined
            record[start + 1] = Value(int32: Int32(truncatingIfNeeded: newValue.instruction) << Flags.bits | newValue.flags.rawValue)
            record[start + 2] = newValue.name
            record[start + 3] = newValue.type
            record[start + 4] = newValue.property
        }
    }

    @inline(__always) func visit<V: ReferenceVisitor>(_ visitor: inout V) {
        for i in 0..<record.count { visitor.hold(record[i], .hidden(i % CapturedCalls.words == 0 ? .code : .name)) }
    }
}

/// One of them.
struct CapturedCall {
    var code: CodeCell?
    var instruction = 0
    var flags: CapturedCalls.Flags = []
    var name = Value.undefined
    var type = Value.undefined
    var property = Value.undefined

    /// Where it is, in its source; nil for built-in functions.
    var offset: (info: FunctionInfo, offset: Int32)? {
        guard let code else { return nil }
        let info = code.code.pointee.info
        return (info, info.place(of: instruction))
    }
}
