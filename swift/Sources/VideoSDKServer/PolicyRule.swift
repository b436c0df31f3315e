/// One rule of a token server's policy, of which the first that fits a caller counts; a caller whom none fits may do nothing.
///
/// The guide to the configuration has all of it, with its limits.
public struct PolicyRule: Sendable, Hashable {
    /// Its name in metrics and explanations; callers never see it.
    public var name: String
    /// Claims and the values of which they must have one, all of them; a claim that is a list holds a value that is in it.
    /// Default: any caller.
    public var when: [String: [JSONValue]]
    /// What its callers may do: `token`, `create`, `validate`, and `configure`, which is to say what a new meeting records,
    /// when it ends and to whom its events go. Default: the first three.
    public var may: [String]?
    /// Names of rooms, in which `*` stands for any text and `{claim}` for a claim of the caller; `["*"]` is every room.
    /// This or ``roomsClaim`` is needed.
    public var rooms: [String]?
    /// The claim that names the rooms, a text or a list.
    public var roomsClaim: String?
    /// Who its callers are in a meeting, such as `{sub}`; `*` is anyone that is asked for. Default: themselves, where they
    /// are known.
    public var participant: String?
    /// What tokens permit, and the most that may be asked for. Default: as the server has it.
    public var permissions: [Permission]?
    /// How long tokens live. Default and most: as the server has it.
    public var expiresIn: Lifetime?

    /// A rule of these parts, which are explained where they stand.
    public init(
        name: String,
        when: [String: [JSONValue]] = [:],
        may: [String]? = nil,
        rooms: [String]? = nil,
        roomsClaim: String? = nil,
        participant: String? = nil,
        permissions: [Permission]? = nil,
        expiresIn: Lifetime? = nil
    ) {
        self.name = name
        self.when = when
        self.may = may
        self.rooms = rooms
        self.roomsClaim = roomsClaim
        self.participant = participant
        self.permissions = permissions
        self.expiresIn = expiresIn
    }

    var json: JSONObject {
        var fields = JSONObject()
        fields.put("name", name)
        fields.put("when", JSONObject(when.mapValues(JSONValue.array)))
        fields.put("may", may)
        fields.put("rooms", rooms)
        fields.put("roomsClaim", roomsClaim)
        fields.put("participant", participant)
        fields.put("permissions", permissions)
        fields.put("expiresIn", expiresIn)
        return fields
    }
}

/// How often callers of a token server may ask: counts by `s`, `min`, `h` or `day` and how many at once, such as
/// `30/min burst 10`. What is not given is not limited in a handler; a server that others reach has limits by default.
public struct TokenServerLimits: Sendable, Hashable {
    /// Requests of an IPv4 address or an IPv6 network of 64 bits.
    public var address: String?
    /// Requests of a known caller.
    public var caller: String?
    /// New meetings of a caller, or of an address where callers are not known.
    public var create: String?

    /// Limits of these rates.
    public init(address: String? = nil, caller: String? = nil, create: String? = nil) {
        self.address = address
        self.caller = caller
        self.create = create
    }

    var json: JSONObject {
        var fields = JSONObject()
        fields.put("address", address)
        fields.put("caller", caller)
        fields.put("create", create)
        return fields
    }
}
