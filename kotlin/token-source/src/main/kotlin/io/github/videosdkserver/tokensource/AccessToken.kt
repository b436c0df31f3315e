package io.github.videosdkserver.tokensource

import kotlin.time.Duration

/**
 * An access token and its times. Printed or logged it does not show the token.
 *
 * @property token The token itself, to be given to VideoSDK.
 * @property expiresAt When it expires, in seconds since 1970 by the clock of this device; `null` when that is not known.
 * @property refreshAfter From when on a fetch asks for a new one, in seconds since 1970 by the clock of this device; `null` for never.
 */
public class AccessToken internal constructor(
    public val token: String,
    public val expiresAt: Long?,
    public val refreshAfter: Long?,
) {
    override fun toString(): String = "AccessToken(expiresAt=$expiresAt, refreshAfter=$refreshAfter)"
}

/**
 * What a function of the program's own answers.
 *
 * @property token The token.
 * @property expiresIn How long it lives; `null` when that is not known.
 * @property refreshIn From when on a new one is to be asked for. Default: five minutes before the end, but between a half and four
 * fifths of the life.
 */
public class CustomToken(
    public val token: String,
    public val expiresIn: Duration? = null,
    public val refreshIn: Duration? = null,
) {
    override fun toString(): String = "CustomToken(expiresIn=$expiresIn, refreshIn=$refreshIn)"

    public companion object {
        /** The same for Java, with seconds; `null` for what is not known. */
        @JvmStatic
        @JvmOverloads
        public fun of(
            token: String,
            expiresInSeconds: Double? = null,
            refreshInSeconds: Double? = null,
        ): CustomToken = CustomToken(token, expiresInSeconds?.durationOfSeconds(), refreshInSeconds?.durationOfSeconds())
    }
}

/**
 * News of a token that took the place of another, or of a refresh that failed while the old token goes on.
 *
 * @property request What the token is asked for.
 * @property accessToken The new token; `null` when the refresh failed.
 * @property error Why the refresh failed; `null` when it did not.
 */
public class RefreshEvent internal constructor(
    public val request: TokenRequest,
    public val accessToken: AccessToken?,
    public val error: TokenSourceException?,
) {
    override fun toString(): String = "RefreshEvent(request=$request, accessToken=$accessToken, error=$error)"
}
