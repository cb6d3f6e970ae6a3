package dev.coxswain.repl;

import java.util.List;

/** What can stand at the cursor; asked at each Tab and never slow. */
@FunctionalInterface
public interface Completions {
    /** The choices for a text with the cursor at a position, best first. */
    List<Choice> at(String text, int cursor);

    /**
     * One choice.
     *
     * @param value what takes the place of the word under the cursor
     * @param group the heading it is listed under, may be empty
     * @param description a few words beside it, may be empty
     * @param complete whether a blank may follow
     */
    record Choice(String value, String group, String description, boolean complete) {}
}
