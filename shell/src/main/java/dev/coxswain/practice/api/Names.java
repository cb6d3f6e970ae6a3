package dev.coxswain.practice.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.coxswain.practice.api.StatusException.Cause;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The syntax of names, labels and annotations, with the server's sentences about it. */
public final class Names {
    private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String SERVICE = "[a-z]([-a-z0-9]*[a-z0-9])?";
    private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
    private static final String VALUE = "(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?";
    private static final Map<String, Pattern> PATTERNS =
            Map.of(
                    LABEL, Pattern.compile(LABEL),
                    SUBDOMAIN, Pattern.compile(SUBDOMAIN),
                    SERVICE, Pattern.compile(SERVICE),
                    QUALIFIED, Pattern.compile(QUALIFIED),
                    VALUE, Pattern.compile(VALUE));

    private Names() {}

    private static boolean matches(String pattern, String text) {
        Pattern compiled = PATTERNS.get(pattern);
        return compiled != null && compiled.matcher(text).matches();
    }

    public static void requireName(Kind kind, ObjectNode object) {
        JsonNode metadata = object.path("metadata");
        if (metadata.path("name").asText("").isEmpty()
                && metadata.path("generateName").asText("").isEmpty()) {
            var cause =
                    new Cause(
                            "FieldValueRequired",
                            "Required value: name or generateName is required",
                            "metadata.name");
            throw Faults.invalid(kind, "", List.of(cause));
        }
    }

    public static void check(Kind kind, ObjectNode object, Problems problems) {
        String name = ObjectMeta.name(object);
        switch (kind.naming()) {
            case LABEL -> label(name, "metadata.name", problems);
            case SUBDOMAIN -> subdomain(name, "metadata.name", problems);
            case FREE -> {}
        }
        labels(object.path("metadata").path("labels"), "metadata.labels", problems);
        object.path("metadata")
                .path("annotations")
                .properties()
                .forEach(each -> key(each.getKey(), "metadata.annotations", problems));
    }

    public static void labels(JsonNode labels, String field, Problems problems) {
        labels.properties()
                .forEach(
                        each -> {
                            key(each.getKey(), field, problems);
                            value(each.getValue().asText(), field, problems);
                        });
    }

    /** A DNS label: names of containers, ports of a service, volumes. */
    public static void label(String name, String field, Problems problems) {
        if (name.length() > 63) {
            problems.invalid(field, name, "must be no more than 63 bytes");
        }
        if (!matches(LABEL, name)) {
            problems.invalid(
                    field,
                    name,
                    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters"
                            + " or '-', and must start and end with an alphanumeric character (e.g."
                            + " 'my-name',  or '123-abc', regex used for validation is '"
                            + LABEL
                            + "')");
        }
    }

    public static void subdomain(String name, String field, Problems problems) {
        if (name.length() > 253) {
            problems.invalid(field, name, "must be no more than 253 bytes");
        }
        if (!matches(SUBDOMAIN, name)) {
            problems.invalid(
                    field,
                    name,
                    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric"
                            + " characters, '-' or '.', and must start and end with an alphanumeric"
                            + " character (e.g. 'example.com', regex used for validation is '"
                            + SUBDOMAIN
                            + "')");
        }
    }

    public static void key(String key, String field, Problems problems) {
        int slash = key.indexOf('/');
        String name = key.substring(slash + 1);
        if (slash >= 0 && !matches(SUBDOMAIN, key.substring(0, slash))) {
            problems.invalid(
                    field,
                    key,
                    "prefix part a lowercase RFC 1123 subdomain must consist of lower case"
                            + " alphanumeric characters, '-' or '.', and must start and end with an"
                            + " alphanumeric character (e.g. 'example.com', regex used for"
                            + " validation is '"
                            + SUBDOMAIN
                            + "')");
        }
        if (name.length() > 63) {
            problems.invalid(field, key, "name part must be no more than 63 bytes");
        } else if (!matches(QUALIFIED, name)) {
            problems.invalid(
                    field,
                    key,
                    "name part must consist of alphanumeric characters, '-', '_' or '.', and must"
                            + " start and end with an alphanumeric character (e.g. 'MyName',  or"
                            + " 'my.name',  or '123-abc', regex used for validation is '"
                            + QUALIFIED
                            + "')");
        }
    }

    private static void value(String value, String field, Problems problems) {
        if (value.length() > 63) {
            problems.invalid(field, value, "must be no more than 63 bytes");
        } else if (!matches(VALUE, value)) {
            problems.invalid(
                    field,
                    value,
                    "a valid label must be an empty string or consist of alphanumeric characters,"
                            + " '-', '_' or '.', and must start and end with an alphanumeric character"
                            + " (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation"
                            + " is '"
                            + VALUE
                            + "')");
        }
    }
}
