package dev.coxswain.cluster.config;

import dev.coxswain.flow.Cancellation;

import org.jspecify.annotations.Nullable;

/** How one user proves who they are; safe for use by many threads. */
public interface Credential {
    /**
     * What to send now.
     *
     * @param authorization the Authorization header's value, or null for none
     */
    record Login(@Nullable String authorization, @Nullable ClientCertificate certificate) {
        public static final Login NONE = new Login(null, null);

        /** Says nothing of the secret. */
        @Override
        public String toString() {
            return "Login";
        }
    }

    /**
     * The login for a request; may read a file, run a program or ask a server for a fresh one.
     *
     * @throws dev.coxswain.failure.FailureException where none can be had
     */
    Login login(Cancellation cancellation);

    /** Whether {@link #login} would answer at once, without a program or a server. */
    default boolean ready() {
        return true;
    }

    /** Tells that the server refused a login; true where asking again may give another. */
    default boolean refused(Login login) {
        return false;
    }

    /** A login that never changes. */
    static Credential of(Login login) {
        return cancellation -> login;
    }
}
