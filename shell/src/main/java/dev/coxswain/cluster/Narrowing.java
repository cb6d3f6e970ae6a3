package dev.coxswain.cluster;

import dev.coxswain.document.Parts;
import dev.coxswain.document.Wanted;
import dev.coxswain.document.Wanted.Match;
import dev.coxswain.failure.Failure;
import dev.coxswain.failure.FailureException;
import dev.coxswain.flow.Cancellation;
import dev.coxswain.model.ResourceType;

import org.jspecify.annotations.Nullable;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A list asked for with as little as somebody wants of it: items that cannot match stay at the
 * server, and so does all but the metadata where nothing else is read.
 */
final class Narrowing {
    /** Metadata alone, in the form that costs the server least. */
    private static final String METADATA =
            "application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,"
                    + "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,"
                    + "application/json";

    /** What pods can be selected by (pkg/apis/core/v1 conversion), besides their metadata. */
    private static final Set<String> POD_FIELDS =
            Set.of(
                    "spec.nodeName",
                    "spec.restartPolicy",
                    "spec.schedulerName",
                    "spec.serviceAccountName",
                    "status.phase");

    private static final Pattern FIELD_TEXT = Pattern.compile("[A-Za-z0-9._:/-]+");
    private static final Pattern LABEL_TEXT =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");
    private static final Pattern LABEL_KEY =
            Pattern.compile(
                    "([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*/)?"
                            + LABEL_TEXT);

    private final ResourceType type;
    private final Wanted wanted;

    Narrowing(ResourceType type, Wanted wanted) {
        this.type = type;
        this.wanted = wanted;
    }

    /** Opens the list; as it was asked for where the server takes nothing less. */
    InputStream open(Cluster cluster, Request list, Cancellation cancellation) {
        Request less = of(list);
        if (less.equals(list)) {
            return cluster.open(list, cancellation);
        }
        try {
            return cluster.open(less, cancellation);
        } catch (FailureException e) {
            boolean misunderstood =
                    e.failure() instanceof Failure.Api api
                            && (api.code() == 400 || api.code() == 406);
            if (!misunderstood) {
                throw e;
            }
            return cluster.open(list, cancellation);
        }
    }

    Request of(Request list) {
        Request less = list;
        for (Match match : wanted.matches()) {
            Request with = matching(less, match);
            if (with == null) {
                // Items may fail in this one, and must be given to what comes after it.
                break;
            }
            less = with;
        }
        return isMetadata(wanted.parts()) ? less.accepting(METADATA) : less;
    }

    /** With a selector for the match, or null where there is none that says the same. */
    private @Nullable Request matching(Request list, Match match) {
        List<String> path = match.path();
        String operator = match.equal() ? "=" : "!=";
        boolean label =
                path.size() == 3
                        && path.get(0).equals("metadata")
                        && path.get(1).equals("labels")
                        && LABEL_KEY.matcher(path.get(2)).matches()
                        && LABEL_TEXT.matcher(match.text()).matches();
        if (label) {
            return list.adding("labelSelector", path.get(2) + operator + match.text());
        }
        String field = String.join(".", path);
        return selects(field) && FIELD_TEXT.matcher(match.text()).matches()
                ? list.adding("fieldSelector", field + operator + match.text())
                : null;
    }

    private boolean selects(String field) {
        boolean pods = type.group().isEmpty() && type.plural().equals("pods");
        return field.equals("metadata.name")
                || (type.namespaced() && field.equals("metadata.namespace"))
                || (pods && POD_FIELDS.contains(field));
    }

    private static boolean isMetadata(Parts parts) {
        Map<String, Parts> keys = parts.onlyKeys();
        if (keys == null || !Set.of("metadata", "kind", "apiVersion").containsAll(keys.keySet())) {
            return false;
        }
        Parts metadata = keys.get("metadata");
        Map<String, Parts> fields = metadata == null ? Map.of() : metadata.onlyKeys();
        return fields != null && MetadataReader.canRead(fields);
    }
}
