package dev.coxswain.pipeline;

import dev.coxswain.failure.FailureException;
import dev.coxswain.line.RowReference;
import dev.coxswain.line.Word;
import dev.coxswain.line.WordPart;
import dev.coxswain.result.Item;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Origin;
import dev.coxswain.result.OutputFormat;
import dev.coxswain.result.Result;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes the words of a stage from their parts: variables, substitutions, rows, home. */
final class Expander {
    private final Context context;
    private final Targets targets = new Targets();

    Expander(Context context) {
        this.context = context;
    }

    /** Where the rows and objects among the words live. */
    Targets targets() {
        return targets;
    }

    List<String> words(List<Word> words) {
        return fields(words).stream().map(Field::text).toList();
    }

    List<Field> fields(List<Word> words) {
        List<Field> fields = new ArrayList<>();
        for (Word word : words) {
            FieldBuilder builder = new FieldBuilder();
            word.parts().forEach(part -> expand(part, builder));
            fields.addAll(builder.fields());
        }
        return fields;
    }

    /** A word that must be one, as a file's name or a here-document. */
    String one(Word word) {
        List<Field> fields = fields(List.of(word));
        if (fields.size() != 1) {
            String shown = fields.isEmpty() ? "nothing" : "more than one word";
            throw FailureException.plain("a file's name is needed here, not " + shown);
        }
        return fields.getFirst().text();
    }

    /** A here-document's text; it may be empty. */
    String text(Word word) {
        List<Field> fields = fields(List.of(word));
        return fields.isEmpty() ? "" : fields.getFirst().text();
    }

    private void expand(WordPart part, FieldBuilder builder) {
        switch (part) {
            case WordPart.Text(var text, var quoted, _) -> builder.add(text, quoted);
            case WordPart.Home _ -> builder.add(home(), true);
            case WordPart.Rows(var rows, _) -> builder.words(rows(rows));
            case WordPart.Variable variable -> variable(variable, builder);
            case WordPart.Substitution(var line, var quoted, _) -> {
                Result result = context.values().apply(line);
                if (quoted) {
                    builder.add(Values.trimmed(substituted(result, "\n")), true);
                } else {
                    builder.split(substituted(result, " "));
                }
            }
        }
    }

    private String home() {
        Object home = context.session().variables().get("HOME");
        return home == null ? "~" : home.toString();
    }

    private List<String> rows(RowReference reference) {
        return Rows.origins(context.session(), reference).stream().map(this::target).toList();
    }

    private String target(Origin origin) {
        targets.add(origin);
        return origin.ref().qualifiedName();
    }

    /** A result's text; objects nobody gave a format are their names. */
    private String substituted(Result result, String between) {
        if (result instanceof Items items && items.output().format() == OutputFormat.TABLE) {
            List<String> names = new ArrayList<>();
            for (Item item : Values.drain(items.objects())) {
                names.add(name(item, "$( )"));
            }
            return String.join(between, names);
        }
        return rendered(result);
    }

    private String rendered(Result result) {
        if (result instanceof Lines lines) {
            return Values.text(lines.bytes());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        context.tools().rendering().write(result, bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String name(Item item, String what) {
        if (item.origin() != null) {
            return target(item.origin());
        }
        String kind = item.json().path("kind").asText("");
        String name = item.json().path("metadata").path("name").asText("");
        if (kind.isEmpty() || name.isEmpty()) {
            if (item.json().isValueNode()) {
                return item.json().asText();
            }
            throw FailureException.plain(
                    what + " is neither text nor a Kubernetes object",
                    "pick a field of it: | .metadata.name");
        }
        return kind.toLowerCase(java.util.Locale.ROOT) + "/" + name;
    }

    private void variable(WordPart.Variable variable, FieldBuilder builder) {
        Object value = SessionValues.find(context, variable.name());
        if (value == null) {
            throw unknown(variable.name());
        }
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            builder.add(value.toString(), true);
            return;
        }
        List<String> names =
                SessionValues.items(context, value).stream()
                        .map(item -> name(item, "$" + variable.name()))
                        .toList();
        if (variable.quoted()) {
            builder.add(String.join(" ", names), true);
        } else {
            builder.words(names);
        }
    }

    private static FailureException unknown(String name) {
        boolean number = Character.isDigit(name.charAt(0));
        return FailureException.plain(
                "there is no variable \"" + name + "\"",
                number
                        ? "use single quotes to hand $" + name + " on as it is"
                        : "single quotes keep a $ as it is");
    }
}
