// A C target needs a source file; what the header declares is in the native library.
