package dev.coxswain.cluster.transport;

import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys in PEM: PKCS#8, PKCS#1 (RSA) and SEC1 (EC). */
final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN ([A-Z ]*PRIVATE KEY)-----(.*?)-----END", Pattern.DOTALL);
    private static final byte[] RSA = {6, 9, 42, -122, 72, -122, -9, 13, 1, 1, 1, 5, 0};
    private static final byte[] EC = {6, 7, 42, -122, 72, -50, 61, 2, 1};
    private static final byte[] VERSION = {2, 1, 0};
    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 4;
    private static final int PARAMETERS = 0xA0;

    private Pem() {}

    /**
     * @param unfit what is said where there are none, in Go's words
     */
    static Collection<? extends Certificate> certificates(byte[] pem, String unfit) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem));
            if (all.isEmpty()) {
                throw unusable(unfit);
            }
            return all;
        } catch (CertificateException e) {
            throw unusable(unfit);
        }
    }

    static PrivateKey key(byte[] pem) {
        Matcher block = KEY.matcher(new String(pem, StandardCharsets.ISO_8859_1));
        if (!block.find()) {
            throw unusable(
                    "tls: failed to find any PEM data in key input (the client key is no PEM key)");
        }
        if (block.group(1).startsWith("ENCRYPTED") || block.group(2).contains("ENCRYPTED")) {
            throw unusable("the client key is encrypted; keys with a password are not read");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(block.group(2));
            return switch (block.group(1)) {
                case "RSA PRIVATE KEY" -> decode(wrapped(RSA, der), List.of("RSA"));
                case "EC PRIVATE KEY" -> decode(wrapped(join(EC, curve(der)), der), List.of("EC"));
                default -> decode(der, List.of("RSA", "EC", "EdDSA"));
            };
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw unusable("tls: failed to parse private key: it is cut short or damaged");
        }
    }

    private static PrivateKey decode(byte[] pkcs8, List<String> algorithms) {
        for (String algorithm : algorithms) {
            try {
                return KeyFactory.getInstance(algorithm)
                        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
            } catch (GeneralSecurityException _) {
                // The key says in itself which algorithm it is for: the next one may read it.
            }
        }
        throw unusable("tls: failed to parse private key");
    }

    /** A PKCS#8 PrivateKeyInfo around an older form (RFC 5208). */
    private static byte[] wrapped(byte[] algorithm, byte[] key) {
        return der(SEQUENCE, join(VERSION, der(SEQUENCE, algorithm), der(OCTETS, key)));
    }

    /** The named curve out of a SEC1 ECPrivateKey (RFC 5915): its element tagged 0. */
    private static byte[] curve(byte[] key) {
        int at = content(key, 0);
        while (at < key.length) {
            int start = content(key, at);
            int end = start + length(key, at);
            if ((key[at] & 0xFF) == PARAMETERS) {
                return java.util.Arrays.copyOfRange(key, start, end);
            }
            at = end;
        }
        throw unusable("tls: failed to parse private key: it names no curve");
    }

    private static int content(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7F); i++) {
            length = length << 8 | der[at + 2 + i] & 0xFF;
        }
        return length;
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else if (content.length < 0x100) {
            out.write(0x81);
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static FailureException unusable(String message) {
        return new FailureException(new Failure.Config(message, null));
    }
}
