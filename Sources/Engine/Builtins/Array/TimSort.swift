// Timsort, the stable merge sort of Tim Peters that V8 sorts with. It compares the same pairs in the same order as V8 does, so
// that a comparator that prints, or one that is inconsistent, behaves here as it does there.
//
// The idea: real data comes in runs that are sorted already. Find the next run (a falling one is turned round), make it
// `minimumRun` long by binary insertion if it is short, and push it on a stack of runs whose lengths shrink so fast that
// merging neighbours is always a merge of like with like. A merge copies the shorter run aside and goes through both at once;
// where one of them wins often in a row, it "gallops": looks ahead in doubling steps for how much can be taken in one go.

/// How two values compare. May run script: both values stand in rooted memory meanwhile.
protocol SortOrder {
    /// `a` belongs before `b`, and does not compare equal to it.
    mutating func isLess(_ a: Value, _ b: Value) throws(JSThrow) -> Bool
}

struct TimSort<Order: SortOrder> {
    private let vm: VM
    /// Values to sort, in memory that the caller has rooted.
    private let values: UnsafeMutablePointer<Value>
    private let count: Int
    private var order: Order
    private var runs: [(start: Int, count: Int)] = []
    private var minimumGallop = 7
    /// Room for the shorter run of a merge: an elements cell, rooted once it is there.
    private var aside: Elements?
    private let roots: VM.Roots

    private static var gallopWins: Int { 7 }

    /// Sorts `count` values. The caller roots them and closes `roots`, where room for merging is rooted.
    static func sort(_ vm: VM, _ values: UnsafeMutablePointer<Value>, count: Int, by order: Order, _ roots: VM.Roots) throws(JSThrow) {
        if count < 2 { return }
        var sort = TimSort(vm: vm, values: values, count: count, order: order, roots: roots)
        try sort.run()
    }

    private init(vm: VM, values: UnsafeMutablePointer<Value>, count: Int, order: Order, roots: VM.Roots) {
        self.vm = vm; self.values = values; self.count = count; self.order = order; self.roots = roots
    }

    private mutating func run() throws(JSThrow) {
        let minimumRun = TimSort.minimumRun(count)
        var start = 0
        while start < count {
            var length = try takeRun(start)
            if length < minimumRun {
                let forced = min(minimumRun, count - start)
                try insert(start, sorted: length, count: forced)
                length = forced
            }
            runs.append((start, length))
            try collapse()
            start += length
        }
        while runs.count > 1 {
            let last = runs.count - 2
            try merge(last > 0 && runs[last - 1].count < runs[last + 1].count ? last - 1 : last)
        }
    }

    /// 32 to 64, so that the number of runs is a power of two or a little less.
    private static func minimumRun(_ count: Int) -> Int {
        var rest = count, odd = 0
        while rest >= 64 {
            odd |= rest & 1
            rest >>= 1
        }
        return rest + odd
    }

    /// How long the run is that begins at `start`; one that falls strictly is reversed.
    private mutating func takeRun(_ start: Int) throws(JSThrow) -> Int {
        if start + 1 == count { return 1 }
        let falls = try order.isLess(values[start + 1], values[start])
        var end = start + 2
        while end < count, try order.isLess(values[end], values[end - 1]) == falls { end += 1 }
        if falls {
            var run = UnsafeMutableBufferPointer(start: values + start, count: end - start)
            run.reverse()
        }
        return end - start
    }

    /// Sorts `count` values of which the first `sorted` are in order.
    private mutating func insert(_ start: Int, sorted: Int, count: Int) throws(JSThrow) {
        for next in start + sorted..<start + count {
            var low = start, high = next
            let pivot = values[next]
            while low < high {
                let middle = low + (high - low) / 2
                if try order.isLess(pivot, values[middle]) { high = middle } else { low = middle + 1 }
            }
            (values + low + 1).update(from: values + low, count: next - low)
            values[low] = pivot
        }
    }

    // MARK: Merging

    /// Merges until each run is longer than the two behind it together, and longer than the one behind it.
    private mutating func collapse() throws(JSThrow) {
        func isShort(_ i: Int) -> Bool { i >= 2 && runs[i - 2].count <= runs[i - 1].count + runs[i].count }
        while runs.count > 1 {
            let last = runs.count - 2
            if isShort(last + 1) || isShort(last) {
                try merge(runs[last - 1].count < runs[last + 1].count ? last - 1 : last)
            } else if runs[last].count <= runs[last + 1].count {
                try merge(last)
            } else {
                return
            }
        }
    }

    /// Merges run `i` with the one behind it.
    private mutating func merge(_ i: Int) throws(JSThrow) {
        var (a, aCount) = runs[i]
        let b = runs[i + 1].start
        var bCount = runs[i + 1].count
        runs[i].count = aCount + bCount
        runs.remove(at: i + 1)
        // What of the first run is before all of the second stays, and what of the second is behind all of the first.
        let stays = try gallopRight(values[b], in: values + a, aCount, from: 0)
        a += stays
        aCount -= stays
        if aCount == 0 { return }
        bCount = try gallopLeft(values[a + aCount - 1], in: values + b, bCount, from: bCount - 1)
        if bCount == 0 { return }
        if aCount <= bCount { try mergeUp(a, aCount, b, bCount) } else { try mergeDown(a, aCount, b, bCount) }
    }

    private mutating func copyAside(_ from: UnsafeMutablePointer<Value>, _ count: Int) throws(JSThrow) -> UnsafeMutablePointer<Value> {
        if let aside, aside.capacity >= count {
            aside.values.update(from: from, count: count)
            aside.count = max(aside.count, count)
            return aside.values
        }
        if count > 4096 { try vm.reserve(count * 8) }
        let new = vm.newElements(capacity: count)
        new.values.update(from: from, count: count)
        new.count = count
        roots.add(Value(new.cell))
        aside = new
        return new.values
    }

    /// Merges from the front; the first run, the shorter, is copied aside.
    private mutating func mergeUp(_ aStart: Int, _ aLength: Int, _ bStart: Int, _ bLength: Int) throws(JSThrow) {
        let aside = try copyAside(values + aStart, aLength)
        var a = aside, aCount = aLength
        var b = values + bStart, bCount = bLength
        var out = values + aStart
        func takeA(_ n: Int) { out.update(from: a, count: n); out += n; a += n; aCount -= n }
        func takeB(_ n: Int) { out.update(from: b, count: n); out += n; b += n; bCount -= n }
        /// One of them is at its end: what is left of the other follows. The last of `a` is behind all of `b`.
        func finish() { if aCount == 1 { takeB(bCount) }; takeA(aCount) }

        takeB(1)
        if bCount == 0 || aCount == 1 { return finish() }
        while true {
            var aWins = 0, bWins = 0
            repeat {
                if try order.isLess(b[0], a[0]) {
                    takeB(1)
                    bWins += 1
                    aWins = 0
                    if bCount == 0 { return finish() }
                } else {
                    takeA(1)
                    aWins += 1
                    bWins = 0
                    if aCount == 1 { return finish() }
                }
            } while max(aWins, bWins) < minimumGallop
            minimumGallop += 1
            repeat {
                minimumGallop = max(1, minimumGallop - 1)
                aWins = try gallopRight(b[0], in: a, aCount, from: 0)
                takeA(aWins)
                if aCount <= 1 { return finish() }
                takeB(1)
                if bCount == 0 { return finish() }
                bWins = try gallopLeft(a[0], in: b, bCount, from: 0)
                takeB(bWins)
                if bCount == 0 { return finish() }
                takeA(1)
                if aCount == 1 { return finish() }
            } while max(aWins, bWins) >= TimSort.gallopWins
            minimumGallop += 1
        }
    }

    /// Merges from the back; the second run, the shorter, is copied aside. The pointers stand behind what is left.
    private mutating func mergeDown(_ aStart: Int, _ aLength: Int, _ bStart: Int, _ bLength: Int) throws(JSThrow) {
        let aside = try copyAside(values + bStart, bLength)
        let first = values + aStart
        var a = values + aStart + aLength, aCount = aLength
        var b = aside + bLength, bCount = bLength
        var out = values + bStart + bLength
        func takeA(_ n: Int) { out -= n; a -= n; aCount -= n; out.update(from: a, count: n) }
        func takeB(_ n: Int) { out -= n; b -= n; bCount -= n; out.update(from: b, count: n) }
        func finish() { if bCount == 1 { takeA(aCount) }; takeB(bCount) }

        takeA(1)
        if aCount == 0 || bCount == 1 { return finish() }
        while true {
            var aWins = 0, bWins = 0
            repeat {
                if try order.isLess(b[-1], a[-1]) {
                    takeA(1)
                    aWins += 1
                    bWins = 0
                    if aCount == 0 { return finish() }
                } else {
                    takeB(1)
                    bWins += 1
                    aWins = 0
                    if bCount == 1 { return finish() }
                }
            } while max(aWins, bWins) < minimumGallop
            minimumGallop += 1
            repeat {
                minimumGallop = max(1, minimumGallop - 1)
                aWins = aCount - (try gallopRight(b[-1], in: first, aCount, from: aCount - 1))
                takeA(aWins)
                if aCount == 0 { return finish() }
                takeB(1)
                if bCount == 1 { return finish() }
                bWins = bCount - (try gallopLeft(a[-1], in: aside, bCount, from: bCount - 1))
                takeB(bWins)
                if bCount <= 1 { return finish() }
                takeA(1)
                if aCount == 0 { return finish() }
            } while max(aWins, bWins) >= TimSort.gallopWins
            minimumGallop += 1
        }
    }

    // MARK: Galloping

    /// Where `key` belongs among sorted values, before its equals. The search starts at `hint`.
    private mutating func gallopLeft(_ key: Value, in base: UnsafeMutablePointer<Value>, _ count: Int, from hint: Int) throws(JSThrow) -> Int {
        var last = 0, offset = 1
        if try order.isLess(base[hint], key) {
            let limit = count - hint
            while offset < limit, try order.isLess(base[hint + offset], key) { (last, offset) = (offset, offset * 2 + 1) }
            return try bisectLeft(key, base, hint + last + 1, hint + min(offset, limit))
        }
        let limit = hint + 1
        while offset < limit, try !order.isLess(base[hint - offset], key) { (last, offset) = (offset, offset * 2 + 1) }
        return try bisectLeft(key, base, hint - min(offset, limit) + 1, hint - last)
    }

    private mutating func bisectLeft(_ key: Value, _ base: UnsafeMutablePointer<Value>, _ from: Int, _ to: Int) throws(JSThrow) -> Int {
        var low = from, high = to
        while low < high {
            let middle = low + (high - low) / 2
            if try order.isLess(base[middle], key) { low = middle + 1 } else { high = middle }
        }
        return high
    }

    /// Where `key` belongs among sorted values, behind its equals.
    private mutating func gallopRight(_ key: Value, in base: UnsafeMutablePointer<Value>, _ count: Int, from hint: Int) throws(JSThrow) -> Int {
        var last = 0, offset = 1
        if try order.isLess(key, base[hint]) {
            let limit = hint + 1
            while offset < limit, try order.isLess(key, base[hint - offset]) { (last, offset) = (offset, offset * 2 + 1) }
            return try bisectRight(key, base, hint - min(offset, limit) + 1, hint - last)
        }
        let limit = count - hint
        while offset < limit, try !order.isLess(key, base[hint + offset]) { (last, offset) = (offset, offset * 2 + 1) }
        return try bisectRight(key, base, hint + last + 1, hint + min(offset, limit))
    }

    private mutating func bisectRight(_ key: Value, _ base: UnsafeMutablePointer<Value>, _ from: Int, _ to: Int) throws(JSThrow) -> Int {
        var low = from, high = to
        while low < high {
            let middle = low + (high - low) / 2
            if try order.isLess(key, base[middle]) { high = middle } else { low = middle + 1 }
        }
        return high
    }
}
