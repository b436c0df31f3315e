// Written by bindings/gen from the core's resources; change those instead.

package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.Caller
import io.github.videosdkserver.internal.given
import io.github.videosdkserver.models.BlockingPage
import io.github.videosdkserver.models.CreateWidget
import io.github.videosdkserver.models.FuturePage
import io.github.videosdkserver.models.ListWidgets
import io.github.videosdkserver.models.Page
import io.github.videosdkserver.models.Part
import io.github.videosdkserver.models.Widget
import kotlinx.serialization.json.JsonElement
import java.util.concurrent.CompletableFuture

/** Widgets: one operation of every form. */
public class Widgets internal constructor(
    private val caller: Caller,
) {
    /**
     * Makes a widget.
     *
     * A second one of the same `widgetId` is an error.
     */
    public suspend fun create(params: CreateWidget): Widget =
        Widget.of(caller.call("widgets.create", given("params" to params)))

    /** Fetches a part of a widget. */
    public suspend fun getPart(
        widgetId: String,
        partId: String,
    ): Part =
        Part.of(caller.call("widgets.getPart", given("widgetId" to widgetId, "partId" to partId)))

    /**
     * Lists the widgets of a shelf.
     *
     * What it answers is the first page, which has the items of all pages in [Page.items].
     */
    public suspend fun list(
        shelfId: String,
        params: ListWidgets = ListWidgets(),
    ): Page<Widget> =
        Page.of(caller.call("widgets.list", given("shelfId" to shelfId, "params" to params)), Widget::of) {
            list(shelfId, params.copy(page = null, cursor = it))
        }

    /** Answers what the maker says. */
    public suspend fun notes(widgetId: String): JsonElement =
        caller.call("widgets.notes", given("widgetId" to widgetId))

    override fun toString(): String = "Widgets"
}

/** [Widgets] for Java: each call waits for its answer. */
public class BlockingWidgets internal constructor(
    private val widgets: Widgets,
    private val caller: Caller,
) {
    /** See [Widgets.create]. */
    @Throws(InterruptedException::class)
    public fun create(params: CreateWidget): Widget =
        caller.blocking { widgets.create(params) }

    /** See [Widgets.getPart]. */
    @Throws(InterruptedException::class)
    public fun getPart(
        widgetId: String,
        partId: String,
    ): Part =
        caller.blocking { widgets.getPart(widgetId, partId) }

    /** See [Widgets.list]. */
    @JvmOverloads
    @Throws(InterruptedException::class)
    public fun list(
        shelfId: String,
        params: ListWidgets = ListWidgets(),
    ): BlockingPage<Widget> =
        BlockingPage(caller.blocking { widgets.list(shelfId, params) }, caller)

    /** See [Widgets.notes]. */
    @Throws(InterruptedException::class)
    public fun notes(widgetId: String): JsonElement =
        caller.blocking { widgets.notes(widgetId) }

    override fun toString(): String = "Widgets"
}

/** [Widgets] for Java: each call answers a future. Cancelling it gives the call up. */
public class FutureWidgets internal constructor(
    private val widgets: Widgets,
    private val caller: Caller,
) {
    /** See [Widgets.create]. */
    public fun create(params: CreateWidget): CompletableFuture<Widget> =
        caller.future { widgets.create(params) }

    /** See [Widgets.getPart]. */
    public fun getPart(
        widgetId: String,
        partId: String,
    ): CompletableFuture<Part> =
        caller.future { widgets.getPart(widgetId, partId) }

    /** See [Widgets.list]. */
    @JvmOverloads
    public fun list(
        shelfId: String,
        params: ListWidgets = ListWidgets(),
    ): CompletableFuture<FuturePage<Widget>> =
        caller.future { FuturePage(widgets.list(shelfId, params), caller) }

    /** See [Widgets.notes]. */
    public fun notes(widgetId: String): CompletableFuture<JsonElement> =
        caller.future { widgets.notes(widgetId) }

    override fun toString(): String = "Widgets"
}
