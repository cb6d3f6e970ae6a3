package dev.coxswain.script;

import java.util.ArrayList;
import java.util.List;

/** Objects of a list as Groovy sees them; {@code items} is the list itself, as in jq. */
public final class ObjectList extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    ObjectList(List<Object> objects) {
        super(objects);
    }

    public List<Object> getItems() {
        return this;
    }
}
