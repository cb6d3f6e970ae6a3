package dev.coxswain.practice.node.shell;

import dev.coxswain.practice.node.files.Entry;
import dev.coxswain.practice.node.files.FileProblem;
import dev.coxswain.practice.node.files.FileTree;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code mkdir rm rmdir touch cp mv chmod ln readlink} as busybox has them. */
final class FileApplets {
    private FileApplets() {}

    static void register(Map<String, Call.Applet> all) {
        all.put("mkdir", FileApplets::mkdir);
        all.put("rm", FileApplets::rm);
        all.put(
                "rmdir",
                call -> each(call, "can't remove", path -> call.files().remove(path, false)));
        all.put("touch", FileApplets::touch);
        all.put("cp", call -> transfer(call, false));
        all.put("mv", call -> transfer(call, true));
        all.put("chmod", FileApplets::chmod);
        all.put("chown", call -> 0);
        all.put("ln", FileApplets::ln);
        all.put("readlink", FileApplets::readlink);
        all.put("realpath", FileApplets::readlink);
    }

    private interface Change {
        void apply(String path) throws FileProblem;
    }

    private static int each(Call call, String words, Change change) {
        int status = 0;
        for (String file : call.operands()) {
            try {
                change.apply(call.path(file));
            } catch (FileProblem e) {
                status = call.fail(words + " '" + file + "': " + e.getMessage());
            }
        }
        return status;
    }

    private static int mkdir(Call call) {
        boolean parents = call.flag('p');
        return each(
                call, "can't create directory", path -> call.files().makeDirectory(path, parents));
    }

    private static int rm(Call call) {
        boolean recursive = call.flag('r') || call.flag('R');
        boolean force = call.flag('f');
        return each(
                call,
                "can't remove",
                path -> {
                    try {
                        if (!recursive && call.files().stat(path).isDirectory()) {
                            throw new FileProblem(FileProblem.Reason.IS_DIRECTORY);
                        }
                        call.files().remove(path, recursive);
                    } catch (FileProblem e) {
                        if (!force || e.reason() != FileProblem.Reason.MISSING) {
                            throw e;
                        }
                    }
                });
    }

    private static int touch(Call call) throws IOException {
        int status = 0;
        for (String file : call.operands()) {
            try {
                call.files().write(call.path(file), new byte[0], true);
            } catch (FileProblem e) {
                status = call.fail(file + ": " + e.getMessage());
            }
        }
        return status;
    }

    private static int transfer(Call call, boolean move) {
        List<String> operands = call.operands();
        if (operands.size() < 2) {
            return call.fail("missing file operand");
        }
        String target = call.path(operands.getLast());
        boolean into = call.files().isDirectory(target);
        boolean recursive = move || call.flag('r') || call.flag('R') || call.flag('a');
        int status = 0;
        for (String file : operands.subList(0, operands.size() - 1)) {
            String from = call.path(file);
            String to = into ? FileTree.absolute(target, FileTree.name(from)) : target;
            try {
                if (call.files().isDirectory(from) && !recursive) {
                    status = call.fail("omitting directory '" + file + "'");
                    continue;
                }
                call.files().copy(from, to);
                if (move) {
                    call.files().remove(from, true);
                }
            } catch (FileProblem e) {
                boolean missing = call.files().find(from).isEmpty();
                String at = missing ? file : operands.getLast();
                status =
                        call.fail(
                                (missing
                                                ? move ? "can't rename '" : "can't stat '"
                                                : "can't create '")
                                        + at
                                        + "': "
                                        + e.getMessage());
            }
        }
        return status;
    }

    private static int chmod(Call call) {
        List<String> operands =
                call.arguments().stream().filter(each -> !each.equals("-R")).toList();
        if (operands.size() < 2) {
            return call.fail("missing operand");
        }
        String mode = operands.getFirst();
        int status = 0;
        for (String file : operands.subList(1, operands.size())) {
            try {
                Entry entry = call.files().stat(call.path(file));
                call.files().changeMode(call.path(file), mode(mode, entry.mode()));
            } catch (FileProblem e) {
                status = call.fail(file + ": " + e.getMessage());
            } catch (NumberFormatException e) {
                return call.fail("invalid mode '" + mode + "'");
            }
        }
        return status;
    }

    private static int mode(String text, int old) {
        if (text.matches("[0-7]+")) {
            return Integer.parseInt(text, 8);
        }
        if (!text.matches("[ugoa]*[-+=][rwx]+")) {
            throw new NumberFormatException(text);
        }
        String who = text.replaceAll("[-+=].*", "");
        String what = text.replaceAll(".*[-+=]", "");
        int bits =
                (what.contains("r") ? 4 : 0)
                        | (what.contains("w") ? 2 : 0)
                        | (what.contains("x") ? 1 : 0);
        boolean all = who.isEmpty() || who.contains("a");
        int mask =
                (all || who.contains("u") ? bits << 6 : 0)
                        | (all || who.contains("g") ? bits << 3 : 0)
                        | (all || who.contains("o") ? bits : 0);
        return text.contains("-") ? old & ~mask : old | mask;
    }

    private static int ln(Call call) throws IOException {
        List<String> operands = call.operands();
        if (operands.size() != 2) {
            return call.fail("missing file operand");
        }
        String to = call.path(operands.get(1));
        if (call.flag('s')) {
            if (call.files().find(to).isPresent() && !call.flag('f')) {
                return call.fail(operands.get(1) + ": File exists");
            }
            call.files().place(to, Entry.link(operands.getFirst(), call.process().now()));
        } else {
            call.files().copy(call.path(operands.getFirst()), to);
        }
        return 0;
    }

    private static int readlink(Call call) {
        boolean follow = call.flag('f') || call.name().equals("realpath");
        int status = 0;
        for (String file : call.operands()) {
            try {
                if (follow) {
                    call.streams().print(call.files().resolve(call.path(file)) + "\n");
                    continue;
                }
                Entry entry = call.files().stat(call.path(file));
                if (entry.isLink()) {
                    call.streams().print(entry.text() + "\n");
                } else {
                    status = 1;
                }
            } catch (FileProblem e) {
                status = 1;
            }
        }
        return status;
    }
}
