package dev.coxswain.document;

import com.fasterxml.jackson.core.JsonProcessingException;

/** What is wrong with a JSON text, in the words of Go's decoder. */
final class GoJsonWords {
    private GoJsonWords() {}

    /** The message for the place where reading stopped. */
    static String of(JsonProcessingException e, String text) {
        String problem = String.valueOf(e.getOriginalMessage());
        long stopped = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
        int at = (int) Math.clamp(stopped, 0, Math.max(0, text.length() - 1));
        while (at > 0 && !problem.contains("'" + text.charAt(at) + "'")) {
            at--;
        }
        return "json: offset "
                + (at + 1)
                + ": invalid character '"
                + text.charAt(at)
                + "' "
                + where(problem);
    }

    private static String where(String problem) {
        if (problem.contains("separate Object entries")) {
            return "after object key:value pair";
        }
        if (problem.contains("separate Array entries")) {
            return "after array element";
        }
        if (problem.contains("start field name")) {
            return "looking for beginning of object key string";
        }
        return problem.contains("colon") ? "after object key" : "looking for beginning of value";
    }
}
