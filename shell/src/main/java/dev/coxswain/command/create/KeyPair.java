package dev.coxswain.command.create;

import dev.coxswain.command.Invocation;
import dev.coxswain.failure.FailureException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** A certificate and its private key as {@code create secret tls} takes them: two PEM files. */
final class KeyPair {
    private KeyPair() {}

    /**
     * A file's content.
     *
     * @throws FailureException in kubectl's words where it cannot be read
     */
    static byte[] file(Invocation invocation, String name) {
        try {
            return Files.readAllBytes(invocation.session().directory().resolve(name));
        } catch (IOException e) {
            throw FailureException.plain(
                    "Cannot read file "
                            + name
                            + ", open "
                            + name
                            + ": "
                            + (e instanceof java.nio.file.NoSuchFileException
                                    ? "no such file or directory"
                                    : e.getMessage()));
        }
    }

    /**
     * Refuses what is no pair, as a server would have it to be one.
     *
     * @throws FailureException in the words of Go's crypto/tls
     */
    static void check(byte[] certificate, byte[] key) {
        String text = new String(certificate, StandardCharsets.UTF_8);
        if (!text.contains("-----BEGIN ")) {
            throw FailureException.plain("tls: failed to find any PEM data in certificate input");
        }
        if (!text.contains("-----BEGIN CERTIFICATE-----")) {
            throw FailureException.plain(
                    text.contains("PRIVATE KEY-----")
                            ? "tls: failed to find certificate PEM data in certificate input, but"
                                    + " did find a private key; PEM inputs may have been switched"
                            : "tls: failed to find \"CERTIFICATE\" PEM block in certificate input"
                                    + " after skipping PEM blocks of the following types: ["
                                    + types(text)
                                    + "]");
        }
        String keyText = new String(key, StandardCharsets.UTF_8);
        if (!keyText.contains("-----BEGIN ")) {
            throw FailureException.plain("tls: failed to find any PEM data in key input");
        }
        if (!keyText.contains("PRIVATE KEY-----")) {
            throw FailureException.plain(
                    keyText.contains("-----BEGIN CERTIFICATE-----")
                            ? "tls: found a certificate rather than a key in the PEM for the"
                                    + " private key"
                            : "tls: failed to find PEM block with type ending in \"PRIVATE KEY\" in"
                                    + " key input after skipping PEM blocks of the following types:"
                                    + " ["
                                    + types(keyText)
                                    + "]");
        }
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate));
        } catch (CertificateException e) {
            throw FailureException.plain("x509: malformed certificate");
        }
    }

    private static String types(String pem) {
        return pem.lines()
                .filter(line -> line.startsWith("-----BEGIN "))
                .map(line -> line.substring(11, line.lastIndexOf("-----")))
                .collect(java.util.stream.Collectors.joining(" "));
    }
}
