package dev.coxswain.cluster.transport;

/** How the program names itself to servers. */
final class UserAgent {
    static final String TEXT =
            "cox/"
                    + version()
                    + " ("
                    + System.getProperty("os.name", "unknown").toLowerCase(java.util.Locale.ROOT)
                    + "/"
                    + System.getProperty("os.arch", "unknown")
                    + ")";

    private UserAgent() {}

    private static String version() {
        String version = UserAgent.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
