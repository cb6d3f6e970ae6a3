package dev.coxswain.command.read.describe;

import dev.coxswain.failure.FailureException;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who a certificate is asked for (PKCS #10, RFC 2986): the names of the subject and the alternative
 * names among the requested extensions. The JDK reads certificates but no requests for them.
 */
final class CertificateRequest {
    static final String COMMON_NAME = "550403";
    static final String SERIAL_NUMBER = "550405";
    static final String COUNTRY = "550406";
    static final String LOCALITY = "550407";
    static final String PROVINCE = "550408";
    static final String STREET = "550409";
    static final String ORGANIZATION = "55040a";
    static final String UNIT = "55040b";
    static final String POSTAL_CODE = "550411";

    static final int EMAIL = 0x81;
    static final int DNS = 0x82;
    static final int URI = 0x86;
    static final int IP = 0x87;

    private static final String EXTENSIONS = "2a864886f70d01090e";
    private static final String ALTERNATIVE_NAMES = "551d11";
    private static final int ATTRIBUTES = 0xa0;
    private static final int BMP_STRING = 0x1e;

    private final Map<String, List<String>> subject = new HashMap<>();
    private final Map<Integer, List<String>> alternatives = new HashMap<>();

    /** A value of DER: its tag and its content. */
    private record Der(int tag, ByteBuffer content) {
        static List<Der> all(ByteBuffer bytes) {
            List<Der> all = new ArrayList<>();
            ByteBuffer rest = bytes.duplicate();
            while (rest.hasRemaining()) {
                int tag = rest.get() & 0xff;
                int length = rest.get() & 0xff;
                if (length > 0x80) {
                    byte[] digits = new byte[length & 0x7f];
                    rest.get(digits);
                    length = new BigInteger(1, digits).intValueExact();
                }
                if (length > rest.remaining()) {
                    throw new BufferUnderflowException();
                }
                all.add(new Der(tag, rest.slice(rest.position(), length)));
                rest.position(rest.position() + length);
            }
            return all;
        }

        List<Der> parts() {
            return all(content);
        }

        byte[] bytes() {
            byte[] bytes = new byte[content.remaining()];
            content.duplicate().get(bytes);
            return bytes;
        }

        String hex() {
            return java.util.HexFormat.of().formatHex(bytes());
        }

        String text() {
            return new String(
                    bytes(),
                    tag == BMP_STRING ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8);
        }
    }

    private CertificateRequest() {}

    /**
     * Reads a request.
     *
     * @param encoded its PEM text in base 64, as the server keeps it
     * @throws FailureException where it is none
     */
    static CertificateRequest ofPem(String encoded) {
        CertificateRequest request = new CertificateRequest();
        try {
            String pem =
                    new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.US_ASCII);
            String body = pem.replaceAll("-----[^-]*-----", "");
            byte[] der = Base64.getMimeDecoder().decode(body);
            request.read(Der.all(ByteBuffer.wrap(der)).getFirst().parts().getFirst().parts());
        } catch (RuntimeException | UnknownHostException e) {
            throw FailureException.plain("Error parsing CSR: it is no PKCS #10 request in PEM");
        }
        return request;
    }

    private void read(List<Der> info) throws UnknownHostException {
        for (Der set : info.get(1).parts()) {
            for (Der pair : set.parts()) {
                List<Der> parts = pair.parts();
                subject.computeIfAbsent(parts.getFirst().hex(), _ -> new ArrayList<>())
                        .add(parts.get(1).text());
            }
        }
        for (Der part : info) {
            if (part.tag() == ATTRIBUTES) {
                for (Der attribute : part.parts()) {
                    attribute(attribute.parts());
                }
            }
        }
    }

    private void attribute(List<Der> attribute) throws UnknownHostException {
        if (!attribute.getFirst().hex().equals(EXTENSIONS)) {
            return;
        }
        for (Der extension : attribute.get(1).parts().getFirst().parts()) {
            List<Der> parts = extension.parts();
            if (parts.getFirst().hex().equals(ALTERNATIVE_NAMES)) {
                for (Der name : parts.getLast().parts().getFirst().parts()) {
                    alternatives
                            .computeIfAbsent(name.tag(), _ -> new ArrayList<>())
                            .add(name.tag() == IP ? address(name.bytes()) : name.text());
                }
            }
        }
    }

    private static String address(byte[] bytes) throws UnknownHostException {
        String address = InetAddress.getByAddress(bytes).getHostAddress();
        return address.contains(":") ? Ipv6Text.shorten(address) : address;
    }

    /** The values of a part of the subject's name. */
    List<String> all(String part) {
        return subject.getOrDefault(part, List.of());
    }

    /** The last value of a part of the subject's name; empty for none. */
    String last(String part) {
        List<String> all = all(part);
        return all.isEmpty() ? "" : all.getLast();
    }

    boolean hasAlternatives() {
        return List.of(EMAIL, DNS, URI, IP).stream().anyMatch(alternatives::containsKey);
    }

    /** The alternative names of one kind. */
    List<String> alternatives(int kind) {
        return alternatives.getOrDefault(kind, List.of());
    }
}
