package dev.coxswain.practice;

/** What the figures are measured with. */
final class FigureBodies {
    static final String CONFIG_MAP =
            "{\"metadata\":{\"name\":\"c%s\",\"labels\":{\"app\":\"web\"}},\"data\":{\"a\":\"b\"}}";
    static final String POD =
            "{\"metadata\":{\"name\":\"p%s\",\"labels\":{\"app\":\"web\"}},\"spec\":{"
                    + "\"schedulerName\":\"nobody\",\"containers\":[{\"name\":\"web\","
                    + "\"image\":\"nginx\",\"ports\":[{\"containerPort\":80}]}]}}";

    private FigureBodies() {}
}
