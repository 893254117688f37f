package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.domain.training.RunRecord;

/** Writes runs for other programs. */
public interface RunExporter {
  /** Writes one line per epoch, with a header: comma-separated values as in RFC 4180. */
  void exportCsv(List<RunRecord> runs, Path file) throws IOException;

  /** Writes the whole record of each run as JSON. */
  void exportJson(List<RunRecord> runs, Path file) throws IOException;
}
