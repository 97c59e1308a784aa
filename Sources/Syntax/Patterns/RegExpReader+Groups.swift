// Groups, and the names that they bear.

extension RegExpReader {
    /// Captures and names must be known before the first backreference.
    mutating func countGroups() {
        var index = 0
        var classDepth = 0
        while index < units.count {
            switch units[index] {
            case 0x5C: index += 1
            case 0x5B: classDepth = isSets ? classDepth + 1 : 1
            case 0x5D: classDepth = max(0, classDepth - 1)
            case 0x28 where classDepth == 0:
                let isSpecial = index + 1 < units.count && units[index + 1] == 0x3F
                let isNamed = isSpecial && index + 3 < units.count && units[index + 2] == 0x3C
                    && units[index + 3] != 0x3D && units[index + 3] != 0x21
                if isNamed { hasNamedGroups = true }
                if isNamed || !isSpecial { pattern.captureCount += 1 }
            default: break
            }
            index += 1
        }
        if isUnicode { hasNamedGroups = true }
    }

    /// What follows a `(`.
    mutating func openGroup() throws(Failure) {
        if groups.count > Self.maximumDepth { throw Failure(message: "Regular expression too large") }
        let first = captures + 1
        let kind: Group.Kind
        var name: [UInt16] = []
        if !take(0x3F) {
            kind = beginCapture()
        } else if take(0x3D) {
            kind = .look(isBehind: false, isNegated: false)
        } else if take(0x21) {
            kind = .look(isBehind: false, isNegated: true)
        } else if isNext("<=") || isNext("<!") {
            kind = .look(isBehind: true, isNegated: peek(1) == 0x21)
            position += 2
        } else if take(0x3C) {
            name = try groupName()
            kind = beginCapture()
            pattern.names.append(RegExpPattern.GroupName(name: name, capture: captures))
        } else {
            let modifiers = try readModifiers()
            kind = modifiers == RegExpPattern.Modifiers() ? .plain : .modified(modifiers)
        }
        groups.append(Group(kind: kind, name: name, firstCapture: first, outer: current))
        // Its number among the alternatives serves as the new disjunction's name.
        alternatives.append(Alternative(parent: current, disjunction: alternatives.count, index: 0))
        current = alternatives.count - 1
    }

    private mutating func beginCapture() -> Group.Kind {
        captures += 1
        return .capture(captures)
    }

    /// `(?:`, and flags switched on and off for a group: `(?i-s:`
    private mutating func readModifiers() throws(Failure) -> RegExpPattern.Modifiers {
        var modifiers = RegExpPattern.Modifiers(), isOn = true, isEmpty = true
        reading: while let unit = peek(), unit != 0x3A {
            switch unit {
            case 0x2D where isOn: isOn = false
            case 0x69 where modifiers.ignoreCase == nil: modifiers.ignoreCase = isOn
            case 0x6D where modifiers.multiline == nil: modifiers.multiline = isOn
            case 0x73 where modifiers.dotAll == nil: modifiers.dotAll = isOn
            default: break reading
            }
            if unit != 0x2D { isEmpty = false }
            position += 1
        }
        guard take(0x3A), isOn || !isEmpty else { throw Failure(message: "Invalid group") }
        return modifiers
    }

    /// The name and its closing `>`.
    mutating func groupName() throws(Failure) -> [UInt16] {
        var name: [UInt16] = []
        let failure = Failure(message: "Invalid capture group name")
        while let unit = peek(), unit != 0x3E {
            var point: UInt32
            position += 1
            if unit == 0x5C {
                guard take(0x75), let escaped = unicodeEscape(allowsBraces: true) else { throw failure }
                point = escaped
            } else {
                point = UInt32(unit)
                if Characters.isHighSurrogate(unit), let low = peek(), Characters.isLowSurrogate(low) {
                    position += 1
                    point = Characters.codePoint(unit, low)
                }
            }
            let isValid = name.isEmpty ? Characters.isIdentifierStart(point) : Characters.isIdentifierPart(point)
            guard isValid else { throw failure }
            Characters.append(point, to: &name)
        }
        guard take(0x3E), !name.isEmpty else { throw failure }
        return name
    }

    /// Two groups may share a name if no match can go through both: they stand in alternatives of one disjunction. That a name is taken
    /// is said where its group ends, as V8 does, behind whatever else is wrong in it.
    mutating func declare(_ name: [UInt16]) throws(Failure) {
        for earlier in declared[name] ?? [] where !areApart(earlier, current) {
            throw Failure(message: "Duplicate capture group name")
        }
        declared[name, default: []].append(current)
    }

    private func areApart(_ first: Int, _ second: Int) -> Bool {
        var indices: [Int: Int] = [:]
        for alternative in sequence(first: first, next: { alternatives[$0].parent }) {
            indices[alternatives[alternative].disjunction] = alternatives[alternative].index
        }
        return sequence(first: second, next: { alternatives[$0].parent }).contains {
            let index = indices[alternatives[$0].disjunction]
            return index != nil && index != alternatives[$0].index
        }
    }
}
