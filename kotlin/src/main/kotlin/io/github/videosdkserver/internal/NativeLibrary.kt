package io.github.videosdkserver.internal

import java.io.File
import java.io.IOException
import java.nio.file.FileSystems
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.FileAttribute
import java.nio.file.attribute.PosixFilePermissions
import java.nio.file.attribute.PosixFilePermissions.asFileAttribute

/**
 * The native library of the package: taken out of the jar and loaded once, for the hot calls and for JNA alike.
 *
 * Each class loader takes out a copy of its own, since the JVM loads no file for two of them.
 */
internal object NativeLibrary {
    /** A property that names a library to be used in place of the one in the jar. */
    const val PATH: String = "videosdkserver.library.path"

    /** A property that names the folder to take the library out to, in place of the system's one for temporary files. */
    const val FOLDER: String = "videosdkserver.library.folder"

    /** The file that is loaded; asking for it loads it. */
    val path: String by lazy {
        val file = System.getProperty(PATH)?.let(::File) ?: takenOut()
        load(file)
        HotCalls.checkVersion(version)
        file.path
    }

    private val version: String by lazy {
        NativeLibrary::class.java.getResource("version.txt")!!.readText()
    }

    private fun load(file: File) {
        try {
            // The hot calls are found because the class loader of this class is the one that loads.
            @Suppress("UnsafeDynamicallyLoadedCode")
            System.load(file.absolutePath)
        } catch (error: UnsatisfiedLinkError) {
            val advice = "set -D$FOLDER=… to a folder from which programs may be run, or -D$PATH=… to the library itself"
            throw linkError("the native library $file cannot be loaded (${error.message}); $advice", error)
        }
    }

    private fun takenOut(): File {
        val name = System.mapLibraryName("videosdk_server_native")
        val resource = "/META-INF/native/$platform/$name"
        val library =
            NativeLibrary::class.java.getResourceAsStream(resource)
                ?: throw linkError("the jar has no native library for this system ($resource); set -D$PATH=… to one", null)
        val folder = System.getProperty(FOLDER) ?: System.getProperty("java.io.tmpdir")
        try {
            // A name of its own, and a file that is its owner's alone; `createTempFile` takes 20 ms for a random name.
            val file = Path.of(folder, "videosdk-server-${ProcessHandle.current().pid()}-${System.nanoTime()}-$name")
            Files.createFile(file, *ownerAlone).toFile().deleteOnExit()
            library.use { from -> Files.newOutputStream(file).use(from::copyTo) }
            return file.toFile()
        } catch (error: IOException) {
            throw linkError("the native library cannot be written to $folder ($error); set -D$FOLDER=… to a folder", error)
        }
    }

    private val ownerAlone: Array<FileAttribute<*>>
        get() {
            val hasOwners = "posix" in FileSystems.getDefault().supportedFileAttributeViews()
            return if (hasOwners) arrayOf(asFileAttribute(PosixFilePermissions.fromString("rw-------"))) else emptyArray()
        }

    private val platform: String
        get() {
            val system = System.getProperty("os.name").lowercase()
            val name =
                when {
                    system.startsWith("mac") -> "macos"
                    system.startsWith("windows") -> "windows"
                    else -> system
                }
            val processor = System.getProperty("os.arch")
            return name + "-" + if (processor == "amd64") "x86_64" else processor
        }

    private fun linkError(
        text: String,
        cause: Throwable?,
    ): UnsatisfiedLinkError = UnsatisfiedLinkError(text).apply { initCause(cause) }
}
