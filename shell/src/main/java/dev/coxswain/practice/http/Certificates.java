package dev.coxswain.practice.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Certificates for the loopback names, signed by their own key (RFC 5280, DER); the JDK has no
 * public API for it, and its tool takes a second to start.
 */
final class Certificates {
    private static final byte[] ECDSA = bytes("06082a8648ce3d040302");
    private static final byte[] COMMON_NAME = bytes("0603550403");
    private static final byte[] CONSTRAINTS = bytes("0603551d130101ff040530030101ff");
    private static final byte[] NAMES =
            bytes(
                    "0603551d110425302382096c6f63616c686f737487047f0000018710"
                            + "00000000000000000000000000000001");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Certificates() {}

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }

    /** A certificate for localhost, 127.0.0.1 and ::1, which is its own authority. */
    static X509Certificate of(KeyPair keys, Instant from, Instant until, long serial)
            throws GeneralSecurityException {
        byte[] name =
                tagged(
                        0x30,
                        tagged(
                                0x31,
                                tagged(
                                        0x30,
                                        COMMON_NAME,
                                        text(0x0c, "coxswain practice cluster"))));
        byte[] algorithm = tagged(0x30, ECDSA);
        byte[] content =
                tagged(
                        0x30,
                        tagged(0xa0, bytes("020102")),
                        tagged(0x02, BigInteger.valueOf(serial).toByteArray()),
                        algorithm,
                        name,
                        tagged(0x30, text(0x18, TIME.format(from)), text(0x18, TIME.format(until))),
                        name,
                        keys.getPublic().getEncoded(),
                        tagged(0xa3, tagged(0x30, tagged(0x30, CONSTRAINTS), tagged(0x30, NAMES))));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] signed = tagged(0x03, new byte[1], signature.sign());
        byte[] whole = tagged(0x30, content, algorithm, signed);
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] text(int tag, String text) {
        return tagged(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] tagged(int tag, byte[]... parts) {
        var content = new ByteArrayOutputStream();
        for (byte[] each : parts) {
            content.writeBytes(each);
        }
        var whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = content.size();
        if (length < 0x80) {
            whole.write(length);
        } else if (length < 0x100) {
            whole.writeBytes(new byte[] {(byte) 0x81, (byte) length});
        } else {
            whole.writeBytes(new byte[] {(byte) 0x82, (byte) (length >> 8), (byte) length});
        }
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }
}
