import Foundation

/// How long a token is kept whose life is not known, in seconds.
private let unknownLife = 300.0

/// A token is over so long before it expires, or for the last tenth of a short life: joining with it takes time, too.
private let longestMargin = 10.0

/// A token and its life, which counts from when it was asked for. All in seconds.
struct HeldToken: Sendable {
    let accessToken: AccessToken
    let hasKnownLife: Bool
    private let asked: Moment
    /// Until it is not to be given out any more.
    private let use: Double
    private let refresh: Double

    /// Reads what an endpoint answered, or a function of the program; `response` is what else is known of the answer.
    init(_ answer: TokenAnswer, asked: Moment, response: Response? = nil) throws {
        if answer.token.isEmpty { throw TokenSourceError.unreadable("it has no token in it", response) }
        guard let life = answer.expiresIn?.seconds else {
            self.init(answer.token, asked, use: unknownLife, refresh: unknownLife, life: nil)
            return
        }
        if life <= 0 { throw TokenSourceError.unreadable("its token has expired already", response) }
        let given = answer.refreshIn?.seconds ?? 0
        let refresh = given > 0 && given <= life ? given : Self.refreshTime(of: life)
        self.init(answer.token, asked, use: life - min(longestMargin, life / 10), refresh: refresh, life: life)
    }

    /// A token that is good for ever.
    static func lasting(_ token: String) -> HeldToken {
        let never = Double.infinity
        return HeldToken(token, Moment(wall: 0, monotonic: 0), use: never, refresh: never, life: never)
    }

    func isOver(_ now: Moment) -> Bool { now.elapsed(since: asked) >= use }

    /// In how many seconds it is to be renewed.
    func untilRefresh(_ now: Moment) -> Double { refresh - now.elapsed(since: asked) }

    private init(_ token: String, _ asked: Moment, use: Double, refresh: Double, life: Double?) {
        func moment(_ seconds: Double?) -> Date? {
            guard let seconds, seconds.isFinite else { return nil }
            return Date(timeIntervalSince1970: (asked.wall + seconds).rounded(.down))
        }
        accessToken = AccessToken(token: token, expiresAt: moment(life), refreshAfter: moment(refresh))
        hasKnownLife = life != nil
        self.asked = asked
        self.use = use
        self.refresh = refresh
    }

    /// As our own token server has it: five minutes before the end, but between a half and four fifths of the life.
    private static func refreshTime(of life: Double) -> Double {
        life * max(0.5, min(0.8, 1 - 300 / life))
    }
}
