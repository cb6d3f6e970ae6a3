package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.network.Host;
import dev.coxswain.practice.node.network.HttpText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code nslookup ping wget curl nc} over the practice cluster's network. */
final class NetworkApplets {
    private NetworkApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("nslookup", NetworkApplets::nslookup);
        all.put("ping", NetworkApplets::ping);
        all.put("wget", NetworkApplets::wget);
        all.put("curl", NetworkApplets::curl);
        all.put("nc", NetworkApplets::nc);
        all.put("redis-cli", call -> redis(call));
        all.put("psql", Psql::run);
    }

    private static int nslookup(Call call) {
        String name = call.operands().isEmpty() ? "" : call.operands().getFirst();
        Host host = call.process().network();
        call.streams().print("Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n");
        List<String> found = host.lookup(name);
        if (found.isEmpty()) {
            call.streams().print("** server can't find " + name + ": NXDOMAIN\n\n");
            return 1;
        }
        String whole = host.canonical(name);
        String alias = host.alias(whole);
        if (!alias.isEmpty()) {
            call.streams().print(whole + "\tcanonical name = " + alias + "\n");
        }
        for (String address : found) {
            String answered = alias.isEmpty() ? whole : alias;
            call.streams().print("Name:\t" + answered + "\nAddress: " + address + "\n");
        }
        call.streams().print("\n");
        return 0;
    }

    private static @Nullable String address(Host host, String name) {
        return host.lookup(name).stream().findFirst().orElse(null);
    }

    private static int ping(Call call) throws InterruptedException {
        int count = Integer.MAX_VALUE;
        String target = "";
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("-c") && i + 1 < words.size()) {
                count = Integer.parseInt(words.get(++i));
            } else if (words.get(i).matches("-[wWi]")) {
                i++;
            } else {
                target = words.get(i);
            }
        }
        Host host = call.process().network();
        String address = address(host, target);
        if (address == null) {
            return call.fail("bad address '" + target + "'");
        }
        call.streams().print("PING " + target + " (" + address + "): 56 data bytes\n");
        int received = 0;
        int sent = 0;
        for (; sent < count; sent++) {
            if (sent > 0) {
                call.process().sleep(Duration.ofSeconds(1));
            }
            if (host.reachable(address)) {
                received++;
                call.streams()
                        .print(
                                String.format(
                                        Locale.ROOT,
                                        "64 bytes from %s: seq=%d ttl=64 time=0.0%d ms%n",
                                        address,
                                        sent,
                                        60 + sent % 30));
            }
        }
        call.streams()
                .print(
                        "\n--- "
                                + target
                                + " ping statistics ---\n"
                                + sent
                                + " packets transmitted, "
                                + received
                                + " packets received, "
                                + (sent - received) * 100 / Math.max(1, sent)
                                + "% packet loss\n");
        if (received > 0) {
            call.streams().print("round-trip min/avg/max = 0.060/0.070/0.089 ms\n");
        }
        return received > 0 ? 0 : 1;
    }

    /** Where a request goes. */
    private record Target(String host, int port, String path) {
        static Target of(String url) {
            URI uri = URI.create(url.contains("://") ? url : "http://" + url);
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            String path =
                    uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            int port =
                    uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
            return new Target(uri.getHost() == null ? "" : uri.getHost(), port, path + query);
        }
    }

    private static int wget(Call call) throws IOException {
        String output = "";
        String url = "";
        Duration patience = Duration.ofSeconds(10);
        List<String> words = call.arguments();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.matches("-q?O-?") || word.equals("-O")) {
                output =
                        word.endsWith("-") && word.length() > 2
                                ? "-"
                                : i + 1 < words.size() ? words.get(++i) : "-";
            } else if (word.equals("-T") && i + 1 < words.size()) {
                patience = Duration.ofSeconds(Long.parseLong(words.get(++i)));
            } else if (word.startsWith("--timeout=")) {
                patience = Duration.ofSeconds(Long.parseLong(word.substring(10)));
            } else if (!word.startsWith("-")) {
                url = word;
            }
        }
        boolean quiet = call.arguments().stream().anyMatch(each -> each.matches("-q.*"));
        Target target = Target.of(url);
        Host host = call.process().network();
        String address = address(host, target.host());
        if (address == null) {
            return call.fail("bad address '" + target.host() + "'");
        }
        if (!quiet) {
            call.streams()
                    .complain(
                            "Connecting to "
                                    + target.host()
                                    + (target.port() == 80 ? "" : ":" + target.port())
                                    + " ("
                                    + address
                                    + ":"
                                    + target.port()
                                    + ")");
        }
        Optional<byte[]> raw;
        try {
            raw =
                    host.exchange(
                            address,
                            target.port(),
                            HttpText.request("GET", target.host(), target.path(), "Wget", ""),
                            patience);
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
        return save(call, output.isEmpty() ? wgetName(target) : output, answer.body(), quiet);
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

    private static int curl(Call call) throws IOException {
        var request = new CurlOptions(call.arguments());
        Target target = Target.of(request.url);
        Host host = call.process().network();
        String address = address(host, target.host());
        if (address == null) {
            return silent(call, request, 6, "(6) Could not resolve host: " + target.host());
        }
        Optional<byte[]> raw;
        try {
            raw =
                    host.exchange(
                            address,
                            target.port(),
                            HttpText.request(
                                    request.method,
                                    target.host(),
                                    target.path(),
                                    "curl/8.11.1",
                                    request.body),
                            request.patience);
        } catch (IOException e) {
            return silent(
                    call,
                    request,
                    7,
                    "(7) Failed to connect to "
                            + target.host()
                            + " port "
                            + target.port()
                            + " after 0 ms: Could not connect to server");
        }
        if (raw.isEmpty()) {
            return silent(
                    call,
                    request,
                    28,
                    "(28) Connection timed out after "
                            + request.patience.toMillis()
                            + " milliseconds");
        }
        HttpText answer = HttpText.parse(raw.get());
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

    private static int silent(Call call, CurlOptions options, int status, String message) {
        if (!options.silent || options.showErrors) {
            call.streams().complain("curl: " + message);
        }
        return status;
    }

    /** curl's options, as far as they are read. */
    private static final class CurlOptions {
        String url = "";
        String method = "GET";
        String body = "";
        String output = "";
        String writeOut = "";
        boolean silent;
        boolean showErrors;
        boolean fail;
        boolean withHeaders;
        boolean headersOnly;
        Duration patience = Duration.ofSeconds(130);

        CurlOptions(List<String> arguments) {
            var words = new ArrayList<>(arguments);
            while (!words.isEmpty()) {
                String word = words.removeFirst();
                switch (word) {
                    case "-X", "--request" -> method = words.removeFirst();
                    case "-d", "--data" -> {
                        body = words.removeFirst();
                        method = method.equals("GET") ? "POST" : method;
                    }
                    case "-o", "--output" -> output = words.removeFirst();
                    case "-w", "--write-out" -> writeOut = words.removeFirst();
                    case "-H", "--header", "-A" -> words.removeFirst();
                    case "-m", "--max-time", "--connect-timeout" ->
                            patience =
                                    Duration.ofSeconds(
                                            (long) Double.parseDouble(words.removeFirst()));
                    default -> letters(word);
                }
            }
        }

        private void letters(String word) {
            if (!word.startsWith("-")) {
                url = word;
                return;
            }
            silent |= word.contains("s");
            showErrors |= word.contains("S");
            fail |= word.contains("f");
            withHeaders |= word.contains("i");
            headersOnly |= word.contains("I");
            method = headersOnly ? "HEAD" : method;
        }
    }

    private static int nc(Call call) throws IOException, InterruptedException {
        List<String> words = call.arguments();
        int listen = -1;
        var operands = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).equals("-p") || words.get(i).equals("-lp")) {
                listen = Integer.parseInt(words.get(++i));
            } else if (words.get(i).equals("-w")) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                operands.add(words.get(i));
            }
        }
        if (call.flag('l')) {
            listen =
                    listen < 0 && !operands.isEmpty()
                            ? Integer.parseInt(operands.getLast())
                            : listen;
            call.streams()
                    .print(call.process().listenOnce(listen, call.streams().in().readAllBytes()));
            return 0;
        }
        if (operands.size() < 2) {
            return call.fail("missing operand");
        }
        String address = address(call.process().network(), operands.getFirst());
        if (address == null) {
            return call.fail("bad address '" + operands.getFirst() + "'");
        }
        int port = Integer.parseInt(operands.get(1));
        byte[] sent = call.flag('z') ? new byte[0] : call.streams().in().readAllBytes();
        try {
            Optional<byte[]> answer =
                    call.process().network().exchange(address, port, sent, Duration.ofSeconds(5));
            if (answer.isPresent() && !call.flag('z')) {
                call.streams().print(answer.get());
            }
            return answer.isPresent() ? 0 : 1;
        } catch (IOException e) {
            return call.flag('z')
                    ? 1
                    : call.fail(
                            "can't connect to remote host (" + address + "): " + e.getMessage());
        }
    }

    private static int redis(Call call) throws IOException {
        String asked = String.join(" ", call.operands()).toLowerCase(Locale.ROOT);
        boolean known = asked.equals("ping");
        if (known) {
            call.streams().print("PONG\n");
            return 0;
        }
        call.streams()
                .print(
                        new String("(error) ERR unknown command '" + asked + "'\n")
                                .getBytes(StandardCharsets.UTF_8));
        return 0;
    }
}
