package io.github.videosdkserver.tokensource.internal

import io.github.videosdkserver.tokensource.AccessToken
import io.github.videosdkserver.tokensource.TokenSourceException
import kotlin.math.floor
import kotlin.math.max
import kotlin.math.min

/** How long a token is kept whose life is not known, in seconds. */
private const val UNKNOWN_LIFE = 300.0

/** A token is over so long before it expires, or for the last tenth of a short life: joining with it takes time, too. */
private const val MARGIN = 10.0

/** A token and its life, in seconds, which counts from when it was asked for. */
internal class HeldToken private constructor(
    token: String,
    private val asked: Moment,
    private val life: Double,
    private val refresh: Double,
    private val margin: Double,
    val hasKnownLife: Boolean,
) {
    val accessToken: AccessToken = AccessToken(token, if (hasKnownLife) at(life) else null, at(refresh))

    /** Whether it is not to be given out any more. */
    fun isOver(now: Moment): Boolean = now.secondsSince(asked) >= life - margin

    /** In how many seconds it is to be renewed. */
    fun untilRefresh(now: Moment): Double = refresh - now.secondsSince(asked)

    private fun at(seconds: Double): Long? = if (seconds.isInfinite()) null else floor(asked.wall + seconds).toLong()

    companion object {
        /** A token whose life began when it was asked for; fails when it is none, or over already. */
        fun of(
            token: String?,
            expiresIn: Double?,
            refreshIn: Double?,
            asked: Moment,
            facts: (code: String, reason: String) -> TokenSourceException,
        ): HeldToken {
            if (token.isNullOrEmpty()) throw facts("answer_unreadable", "the answer cannot be used: it has no token in it")
            if (expiresIn == null) return HeldToken(token, asked, UNKNOWN_LIFE, UNKNOWN_LIFE, 0.0, hasKnownLife = false)
            if (expiresIn <= 0) throw facts("answer_unreadable", "the answer cannot be used: its token has expired already")
            val isWithin = refreshIn != null && refreshIn > 0 && refreshIn <= expiresIn
            val refresh = if (isWithin) refreshIn else refreshTime(expiresIn)
            return HeldToken(token, asked, expiresIn, refresh, min(MARGIN, expiresIn / 10), hasKnownLife = true)
        }

        /** A token that is good for ever. */
        fun lasting(token: String): HeldToken {
            val forEver = Double.POSITIVE_INFINITY
            return HeldToken(token, Moment(0.0, 0.0), forEver, forEver, 0.0, hasKnownLife = true)
        }

        /** As our own token server has it: five minutes before the end, but between a half and four fifths of the life. */
        private fun refreshTime(life: Double): Double = life * max(0.5, min(0.8, 1 - 300 / life))
    }
}
