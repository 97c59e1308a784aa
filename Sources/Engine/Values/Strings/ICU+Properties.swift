import Syntax
import _FoundationICU

// What patterns ask Unicode: `\p{…}`, and which characters differ by case only.

extension ICU {
    /// The simple case folding of a code point (CaseFolding.txt, statuses C and S).
    static func simpleFolding(_ point: UInt32) -> UInt32 {
        UnicodeNews.lowerCase(of: point) ?? UInt32(bitPattern: swift_u_foldCase(Int32(bitPattern: point), UInt32(U_FOLD_CASE_DEFAULT)))
    }

    /// The code points and the strings that have a property. The name is one that ECMAScript knows; nothing comes back for others.
    static func propertySet(name: String, value: String?) -> (characters: CodePointSet, strings: [[UInt32]]) {
        var status = U_ZERO_ERROR
        if value == nil, let property = stringProperty(name) {
            guard let set = swift_u_getBinaryPropertySet(property, &status), status.rawValue <= U_ZERO_ERROR.rawValue else { return (CodePointSet([]), []) }
            let known = contents(of: set), new = newEmoji(name: name)
            return (CodePointSet(known.ranges).union(new.characters), known.strings + new.strings)
        }
        guard let set = swift_uset_openEmpty() else { return (CodePointSet([]), []) }
        defer { swift_uset_close(set) }
        let units = (name: Array(name.utf16), value: Array((value ?? "").utf16))
        swift_uset_applyPropertyAlias(set, units.name, Int32(units.name.count), units.value, Int32(units.value.count), &status)
        // It may not know the name of a new script.
        let ranges = status.rawValue <= U_ZERO_ERROR.rawValue ? contents(of: set).ranges : []
        return (amended(CodePointSet(ranges), name: name, value: value), [])
    }

    private static func contents(of set: OpaquePointer) -> (ranges: [ClosedRange<UInt32>], strings: [[UInt32]]) {
        var ranges: [ClosedRange<UInt32>] = [], strings: [[UInt32]] = []
        var text = [UInt16](repeating: 0, count: 64)
        for index in 0..<swift_uset_getItemCount(set) {
            var first: Int32 = 0, last: Int32 = 0, status = U_ZERO_ERROR
            let length = swift_uset_getItem(set, index, &first, &last, &text, Int32(text.count), &status)
            guard status.rawValue <= U_ZERO_ERROR.rawValue else { continue }
            if length == 0 {
                ranges.append(UInt32(bitPattern: first)...UInt32(bitPattern: last))
            } else {
                strings.append(String(decoding: text.prefix(Int(length)), as: UTF16.self).unicodeScalars.map(\.value))
            }
        }
        return (ranges, strings)
    }

    private static func stringProperty(_ name: String) -> UProperty? {
        switch name {
        case "Basic_Emoji": UCHAR_BASIC_EMOJI
        case "Emoji_Keycap_Sequence": UCHAR_EMOJI_KEYCAP_SEQUENCE
        case "RGI_Emoji": UCHAR_RGI_EMOJI
        case "RGI_Emoji_Flag_Sequence": UCHAR_RGI_EMOJI_FLAG_SEQUENCE
        case "RGI_Emoji_Modifier_Sequence": UCHAR_RGI_EMOJI_MODIFIER_SEQUENCE
        case "RGI_Emoji_Tag_Sequence": UCHAR_RGI_EMOJI_TAG_SEQUENCE
        case "RGI_Emoji_ZWJ_Sequence": UCHAR_RGI_EMOJI_ZWJ_SEQUENCE
        default: nil
        }
    }
}
