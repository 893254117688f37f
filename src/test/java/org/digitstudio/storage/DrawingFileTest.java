package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.digit.Drawing.DrawnStroke;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingFileTest {
  @TempDir private Path folder;
  private Path file;
  private DrawingFile store;

  @BeforeEach
  void open() {
    file = folder.resolve("drawing.json");
    store = new DrawingFile(file);
  }

  @Test
  void aDrawingComesBackAsItWas() throws IOException {
    Drawing drawing =
        new Drawing(
            List.of(
                new DrawnStroke(
                    new Stroke(List.of(new InkPoint(0.1f, 2), new InkPoint(-3, 4.75f))), 24),
                new DrawnStroke(new Stroke(List.of(new InkPoint(7, 8))), 6.5)));
    store.save(drawing);
    assertThat(store.load()).isEqualTo(drawing);
  }

  @Test
  void withoutAFileThePageIsBlank() throws IOException {
    assertThat(store.load()).isEqualTo(Drawing.BLANK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"strokes\":[{\"width\":24,\"points\":[]}]}",
        "{\"strokes\":[{\"width\":24,\"points\":[[1]]}]}",
        "{\"strokes\":[{\"width\":24,\"points\":[[1,1e300]]}]}",
        "{\"strokes\":[{\"width\":0,\"points\":[[1,2]]}]}"
      })
  void aDamagedFileIsRefusedWithItsName(String content) throws IOException {
    Files.writeString(file, content);
    assertThatThrownBy(store::load)
        .isInstanceOf(StudioIOException.class)
        .hasMessageContaining("storage.drawing.damaged")
        .hasMessageContaining("drawing.json");
  }
}
