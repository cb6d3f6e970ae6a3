package dev.coxswain.practice.node.files;

/**
 * A volume's place in a container.
 *
 * @param path where it is seen, without a slash at the end ({@code /} for the root)
 * @param subPath the part of the volume that is seen, {@code /} for all of it; may be a file
 * @param readOnly whether writing is refused
 */
public record Mount(String path, Volume volume, String subPath, boolean readOnly) {
    boolean covers(String file) {
        return path.equals("/") || file.equals(path) || file.startsWith(path + "/");
    }

    /** The path inside the volume of a file of the container. */
    String inside(String file) {
        String rest = path.equals("/") ? file : file.substring(path.length());
        if (subPath.equals("/")) {
            return rest.isEmpty() ? "/" : rest;
        }
        return rest.equals("/") ? subPath : subPath + rest;
    }
}
