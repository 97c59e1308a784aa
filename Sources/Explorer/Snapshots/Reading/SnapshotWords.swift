/// The strings that have a meaning to whoever reads a snapshot, by their places in the file.
struct SnapshotWords: Sendable {
    /// V8's words: names of edges, of nodes and of groups of roots.
    enum Word: String, CaseIterable, Sendable {
        case table, map, elements, properties, context, previous, shared, target, script, prototype, constructor, proto = "__proto__"
        case scriptOrDebugInfo = "script_or_debug_info", unregisterToken = "unregister_token", holdings, scopeInfo = "scope_info", globalProxy = "global_proxy_object"
        case registers = "parameters_and_registers", reactions = "reactions_or_result", function, source, parent, first, second
        case boundFunction = "bound_function", boundThis = "bound_this", onTimeout = "_onTimeout", timerArguments = "_timerArgs", onImmediate = "_onImmediate"
        case moduleContextMap = "module_context_map", scriptContextMap = "script_context_map", functionContextMap = "function_context_map"
        case theHole = "the_hole_value", undefined = "undefined_value", null = "null_value", isTrue = "true_value", isFalse = "false_value"
        case systemContext = "system / Context", nativeContext = "system / NativeContext", oddball = "system / Oddball", weakCell = "system / WeakCell"
        case promiseReaction = "system / PromiseReaction", nativeBind = "native_bind"
        case objectElements = "(object elements)", objectProperties = "(object properties)", gcRoots = "(GC roots)", stackRoots = "(Stack roots)"
        case handleScope = "(Handle scope)", readOnlyRoots = "(Read-only roots)", cleanupJobs = "(Cleanup jobs)"
        case classObject = "Object", classMap = "Map", classSet = "Set", classWeakMap = "WeakMap", classWeakSet = "WeakSet", classWeakRef = "WeakRef"
        case classRegistry = "FinalizationRegistry", classArray = "Array", classPromise = "Promise", classGenerator = "Generator"
        case classAsyncGenerator = "AsyncGenerator", classProxy = "Proxy", classError = "Error", classTypeError = "TypeError"
        case classRangeError = "RangeError", classReferenceError = "ReferenceError", classSyntaxError = "SyntaxError"
        case classMapIterator = "Map Iterator", classSetIterator = "Set Iterator", classMapIterator2 = "MapIterator", classSetIterator2 = "SetIterator"
        case classTimeout = "Timeout", classImmediate = "Immediate", classModule = "Module", nameEdge = "name", exports, `extension`, value
        case classGeneratorFunction = "GeneratorFunction", classAsyncFunction = "AsyncFunction", classAsyncGeneratorFunction = "AsyncGeneratorFunction"
        case jsProxy = "system / JSProxy", process, functionExecutable = "FunctionExecutable", structure = "Structure", classListener = "Listener", asyncContextFrame = "AsyncContextFrame"
        case allocationSite = "system / AllocationSite", cell = "system / Cell", notOfProgram = "(Not the program's)", descriptors = "(map descriptors)"
        case contextCell = "system / ContextCell", scriptContextTable = "system / ScriptContextTable", globalObject = "global_object", scopeTypeName = "scope_type_name"
        case propertyArray = "system / PropertyArray", propertyCell = "system / PropertyCell", sourceTextModule = "system / SourceTextModule"
        case syntheticModule = "system / SyntheticModule", accessorPairName = "system / AccessorPair"
        case classPerformanceMark = "PerformanceMark", classPerformanceMeasure = "PerformanceMeasure", publicSymbols = "public_symbol_table"
        case stack, bareSymbol = "<symbol>"
        case scopeID = "scope_id", moduleRecord = "ModuleRecord", mockContext = "MockFunctionContext"
        case looksLike = "looks_like", isLike = "is_like"
        case nativeToScript = "native_to_javascript"
        case embedderData = "embedder_data", contextified = "<symbol node:contextify:context>"
        case classFunctionMap = "class_function_map", scriptScope = "script scope", builtins = "(Builtins)", internalized = "(Internalized strings)"

        /// Its place among all cases.
        @inline(__always) fileprivate var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
    }

    let places: [UInt32]
    /// Above every place.
    private static let none = UInt32.max

    /// Other places of the same words, and the place by which they are known here.
    private(set) var aliases: [UInt32: UInt32] = [:]

    init(_ strings: SnapshotStringTable) {
        let found = strings.find(Word.allCases.map(\.rawValue))
        var places = found.map { $0.first ?? SnapshotWords.none }
        for copies in found { for copy in copies.dropFirst() { aliases[copy] = copies[0] } }
        // V8 15 names each scope and each page by itself: to who reads, they are what they were.
        for (word, longer) in [(Word.systemContext, "system / Context / scope @"), (Word.nativeContext, "system / NativeContext / ")] {
            for copy in strings.find(beginning: longer) {
                if places[word.place] == SnapshotWords.none { places[word.place] = copy } else if copy != places[word.place] { aliases[copy] = places[word.place] }
            }
        }
        // Bun writes V8's form, and calls scopes by the names that they have in JavaScriptCore.
        for copy in strings.find(beginning: "system / JS") where strings.raw(copy).reversed().starts(with: "Environment".utf8.reversed()) {
            if places[Word.systemContext.place] == SnapshotWords.none { places[Word.systemContext.place] = copy } else { aliases[copy] = places[Word.systemContext.place] }
        }
        self.places = places
    }

    /// Those that were found at another time.
    init(places: [UInt32]) { self.places = places }

    /// By string: it is one of these words.
    func isWord(count: Int) -> [Bool] {
        var isWord = [Bool](repeating: false, count: count)
        for place in places + aliases.keys where Int(place) < count { isWord[Int(place)] = true }
        return isWord
    }

    /// The string's place; of one that the file does not have a number that no string has.
    @inline(__always) subscript(word: Word) -> UInt32 { places[word.place] }
}

extension SnapshotWords {
    var name: UInt32 { self[.nameEdge] }
    /// Bun writes V8's form, with the words of JavaScriptCore.
    var areOfJavaScriptCore: Bool {
        self[.nativeContext] == UInt32.max && self[.stackRoots] == UInt32.max && self[.functionExecutable] != UInt32.max && self[.structure] != UInt32.max
    }
    var accessorPair: UInt32 { self[.accessorPairName] }
}
