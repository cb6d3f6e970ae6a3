package dev.coxswain.pipeline;

import dev.coxswain.failure.FailureException;
import dev.coxswain.line.RowReference;
import dev.coxswain.result.Origin;
import dev.coxswain.session.Session;

import java.util.List;

/** The rows of the last table. */
final class Rows {
    private Rows() {}

    /**
     * The objects of rows.
     *
     * @throws FailureException where a row is not there or stands for no object
     */
    static List<Origin> origins(Session session, RowReference reference) {
        List<Origin> rows = session.results().rows();
        if (rows.isEmpty()) {
            throw FailureException.plain(
                    "there is no table " + reference + " could mean", "get one first: get pods");
        }
        if (reference.rows().isEmpty()) {
            if (rows.size() != 1) {
                throw FailureException.plain(
                        "% is the only row, and the last table has " + rows.size(),
                        "say which: %1, %1..3, %1,4");
            }
            return rows;
        }
        return reference.rows().stream().map(row -> origin(session, row, rows.size())).toList();
    }

    private static Origin origin(Session session, int row, int size) {
        Origin origin = session.results().row(row);
        if (origin == null) {
            throw FailureException.plain(
                    "there is no row %" + row + ", the last table has " + size);
        }
        return origin;
    }
}
