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

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Makes the TLS settings of a connection: whom to believe and who we are. */
final class Tls {
    private Tls() {}

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

    private static KeyManager[] keys(ClientCertificate identity)
            throws GeneralSecurityException, IOException {
        Certificate[] chain =
                Pem.certificates(
                                identity.certificate(),
                                "tls: failed to find any PEM data in certificate input")
                        .toArray(new Certificate[0]);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("client", Pem.key(identity.key()), new char[0], chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    private static TrustManager @Nullable [] trusted(Trust trust)
            throws GeneralSecurityException, IOException {
        if (trust.unchecked()) {
            return new TrustManager[] {new Unchecked()};
        }
        if (trust.authorities() == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate each :
                Pem.certificates(
                        trust.authorities(),
                        "unable to load root certificates: unable to parse bytes as PEM block")) {
            store.setCertificateEntry("authority-" + number++, each);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return factory.getTrustManagers();
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
