package dev.coxswain.complete;

/**
 * One thing that can stand at the cursor.
 *
 * @param value the whole new text from {@link Completion#from()} to the cursor, not yet quoted
 * @param display what the list shows
 * @param group the heading it stands under
 * @param description a few words beside it, may be empty
 * @param complete whether a blank follows; false where more of the word comes, as after a slash
 */
public record Candidate(
        String value, String display, String group, String description, boolean complete) {
    static Candidate of(String value, String group, String description) {
        return new Candidate(value, value, group, description, true);
    }

    /** A candidate whose word goes on. */
    static Candidate open(String value, String group, String description) {
        return new Candidate(value, value, group, description, false);
    }

    /** The same candidate behind what already stands in the word. */
    Candidate behind(String start) {
        return new Candidate(start + value, display, group, description, complete);
    }
}
