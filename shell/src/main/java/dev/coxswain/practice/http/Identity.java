package dev.coxswain.practice.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * Who the server is and whom it lets in: a key with a certificate of its own for the loopback
 * names, and a token. Both lie in owner-only files and are used again.
 *
 * @param certificate the certificate in PEM, which clients trust and nothing else
 */
public record Identity(SSLContext context, String certificate, String token) {
    /** Guards nothing: the file itself is the owner's only. */
    private static final char[] NO_PASSWORD = new char[0];

    private static final Duration VALIDITY = Duration.ofDays(3650);

    /**
     * Reads the identity that lies in a directory, or makes one.
     *
     * @throws IOException where the directory cannot be read or written, or holds something else
     */
    public static Identity open(Path directory) throws IOException {
        Path file = directory.resolve("server.pem");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            String pem = Files.readString(file);
            PrivateKey key =
                    KeyFactory.getInstance("EC")
                            .generatePrivate(new PKCS8EncodedKeySpec(part(pem, "PRIVATE KEY")));
            X509Certificate certificate =
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509")
                                    .generateCertificate(
                                            new ByteArrayInputStream(part(pem, "CERTIFICATE")));
            return new Identity(
                    context(key, certificate),
                    pem("CERTIFICATE", certificate.getEncoded()),
                    token(directory));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("cannot use " + file + ": " + e.getMessage(), e);
        }
    }

    private static SSLContext context(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry("practice", key, NO_PASSWORD, new Certificate[] {certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, NO_PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        what,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der),
                        what);
    }

    private static byte[] part(String pem, String what) {
        String head = "-----BEGIN " + what + "-----";
        int from = pem.indexOf(head);
        int until = pem.indexOf("-----END " + what + "-----");
        if (from < 0 || until < from) {
            throw new IllegalArgumentException("there is no " + what + " in it");
        }
        return Base64.getMimeDecoder().decode(pem.substring(from + head.length(), until));
    }

    private static void make(Path file) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Instant from = Instant.now().minus(Duration.ofDays(1));
        long serial = new SecureRandom().nextLong() >>> 2;
        X509Certificate certificate = Certificates.of(keys, from, from.plus(VALIDITY), serial);
        write(
                file,
                pem("PRIVATE KEY", keys.getPrivate().getEncoded())
                        + pem("CERTIFICATE", certificate.getEncoded()));
    }

    private static String token(Path directory) throws IOException {
        Path file = directory.resolve("token");
        if (Files.exists(file)) {
            String token = Files.readString(file).strip();
            if (!token.isEmpty()) {
                return token;
            }
        }
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        write(file, token);
        return token;
    }

    /** Writes a file that only its owner can read, all of it or nothing. */
    public static void write(Path file, String text) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        own(fresh);
        Files.writeString(fresh, text);
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void own(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
