package org.digitstudio.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.digit.Drawing.DrawnStroke;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.domain.port.DrawingStore;

/**
 * The drawing as one line of JSON, {@code {"strokes":[{"width":24,"points":[[x,y],...]},...]}}, in
 * the page's unit. All sizes are bounded: the file is hostile until checked.
 */
public final class DrawingFile implements DrawingStore {
  private static final int MAX_BYTES = 1 << 22;
  private static final int MAX_STROKES = 1_000;
  private static final int MAX_POINTS = 100_000;
  private static final double MAX_COORDINATE = 1e5;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;

  /**
   * Makes a store that touches nothing yet.
   *
   * @param file its folder exists by the time something is saved
   */
  public DrawingFile(Path file) {
    this.file = file;
  }

  @Override
  public Drawing load() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MAX_BYTES + 1);
      if (content.length > MAX_BYTES) {
        throw damaged(new IllegalArgumentException("larger than a drawing can be"));
      }
      return parse(MAPPER.readTree(content));
    } catch (NoSuchFileException e) {
      return Drawing.BLANK;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw damaged(e);
    }
  }

  private StudioIOException damaged(Exception cause) {
    return new StudioIOException(cause, "storage.drawing.damaged", file.toString());
  }

  private static Drawing parse(JsonNode root) {
    List<DrawnStroke> strokes = new ArrayList<>();
    int points = 0;
    for (JsonNode stroke : root.path("strokes")) {
      List<InkPoint> line = new ArrayList<>();
      for (JsonNode point : stroke.path("points")) {
        line.add(new InkPoint(coordinate(point.path(0)), coordinate(point.path(1))));
      }
      points += line.size();
      strokes.add(new DrawnStroke(new Stroke(line), stroke.path("width").asDouble()));
      if (strokes.size() > MAX_STROKES || points > MAX_POINTS) {
        throw new IllegalArgumentException("more strokes than a drawing can have");
      }
    }
    return new Drawing(strokes);
  }

  private static float coordinate(JsonNode node) {
    double value = node.asDouble(Double.NaN);
    if (!(Math.abs(value) <= MAX_COORDINATE)) {
      throw new IllegalArgumentException("a coordinate off any page");
    }
    return (float) value;
  }

  @Override
  public void save(Drawing drawing) throws IOException {
    ObjectNode root = MAPPER.createObjectNode();
    ArrayNode strokes = root.putArray("strokes");
    for (DrawnStroke drawn : drawing.strokes()) {
      ObjectNode stroke = strokes.addObject().put("width", drawn.width());
      ArrayNode points = stroke.putArray("points");
      for (InkPoint point : drawn.stroke().points()) {
        points.addArray().add(point.x()).add(point.y());
      }
    }
    AtomicFile.write(file, root + "\n");
  }
}
