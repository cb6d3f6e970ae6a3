package dev.coxswain.result;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One line of a table.
 *
 * @param cells one for each column of its batch; whatever the server sent, not yet cut or escaped
 * @param origin the object the row stands for, or null
 */
public record Row(List<String> cells, @Nullable Origin origin) {
    public Row {
        cells = List.copyOf(cells);
    }
}
