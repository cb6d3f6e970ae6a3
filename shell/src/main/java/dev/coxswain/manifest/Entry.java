package dev.coxswain.manifest;

import dev.coxswain.failure.Failure;

/** What reading manifests gives: an object, or what stands in its place. */
public sealed interface Entry {
    /** An object. */
    record Read(Manifest manifest) implements Entry {}

    /** A file or document that cannot be read. */
    record Broken(Failure failure) implements Entry {}
}
