package dev.coxswain.cluster.config;

import java.util.Arrays;

/** A client certificate with its key, both PEM. */
public record ClientCertificate(byte[] certificate, byte[] key) {
    @Override
    public boolean equals(Object other) {
        return other instanceof ClientCertificate(byte[] otherCertificate, byte[] otherKey)
                && Arrays.equals(certificate, otherCertificate)
                && Arrays.equals(key, otherKey);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(certificate);
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return "ClientCertificate";
    }
}
