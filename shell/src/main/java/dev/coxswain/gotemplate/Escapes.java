package dev.coxswain.gotemplate;

import dev.coxswain.document.GoRunes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text made safe for where it goes, as Go's {@code html}, {@code js} and {@code urlquery}. */
final class Escapes {
    private Escapes() {}

    static String html(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("&#34;");
                case '\'' -> out.append("&#39;");
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\0' -> out.append('\ufffd');
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    static String js(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '\\', '\'', '"' -> out.append('\\').appendCodePoint(c);
                                case '<', '>', '&', '=' -> out.append(String.format("\\u%04X", c));
                                default -> {
                                    if (GoRunes.isPrint(c)) {
                                        out.appendCodePoint(c);
                                    } else {
                                        out.append(String.format("\\u%04X", c));
                                    }
                                }
                            }
                        });
        return out.toString();
    }

    static String query(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
