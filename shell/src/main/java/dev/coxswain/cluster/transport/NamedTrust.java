package dev.coxswain.cluster.transport;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** The JDK's trust, which tells what names a certificate has where it has not the server's. */
final class NamedTrust extends X509ExtendedTrustManager {
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;

    private final X509ExtendedTrustManager real;

    NamedTrust(X509ExtendedTrustManager real) {
        this.real = real;
    }

    /** A certificate of other names; the message is Go's (crypto/x509, HostnameError). */
    static final class Mismatch extends CertificateException {
        private static final long serialVersionUID = 1L;

        Mismatch(String message, CertificateException cause) {
            super(message, cause);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        try {
            real.checkServerTrusted(chain, type, engine);
        } catch (CertificateException e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith("No subject") || message.startsWith("No name")) {
                throw new Mismatch(words(chain[0], engine.getPeerHost()), e);
            }
            throw e;
        }
    }

    private static String words(X509Certificate certificate, String host)
            throws CertificateParsingException {
        boolean address = host.contains(":") || host.matches("[0-9.]+");
        Collection<List<?>> all = certificate.getSubjectAlternativeNames();
        List<String> names = new ArrayList<>();
        if (all != null) {
            for (List<?> each : all) {
                if (each.getFirst().equals(address ? ADDRESS : DNS_NAME)) {
                    names.add(String.valueOf(each.get(1)));
                }
            }
        }
        if (!names.isEmpty()) {
            return "certificate is valid for " + String.join(", ", names) + ", not " + host;
        }
        if (address) {
            return "cannot validate certificate for "
                    + host
                    + " because it doesn't contain any IP SANs";
        }
        return all == null
                ? "certificate relies on legacy Common Name field, use SANs instead"
                : "certificate is not valid for any names, but wanted to match " + host;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        real.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        real.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        real.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        real.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        real.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return real.getAcceptedIssuers();
    }
}
