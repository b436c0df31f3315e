package io.github.videosdkserver.internal

import io.github.videosdkserver.models.Claims
import java.math.BigInteger

/** Reads what a hot call answers. */
internal class Answer {
    var bytes: ByteArray = ByteArray(USUAL_LENGTH)
        private set
    private var length = 0
    private var position = 0

    /** Makes room for an answer that is expected to be this long. */
    fun makeRoom(count: Int) {
        if (count > bytes.size) bytes = ByteArray(count)
    }

    fun begin(length: Int) {
        this.length = length
        position = 0
    }

    /** The whole answer as the text that it is; tokens are ASCII. */
    fun ascii(): String = String(bytes, 0, length, Charsets.ISO_8859_1)

    /** The whole answer as the text that it is. */
    fun text(): String = String(bytes, 0, length, Charsets.UTF_8)

    fun long(): Long = (number().toLong() shl Int.SIZE_BITS) or (number().toLong() and 0xffff_ffffL)

    /** Claims as `claims.rs` writes them. */
    fun claims(): Claims =
        Claims(
            apiKey = optionalText(),
            permissions = optionalTexts(),
            version = optionalNumber() as Long?,
            roles = optionalTexts(),
            roomId = optionalText(),
            participantId = optionalText(),
            issued = optionalNumber(),
            expires = optionalNumber(),
            starts = optionalNumber(),
            tokenId = optionalText(),
            extraJson = optionalText(),
        )

    private fun optionalText(): String? {
        val count = number()
        if (count < 0) return null
        val text = String(bytes, position, count, Charsets.UTF_8)
        position += count
        return text
    }

    private fun optionalTexts(): List<String>? {
        val count = number()
        return if (count < 0) null else List(count) { optionalText().orEmpty() }
    }

    private fun optionalNumber(): Number? =
        when (bytes[position++].toInt()) {
            0 -> null
            1 -> long()
            2 -> BigInteger(java.lang.Long.toUnsignedString(long()))
            else -> Double.fromBits(long())
        }

    private fun number(): Int {
        val at = position
        position += Int.SIZE_BYTES
        return (bytes[at].toInt() shl 24) or
            (bytes[at + 1].toInt() and 0xff shl 16) or
            (bytes[at + 2].toInt() and 0xff shl 8) or
            (bytes[at + 3].toInt() and 0xff)
    }

    private companion object {
        /** A token, or the claims of one, with room to spare. */
        const val USUAL_LENGTH = 1024
    }
}
