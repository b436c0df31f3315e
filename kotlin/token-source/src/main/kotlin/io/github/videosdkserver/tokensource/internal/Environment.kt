package io.github.videosdkserver.tokensource.internal

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlin.math.max
import kotlin.random.Random

/**
 * A moment by both clocks, in seconds. The wall clock goes on while a device sleeps, and may be moved by its user; the monotonic one is
 * the other way round.
 */
internal data class Moment(
    val wall: Double,
    val monotonic: Double,
) {
    /** How many seconds have passed, by the clock that says more: neither sleep nor a clock that is set back hides any. */
    fun secondsSince(earlier: Moment): Double = max(wall - earlier.wall, monotonic - earlier.monotonic)
}

/** Clocks, randomness, and where coroutines run, with their delays; each in this one place. */
internal interface Environment {
    val dispatcher: CoroutineDispatcher

    fun now(): Moment

    /** A number from 0, below 1. */
    fun random(): Double

    companion object {
        val real: Environment =
            object : Environment {
                override val dispatcher = Dispatchers.Default

                override fun now() = Moment(System.currentTimeMillis() / 1e3, System.nanoTime() / 1e9)

                override fun random() = Random.nextDouble()
            }
    }
}
