package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.network.HttpText;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code wget curl} over the practice cluster's network. */
final class HttpApplets {
    private HttpApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("wget", HttpApplets::wget);
        all.put("curl", HttpApplets::curl);
    }

    private static int wget(Call call) throws IOException {
        var options = new WgetOptions(call.arguments());
        Target target = Target.of(options.url);
        String address = NetworkApplets.address(call.process().network(), target.host());
        if (address == null) {
            return call.fail("bad address '" + target.host() + "'");
        }
        if (!options.quiet) {
            String port = target.port() == 80 ? "" : ":" + target.port();
            call.streams()
                    .complain(
                            "Connecting to %s%s (%s:%d)"
                                    .formatted(target.host(), port, address, target.port()));
        }
        byte[] request = HttpText.request("GET", target.host(), target.path(), "Wget", "");
        Optional<byte[]> raw;
        try {
            raw =
                    call.process()
                            .network()
                            .exchange(address, target.port(), request, options.patience);
        } catch (IOException e) {
            return call.fail("can't connect to remote host (" + address + "): " + e.getMessage());
        }
        if (raw.isEmpty()) {
            return call.fail("download timed out");
        }
        HttpText answer = HttpText.parse(raw.get());
        if (answer.status() >= 400) {
            return call.fail("server returned error: " + answer.firstLine());
        }
        String output = options.output.isEmpty() ? wgetName(target) : options.output;
        return save(call, output, answer.body(), options.quiet);
    }

    private static int curl(Call call) throws IOException {
        var request = new CurlOptions(call.arguments());
        Target target = Target.of(request.url);
        String address = NetworkApplets.address(call.process().network(), target.host());
        if (address == null) {
            return silent(call, request, 6, "(6) Could not resolve host: " + target.host());
        }
        byte[] message =
                HttpText.request(
                        request.method, target.host(), target.path(), "curl/8.11.1", request.body);
        Optional<byte[]> raw;
        try {
            raw =
                    call.process()
                            .network()
                            .exchange(address, target.port(), message, request.patience);
        } catch (IOException e) {
            String words =
                    "(7) Failed to connect to %s port %d after 0 ms: Could not connect to server"
                            .formatted(target.host(), target.port());
            return silent(call, request, 7, words);
        }
        if (raw.isEmpty()) {
            long patience = request.patience.toMillis();
            String words = "(28) Connection timed out after " + patience + " milliseconds";
            return silent(call, request, 28, words);
        }
        return answered(call, request, HttpText.parse(raw.get()));
    }

    private static int answered(Call call, CurlOptions request, HttpText answer)
            throws IOException {
        if (request.fail && answer.status() >= 400) {
            return silent(
                    call, request, 22, "(22) The requested URL returned error: " + answer.status());
        }
        if (request.headersOnly || request.withHeaders) {
            call.streams().print(answer.head() + "\r\n\r\n");
        }
        if (!request.headersOnly) {
            if (request.output.isEmpty() || request.output.equals("-")) {
                call.streams().print(answer.body());
            } else if (!request.output.equals("/dev/null")) {
                call.files().write(call.path(request.output), answer.body(), false);
            }
        }
        String shown = request.writeOut.replace("%{http_code}", String.valueOf(answer.status()));
        call.streams().print(TextApplets.unescape(shown));
        return 0;
    }

    private static String wgetName(Target target) {
        String name = target.path().replaceAll("\\?.*", "").replaceAll(".*/", "");
        return name.isEmpty() ? "index.html" : name;
    }

    private static int save(Call call, String output, byte[] body, boolean quiet)
            throws IOException {
        if (!quiet) {
            String name = output.equals("-") ? "writing to stdout" : "saving to '" + output + "'";
            call.streams().complain(name);
        }
        if (output.equals("-")) {
            call.streams().print(body);
        } else if (!output.equals("/dev/null")) {
            call.files().write(call.path(output), body, false);
        }
        if (!quiet) {
            String name = output.equals("-") ? "-" : output;
            call.streams()
                    .complain(
                            String.format(
                                    Locale.ROOT,
                                    "%-20s 100%% |%s| %5d  0:00:00 ETA",
                                    name,
                                    "*".repeat(32),
                                    body.length));
            call.streams()
                    .complain(output.equals("-") ? "written to stdout" : "'" + output + "' saved");
        }
        return 0;
    }

    private static int silent(Call call, CurlOptions options, int status, String message) {
        if (!options.silent || options.showErrors) {
            call.streams().complain("curl: " + message);
        }
        return status;
    }

    /** Where a request goes. */
    private record Target(String host, int port, String path) {
        static Target of(String url) {
            URI uri;
            try {
                uri = URI.create(url.contains("://") ? url : "http://" + url);
            } catch (IllegalArgumentException e) {
                return new Target(url, 80, "/");
            }
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String path =
                    uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            int port =
                    uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return new Target(uri.getHost() == null ? "" : uri.getHost(), port, path + query);
        }
    }
}
