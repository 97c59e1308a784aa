// What a module says of other modules (ECMA-262 §16.2): the entries of §16.2.1.6, as the parser read them.

/// The imports and exports of a module. The statements that only say these are not in its body; `export let x` and its kin are, as
/// the declarations that they hold.
public final class ModuleSyntax {
    /// A module that it asks for: ModuleRequest Record (§16.2.1.3).
    public struct Request {
        public let specifier: Name
        /// By key, in the order of their keys.
        public let attributes: [Attribute]
        /// The specifier's place.
        public let range: SourceRange

        func isSame(_ other: Request) -> Bool { specifier == other.specifier && attributes == other.attributes }
    }

    /// `with { key: 'value' }`
    public struct Attribute: Equatable {
        public let key: Name
        public let value: Name
    }

    /// What is taken of a requested module.
    public enum Imported: Equatable {
        case name(Name)
        case namespace
    }

    /// ImportEntry Record
    public struct Import {
        /// Among the requests.
        public let request: Int
        public let imported: Imported
        public let local: Name
        public let range: SourceRange
    }

    /// ExportEntry Record
    public struct Export {
        public enum Source {
            /// A variable of this module.
            case local(Name)
            /// Something of another module: [[ImportName]].
            case indirect(request: Int, Imported)
        }
        public let exported: Name
        public let source: Source
        public let range: SourceRange
    }

    /// In the order of the text, each once.
    public internal(set) var requests: [Request] = []
    public internal(set) var imports: [Import] = []
    /// Local and indirect ones.
    public internal(set) var exports: [Export] = []
    /// `export * from`: the requests.
    public internal(set) var stars: [Int] = []
    /// What `export default` binds where its value has no name of its own. No program can write it.
    public let defaultName: Name

    init(_ names: NameTable) { defaultName = names.intern(word: "*default*") }
}
