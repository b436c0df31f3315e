// The resources of the client. Written by bindings/gen from the core's resources; change those instead.

extension VideoSDKClient {
    /// Widgets: one operation of every form.
    public var widgets: Widgets { Widgets(native: native) }
}
