//! Which files are written, from which template.

/// A template, and the files that it makes.
pub(crate) struct Output {
    pub(crate) template: &'static str,
    pub(crate) each: Each,
    /// The file from the root of the repository; `{name}` is that of the resource or domain, `{Name}` in Pascal case.
    pub(crate) path: &'static str,
}

/// How often a template is used.
pub(crate) enum Each {
    Once,
    Resource,
    Domain,
}

const fn output(template: &'static str, each: Each, path: &'static str) -> Output {
    Output { template, each, path }
}

pub(crate) const ALL: &[Output] = &[
    output("rust/operations.rs.jinja", Each::Once, "bindings/bridge/src/operations.rs"),
    output("python/resources.py.jinja", Each::Once, "python/videosdk_server/_resources.py"),
    output("python/resource.py.jinja", Each::Resource, "python/videosdk_server/resources/{name}.py"),
    output("python/model.py.jinja", Each::Domain, "python/videosdk_server/models/{name}.py"),
    output("node/index.js.jinja", Each::Once, "node/lib/index.js"),
    output("node/resources.js.jinja", Each::Once, "node/lib/resources/index.js"),
    output("node/resource.js.jinja", Each::Resource, "node/lib/resources/{name}.js"),
    output("node/model.js.jinja", Each::Domain, "node/lib/models/{name}.js"),
    output(
        "kotlin/resources.kt.jinja",
        Each::Once,
        "kotlin/src/main/kotlin/io/github/videosdkserver/resources/Resources.kt",
    ),
    output(
        "kotlin/resource.kt.jinja",
        Each::Resource,
        "kotlin/src/main/kotlin/io/github/videosdkserver/resources/{Name}.kt",
    ),
    output(
        "kotlin/model.kt.jinja",
        Each::Domain,
        "kotlin/src/main/kotlin/io/github/videosdkserver/models/{Name}.kt",
    ),
    output(
        "swift/resources.swift.jinja",
        Each::Once,
        "swift/Sources/VideoSDKServer/Resources/Resources.swift",
    ),
    output(
        "swift/resource.swift.jinja",
        Each::Resource,
        "swift/Sources/VideoSDKServer/Resources/{Name}.swift",
    ),
    output(
        "swift/operations.swift.jinja",
        Each::Once,
        "swift/Tests/VideoSDKServerTests/Conformance/Operations.swift",
    ),
    output("swift/model.swift.jinja", Each::Domain, "swift/Sources/VideoSDKServer/Models/{Name}Models.swift"),
    output("docs/README.md.jinja", Each::Once, "docs/reference/api/README.md"),
    output("docs/resource.md.jinja", Each::Resource, "docs/reference/api/{name}.md"),
];
