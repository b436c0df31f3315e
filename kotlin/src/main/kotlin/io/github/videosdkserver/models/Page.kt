package io.github.videosdkserver.models

import io.github.videosdkserver.internal.Fields
import io.github.videosdkserver.internal.given
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject

/** One page of a list, and from here on the items of all pages. */
public class Page<T : Model> internal constructor(
    /** The items of this page. */
    public val data: List<T>,
    /** The number of items over all pages; the number of items here when the service does not say. */
    public val total: Long,
    /** What the service says about the pages; `null` when it says nothing. */
    public val pageInfo: PageInfo?,
    /** The cursor of the next page, to be passed back as it is; `null` on the last page. */
    public val next: String?,
    private val fetch: suspend (cursor: String) -> Page<T>,
) : Model {
    /**
     * The items of this page and of all that follow. A page is fetched when its first item is asked for, so that memory does
     * not grow with the list. It can be gone through again, and is fetched again then.
     */
    public val items: Flow<T> =
        flow {
            var page = this@Page
            while (true) {
                for (item in page.data) emit(item)
                page = page.following() ?: break
            }
        }

    /** The page after this one; `null` after the last. */
    public suspend fun following(): Page<T>? = next?.let { fetch(it) }

    override fun toJson(): JsonObject = given("data" to data, "pageInfo" to pageInfo, "total" to total, "next" to next)

    override fun toString(): String = "Page(data=${data.size} items, total=$total)"

    internal companion object {
        fun <T : Model> of(
            json: JsonElement,
            item: (JsonElement) -> T,
            fetch: suspend (String) -> Page<T>,
        ): Page<T> {
            val fields = Fields(json)
            val data = fields.optionalList("data", item).orEmpty()
            return Page(
                data = data,
                total = fields.optionalLong("total") ?: data.size.toLong(),
                pageInfo = fields.optional("pageInfo", PageInfo::of),
                next = fields.optionalText("next"),
                fetch = fetch,
            )
        }
    }
}

/**
 * What the service says about the pages of a list.
 *
 * @property currentPage The number of this page, from 1.
 * @property perPage How many items a page has.
 * @property lastPage The number of the last page.
 * @property total The number of items over all pages.
 */
public data class PageInfo(
    val currentPage: Long,
    val perPage: Long,
    val lastPage: Long,
    val total: Long,
) : Model {
    override fun toJson(): JsonObject =
        given("currentPage" to currentPage, "perPage" to perPage, "lastPage" to lastPage, "total" to total)

    internal companion object {
        fun of(json: JsonElement): PageInfo {
            val fields = Fields(json)
            return PageInfo(
                currentPage = fields.optionalLong("currentPage") ?: 1,
                perPage = fields.optionalLong("perPage") ?: 0,
                lastPage = fields.optionalLong("lastPage") ?: 1,
                total = fields.optionalLong("total") ?: 0,
            )
        }
    }
}
