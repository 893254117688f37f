package org.digitstudio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EvaluateDonorsCommandTest extends ReadingCommands {
  private Path file(String name, String lines) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, lines);
    return file;
  }

  private Path digits() throws IOException {
    return file(
        "digits.jsonl",
        """
        {"label":1,"donor":"one","strokes":[[[5,0],[5,50],[5,100]]]}
        {"label":7,"donor":"one","strokes":[[[0,0],[60,0],[20,100]]]}
        {"label":4,"donor":"two","strokes":[[[0,0],[0,50],[50,50]],[[40,0],[40,100]]]}
        """);
  }

  @Test
  void printsARowForEachDonor() throws IOException {
    Path letters =
        file(
            "letters.jsonl",
            """
            {"text":"x","donor":"one","strokes":[[[0,0],[50,50]],[[50,0],[0,50]]]}
            {"text":"O","donor":"one","strokes":[[[0,0],[50,0],[50,50],[0,50],[0,0]]]}
            {"text":"x","donor":"three","strokes":[[[0,0],[50,50]],[[50,0],[0,50]]]}
            """);
    assertThat(run("evaluate-donors", "--ink", digits(), "--non-digits", letters, "--json"))
        .as(err.toString())
        .isZero();

    var rows = out.toString().lines().toList();
    assertThat(rows).hasSize(2);
    JsonNode one = MAPPER.readTree(rows.getFirst());
    assertThat(one.get("donor").asText()).isEqualTo("one");
    assertThat(one.get("digits").asInt()).isEqualTo(2);
    assertThat(one.get("non_digits").asInt()).isEqualTo(1);
    assertThat(one.get("look_alikes").asInt()).isEqualTo(1);
    assertThat(one.get("auroc").asDouble()).isBetween(0.0, 1.0);
    JsonNode two = MAPPER.readTree(rows.getLast());
    assertThat(two.get("digits").asInt()).isEqualTo(1);
    assertThat(two.has("auroc")).isFalse();
  }

  @Test
  void saysWhatIsMissingWithoutInk() {
    assertThat(run("evaluate-donors")).isNotZero();
    assertThat(err.toString()).contains("--ink FILE");
  }
}
