package dev.coxswain.command.debug;

import java.util.regex.Pattern;

/** References of container images, as {@code registry:5000/team/app:1.2@sha256:…}. */
final class ImageName {
    private static final String PART = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
    private static final String HOST =
            "(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*"
                    + "|\\[[a-fA-F0-9:]+])(?::[0-9]+)?";
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "(?:"
                            + HOST
                            + "/)?"
                            + PART
                            + "(?:/"
                            + PART
                            + ")*(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?");

    private ImageName() {}

    static boolean isValid(String image) {
        return REFERENCE.matcher(image).matches();
    }
}
