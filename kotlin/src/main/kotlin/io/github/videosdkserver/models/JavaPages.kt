package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Caller
import java.util.concurrent.CompletableFuture
import java.util.function.Consumer
import java.util.stream.Stream
import java.util.stream.StreamSupport

/** A [Page] for Java, and going through it the items of all pages from here on; each page is fetched when it is needed. */
public class BlockingPage<T : Model> internal constructor(
    internal val page: Page<T>,
    private val caller: Caller,
) : Iterable<T> {
    /** The items of this page. */
    public val data: List<T> get() = page.data

    /** The number of items over all pages. */
    public val total: Long get() = page.total

    /** What the service says about the pages; `null` when it says nothing. */
    public val pageInfo: PageInfo? get() = page.pageInfo

    /** The cursor of the next page; `null` on the last. */
    public val next: String? get() = page.next

    override fun iterator(): Iterator<T> =
        iterator {
            var current = page
            while (true) {
                yieldAll(current.data)
                val last = current
                current = caller.blocking { last.following() } ?: break
            }
        }

    /** The items of all pages from here on. */
    public fun stream(): Stream<T> = StreamSupport.stream(spliterator(), false)

    override fun toString(): String = page.toString()
}

/** A [Page] for Java; the next page is a future too. */
public class FuturePage<T : Model> internal constructor(
    internal val page: Page<T>,
    private val caller: Caller,
) {
    /** The items of this page. */
    public val data: List<T> get() = page.data

    /** The number of items over all pages. */
    public val total: Long get() = page.total

    /** What the service says about the pages; `null` when it says nothing. */
    public val pageInfo: PageInfo? get() = page.pageInfo

    /** The cursor of the next page; `null` on the last. */
    public val next: String? get() = page.next

    /** The page after this one; `null` after the last. */
    public fun following(): CompletableFuture<FuturePage<T>?> =
        caller.future { page.following()?.let { FuturePage(it, caller) } }

    /** Gives each item of all pages from here on to a consumer, one after the other; completed after the last. */
    public fun forEach(consumer: Consumer<in T>): CompletableFuture<Void?> =
        caller.future {
            page.items.collect { consumer.accept(it) }
            null
        }

    override fun toString(): String = page.toString()
}
