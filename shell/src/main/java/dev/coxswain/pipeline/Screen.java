package dev.coxswain.pipeline;

import dev.coxswain.flow.Terminal;
import dev.coxswain.render.Printer;
import dev.coxswain.result.Empty;
import dev.coxswain.result.Items;
import dev.coxswain.result.Lines;
import dev.coxswain.result.Result;
import dev.coxswain.result.Takeover;

/** The end of a line: what it gives is shown and remembered. */
record Screen(Tools tools) {

    void show(Result result, Channels channels) {
        switch (result) {
            case Empty empty -> {
                // What Groovy printed is out before the next line is waited for.
                Printer.flush(channels.output());
                if (empty.note() != null) {
                    channels.notices().line(empty.note());
                }
            }
            case Takeover takeover -> {
                Terminal terminal = channels.terminal();
                if (terminal == null) {
                    throw Values.needsTerminal(takeover);
                }
                takeover.run(terminal);
            }
            case Items items ->
                    tools.rendering()
                            .show(KeptItems.of(items, tools.session().results()), channels);
            case Lines lines -> tools.rendering().show(lines, channels);
        }
    }
}
