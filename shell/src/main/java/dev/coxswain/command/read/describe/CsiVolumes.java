package dev.coxswain.command.read.describe;

import static dev.coxswain.command.read.describe.VolumeSource.text;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Volumes of CSI drivers. */
final class CsiVolumes {
    private static final int LONGEST = 140;

    private CsiVolumes() {}

    /** The source, with lines of its own between the file system and the attributes. */
    static VolumeSource csi(VolumeSource.Line... more) {
        List<VolumeSource.Line> lines = new ArrayList<>();
        lines.add(text("Driver", "driver"));
        lines.add(text("FSType", "fsType"));
        lines.addAll(List.of(more));
        return new VolumeSource(
                "csi",
                "CSI (a Container Storage Interface (CSI) volume source)",
                lines,
                CsiVolumes::attributes);
    }

    /** The attributes of a CSI volume, a pair a line. */
    private static void attributes(JsonNode csi, Sheet sheet) {
        sheet.part(2, "VolumeAttributes:\t");
        Map<String, JsonNode> attributes = Fields.sorted(csi.path("volumeAttributes"));
        if (attributes.isEmpty()) {
            sheet.part("<none>\n");
            return;
        }
        boolean first = true;
        for (Map.Entry<String, JsonNode> each : attributes.entrySet()) {
            if (!first) {
                sheet.part(2, "");
                sheet.part(2, "\t");
            }
            first = false;
            String line = each.getKey() + "=" + each.getValue().asText();
            sheet.line(2, Metadata.shorten(line, LONGEST));
        }
    }
}
