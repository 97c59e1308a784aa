import FoundationEssentials

/// What an inspector sends: an answer with the question's number, or an event. What Leash does not know is left out.
struct InspectorMessage: Decodable {
    var id: Int?
    var method: String?
    var params: Parameters?
    var error: Failure?

    struct Parameters: Decodable {
        /// A part of a snapshot's text.
        var chunk: String?
        /// How far a snapshot is in the making.
        var done: Int?
        var total: Int?
        /// Why somebody was detached.
        var reason: String?

        init(from decoder: any Decoder) throws {
            // Other events have members of these names, too, of whatever type.
            let members = try decoder.container(keyedBy: CodingKeys.self)
            chunk = try? members.decode(String.self, forKey: .chunk)
            done = try? members.decode(Int.self, forKey: .done)
            total = try? members.decode(Int.self, forKey: .total)
            reason = try? members.decode(String.self, forKey: .reason)
        }

        private enum CodingKeys: CodingKey { case chunk, done, total, reason }
    }

    struct Failure: Decodable { var message: String? }

    /// Nil for what is no message.
    static func read(_ bytes: some Collection<UInt8>) -> InspectorMessage? { try? JSONDecoder().decode(InspectorMessage.self, from: Data(bytes)) }
}

/// What Leash asks. None of it stops the program or changes it; a collection and a snapshot let it wait as long as they take.
enum InspectorCommand: String {
    case enable = "HeapProfiler.enable"
    case collectGarbage = "HeapProfiler.collectGarbage"
    case takeSnapshot = "HeapProfiler.takeHeapSnapshot"
    /// Node alone: a program that has come to its end would wait until the inspector is left. It is left at once when this event comes.
    case tellOfEnd = "NodeRuntime.notifyWhenWaitingForDisconnect"

    func text(number: Int) -> String {
        let parameters = switch self {
        case .enable, .collectGarbage: "{}"
        // Node leaves out numbers unless asked for them.
        case .takeSnapshot: #"{"reportProgress":true,"captureNumericValue":true}"#
        case .tellOfEnd: #"{"enabled":true}"#
        }
        return #"{"id":\#(number),"method":"\#(rawValue)","params":\#(parameters)}"#
    }
}
