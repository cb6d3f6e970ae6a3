package dev.coxswain;

import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.manifest.UrlFetch;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLConnection;
import java.net.UnknownHostException;

/** Manifests from the web, by a plain GET that sends no login of any cluster. */
final class WebFetch implements UrlFetch {
    private static final int PATIENCE_MILLIS = 30_000;

    @Override
    public byte[] read(String address, Cancellation cancellation) {
        try {
            URLConnection connection = URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            if (connection instanceof HttpURLConnection http && http.getResponseCode() != 200) {
                throw FailureException.plain(
                        "unable to read URL \""
                                + address
                                + "\", server reported "
                                + http.getResponseCode()
                                + " "
                                + http.getResponseMessage()
                                + ", status code="
                                + http.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                return body.readAllBytes();
            }
        } catch (UnknownHostException e) {
            throw FailureException.plain(
                    "unable to read URL \""
                            + address
                            + "\": lookup "
                            + e.getMessage()
                            + ": no such host");
        } catch (IOException | IllegalArgumentException e) {
            throw FailureException.plain(
                    "unable to read URL \"" + address + "\": " + e.getMessage());
        }
    }
}
