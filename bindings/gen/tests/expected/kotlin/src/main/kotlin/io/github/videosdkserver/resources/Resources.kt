// The resources of the clients. Written by bindings/gen from the core's resources; change those instead.

package io.github.videosdkserver.resources

import io.github.videosdkserver.internal.Caller

/** What a [io.github.videosdkserver.VideoSdkClient] calls. */
public abstract class Resources internal constructor(
    internal val caller: Caller,
) {
    /** Widgets: one operation of every form. */
    public val widgets: Widgets = Widgets(caller)
}

/** What a [io.github.videosdkserver.BlockingVideoSdkClient] calls. */
public abstract class BlockingResources internal constructor(
    resources: Resources,
    caller: Caller,
) {
    /** Widgets: one operation of every form. */
    public val widgets: BlockingWidgets = BlockingWidgets(resources.widgets, caller)
}

/** What a [io.github.videosdkserver.FutureVideoSdkClient] calls. */
public abstract class FutureResources internal constructor(
    resources: Resources,
    caller: Caller,
) {
    /** Widgets: one operation of every form. */
    public val widgets: FutureWidgets = FutureWidgets(resources.widgets, caller)
}
