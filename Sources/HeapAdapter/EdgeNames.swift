import Engine
import Explorer

// Engine's words for references and roots, in Explorer's.

extension EdgeClass {
    /// The class of an edge of this sort.
    @inline(__always) init(_ sort: EdgeSort) { self = EdgeClass.bySort[Int(sort.rawValue)] }

    private static let bySort: [EdgeClass] = EdgeSort.allCases.map { sort in
        switch sort {
        case .property: .property
        case .listeners: [.property, .listener]
        case .element: .element
        case .variable: .variable
        case .prototype: .prototype
        case .timer: .timer
        case .reaction: .reaction
        case .slot: .slot
        case .entry: .entry
        case .entryValue: .entryValue
        case .plainEntryValue: .plainEntryValue
        case .hidden: .hidden
        case .weak: .weak
        case .ephemeron: .ephemeron
        }
    }
}

extension EdgeName {
    /// Nil for an entry whose key is no node.
    init?(_ kind: EdgeKind, _ vm: VM, find: (Cell) -> Node?) {
        switch kind {
        case .property(let key): self = key.isIndex ? .element(Int(key.index)) : .property(vm.name(of: key))
        case .getter(let key): self = .getter(vm.name(of: key))
        case .setter(let key): self = .setter(vm.name(of: key))
        case .element(let index): self = .element(index)
        case .internalSlot(let slot): self = .slot(Slot(slot))
        case .mapKey(let position): self = .mapKey(position)
        case .mapValue(let key, let position): self = .mapValue(key: HeapValue(key), position)
        case .setElement(let position): self = .setElement(position)
        case .weakMapKey: self = .weakMapKey
        case .weakMapValue(let key):
            guard key.isCell, let node = find(key.asCell) else { return nil }
            self = .weakMapValue(key: node)
        case .weakSetElement: self = .weakSetElement
        case .weakRefTarget: self = .weakRefTarget
        case .registryTarget: self = .registryTarget
        case .registryHeld: self = .registryHeld
        case .registryToken: self = .registryToken
        case .variable(let name): self = .variable(name)
        case .hidden(let part): self = .part(HiddenPart(part))
        }
    }
}

extension Slot {
    /// A slot that has no case here does not compile.
    init(_ slot: InternalSlot) {
        self = switch slot {
        case .prototype: .prototype
        case .environment: .environment
        case .homeObject: .homeObject
        case .boundTargetFunction: .boundTarget
        case .boundThis: .boundThis
        case .boundArguments: .boundArguments
        case .outerEnv: .outerEnvironment
        case .description: .description
        case .booleanData: .booleanData
        case .numberData: .numberData
        case .stringData: .stringData
        case .symbolData: .symbolData
        case .bigIntData: .bigIntData
        case .parameterMap: .parameterMap
        case .iteratedArrayLike: .iteratedArray
        case .iteratedMap: .iteratedMap
        case .iteratedSet: .iteratedSet
        case .iteratedString: .iteratedString
        case .iterated: .iterated
        case .iteratedNext: .iteratedNext
        case .underlyingIterator: .underlyingIterator
        case .underlyingNext: .underlyingNext
        case .helperFunction: .helperFunction
        case .innerIterator: .innerIterator
        case .innerNext: .innerNext
        case .enumeratedObject: .enumerated
        case .remainingKeys: .remainingKeys
        case .originalSource: .originalSource
        case .iteratingRegExp: .iteratingRegExp
        case .generatorFunction: .generatorFunction
        case .asyncGeneratorQueue: .asyncGeneratorQueue
        case .promise: .promise
        case .intermediate: .intermediate
        case .proxyTarget: .proxyTarget
        case .proxyHandler: .proxyHandler
        case .viewedArrayBuffer: .viewedBuffer
        case .disposeCapability: .disposeCapability
        case .cleanupCallback: .cleanupCallback
        case .promiseResult: .promiseResult
        case .promiseFulfillReactions: .promiseFulfillReactions
        case .promiseRejectReactions: .promiseRejectReactions
        case .promiseCapability: .promiseCapability
        case .timerCallback: .timerCallback
        case .timerArguments: .timerArguments
        }
    }
}

extension HiddenPart {
    init(_ part: EnginePart) {
        self = switch part {
        case .left: .left
        case .right: .right
        case .getter: .getter
        case .setter: .setter
        case .slot: .slot
        case .value: .value
        case .data: .data
        case .name: .name
        case .code: .code
        case .constant: .constant
        case .shape: .hiddenClass
        case .successor: .successor
        case .key: .key
        case .propertyMap: .propertyMap
        case .propertyName: .propertyName
        case .asyncContext: .asyncContext
        }
    }
}

extension HeapRoot {
    /// To spell a case takes the runtime a microsecond, and each graph has all of them.
    private static let intrinsicNames: [String] = Intrinsic.allCases.map { "\($0)" }

    init(_ root: Root) {
        self = switch root {
        case .global: .global
        case .binding(let name): .variable(name)
        case .stack(let function, let variable): .stack(function: function, variable: variable)
        case .temporary: .temporary
        case .keptAlive: .keptAlive
        case .exception: .exception
        case .microtask: .microtask
        case .tick: .tick
        case .timer(let maker, let due): .timer(maker, due: due)
        case .rejection: .rejection
        case .cleanup: .cleanup
        case .symbolRegistry(let key): .symbolRegistry(key)
        case .module(let name): .module(name)
        case .intrinsic(let intrinsic): .builtIn(HeapRoot.intrinsicNames[Int(intrinsic.rawValue)])
        case .engine("property name"), .engine("string of one unit"), .engine("binding name"): .names
        case .engine(let name): .engine(name)
        }
    }
}

extension NodeKind {
    /// What a cell of that kind is in a graph.
    @inline(__always) public init(_ kind: CellKind) { self = NodeKind.byCellKind[Int(kind.rawValue)] }

    private static let byCellKind: [NodeKind] = (0...UInt8.max).map { CellKind(rawValue: $0).map(NodeKind.kind) ?? .engine }

    private static func kind(of kind: CellKind) -> NodeKind {
        switch kind {
        case .free, .accessor, .slots, .elements, .record, .dataBlock: .engine
        case .propertyMap: .descriptors
        case .string: .string
        case .symbol: .symbol
        case .bigInt: .bigInt
        case .environment: .environment
        case .shape: .hiddenClass
        case .hashTable: .table
        case .code: .code
        case .object: .object
        case .array: .array
        case .function: .function
        case .nativeFunction: .nativeFunction
        case .boundFunction: .boundFunction
        case .error: .error
        case .booleanObject, .numberObject, .stringObject, .symbolObject, .bigIntObject: .wrapper
        case .arguments: .arguments
        case .moduleNamespace: .object
        case .map: .map
        case .set: .set
        case .weakMap: .weakMap
        case .weakSet: .weakSet
        case .weakRef: .weakRef
        case .finalizationRegistry: .finalizationRegistry
        case .arrayIterator: .arrayIterator
        case .mapIterator: .mapIterator
        case .setIterator: .setIterator
        case .stringIterator: .stringIterator
        case .generator, .asyncGenerator, .asyncFunction: .generator
        case .promise: .promise
        case .proxy: .proxy
        case .regExp: .regExp
        case .global: .global
        // Nobody asks more of the others than that they are objects; CellKind.layout is where a new kind must be told.
        default: .otherObject
        }
    }
}
