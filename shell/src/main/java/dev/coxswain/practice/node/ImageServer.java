package dev.coxswain.practice.node;

import com.fasterxml.jackson.databind.JsonNode;

import dev.coxswain.document.Json;
import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileTree;
import dev.coxswain.practice.node.image.Image;
import dev.coxswain.practice.node.network.Host;
import dev.coxswain.practice.node.network.HttpText;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an image's own program answers on its ports, and what it writes of it. */
final class ImageServer {
    private static final Pattern PART = Pattern.compile("\\$\\{([a-z]+)(?::([^}]*))?\\}");

    private final Image image;
    private final FileTree files;
    private final Map<String, String> environment;
    private final Host host;
    private final Consumer<String> log;

    ImageServer(
            Image image,
            FileTree files,
            Map<String, String> environment,
            Host host,
            Consumer<String> log) {
        this.image = image;
        this.files = files;
        this.environment = environment;
        this.host = host;
        this.log = log;
    }

    byte[] answer(JsonNode serves, byte[] message, String client, Instant now) {
        if (serves.has("raw")) {
            return serves.path("raw").asText().getBytes(StandardCharsets.UTF_8);
        }
        HttpText request = HttpText.parse(message);
        String path = request.target();
        String plain = path.replaceAll("[?#].*", "");
        int status = 200;
        byte[] body;
        String type = serves.path("type").asText("text/html");
        if (serves.has("root")) {
            String file = FileTree.absolute(serves.path("root").asText(), plain.substring(1));
            file = files.isDirectory(file) ? FileTree.absolute(file, "index.html") : file;
            Entry entry = files.find(file).orElse(null);
            status = entry == null ? 404 : 200;
            body = entry == null ? missing() : entry.content();
            type = file.endsWith(".html") || entry == null ? "text/html" : "text/plain";
        } else if (serves.has("paths") && !serves.path("paths").has(plain)) {
            status = 404;
            body = new byte[0];
        } else {
            String text =
                    serves.has("paths")
                            ? serves.path("paths").path(plain).asText()
                            : serves.path("text").asText();
            body = fill(text, now, Map.of("path", path)).getBytes(StandardCharsets.UTF_8);
        }
        note(request, client, status, body.length, now);
        byte[] shown = request.method().equals("HEAD") ? new byte[0] : body;
        return HttpText.answer(status, type, image.server(), shown);
    }

    private void note(HttpText request, String client, int status, int bytes, Instant now) {
        String template = image.log().path("request").asText("");
        if (!template.isEmpty()) {
            log.accept(
                    fill(
                            template,
                            now,
                            Map.of(
                                    "client",
                                    client,
                                    "request",
                                    request.firstLine(),
                                    "status",
                                    String.valueOf(status),
                                    "bytes",
                                    String.valueOf(bytes),
                                    "agent",
                                    request.header("User-Agent"),
                                    "path",
                                    request.target())));
        }
    }

    private byte[] missing() {
        String server = image.server();
        return ("<html>\r\n"
                        + "<head><title>404 Not Found</title></head>\r\n"
                        + "<body>\r\n"
                        + "<center><h1>404 Not Found</h1></center>\r\n"
                        + "<hr><center>"
                        + server
                        + "</center>\r\n</body>\r\n</html>\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The text with its <code>${…}</code> parts filled in. */
    String fill(String template, Instant now, Map<String, String> given) {
        Matcher matcher = PART.matcher(template);
        var out = new StringBuilder();
        while (matcher.find()) {
            String argument = matcher.group(2) == null ? "" : matcher.group(2);
            String value =
                    given.containsKey(matcher.group(1)) && argument.isEmpty()
                            ? given.getOrDefault(matcher.group(1), "")
                            : part(matcher.group(1), argument, now, given);
            matcher.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(out);
        return out.toString();
    }

    private String part(String name, String argument, Instant now, Map<String, String> given) {
        String[] words = argument.split("\\|", -1);
        String otherwise = words.length > 1 ? words[1] : "";
        return switch (name) {
            case "hostname" -> host.name();
            case "image" -> image.reference().replaceFirst("^docker\\.io/(library/)?", "");
            case "date" -> time("yyyy/MM/dd HH:mm:ss", now);
            case "apache" -> time("EEE MMM dd HH:mm:ss.SSSSSS yyyy", now);
            case "clf" -> time("dd/MMM/yyyy:HH:mm:ss '+0000'", now);
            case "dmy" -> time("dd MMM yyyy HH:mm:ss.SSS", now);
            case "iso" -> time("yyyy-MM-dd HH:mm:ss.SSS", now);
            case "hms" -> time("HH:mm.ss", now);
            case "env" -> environment.getOrDefault(words[0], otherwise);
            case "setting" -> setting(words[0], otherwise);
            case "random" ->
                    String.valueOf(ThreadLocalRandom.current().nextInt(Integer.parseInt(argument)));
            case "query" -> query(given.getOrDefault("path", ""), words[0], otherwise);
            case "pi" ->
                    pi(
                            Integer.parseInt(
                                    query(given.getOrDefault("path", ""), words[0], otherwise)));
            case "http" ->
                    fetch(
                            environment.getOrDefault(words[0], ""),
                            otherwise,
                            words.length > 2 ? words[2] : "");
            default -> "";
        };
    }

    /** A setting of an application: of the environment, of its mounted file, of its own file. */
    private String setting(String path, String otherwise) {
        String variable = environment.get(path.replace(".", "__"));
        if (variable != null) {
            return variable;
        }
        for (String file : java.util.List.of("/config/appsettings.json", "/app/appsettings.json")) {
            try {
                JsonNode found = Json.at(Json.parse(files.text(file)), path.split("\\."));
                if (found.isValueNode()) {
                    return found.asText();
                }
            } catch (IOException | RuntimeException e) {
                // an absent or broken file says nothing; the next one may
                continue;
            }
        }
        return otherwise;
    }

    private static String time(String pattern, Instant now) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneOffset.UTC)
                .format(now);
    }

    private static String query(String path, String name, String otherwise) {
        Matcher value = Pattern.compile("[?&]" + Pattern.quote(name) + "=(\\d{1,5})").matcher(path);
        return value.find() ? value.group(1) : otherwise;
    }

    private String fetch(String url, String before, String failed) {
        try {
            URI uri = URI.create(url);
            String address =
                    host.lookup(String.valueOf(uri.getHost())).stream().findFirst().orElse("");
            if (!address.isEmpty()) {
                byte[] request =
                        HttpText.request("GET", uri.getHost(), uri.getRawPath(), "dotnet", "");
                var raw =
                        host.exchange(
                                address,
                                uri.getPort() > 0 ? uri.getPort() : 80,
                                request,
                                Duration.ofSeconds(5));
                if (raw.isPresent() && HttpText.parse(raw.get()).status() == 200) {
                    return before
                            + new String(HttpText.parse(raw.get()).body(), StandardCharsets.UTF_8)
                                    .strip();
                }
            }
            return failed;
        } catch (IOException | IllegalArgumentException e) {
            return failed;
        }
    }

    /** Pi to so many places, by Machin's formula. */
    static String pi(int places) {
        var context = new MathContext(places + 12);
        BigDecimal sum =
                arctan(5, context)
                        .multiply(BigDecimal.valueOf(16))
                        .subtract(arctan(239, context).multiply(BigDecimal.valueOf(4)));
        return sum.setScale(places, RoundingMode.DOWN).toPlainString();
    }

    private static BigDecimal arctan(int inverse, MathContext context) {
        BigDecimal square = BigDecimal.valueOf((long) inverse * inverse);
        BigDecimal power = BigDecimal.ONE.divide(BigDecimal.valueOf(inverse), context);
        BigDecimal sum = power;
        BigDecimal least = BigDecimal.ONE.movePointLeft(context.getPrecision());
        for (int n = 3; power.compareTo(least) > 0; n += 2) {
            power = power.divide(square, context);
            BigDecimal term = power.divide(BigDecimal.valueOf(n), context);
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}
