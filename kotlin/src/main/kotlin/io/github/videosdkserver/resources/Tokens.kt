package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.HotClient
import io.github.videosdkserver.internal.json
import io.github.videosdkserver.models.ApiToken
import io.github.videosdkserver.models.Claims
import io.github.videosdkserver.models.ClassicToken
import io.github.videosdkserver.models.Explanation
import io.github.videosdkserver.models.Lifetime
import io.github.videosdkserver.models.ParticipantToken
import io.github.videosdkserver.models.Permission
import io.github.videosdkserver.models.TokenKind
import io.github.videosdkserver.models.TokenRequest
import io.github.videosdkserver.models.VerifyToken
import kotlinx.serialization.json.JsonObject
import java.time.Instant
import kotlin.time.Duration

/**
 * Signs, verifies and explains access tokens (JWT, HS256). Nothing here waits, uses the network or starts a thread.
 *
 * What is wrong with an argument is told by `VideoSdkException.InvalidRequest`, and settings that are missing by
 * `VideoSdkException.Configuration`.
 */
public class Tokens internal constructor(
    private val client: HotClient,
) {
    /**
     * Signs a token for a client that joins meetings. It cannot call the REST API.
     *
     * @param roomId The only room it opens. Default: every room of the account.
     * @param participantId The only participant who may use it. Default: any.
     * @param permissions What its holder may do. Default: [Permission.ALLOW_JOIN]. [Permission.ASK_JOIN] goes with no other.
     * @param expiresIn How long it lives. Default: 24 hours. Limits: 1 second to 30 days.
     * @param allowLongLived Allows more than 30 days.
     * @param notBefore Writes `nbf` too, which the service does not need.
     * @param claims Further claims; the names of the other claims are reserved.
     */
    public fun participant(
        roomId: String? = null,
        participantId: String? = null,
        permissions: Collection<Permission>? = null,
        expiresIn: Duration? = null,
        allowLongLived: Boolean = false,
        notBefore: Boolean = false,
        claims: JsonObject? = null,
    ): String = participant(ParticipantToken(roomId, participantId, permissions, expiresIn, allowLongLived, notBefore, claims))

    /** The same with a request, which can also say its lifetime as a text. */
    public fun participant(request: ParticipantToken): String = client.sign(PARTICIPANT, request)

    /** Signs a participant token for each request, in the same order. The first fault names its place, and nothing is answered. */
    public fun participants(requests: List<ParticipantToken>): List<String> = client.participants(requests)

    /**
     * Signs a token that calls the REST API. The client makes its own; never give one to a browser.
     *
     * @param permissions Default: [Permission.ALLOW_JOIN] and [Permission.ALLOW_MOD], as the official SDKs have it.
     * @param expiresIn See [participant].
     * @param allowLongLived See [participant].
     * @param notBefore See [participant].
     * @param claims See [participant].
     */
    public fun api(
        permissions: Collection<Permission>? = null,
        expiresIn: Duration? = null,
        allowLongLived: Boolean = false,
        notBefore: Boolean = false,
        claims: JsonObject? = null,
    ): String = api(ApiToken(options(permissions, expiresIn, allowLongLived, notBefore, claims)))

    /** The same with a request. */
    public fun api(request: ApiToken): String = client.sign(API, request)

    /**
     * Signs the token of the public quick start, which both joins and calls the REST API. For prototypes.
     *
     * @param permissions Default: [Permission.ALLOW_JOIN].
     * @param expiresIn See [participant].
     * @param allowLongLived See [participant].
     * @param notBefore See [participant].
     * @param claims See [participant].
     */
    public fun classic(
        permissions: Collection<Permission>? = null,
        expiresIn: Duration? = null,
        allowLongLived: Boolean = false,
        notBefore: Boolean = false,
        claims: JsonObject? = null,
    ): String = classic(ClassicToken(options(permissions, expiresIn, allowLongLived, notBefore, claims)))

    /** The same with a request. */
    public fun classic(request: ClassicToken): String = client.sign(CLASSIC, request)

    /**
     * Answers the claims of a good token; otherwise `VideoSdkException.Authentication` has every reason in its `findings`.
     *
     * @param token The token, exactly as it was signed.
     * @param roomId The room it is used in; a token of every room passes.
     * @param participantId The participant who uses it; a token of any participant passes.
     * @param permission A permission it must have.
     * @param kind The kind it must be of.
     * @param leeway How much the clocks may differ. Default: 30 seconds.
     * @param useLearnedOffset Compares times with the service's clock as the client has learned it. Default: no.
     */
    public fun verify(
        token: String,
        roomId: String? = null,
        participantId: String? = null,
        permission: Permission? = null,
        kind: TokenKind? = null,
        leeway: Duration? = null,
        useLearnedOffset: Boolean = false,
    ): Claims = client.verify(token, roomId, participantId, permission?.word, kind?.word, leeway, useLearnedOffset)

    /** The same for Java. */
    @JvmOverloads
    public fun verify(
        token: String,
        request: VerifyToken = VerifyToken.builder().build(),
    ): Claims =
        request.run { client.verify(token, roomId, participantId, permission?.word, kind?.word, leeway, useLearnedOffset) }

    /** Reads the claims **without verifying** anything. Decide nothing by them. */
    public fun decode(token: String): Claims = HotClient.decode(token)

    /**
     * Says what a text is that should be a token, what is wrong with it and what would mend it. Never fails because of it.
     *
     * @param text The text, as it was found.
     * @param at The time to judge by. Default: now.
     * @param roomId The room it is to be used in.
     * @param participantId The participant who is to use it.
     */
    @JvmOverloads
    public fun explain(
        text: String,
        at: Instant? = null,
        roomId: String? = null,
        participantId: String? = null,
    ): Explanation = Explanation.of(json(client.explain(text, at?.epochSecond, roomId, participantId)))

    override fun toString(): String = "Tokens"

    private fun options(
        permissions: Collection<Permission>?,
        expiresIn: Duration?,
        allowLongLived: Boolean,
        notBefore: Boolean,
        claims: JsonObject?,
    ) = TokenRequest.Options(permissions, expiresIn?.let(Lifetime::of), allowLongLived, notBefore, claims)

    private companion object {
        /** The kinds as `arguments.rs` reads them. */
        const val PARTICIPANT = 0
        const val API = 1
        const val CLASSIC = 2
    }
}
