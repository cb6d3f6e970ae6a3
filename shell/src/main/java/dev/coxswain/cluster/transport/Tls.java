package dev.coxswain.cluster.transport;

import dev.coxswain.cluster.config.ClientCertificate;
import dev.coxswain.cluster.config.Connection.Trust;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Comparator;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes the TLS settings of a connection: whom to believe and who we are. */
final class Tls {
    /**
     * What keys are agreed on with, in the JDK's own order but for P-384 before P-256: the first of
     * each kind is offered at once, and P-256 takes the JDK a tenth of a second to begin with. A
     * server that wants another one says so and gets it.
     */
    private static final String[] GROUPS = {
        "x25519", "secp384r1", "secp256r1", "secp521r1", "x448",
        "ffdhe2048", "ffdhe3072", "ffdhe4096", "ffdhe6144", "ffdhe8192"
    };

    private Tls() {}

    /**
     * What is offered to a server: the JDK's own ciphers, ChaCha20 before AES, since until the
     * optimizing compiler comes to it, which for AES is late, the JDK deciphers five times as much
     * a second with it.
     */
    static SSLParameters parameters(SSLContext context) {
        SSLParameters parameters = new SSLParameters();
        parameters.setNamedGroups(GROUPS);
        parameters.setCipherSuites(
                Arrays.stream(context.getDefaultSSLParameters().getCipherSuites())
                        .sorted(Comparator.comparing(each -> !each.contains("CHACHA20")))
                        .toArray(String[]::new));
        return parameters;
    }

    static SSLContext context(Trust trust, @Nullable ClientCertificate identity) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(identity == null ? null : keys(identity), trusted(trust), null);
            return trust.name() == null ? context : new NamedContext(context, trust.name());
        } catch (GeneralSecurityException | IOException e) {
            throw new FailureException(
                    new Failure.Config("the client certificate cannot be used: " + e, null), e);
        }
    }

    private static KeyManager[] keys(ClientCertificate identity) {
        X509Certificate[] chain =
                Pem.certificates(
                                identity.certificate(),
                                "tls: failed to find any PEM data in certificate input")
                        .toArray(new X509Certificate[0]);
        return new KeyManager[] {new ShownIdentity(chain, Pem.key(identity.key()))};
    }

    private static TrustManager[] trusted(Trust trust)
            throws GeneralSecurityException, IOException {
        if (trust.unchecked()) {
            return new TrustManager[] {new Unchecked()};
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(trust.authorities() == null ? null : authorities(trust.authorities()));
        TrustManager[] managers = factory.getTrustManagers();
        for (int i = 0; i < managers.length; i++) {
            if (managers[i] instanceof X509ExtendedTrustManager real) {
                managers[i] = new NamedTrust(real);
            }
        }
        return managers;
    }

    private static KeyStore authorities(byte[] pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate each :
                Pem.certificates(
                        pem,
                        "unable to load root certificates: unable to parse bytes as PEM block")) {
            store.setCertificateEntry("authority-" + number++, each);
        }
        return store;
    }

    /** Believes everybody, names included, as insecure-skip-tls-verify asks. */
    private static final class Unchecked extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
