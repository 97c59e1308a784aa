import Testing
@testable import Engine

/// A machine for one test, gone afterwards.
func withMachine(_ options: VM.Options = VM.Options(), _ body: (VM) throws -> Void) throws {
    let vm = try #require(VM.make(options: options, host: Host(write: { _, _ in })))
    defer { vm.destroy() }
    try body(vm)
}

/// The keys of a table, in order.
private func keys(_ table: HashTable) -> [Value] {
    (0..<table.used).filter { !table.isDeleted(at: $0) }.map { table.key(at: $0) }
}

private func int(_ number: Int) -> Value { .number(number) }

@Suite struct HashTableTests {
    @Test func keepsTheOrderOfInsertion() throws {
        try withMachine { vm in
            var table = vm.newHashTable(capacity: 0)
            for i in [5, 3, 9, 1, 7, 100, -4, 8, 2, 6, 0, 44] { table = try vm.insert(table, int(i), int(i * 2)) }
            table = try vm.insert(table, int(3), int(0))
            #expect(keys(table) == [5, 3, 9, 1, 7, 100, -4, 8, 2, 6, 0, 44].map(int))
            #expect(table.value(at: try #require(vm.find(table, int(3)))) == int(0))
            #expect(table.value(at: try #require(vm.find(table, int(44)))) == int(88))
            #expect(vm.find(table, int(45)) == nil)
        }
    }

    @Test(arguments: [2, 40]) func comparesBySameValueZero(others: Int) throws {
        // Few other keys: a table that is searched from end to end; many: one with an index.
        try withMachine { vm in
            var table = vm.newHashTable(capacity: 0)
            for i in 0..<others { table = try vm.insert(table, int(1000 + i), .undefined) }
            func add(_ key: Value) throws { table = try vm.insert(table, key, .undefined) }
            func has(_ key: Value) -> Bool { vm.find(table, key) != nil }
            try add(Value(double: -0.0))
            #expect(has(int(0)))
            #expect(keys(table).last == int(0))
            try add(Value(double: .nan))
            #expect(has(.number(Double.nan)))
            try add(Value(double: 7))
            #expect(has(int(7)))
            try add(.number(0.5))
            #expect(has(.number(0.5)))
            #expect(!has(.number(0.25)))
            try add(Value(vm.string("dog" + "s")))
            #expect(has(Value(vm.string("dogs"))))
            #expect(has(Value(try vm.concat(vm.string("do"), vm.string("gs")))))
            #expect(!has(Value(vm.string("dog"))))
            for constant in [Value.undefined, .null, .true, .false] {
                #expect(!has(constant))
                try add(constant)
                #expect(has(constant))
            }
            #expect(!has(Value(vm.newObject())))
        }
    }

    /// The table against a plain list of pairs, over many random steps.
    @Test(arguments: [1, 2, 3] as [UInt64]) func agreesWithAList(seed: UInt64) throws {
        try withMachine { vm in
            var random = RandomState(seed: seed)
            let map = vm.newMap()
            var list: [(key: Int, value: Int)] = []
            for step in 0..<20_000 {
                let key = Int(random.next() * 300) * (step % 3 == 0 ? 1024 : 1), position = list.firstIndex { $0.key == key }
                // Growing and shrinking take turns.
                if random.next() < (step / 2000 % 2 == 0 ? 0.7 : 0.3) {
                    try vm.setEntry(of: map, int(key), int(step))
                    if let position { list[position].value = step } else { list.append((key, step)) }
                } else {
                    #expect(vm.deleteEntry(of: map, int(key)) == (position != nil))
                    if let position { list.remove(at: position) }
                }
                if step % 4999 == 0 { vm.clearEntries(of: map); list = [] }
                #expect(map.hashTable.count == list.count)
            }
            #expect(keys(map.hashTable) == list.map { int($0.key) })
            for (key, value) in list { #expect(vm.find(map.hashTable, int(key)).map { map.hashTable.value(at: $0) } == int(value)) }
        }
    }

    @Test func knowsItsFirstEntry() throws {
        try withMachine { vm in
            let map = vm.newMap()
            for i in 0..<30 { try vm.setEntry(of: map, int(i), .undefined) }
            _ = vm.deleteEntry(of: map, int(1))
            #expect(map.hashTable.first == 0)
            _ = vm.deleteEntry(of: map, int(0))
            #expect(map.hashTable.first == 2)
        }
    }

    @Test func givesMemoryBack() throws {
        try withMachine { vm in
            let map = vm.newMap()
            for i in 0..<10_000 { try vm.setEntry(of: map, int(i), .undefined) }
            let full = vm.shallowSize(map.cell)
            for i in 0..<9_990 { _ = vm.deleteEntry(of: map, int(i)) }
            #expect(vm.shallowSize(map.cell) * 50 < full)
            #expect(keys(map.hashTable) == (9_990..<10_000).map(int))
        }
    }

    // MARK: Cursors and iterators, while the table changes under them

    /// What an iterator of a Set gives whose elements are 0 to 9 at first, where `change` is called after each.
    private func walk(_ vm: VM, _ change: (JSObject, Int) throws -> Void) throws -> [Int] {
        let set = vm.newSet()
        for i in 0..<10 { try vm.addValue(to: set, int(i)) }
        let iterator = vm.newSetIterator(set, .value)
        let roots = vm.openRoots(); defer { roots.close() }
        var cursor = TableCursor(vm, set.hashTable)
        var seen: [Int] = []
        while let value = vm.stepCollectionIterator(iterator) {
            #expect(cursor.next()?.key == value)
            seen.append(Int(value.asInt32))
            try change(set, seen[seen.count - 1])
            if seen.count > 200 { break }
        }
        #expect(cursor.next() == nil)
        return seen
    }

    @Test func iteratorsFollowDeletions() throws {
        try withMachine { vm in
            let current = try walk(vm) { set, i in _ = vm.deleteEntry(of: set, int(i)) }
            #expect(current == Array(0..<10))
            let later = try walk(vm) { set, i in _ = vm.deleteEntry(of: set, int(i + 1)) }
            #expect(later == [0, 2, 4, 6, 8])
            let earlier = try walk(vm) { set, i in _ = vm.deleteEntry(of: set, int(i - 1)) }
            #expect(earlier == Array(0..<10))
        }
    }

    @Test func iteratorsFollowGrowth() throws {
        try withMachine { vm in
            let seen = try walk(vm) { set, i in if i < 50 { try vm.addValue(to: set, int(i + 10)) } }
            #expect(seen == Array(0..<60))
        }
    }

    @Test func iteratorsFollowRebuiltTables() throws {
        try withMachine { vm in
            // Earlier entries are deleted, then so many are added that the table is rebuilt without them.
            let seen = try walk(vm) { set, i in
                guard i == 4 else { return }
                for k in [0, 2, 4, 7] { _ = vm.deleteEntry(of: set, int(k)) }
                for k in 100..<140 { try vm.addValue(to: set, int(k)) }
            }
            #expect(seen == [0, 1, 2, 3, 4, 5, 6, 8, 9] + Array(100..<140))
        }
    }

    @Test func iteratorsFollowClear() throws {
        try withMachine { vm in
            let stopped = try walk(vm) { set, i in if i == 3 { vm.clearEntries(of: set) } }
            #expect(stopped == [0, 1, 2, 3])
            let seen = try walk(vm) { set, i in
                guard i == 3 else { return }
                vm.clearEntries(of: set)
                for k in [3, 50, 51] { try vm.addValue(to: set, int(k == 3 ? 33 : k)) }
            }
            #expect(seen == [0, 1, 2, 3, 33, 50, 51])
        }
    }

    @Test func deletedAndAddedAgainComesAgain() throws {
        try withMachine { vm in
            var times = 0
            let seen = try walk(vm) { set, i in
                guard i == 2, times < 3 else { return }
                times += 1
                _ = vm.deleteEntry(of: set, int(2))
                try vm.addValue(to: set, int(2))
            }
            #expect(seen == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 2, 2, 2])
        }
    }

    @Test func exhaustedIteratorsStayExhausted() throws {
        try withMachine { vm in
            let map = vm.newMap(), iterator = vm.newMapIterator(map, .key)
            #expect(vm.stepCollectionIterator(iterator) == nil)
            try vm.setEntry(of: map, int(1), .undefined)
            #expect(vm.stepCollectionIterator(iterator) == nil)
        }
    }
}
