// console.table: rows and columns in box-drawing characters.

/// console.table ( data [ , properties ] )
func consoleTable(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments[1].isUndefined, try !vm.isArray(arguments[1]) { throw vm.invalidArgumentType("properties", mustBe: "an instance of Array", arguments[1]) }
    guard arguments[0].isObject, !arguments[0].isCallable else { return try vm.callConsole("log", [arguments[0]]) }
    let roots = vm.openRoots(); defer { roots.close() }
    var table = ConsoleTable(vm: vm, roots: roots)
    let data = arguments[0].asObject
    switch data.kind {
    case .map, .set: try table.fill(fromCollection: data)
    case .mapIterator, .setIterator:
        let (values, areEntries) = Inspector(vm, InspectOptions()).remaining(of: data)
        roots.add(values)
        try table.fill(values, arePairs: areEntries && data.kind == .mapIterator)
    default: try table.fill(from: data, properties: arguments[1])
    }
    try vm.callConsole("log", [Value(vm.string(try table.text()))])
    return .undefined
}

/// A table in the making.
private struct ConsoleTable {
    let vm: VM
    let roots: VM.Roots
    private struct Column {
        let title: String
        var cells: [Int: String] = [:]
    }
    private var columns: [Column] = []
    private var rowCount = 0

    init(vm: VM, roots: VM.Roots) {
        self.vm = vm
        self.roots = roots
    }

    // MARK: Rows of a collection

    /// A Map's keys and values, or a Set's values, by the collection's own iterator.
    mutating func fill(fromCollection collection: JSObject) throws(JSThrow) {
        let isMap = collection.kind == .map, vm = vm, roots = roots
        var values: [Value] = []
        try vm.iterate(Value(collection)) { (item) throws(JSThrow) in
            if isMap {
                for i in 0..<2 as Range<UInt32> {
                    let part = try vm.getV(item, PropertyKey(index: i))
                    roots.add(part)
                    values.append(part)
                }
            } else {
                roots.add(item)
                values.append(item)
            }
            return .goOn
        }
        try fill(values, arePairs: isMap)
    }

    mutating func fill(_ values: [Value], arePairs: Bool) throws(JSThrow) {
        rowCount = arePairs ? values.count / 2 : values.count
        columns = [Column(title: "(iteration index)")]
        if arePairs { columns.append(Column(title: "Key")) }
        columns.append(Column(title: "Values"))
        for row in 0..<rowCount {
            try vm.tick()
            columns[0].cells[row] = try cell(.number(row))
            if arePairs {
                columns[1].cells[row] = try cell(values[2 * row])
                columns[2].cells[row] = try cell(values[2 * row + 1])
            } else {
                columns[1].cells[row] = try cell(values[row])
            }
        }
    }

    // MARK: Rows of an object

    /// A row for each property; a column for each property of the rows' objects, or for those named.
    mutating func fill(from data: JSObject, properties: Value) throws(JSThrow) {
        var named: [PropertyKey]?
        if properties.isObject {
            var keys: [PropertyKey] = []
            let names = try vm.list(from: properties)
            roots.add(names)
            for value in names {
                let key = try vm.toPropertyKey(value)
                roots.add([key])
                keys.append(key)
            }
            named = keys
        }
        let rows = try enumerableKeys(data)
        var index = Column(title: "(index)"), primitives = Column(title: "Values")
        var places: [PropertyKey: Int] = [:]
        var keyed: [(key: PropertyKey, column: Column)] = []
        for (row, key) in rows.enumerated() {
            try vm.tick()
            index.cells[row] = vm.describe(key)
            let item = try vm.get(data, key)
            roots.add(item)
            if !item.isObject, named == nil {
                primitives.cells[row] = try cell(item)
                continue
            }
            let keys: [PropertyKey]
            if let named { keys = named } else { keys = try enumerableKeys(item.asObject) }
            for key in keys {
                try vm.tick()
                let place = places[key] ?? keyed.count
                if place == keyed.count {
                    places[key] = place
                    keyed.append((key, Column(title: vm.describe(key))))
                }
                var text = ""
                if item.isObject, try vm.hasOwnProperty(item.asObject, key) { text = try cell(vm.get(item.asObject, key)) }
                keyed[place].column.cells[row] = text
            }
        }
        rowCount = rows.count
        // As the keys of an object are listed: indices first and in order; symbols are no columns.
        let indices = keyed.filter(\.key.isIndex).sorted { $0.key.index < $1.key.index }
        columns = [index] + (indices + keyed.filter(\.key.isString)).map(\.column)
        if !primitives.cells.isEmpty { columns.append(primitives) }
    }

    /// The keys of `Object.keys`, rooted.
    private func enumerableKeys(_ object: JSObject) throws(JSThrow) -> [PropertyKey] {
        let all = try vm.ownPropertyKeys(object)
        roots.add(all)
        var keys: [PropertyKey] = []
        for key in all where !key.isSymbol {
            try vm.tick()
            if try vm.hasEnumerableOwn(object, key) { keys.append(key) }
        }
        return keys
    }

    /// A value on one line; objects with more than two properties are only named.
    private func cell(_ value: Value) throws(JSThrow) -> String {
        var options = try vm.consoleOptions()
        options.depth = 0
        options.maxArrayLength = 3
        options.breakLength = .max
        if value.isObject, !value.isCallable, try !vm.isArray(value), value.asObject.kind != .typedArray,
           try enumerableKeys(value.asObject).count > 2 { options.depth = -1 }
        return try vm.inspect(value, options)
    }

    // MARK: Drawing

    func text() throws(JSThrow) -> String {
        var widths: [Int] = []
        for column in columns {
            var width = ConsoleTable.width(column.title)
            for cell in column.cells.values {
                width = max(width, ConsoleTable.width(cell))
                try vm.checkpoint()
            }
            widths.append(width)
        }
        let rules = widths.map { String(repeating: "─", count: $0 + 2) }
        var text = "┌" + rules.joined(separator: "┬") + "┐\n" + line(columns.map(\.title), widths) + "\n├" + rules.joined(separator: "┼") + "┤\n"
        for row in 0..<rowCount {
            text += line(columns.map { $0.cells[row] ?? "" }, widths)
            text += "\n"
            try vm.checkpoint()
        }
        return text + "└" + rules.joined(separator: "┴") + "┘"
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var padded: [String] = []
        for (cell, width) in zip(cells, widths) {
            padded.append(cell + String(repeating: " ", count: max(0, width - ConsoleTable.width(cell))))
        }
        return "│ " + padded.joined(separator: " │ ") + " │"
    }

    private static func width(_ text: String) -> Int { Columns.width(Columns.strippingEscapes(text)) }
}
