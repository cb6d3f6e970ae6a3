package dev.coxswain.practice.http;

import dev.coxswain.model.ResourceType;
import dev.coxswain.practice.api.Kind;
import dev.coxswain.practice.api.Kinds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/** The mark in discovery of the version in which the objects of a kind are stored. */
final class StorageHash {
    /** Kinds that the real server still stores in an older version. */
    private static final Set<String> OLDER =
            Set.of(
                    "mutatingadmissionpolicies.admissionregistration.k8s.io",
                    "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
                    "customresourcedefinitions.apiextensions.k8s.io");

    private StorageHash() {}

    /** The mark; empty for kinds whose objects are not stored, or not known in which version. */
    static String of(Kinds kinds, Kind kind) {
        ResourceType type = kinds.storage(kind).type();
        boolean several =
                kind.custom()
                        && kinds.all().stream()
                                        .filter(each -> each.name().equals(kind.name()))
                                        .count()
                                > 1;
        if (!type.can("delete") || several) {
            return "";
        }
        String version = OLDER.contains(kind.name()) ? "v1beta1" : type.version();
        String whole = type.group() + "/" + version + "/" + type.kind();
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(whole.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(hash, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
