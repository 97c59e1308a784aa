// Intl.Segmenter (ECMA-402 §19): texts cut into what people take for characters, words and sentences. Where the cuts are is found once, when
// a text is cut, and noted in an array.

extension VM {
    func installSegmenter(_ intl: JSObject) {
        let prototype = newIntrinsicObject(.segmenterPrototype)
        let constructor = installIntlConstructor(intl, "Segmenter", .segmenter, prototype, length: 0, segmenterConstructor)
        install(on: constructor, [.method("supportedLocalesOf", 1, segmenterSupportedLocales)])
        install(on: prototype, [
            .method("resolvedOptions", 0, segmenterResolvedOptions),
            .method("segment", 1, segmenterSegment),
        ])
        installTag(prototype, "Intl.Segmenter")
        let segments = newIntrinsicObject(.segmentsPrototype)
        install(on: segments, [.method("containing", 1, segmentsContaining), .method(.iterator, 0, segmentsIterator)])
        let iterator = newIntrinsicObject(.segmentIteratorPrototype, prototype: .iteratorPrototype)
        install(on: iterator, [.method("next", 0, segmentIteratorNext)])
        installTag(iterator, "Segmenter String Iterator")
    }

    /// §19.7.1 CreateSegmentDataObject, for the segment of this number.
    fileprivate func segmentData(_ segments: IntlLayout, _ number: Int) -> Value {
        let ends = segments.recipe.asObject, text = segments.bound.asString
        func end(_ i: Int) -> Int { i < 0 ? 0 : Int(ends.elements?[i].asNumber ?? 0) >> 1 }
        let start = end(number - 1), result = newObject()
        define(result, key("segment"), Value(substring(text, start, end(number))))
        define(result, key("index"), .number(start))
        define(result, key("input"), Value(text))
        if segments.options != self[.segmentsPrototype], noted(segments, "granularity") == "word" {
            define(result, key("isWordLike"), Value(Int(ends.elements?[number].asNumber ?? 0) & 1 != 0))
        }
        return Value(result)
    }
}

/// §19.1.1 Intl.Segmenter ( [ locales [ , options ] ] )
private func segmenterConstructor(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    if !arguments.isConstruct { throw vm.requiresNew("Intl.Segmenter") }
    let service = "Intl.Segmenter"
    let layout = try vm.newIntl(.segmenter, arguments, .segmenterPrototype)
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(layout.object)
    let requested = try vm.canonicalizeLocaleList(arguments[0])
    let options = try vm.optionsObject(arguments[1])
    _ = try vm.stringOption(options, "localeMatcher", ["lookup", "best fit"], service)
    let locale = ResolvedLocale(vm, requested)
    let granularity = try vm.stringOption(options, "granularity", ["grapheme", "word", "sentence"], service) ?? "grapheme"
    vm.note(layout, "locale", locale.tag.text)
    vm.note(layout, "granularity", granularity)
    vm.setRecipe(layout, [vm.icuLocale(locale.plain.text), granularity])
    return Value(layout.object)
}

/// §19.2.2 Intl.Segmenter.supportedLocalesOf ( locales [ , options ] )
private func segmenterSupportedLocales(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value { try vm.supportedLocales(arguments, "Intl.Segmenter") }

/// §19.3.4 Intl.Segmenter.prototype.resolvedOptions ( )
private func segmenterResolvedOptions(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    try vm.resolvedOptions(vm.thisIntl(arguments.this, .segmenter, "Intl.Segmenter.prototype.resolvedOptions"))
}

/// §19.3.3 Intl.Segmenter.prototype.segment ( string )
private func segmenterSegment(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let layout = try vm.thisIntl(arguments.this, .segmenter, "Intl.Segmenter.prototype.segment")
    let text = try vm.toString(arguments[0])
    let roots = vm.openRoots(); defer { roots.close() }
    roots.add(Value(text))
    let parts = IntlRecipe.parts(vm.recipe(layout)), units = vm.flat(text)
    try vm.reserve(units.count * 24)
    guard let boundaries = ICU.boundaries(of: units.array(), locale: parts[0], granularity: parts[1]) else { throw vm.rangeError("Internal error. Icu error.") }
    let segments = vm.newIntl(.segments, prototype: vm[.segmentsPrototype])
    roots.add(segments.object)
    segments.options = layout.options
    segments.bound = Value(text)
    // Each end, and in the lowest bit whether the segment is a word.
    segments.recipe = Value(vm.newArray(boundaries.map { .number($0.position << 1 | ($0.isWord ? 1 : 0)) }))
    return Value(segments.object)
}

/// §19.5.2.1 %SegmentsPrototype%.containing ( index )
private func segmentsContaining(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let segments = try vm.thisIntl(arguments.this, .segments, "%SegmentsPrototype%.containing")
    let index = try vm.toIntegerOrInfinity(arguments[0])
    guard index >= 0, index < Double(segments.bound.asString.length), let ends = segments.recipe.asObject.elements else { return .undefined }
    var low = 0, high = ends.count - 1
    while low < high {
        let middle = (low + high) / 2
        if Double(Int(ends[middle].asNumber) >> 1) > index { high = middle } else { low = middle + 1 }
    }
    return vm.segmentData(segments, low)
}

/// §19.5.2.2 %SegmentsPrototype% [ %Symbol.iterator% ] ( )
private func segmentsIterator(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let segments = try vm.thisIntl(arguments.this, .segments, "%SegmentsPrototype%[Symbol.iterator]")
    let iterator = vm.newIntl(.segmentIterator, prototype: vm[.segmentIteratorPrototype])
    iterator.options = segments.object
    iterator.recipe = Value(int32: 0)
    return Value(iterator.object)
}

/// §19.6.2.1 %SegmentIteratorPrototype%.next ( )
private func segmentIteratorNext(_ vm: VM, _ arguments: Arguments) throws(JSThrow) -> Value {
    let iterator = try vm.thisIntl(arguments.this, .segmentIterator, "%SegmentIterator.prototype%.next")
    let segments = IntlLayout(iterator.options), number = Int(iterator.recipe.asNumber)
    guard number < Int(segments.recipe.asObject.arrayLength) else { return Value(vm.iteratorResult(.undefined, done: true)) }
    iterator.recipe = .number(number + 1)
    return Value(vm.iteratorResult(vm.segmentData(segments, number), done: false))
}
