package dev.coxswain.practice.node.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code psql} against the database of its own container: constants and a few system views. */
final class Psql {
    private static final Pattern CONSTANT =
            Pattern.compile("select\\s+('([^']*)'|[0-9]+)\\s*;?", Pattern.CASE_INSENSITIVE);

    private Psql() {}

    static int run(Call call) {
        String query = "";
        boolean bare = false;
        List<String> words = new ArrayList<>(call.arguments());
        while (!words.isEmpty()) {
            String word = words.removeFirst();
            if (word.equals("-c") || word.equals("--command")) {
                query = words.isEmpty() ? "" : words.removeFirst();
            } else if (word.equals("-t") || word.equals("-tA") || word.equals("-At")) {
                bare = true;
            } else if (word.matches("-[Uhdp]") && !words.isEmpty()) {
                words.removeFirst();
            }
        }
        String text = query.strip().replaceAll("\\s+", " ");
        String lower = text.toLowerCase(Locale.ROOT).replaceAll(";$", "");
        if (lower.isEmpty()) {
            return call.fail("error: only -c QUERY is understood here");
        }
        Matcher constant = CONSTANT.matcher(text);
        if (constant.matches()) {
            return print(call, "?column?", constant.group(1).replace("'", ""), bare);
        }
        return switch (lower) {
            case "select version()" -> print(call, "version", "PostgreSQL 11.6 on x86_64", bare);
            case "select pid from pg_stat_wal_receiver",
                    "select count(*) from pg_stat_replication" ->
                    print(call, lower.contains("count") ? "count" : "pid", "0", bare);
            case "select datname from pg_database" -> print(call, "datname", "postgres", bare);
            case "select now()" -> print(call, "now", call.process().now().toString(), bare);
            default -> {
                call.streams()
                        .complain(
                                "ERROR:  the practice cluster's database does not know this query");
                yield 1;
            }
        };
    }

    private static int print(Call call, String column, String value, boolean bare) {
        int width = Math.max(column.length(), value.length());
        if (!bare) {
            String rule = "-".repeat(width + 2);
            call.streams().print(" " + column + "\n" + rule + "\n");
        }
        call.streams().print(" " + value + "\n" + (bare ? "" : "(1 row)\n") + "\n");
        return 0;
    }
}
