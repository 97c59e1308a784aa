// The instruction set. The machine has registers: 0 is the callee, 1 `this`, 2 and on the arguments, then variables and
// temporaries. a is the destination where there is one. How an instruction is laid out in its word stands in Instruction.swift.
//
// To add an instruction:
//  1. here, its case with a line that says what it does;
//  2. in Opcode+Format.swift, its row: what its operands are, and in which fields. The assembler's checks, the disassembler
//     and the verifier know it from there;
//  3. in Interpreter.swift its case. There `frame.pc` is right already, whatever it does: collect, call or throw. What it
//     does seldom, or at length, goes into a function beside the others of its kind;
//  4. `asm.emit` where the compiler wants it.
// Left one out? The compiler refuses 1 without 2 or 3; the first call of `emit` with operands that do not fit the row, and the
// verifier at the first function that has it, stop the checked build.

enum Opcode: UInt8, CaseIterable {
    // Values
    case loadConstant        // a ← constants[k]
    case loadInt             // a ← k
    case loadUndefined, loadNull, loadTrue, loadFalse, loadEmpty
    case loadUndefined2, loadUndefined3, loadUndefined4 // a and the ones behind it
    case move                // a ← b

    // Variables
    case loadClosureEnvironment   // a ← the callee's environment
    case newEnvironment      // a ← environment of b slots (65535: see the scope) inside a; its scope's number is constants[wide]
    case copyEnvironment     // a ← copy of a (a loop's next round)
    case getEnvironment      // a ← slot c of the d-th environment outside b
    case getEnvironmentChecked
    case getClosure          // a ← slot c of the d-th environment outside the callee's
    case setEnvironment      // slot c of the d-th environment outside b ← a
    case setEnvironmentChecked
    case outerEnvironment    // a ← the k-th environment outside a
    case getImport           // a ← slot b of the environment constants[wide], another module's
    case getFarSlot          // a ← slot wide of environment b
    case setFarSlot          // slot wide of environment b ← a
    case checkInitialized    // throw where a is in its dead zone; name constants[k]
    case throwConstant       // assignment to constant constants[k]
    case getGlobal           // a ← global of caches[wide]
    case getGlobalOrUndefined // for typeof
    case setGlobal           // caches[wide] ← a; b strict
    case initializeGlobal    // declaration of caches[wide] ← a; b: 1 function, 2 function that can be deleted
    case withHas             // jump unless object b has the name constants[wide] (and it is not unscopable; a: holds variables of evals)
    case withGet, withGetStrict // a ← binding constants[wide] of object b
    case withSet, withSetStrict // binding constants[wide] of object b ← a
    case hasGlobal           // a ← whether there is a global of caches[wide]
    case setWith             // a ← a as an object, for `with`
    case deleteGlobal        // a ← delete of global name constants[k]

    // Arithmetic
    case add, subtract, multiply, divide, remainder, power, bitAnd, bitOr, bitXor, shiftLeft, shiftRight, shiftRightUnsigned  // a ← b op c
    case addInt, subtractInt, multiplyInt, remainderInt, bitAndInt, bitOrInt, shiftLeftInt, shiftRightInt, shiftRightUnsignedInt // a ← b op number wide
    case addTruncated, subtractTruncated, addIntTruncated, subtractIntTruncated // as without; of int32s also the next instruction, which takes `| 0` of a
    case increment, decrement // a ← b ± 1
    case negate, toNumber, toNumeric, bitNot, not, typeof   // a ← op b
    case equal, notEqual, strictEqual, strictNotEqual, less, lessEqual, greater, greaterEqual, instanceOf, `in`  // a ← b op c
    case templateConcat      // a ← strings of c registers from b on, together
    case toPropertyKey       // a ← b as a key; d: of c, which must not be undefined or null

    // Jumps
    case jump                // by k
    case loop                // back by k; a safepoint
    case checkSafepoint
    case jumpIfTrue, jumpIfFalse, jumpIfNullish, jumpIfNotNullish, jumpIfNotUndefined   // a, by k
    case jumpIfLess, jumpIfNotLess, jumpIfLessEqual, jumpIfNotLessEqual             // a ? b, by the next word
    case jumpIfGreater, jumpIfNotGreater, jumpIfGreaterEqual, jumpIfNotGreaterEqual
    case jumpIfStrictEqual, jumpIfNotStrictEqual, jumpIfEqual, jumpIfNotEqual
    case jumpIfLessInt, jumpIfNotLessInt, jumpIfLessEqualInt, jumpIfNotLessEqualInt     // a ? number wide, by the next word
    case jumpIfGreaterInt, jumpIfNotGreaterInt, jumpIfGreaterEqualInt, jumpIfNotGreaterEqualInt
    case jumpIfStrictEqualInt, jumpIfNotStrictEqualInt, jumpIfEqualInt, jumpIfNotEqualInt
    case jumpIfStrictEqualConstant, jumpIfNotStrictEqualConstant                    // a ? constants[wide], by the next word

    // Properties
    case getProperty         // a ← b.(caches[wide])
    case getLength           // the same where the name is `length`
    case getMethod           // a ← b.(caches[wide]); a+1 ← b
    case setProperty, setPropertyStrict // a.(caches[wide]) ← b
    case getIndex            // a ← b[c]
    case getIndexMethod      // a ← b[c]; a+1 ← b
    case setIndex            // a[b] ← c; d strict
    case getSuper            // a ← base b, key b+1, this b+2
    case setSuper            // base a, key a+1, this a+2, value a+3; d strict
    case superBase           // a ← prototype of the home object of function b
    case deleteProperty      // a ← delete b[c]; d strict
    case getPrivate          // a ← b.#(c)
    case setPrivate          // a.#(b) ← c
    case addPrivate          // a.#(b) = c, new; d: 0 field, 1 method
    case addPrivateAccessor  // a.#(b), new: getter c, setter c+1
    case hasPrivate          // a ← #(b) in c
    case newPrivateName      // a ← a name described by constants[k]

    // Objects
    case newObject           // a ← {}
    case newObjectShaped     // a ← object of the shape constants[wide] with its values from register b on
    case newArray            // a ← array of c values from register b on
    case newArrayCopy        // a ← array of the values in the record constants[wide]
    case appendElement       // array a gets b
    case appendHole
    case appendSpread        // array a gets all of iterable b
    case initializeProperty  // a.(caches[wide]) = b, own
    case defineField         // a[b] = c, own, enumerable
    case defineMethod        // a[b] = c, own; d: 1 enumerable
    case defineGetter, defineSetter
    case setPrototype        // a.__proto__ = b in a literal
    case copyProperties      // a gets the own properties of b
    case copyRest            // a ← copy of b without the c keys behind it
    case newFunction         // a ← closure of constants[wide] in environment b
    case newMethod           // a ← closure of constants[wide] in environment b, its home object in a before
    case setFunctionName     // function a is named by key b; d: 0 plain, 1 get, 2 set
    case newRegExp           // a ← regular expression with pattern b and flags b+1
    case templateObject      // a ← the strings array of template site constants[k]
    case newClass            // a ← constructor, a+1 ← prototype; superclass b or none, code constants[wide]; environment in a
    case createArguments     // a ← arguments; b: sloppy
    case createMappedArguments // the same, mapped to slots of the environment b; which they are, constants[wide] tells
    case argumentsLength     // a ← length of the arguments; b: the object, or empty where there is none yet
    case getArgument         // a ← the c-th argument; b: the object, or empty; d: sloppy
    case callApplied         // a ← b(b+1, arguments) with `this` b+2, where b is `apply`; b+3 is free; c: the object, or empty; d: sloppy
    case createRest          // a ← array of the arguments from the b-th on

    // Calls
    case callPlain           // a ← call of window b with c arguments; `this` is undefined
    case call                // the same with the window's own `this`
    case callSpread          // the same; b+2 is an array of the arguments
    case callEval            // as call, but if the callee is eval itself it sees the scope; d: 1 strict + 2 spread (b+2 is an array)
    case construct           // a ← new window b with c arguments
    case constructSpread
    case superConstruct      // a ← super(…): window b (b: the active function), c arguments, new.target in b+1
    case superConstructSpread
    case returnValue         // a
    case returnUndefined
    case constructedResult   // a ← what a derived constructor returns: value a, this b
    case checkThis           // throw where a (this, before super) is empty
    case checkSuperOnce      // throw where a is not empty: super() ran already
    case coerceThis          // register 1 as sloppy functions see it
    case loadNewTarget       // a
    case importMeta          // a ← import.meta of the module that the function stands in
    case importCall          // a ← import(b, b+1)
    case `throw`             // a
    case rethrow             // a, which was thrown before
    case throwError          // a TypeError (a = 0), ReferenceError (1) or SyntaxError (2) with the message constants[k], or that the name constants[k] is not defined (3)

    // Suspension: what stands in registers below a is saved, and a is written when the function goes on
    case startGenerator      // a ← the generator, which is the result of the call
    case yield               // a ← what next() sends; b is given, generator c. By the next word, else on: return() was called
    case yieldResult         // the same with a result object in b; a+1 ← 0 next, 1 throw, 2 return, and it always goes on
    case generatorReturn     // a, and generator b is done
    case startAsync          // a ← what the call of an async function pauses in
    case await               // a ← what b is settled with; c pauses
    case resolveAsync        // a ← the promise of b, resolved with a; d: fulfilled with a as it is
    case rejectAsync         // a ← the promise of b, rejected with a
    case yieldAsync          // as yield, in async generators
    case yieldAsyncResult    // as yieldResult, in async generators: b is a value
    case asyncGeneratorReturn // async generator b is done, with a; d: 0 returned, 1 thrown
    case delegateCall        // a ← what the async iterator at b gives, asked as b+3 and b+4 say; jump when it cannot return
    case delegateResult      // a ← value of the result a; jump when done
    case delegateStep        // a ← result of the iterator at b asked as b+3 and b+4 say, or its value and jump when done
    case addDisposable       // what a is to dispose gets b; d: 1 asynchronously
    case disposeStep         // a ← what disposing of a resource of b waits for, or jump when all are; b+1 and b+2: see CompileUsing
    case disposeFailed       // waiting for it threw b; a as b before

    // Iteration
    case getIterator         // a, a+1, a+2 ← iterator of b
    case getEntryIterator    // the same for b, what the iterator at c gave last: see `openEntry`
    case takeEntry           // a ← the value of the entry that the iterator at b has just taken apart, and jump; else on
    case iteratorStep        // a ← next value of the iterator at b, and jump; on when done; d: entries may be taken apart
    case iteratorNext        // a ← next value of the iterator at b, undefined when done (destructuring)
    case iteratorSkip        // lets the iterator at a give its next value to nobody
    case iteratorRest        // a ← array of what is left of the iterator at b
    case iteratorClose       // of a, after leaving early
    case iteratorCloseThrowing // of a, because of an exception in b
    case getAsyncIterator    // a, a+1, a+2 ← async iterator of b
    case asyncIteratorNext   // a ← what the async iterator at b gives for its next step
    case asyncIteratorStep   // a ← the value of the result a, or jump when done
    case asyncIteratorReturn // a ← what closing the async iterator at b gives, or jump where that is nothing
    case requireResult       // throw where a, which closing gave, is no object
    case forInStart          // a ← enumerator of b
    case forInStep           // a ← next key of b, and jump; on when done
    case requireObjectCoercible // a, before destructuring it; b: 1 and 2 name the property constants[wide]
}
