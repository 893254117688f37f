package org.digitstudio.engine.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.digitstudio.TestModels;
import org.digitstudio.container.CardJson;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A good model file in parts, for tests that spoil one thing and expect one sentence, not harm. */
abstract class SpoiltModel {
  static final String CONFIGURATION = "configuration.json";
  static final String COEFFICIENTS = "coefficients.bin";

  @TempDir Path folder;
  Path file;
  final Map<String, byte[]> entries = new LinkedHashMap<>();

  @BeforeEach
  void aGoodModel() throws IOException {
    file = folder.resolve("bad.zip");
    NetworkSpec spec = NetworkSpec.asCoded();
    Model model = new Model(ModelCard.unknown("x"), spec, new float[spec.parameterCount()]);
    entries.put(CONFIGURATION, ConfigurationWriter.json(spec).getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream row = new ByteArrayOutputStream();
    NdArrays.writeRow(model.parameters(), row);
    entries.put(COEFFICIENTS, row.toByteArray());
    entries.put("model.json", CardJson.write(model.card()));
  }

  byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }

  void refused(String why) throws IOException {
    refused(zip(), why);
  }

  void refused(byte[] content, String why) throws IOException {
    Files.write(file, content);
    TestModels.assertRefused(file, why);
  }
}
