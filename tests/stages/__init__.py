"""The stages of the tests, a file each: ``run`` for all of its tests, ``conform`` for the shared cases alone."""
