// The table of instructions: a row for each says what its operands are. Widen an operand by moving it to a wider field here, and
// read that field in the interpreter.

extension Opcode {
    var format: InstructionFormat {
        switch self {
        // Values
        case .loadConstant: InstructionFormat(a: .write, k: .constant)
        case .loadInt: InstructionFormat(a: .write, k: .int)
        case .loadUndefined, .loadNull, .loadTrue, .loadFalse, .loadEmpty: .load
        case .loadUndefined2: InstructionFormat(a: .writes(2))
        case .loadUndefined3: InstructionFormat(a: .writes(3))
        case .loadUndefined4: InstructionFormat(a: .writes(4))
        case .move: .unary

        // Variables
        case .loadClosureEnvironment: .load
        case .newEnvironment: InstructionFormat(a: .update, b: .count, wide: .scope)
        case .copyEnvironment: InstructionFormat(a: .update)
        case .getEnvironment, .getEnvironmentChecked: InstructionFormat(a: .write, b: .read, c: .slot, d: .hops)
        case .getClosure: InstructionFormat(a: .write, c: .slot, d: .hops)
        case .setEnvironment, .setEnvironmentChecked: InstructionFormat(a: .read, b: .read, c: .slot, d: .hops)
        case .outerEnvironment: InstructionFormat(a: .update, k: .hops)
        case .getImport: InstructionFormat(a: .write, b: .count, wide: .constant)
        case .getFarSlot: InstructionFormat(a: .write, b: .read, wide: .slot)
        case .setFarSlot: InstructionFormat(a: .read, b: .read, wide: .slot)
        case .checkInitialized: InstructionFormat(a: .read, k: .constant)
        case .throwConstant: InstructionFormat(k: .constant)
        case .getGlobal, .getGlobalOrUndefined, .hasGlobal: InstructionFormat(a: .write, wide: .cache)
        case .setGlobal: InstructionFormat(a: .read, b: .flag, wide: .cache)
        case .initializeGlobal: InstructionFormat(a: .read, b: .choice(upTo: 2), wide: .cache)
        case .withHas: InstructionFormat(a: .flag, b: .read, wide: .constant, next: .jump)
        case .withGet, .withGetStrict: InstructionFormat(a: .write, b: .read, wide: .constant)
        case .withSet, .withSetStrict: InstructionFormat(a: .read, b: .read, wide: .constant)
        case .setWith: InstructionFormat(a: .update)
        case .deleteGlobal: InstructionFormat(a: .write, k: .constant)

        // Arithmetic
        case .addTruncated, .subtractTruncated: .binary
        case .addIntTruncated, .subtractIntTruncated: .binaryWithInt
        case .add, .subtract, .multiply, .divide, .remainder, .power, .bitAnd, .bitOr, .bitXor, .shiftLeft, .shiftRight,
             .shiftRightUnsigned: .binary
        case .addInt, .subtractInt, .multiplyInt, .remainderInt, .bitAndInt, .bitOrInt, .shiftLeftInt, .shiftRightInt,
             .shiftRightUnsignedInt: .binaryWithInt
        case .increment, .decrement, .negate, .toNumber, .toNumeric, .bitNot, .not, .typeof: .unary
        case .equal, .notEqual, .strictEqual, .strictNotEqual, .less, .lessEqual, .greater, .greaterEqual, .instanceOf, .in: .binary
        case .templateConcat: InstructionFormat(a: .write, b: .readsCount(plus: 0), c: .count)
        case .toPropertyKey: InstructionFormat(a: .write, b: .read, c: .read, d: .flag)

        // Jumps
        case .jump, .loop: InstructionFormat(k: .jump)
        case .checkSafepoint: InstructionFormat()
        case .jumpIfTrue, .jumpIfFalse, .jumpIfNullish, .jumpIfNotNullish, .jumpIfNotUndefined: .conditionalJump
        case .jumpIfLess, .jumpIfNotLess, .jumpIfLessEqual, .jumpIfNotLessEqual, .jumpIfGreater, .jumpIfNotGreater,
             .jumpIfGreaterEqual, .jumpIfNotGreaterEqual, .jumpIfStrictEqual, .jumpIfNotStrictEqual, .jumpIfEqual, .jumpIfNotEqual: .comparingJump
        case .jumpIfLessInt, .jumpIfNotLessInt, .jumpIfLessEqualInt, .jumpIfNotLessEqualInt, .jumpIfGreaterInt, .jumpIfNotGreaterInt,
             .jumpIfGreaterEqualInt, .jumpIfNotGreaterEqualInt, .jumpIfStrictEqualInt, .jumpIfNotStrictEqualInt,
             .jumpIfEqualInt, .jumpIfNotEqualInt: .comparingJumpWithInt
        case .jumpIfStrictEqualConstant, .jumpIfNotStrictEqualConstant: InstructionFormat(a: .read, wide: .constant, next: .jump)

        // Properties
        case .getProperty, .getLength: InstructionFormat(a: .write, b: .read, wide: .cache)
        case .getMethod: InstructionFormat(a: .writes(2), b: .read, wide: .cache)
        case .setProperty, .setPropertyStrict, .initializeProperty: InstructionFormat(a: .read, b: .read, wide: .cache)
        case .getIndex, .getPrivate, .hasPrivate: .binary
        case .getIndexMethod: InstructionFormat(a: .writes(2), b: .read, c: .read)
        case .setIndex, .addPrivate, .defineMethod, .defineGetter, .defineSetter: InstructionFormat(a: .read, b: .read, c: .read, d: .flag)
        case .getSuper: InstructionFormat(a: .write, b: .reads(3))
        case .setSuper: InstructionFormat(a: .reads(4), d: .flag)
        case .superBase: .unary
        case .deleteProperty: InstructionFormat(a: .write, b: .read, c: .read, d: .flag)
        case .setPrivate, .defineField: InstructionFormat(a: .read, b: .read, c: .read)
        case .addPrivateAccessor: InstructionFormat(a: .read, b: .read, c: .reads(2))
        case .newPrivateName: InstructionFormat(a: .write, k: .constant)

        // Objects
        case .newObject: .load
        case .newObjectShaped: InstructionFormat(a: .write, b: .readsShape, wide: .shape)
        case .newArray: InstructionFormat(a: .write, b: .readsCount(plus: 0), c: .count)
        case .newArrayCopy: InstructionFormat(a: .write, wide: .record)
        case .appendElement, .appendSpread, .setPrototype, .copyProperties: InstructionFormat(a: .read, b: .read)
        case .appendHole: InstructionFormat(a: .read)
        case .copyRest: InstructionFormat(a: .write, b: .readsCount(plus: 1), c: .count)
        case .newFunction: InstructionFormat(a: .write, b: .readOrNone, wide: .code)
        case .newMethod: InstructionFormat(a: .update, b: .readOrNone, wide: .code)
        case .setFunctionName: InstructionFormat(a: .read, b: .read, d: .choice(upTo: 2))
        case .newRegExp: InstructionFormat(a: .write, b: .reads(2))
        case .templateObject: InstructionFormat(a: .write, k: .constant)
        case .newClass: InstructionFormat(a: .updates(2), b: .readOrNone, wide: .code)
        case .createArguments: InstructionFormat(a: .write, b: .flag)
        case .createMappedArguments: InstructionFormat(a: .write, b: .read, wide: .record)
        case .argumentsLength: .unary
        case .getArgument: InstructionFormat(a: .write, b: .update, c: .read, d: .flag)
        case .callApplied: InstructionFormat(a: .write, b: .updates(3), c: .update, d: .flag)
        case .createRest: InstructionFormat(a: .write, b: .count)

        // Calls
        case .callPlain, .call, .construct, .superConstruct: InstructionFormat(a: .write, b: .readsCount(plus: 2), c: .count)
        case .callSpread, .constructSpread, .superConstructSpread: InstructionFormat(a: .write, b: .reads(3))
        case .callEval: InstructionFormat(a: .write, b: .readsCount(plus: 3), c: .count, d: .choice(upTo: 3))
        case .returnValue, .checkThis, .checkSuperOnce, .throw, .rethrow: InstructionFormat(a: .read)
        case .returnUndefined, .coerceThis: InstructionFormat()
        case .constructedResult: InstructionFormat(a: .update, b: .read)
        case .loadNewTarget: .load
        case .importMeta: .load
        case .importCall: InstructionFormat(a: .write, b: .reads(2))
        case .throwError: InstructionFormat(a: .choice(upTo: 3), k: .string)

        // Iteration
        case .startGenerator, .startAsync: .load
        case .await: .binary
        case .resolveAsync: InstructionFormat(a: .update, b: .read, d: .flag)
        case .rejectAsync: InstructionFormat(a: .update, b: .read)
        case .yieldAsync: InstructionFormat(a: .write, b: .read, c: .read, next: .jump)
        case .yieldAsyncResult: InstructionFormat(a: .writes(2), b: .read, c: .read)
        case .asyncGeneratorReturn: InstructionFormat(a: .read, b: .read, d: .flag)
        case .delegateCall: InstructionFormat(a: .write, b: .updates(5), next: .jump)
        case .delegateResult: InstructionFormat(a: .update, next: .jump)
        case .yield: InstructionFormat(a: .write, b: .read, c: .read, next: .jump)
        case .yieldResult: InstructionFormat(a: .writes(2), b: .read, c: .read)
        case .generatorReturn: InstructionFormat(a: .read, b: .read)
        case .delegateStep: InstructionFormat(a: .write, b: .updates(5), next: .jump)

        case .addDisposable: InstructionFormat(a: .update, b: .read, d: .flag)
        case .disposeStep: InstructionFormat(a: .write, b: .updates(3), next: .jump)
        case .disposeFailed: InstructionFormat(a: .updates(3), b: .read)

        case .getIterator: InstructionFormat(a: .writes(3), b: .read)
        case .getEntryIterator: InstructionFormat(a: .writes(3), b: .read, c: .updates(3))
        case .takeEntry: InstructionFormat(a: .write, b: .updates(3), next: .jump)
        case .iteratorStep: InstructionFormat(a: .write, b: .updates(3), d: .flag, next: .jump)
        case .iteratorNext, .iteratorRest: InstructionFormat(a: .write, b: .updates(3))
        case .iteratorSkip, .iteratorClose: InstructionFormat(a: .updates(3))
        case .iteratorCloseThrowing: InstructionFormat(a: .updates(3), b: .read)
        case .getAsyncIterator: InstructionFormat(a: .writes(3), b: .read)
        case .asyncIteratorNext: InstructionFormat(a: .write, b: .updates(3))
        case .asyncIteratorStep: InstructionFormat(a: .update, next: .jump)
        case .asyncIteratorReturn: InstructionFormat(a: .write, b: .updates(3), next: .jump)
        case .requireResult: InstructionFormat(a: .read)
        case .forInStart: .unary
        case .forInStep: InstructionFormat(a: .write, b: .read, next: .jump)
        case .requireObjectCoercible: InstructionFormat(a: .read, b: .choice(upTo: 2), wide: .constant)
        }
    }

    /// It looks at the arguments as the caller left them.
    var asksForArguments: Bool {
        switch self {
        case .createArguments, .createMappedArguments, .createRest, .argumentsLength, .getArgument, .callApplied: true
        default: false
        }
    }

    /// One of those that stand together in the list of instructions.
    var isComparingJump: Bool { rawValue >= Opcode.jumpIfLess.rawValue && rawValue <= Opcode.jumpIfNotStrictEqualConstant.rawValue }

    /// Control does not go on behind it.
    var endsFlow: Bool {
        switch self {
        case .jump, .loop, .returnValue, .returnUndefined, .generatorReturn, .throw, .rethrow, .throwError, .throwConstant: true
        default: false
        }
    }
}
