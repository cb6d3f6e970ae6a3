package dev.coxswain.manifest;

import dev.coxswain.flow.Cancellation;

/** Reads a manifest from the web; the root of the program hands in who does it. */
@FunctionalInterface
public interface UrlFetch {
    /**
     * The text behind an http or https URL.
     *
     * @throws dev.coxswain.failure.FailureException in kubectl's words where it cannot be read
     */
    byte[] read(String url, Cancellation cancellation);
}
